"""Options of lookup questions: clients, receivers of a request, staff, those of the weekly meeting,
those for a part of a client's team; found by typing.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal, cast, get_args

from sqlalchemy import select

from domain.clients.candidates import Vacancy, candidates, vacancy_of
from domain.clients.links import linked_client
from domain.clients.searching import FOUND_LIMIT, find_clients
from domain.errors import DeskError
from domain.forms.answers import Picked
from domain.forms.cleaning import folded
from domain.forms.model import Question
from domain.forms.responses import Draft
from domain.people.staff import find_receivers
from domain.permissions import Permission, needs
from domain.reports.at_meeting import at_the_meeting
from domain.work import Work
from storage.models import Client, Employee

Source = Literal["clients", "meeting", "receivers", "staff", "team"]
"""What `select_one_from_file NAME.csv` of a form may name."""

PAGE = FOUND_LIMIT
LONGEST_ID = 18
"""Digits of an id; a longer one was forged, and the database has no room for it."""

_QUOTES = " «»\"'"


@dataclass(frozen=True)
class Option:
    """What may be picked. `away_until`: of somebody on leave, its last day."""

    picked: Picked
    away_until: date | None = None


@dataclass(frozen=True)
class Options:
    """One page of what may be picked.

    `typed` is what was searched for; `more` says that another page follows.
    """

    items: tuple[Option, ...]
    typed: str = ""
    page: int = 0
    more: bool = False


@dataclass(frozen=True)
class Lookup:
    """What a question looks up.

    Attributes:
        vacancy: of the source "team": what somebody is sought for; without it, it is "staff".
    """

    source: Source
    vacancy: Vacancy | None = None


def source_of(name: str | None) -> Source:
    """The source that a lookup question names.

    Raises:
        ValueError: there is none of that name; the reader of forms lets none through.
    """
    if name not in get_args(Source):
        raise ValueError(f"no such lookup: {name}")
    return cast("Source", name)


def lookup_of(question: Question, draft: Draft) -> Lookup:
    """What a question of a draft looks up.

    Raises:
        ValueError: as above.
    """
    source = source_of(question.lookup)
    return Lookup(source, vacancy_of(draft) if source == "team" else None)


@needs(Permission.ANSWER_FORMS)
async def options(work: Work, lookup: Lookup, typed: str = "", page: int = 0) -> Options:
    """What can be picked for the letters typed; without any, what is picked most likely.

    Args:
        page: from 0.
    """
    wanted = typed.strip(_QUOTES)
    first = max(page, 0) * PAGE
    if lookup.source == "clients":
        clients = await find_clients(work, wanted, first)
        found = [Option(Picked(str(each.id), each.name)) for each in clients]
    elif lookup.vacancy is not None:
        named = await candidates(work, lookup.vacancy, wanted, first, PAGE + 1)
        found = [Option(each) for each in named]
    else:
        everybody = await _people(work, lookup.source, wanted)
        found = everybody[first : first + PAGE + 1]
    return Options(tuple(found[:PAGE]), wanted, max(page, 0), len(found) > PAGE)


async def _people(work: Work, source: Source, wanted: str) -> list[Option]:
    if source == "meeting":
        met = await at_the_meeting(work, wanted)
        return [Option(Picked(str(each), name)) for each, name in met]
    people = await find_receivers(work, wanted)
    if source in ("staff", "team"):
        return [Option(Picked(str(person.id), person.name), until) for person, until in people]
    colleagues = [
        Option(Picked(f"person:{person.id}", person.name), until) for person, until in people
    ]
    return colleagues + _departments(work, wanted)


def _departments(work: Work, wanted: str) -> list[Option]:
    titled = [
        Picked(f"department:{code}", work.policy.department_title(code, work.actor.language))
        for code in work.policy.departments
    ]
    return [Option(each) for each in titled if folded(wanted) in folded(each.label)]


@needs(Permission.ANSWER_FORMS)
async def meant(work: Work, lookup: Lookup, typed: str) -> Picked | None:
    """The one option whose very name was typed, or that was chosen from an inline search; None
    when there is none, or several.
    """
    found = await options(work, lookup, typed)
    if lookup.source == "clients" and linked_client(typed) is not None:
        return next((each.picked for each in found.items), None)
    exact = [each.picked for each in found.items if folded(each.picked.label) == folded(typed)]
    return exact[0] if len(exact) == 1 else None


@needs(Permission.ANSWER_FORMS)
async def picked(work: Work, source: Source, option_id: str) -> Picked:
    """An option by its id, with the name it has now.

    Raises:
        DeskError: there is no such thing any more.
    """
    kind, _, which = option_id.rpartition(":")
    if source == "receivers" and kind == "department":
        if which not in work.policy.departments:
            raise DeskError("error-department-unknown")
        return Picked(option_id, work.policy.department_title(which, work.actor.language))
    if not (which.isascii() and which.isdigit() and len(which) <= LONGEST_ID):
        raise DeskError("error-receiver-unknown")
    name = await _name(work, source, int(which))
    if name is None:
        raise DeskError("error-client-unknown" if source == "clients" else "error-employee-gone")
    return Picked(option_id, name)


async def _name(work: Work, source: Source, row_id: int) -> str | None:
    if source == "clients":
        return await work.session.scalar(select(Client.name).where(Client.id == row_id))
    return await work.session.scalar(
        select(Employee.name).where(Employee.id == row_id, Employee.active)
    )
