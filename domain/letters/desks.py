"""A letter writer's desk: what is to be written today, and what was put off."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, func, select

from domain.letters.dormant import awake
from domain.letters.rows import WAITING
from domain.paging import nearest_page, pages_of
from domain.permissions import Permission, needs
from domain.work import Work
from storage.models import Client, PersonalLetter

PAGE = 8
"""Letters on one screen of a list."""

_LONGEST = timedelta(days=120)


@dataclass(frozen=True)
class Desk:
    """A writer's day.

    Attributes:
        left: to be written today; `next_id` the first of them.
        sent, skipped: today.
        postponed: to a later day.
        answered: letters of this quarter that were answered.
    """

    left: int
    next_id: int | None
    sent: int
    skipped: int
    postponed: int
    answered: int


@dataclass(frozen=True)
class LetterLine:
    """A letter in a list."""

    id: int
    client: str
    due_on: date


@dataclass(frozen=True)
class LetterPage:
    """Letters that were put off, what is due first comes first."""

    letters: list[LetterLine]
    total: int
    page: int

    @property
    def pages(self) -> int:
        return pages_of(self.total, PAGE)


@needs(Permission.WRITE_LETTERS)
async def desk(work: Work) -> Desk:
    """The actor's day; one statement for all its numbers."""
    today = work.today
    waits = PersonalLetter.state.in_(WAITING)
    ended = func.date(func.timezone(work.policy.time_zone, PersonalLetter.ended_at)) == today
    row = (
        await work.session.execute(
            select(
                func.count().filter(waits, PersonalLetter.due_on <= today),
                func.count().filter(PersonalLetter.state == "sent", ended),
                func.count().filter(PersonalLetter.state == "skipped", ended),
                func.count().filter(waits, PersonalLetter.due_on > today),
                func.count().filter(PersonalLetter.answered_at.is_not(None)),
            ).where(
                PersonalLetter.writer_id == work.actor.id,
                waits | (PersonalLetter.dealt_on >= quarter_ago(today)),
            )
        )
    ).one()
    left, sent, skipped, postponed, answered = row
    return Desk(left, await next_id(work), sent, skipped, postponed, answered)


@needs(Permission.WRITE_LETTERS)
async def left_today(work: Work) -> int:
    """How many letters the actor has to write today: those that will come, without those to
    clients with whom somebody works again meanwhile.
    """
    clients = await work.session.scalars(
        select(PersonalLetter.client_id).where(
            *_todays(work), PersonalLetter.writer_id == work.actor.id
        )
    )
    waiting = set(clients)
    return len(waiting - await awake(work, waiting))


@needs(Permission.WRITE_LETTERS)
async def next_id(work: Work) -> int | None:
    """The letter to be written next, None when today's are done."""
    found: int | None = await work.session.scalar(
        select(PersonalLetter.id)
        .where(*_todays(work), PersonalLetter.writer_id == work.actor.id)
        .order_by(PersonalLetter.due_on, PersonalLetter.id)
        .limit(1)
    )
    return found


@needs(Permission.WRITE_LETTERS)
async def postponed(work: Work, page: int = 0) -> LetterPage:
    """The actor's letters for later days.

    Args:
        page: from 0; one past the last shows the last.
    """
    mine = (
        PersonalLetter.writer_id == work.actor.id,
        PersonalLetter.state.in_(WAITING),
        PersonalLetter.due_on > work.today,
    )
    total = await work.session.scalar(select(func.count()).select_from(PersonalLetter).where(*mine))
    page = nearest_page(page, total or 0, PAGE)
    rows = await work.session.execute(
        select(PersonalLetter.id, Client.name, PersonalLetter.due_on)
        .join(Client, Client.id == PersonalLetter.client_id)
        .where(*mine)
        .order_by(PersonalLetter.due_on, PersonalLetter.id)
        .offset(page * PAGE)
        .limit(PAGE)
    )
    return LetterPage([LetterLine(*row) for row in rows], total or 0, page)


def _todays(work: Work) -> tuple[ColumnElement[bool], ...]:
    return PersonalLetter.state.in_(WAITING), PersonalLetter.due_on <= work.today


def quarter_ago(today: date) -> date:
    """No letter is put off for longer, so what ended today was dealt after it."""
    return today - _LONGEST
