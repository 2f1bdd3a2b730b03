"""The consolidated register: every problem questionnaire that was handed over for repair, and what
became of it (domain 2.11).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any, Literal

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import aliased

from domain.errors import DeskError
from domain.forms.model import Labels
from domain.people.audit import note
from domain.people.leading import departments_led
from domain.permissions import Permission, needs
from domain.quality.facts import SeenProblem
from domain.quality.reading import labels_of_categories
from domain.quality.visibility import may_read_all, visible
from domain.work import Work
from storage.models import (
    Client,
    Employee,
    FormResponse,
    FormVersion,
    Problem,
    Questionnaire,
    Ticket,
)

REGISTER_LIMIT = 5_000
"""Tickets of one register: 400 pages."""

FileFormat = Literal["pdf", "xlsx"]


@dataclass(frozen=True)
class Entry:
    """A problem questionnaire: who handed it over to whom and when, what was wrong, what was done,
    what the client said.

    Attributes:
        at: when the rep handed it over; it was paused then.
        categories: what its form calls them, in its languages.
    """

    id: int
    number: int
    state: str
    severity: str
    round: int
    questionnaire: int
    client: str
    rep: str
    lead: str | None
    at: datetime
    accepted_at: datetime | None
    planned_on: date | None
    fixed_at: datetime | None
    closed_at: datetime | None
    closed_words: str | None
    confirmed_by: str | None
    confirmed_name: str | None
    problems: Sequence[SeenProblem] = ()
    categories: Mapping[str, Labels] | None = None


_rep, _lead = aliased(Employee), aliased(Employee)
_COLUMNS: tuple[Any, ...] = (
    Ticket.id,
    Ticket.number,
    Ticket.state,
    Ticket.severity,
    Ticket.round,
    Questionnaire.number.label("questionnaire"),
    Client.name.label("client"),
    _rep.name.label("rep"),
    _lead.name.label("lead"),
    Ticket.opened_at,
    Ticket.accepted_at,
    Ticket.planned_on,
    Ticket.fixed_at,
    Ticket.closed_at,
    Ticket.closed_words,
    Ticket.confirmed_by,
    Ticket.confirmed_name,
)


@needs(Permission.WORK_ON_TICKETS)
async def order_register(work: Work, first: date, last: date, file_format: FileFormat) -> None:
    """Order the register of the days from `first` to `last`, to print or as a spreadsheet.

    Raises:
        DeskError: there are too many tickets for one.
    """
    await _refuse_too_long(work, first, last)
    work.order_document(
        "ticket_register", first=first.isoformat(), last=last.isoformat(), file_format=file_format
    )


@needs(Permission.WORK_ON_TICKETS)
async def register(work: Work, first: date, last: date) -> list[Entry]:
    """What was open on any of these days, as far as the actor may see it, oldest first. It is
    noted: it leaves the desk with the words of many clients.

    Raises:
        DeskError: there are too many tickets for one.
    """
    await _refuse_too_long(work, first, last)
    rows = await work.session.execute(
        select(*_COLUMNS, FormVersion.version)
        .join(Questionnaire, Questionnaire.id == Ticket.questionnaire_id)
        .join(FormResponse, FormResponse.id == Questionnaire.response_id)
        .join(FormVersion, FormVersion.id == FormResponse.form_version_id)
        .join(Client, Client.id == Ticket.client_id)
        .join(_rep, _rep.id == Ticket.rep_id)
        .outerjoin(_lead, _lead.id == Ticket.lead_id)
        .where(*_open_within(work, first, last))
        .order_by(Ticket.opened_at, Ticket.id),
        _reader(work),
    )
    found = list(rows)
    problems = await _problems(work, first, last)
    labels = {
        version: await labels_of_categories(work, version)
        for version in {row.version for row in found}
    }
    await note(work, "export_ticket_register", None, lines=len(found))
    facts = (Entry(*tuple(row)[: len(_COLUMNS)]) for row in found)
    return [
        replace(entry, problems=problems.get(entry.id, ()), categories=labels[row.version])
        for entry, row in zip(facts, found, strict=True)
    ]


async def _problems(work: Work, first: date, last: date) -> dict[int, list[SeenProblem]]:
    names = SeenProblem.__dataclass_fields__
    rows = await work.session.execute(
        select(Problem.ticket_id, *(getattr(Problem, name) for name in names))
        .join(Ticket, Ticket.id == Problem.ticket_id)
        .where(*_open_within(work, first, last))
        .order_by(Problem.ticket_id, Problem.instance),
        _reader(work),
    )
    found: dict[int, list[SeenProblem]] = {}
    for row in rows:
        found.setdefault(row.ticket_id, []).append(SeenProblem(*row[1:]))
    return found


async def _refuse_too_long(work: Work, first: date, last: date) -> None:
    """Say at once that it is too long, not when somebody already waits for the file."""
    some = (
        select(Ticket.id).where(*_open_within(work, first, last)).limit(REGISTER_LIMIT + 1)
    ).subquery()
    count = await work.session.scalar(select(func.count()).select_from(some), _reader(work))
    if (count or 0) > REGISTER_LIMIT:
        raise DeskError("error-ticket-register-too-long", limit=REGISTER_LIMIT)


def _open_within(work: Work, first: date, last: date) -> list[ColumnElement[bool]]:
    start = datetime.combine(first, time.min, tzinfo=work.policy.zone)
    end = datetime.combine(last + timedelta(days=1), time.min, tzinfo=work.policy.zone)
    return [
        Ticket.opened_at < end,
        or_(Ticket.closed_at.is_(None), Ticket.closed_at >= start),
        visible(may_read_all(work)),
    ]


def _reader(work: Work) -> dict[str, int | list[str] | None]:
    return {"me": work.actor.employee_id, "led": departments_led(work)}
