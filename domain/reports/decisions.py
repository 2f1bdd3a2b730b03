"""Decisions of the weekly meeting: who does what until when; they come back next week, and each is
said to be kept or not (domain 2.12).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Literal
from zoneinfo import ZoneInfo

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from domain.errors import DeskError, NotFound
from domain.paging import nearest_page, pages_of
from domain.permissions import Permission, needs
from domain.reports.assigned import assign, take_back, working_person
from domain.reports.weekly_hours import meeting_day, monday_of
from domain.work import Work, redraw
from storage.models import Decision
from storage.statements import Statement

DecisionState = Literal["open", "kept", "broken"]
DecisionPart = Literal["open", "closed"]

PAGE = 5
"""Decisions on one screen: each has a row of buttons."""

AT_MEETING = timedelta(hours=2)
"""What is decided so shortly before the hour of a meeting is decided for the next one."""

WORDS_LIMIT = 2_000
"""Characters of a decision."""


@dataclass(frozen=True)
class DecisionLine:
    """A decision.

    Attributes:
        week: the Monday of the week it was made in.
        done_at: when whoever is responsible said that it is done.
        result: what was said of it when it was closed.
    """

    id: int
    words: str
    responsible: str
    due_on: date
    state: DecisionState
    week: date
    made_at: datetime
    closed_at: datetime | None
    done_at: datetime | None
    result: str | None


@dataclass(frozen=True)
class DecisionPage:
    """Decisions that are open, the earliest due first; or closed ones, the latest first.

    Attributes:
        today: where the reader is; what is due before is late.
        open, late: of all.
        may_keep: whether the reader records and closes them.
    """

    part: DecisionPart
    lines: Sequence[DecisionLine]
    page: int
    open: int
    late: int
    closed: int
    today: date
    may_keep: bool

    @property
    def pages(self) -> int:
        return pages_of(self.open if self.part == "open" else self.closed, PAGE)


def decision_subject(decision_id: int) -> str:
    """What messages about a decision are found by."""
    return f"decision:{decision_id}"


@needs(Permission.KEEP_DECISIONS)
async def record(work: Work, words: str, responsible_id: int, due_on: date) -> int:
    """Record a decision; whoever is responsible has it among his tasks.

    Returns:
        Its id.

    Raises:
        DeskError: there are no words, or nobody of the staff who could do it.
    """
    words = words.strip()
    if not words:
        raise DeskError("error-words-needed")
    await working_person(work, responsible_id)
    decision = Decision(
        week=monday_of(work.today),
        words=words[:WORDS_LIMIT],
        responsible_id=responsible_id,
        due_on=due_on,
        author_id=work.actor.id,
        state="open",
        made_at=work.now,
    )
    work.session.add(decision)
    await work.session.flush()
    await assign(work, decision_subject(decision.id), words, responsible_id, due_on)
    return decision.id


@needs(Permission.KEEP_DECISIONS)
async def close(
    work: Work, decision_id: int, state: Literal["kept", "broken"], result: str | None = None
) -> None:
    """Say whether it was kept. Said twice is said once; the other word changes it.

    Raises:
        NotFound: no such decision.
    """
    decision = await _locked(work.session, decision_id)
    if decision.state == state:
        return
    decision.state = state
    decision.closed_at, decision.closed_by_id = work.now, work.actor.id
    decision.result = result
    await take_back(work, decision_subject(decision_id))
    await redraw(work, decision_subject(decision_id))


@needs(Permission.KEEP_DECISIONS)
async def again(work: Work, decision_id: int) -> None:
    """Open a closed decision once more. One whose day has passed is due at the next meeting.

    Raises:
        NotFound: no such decision. DeskError: who was responsible is gone.
    """
    decision = await _locked(work.session, decision_id)
    if decision.state == "open":
        return
    decision.state = "open"
    decision.closed_at = decision.closed_by_id = decision.result = None
    if decision.due_on < work.today:
        decision.due_on = next_meeting(work)
    await working_person(work, decision.responsible_id)
    await work.session.flush()
    await assign(
        work,
        decision_subject(decision_id),
        decision.words,
        decision.responsible_id,
        decision.due_on,
    )
    await redraw(work, decision_subject(decision_id))


async def _locked(session: AsyncSession, decision_id: int) -> Decision:
    found = await session.scalar(
        select(Decision).where(Decision.id == decision_id).with_for_update()
    )
    if found is None:
        raise NotFound("error-decision-unknown")
    return found


@needs(Permission.READ_REPORTS)
async def decision_page(work: Work, part: DecisionPart = "open", page: int = 0) -> DecisionPage:
    """Decisions, a page of them; in two statements."""
    today = work.now.astimezone(ZoneInfo(work.actor.time_zone)).date()
    counts = await _COUNTS.first(work.transaction, today=today)
    assert counts is not None  # noqa: S101 - counts are always a row
    page = nearest_page(page, counts.open if part == "open" else counts.closed, PAGE)
    listing = _OPEN if part == "open" else _CLOSED
    rows = await listing.all(work.transaction, most=PAGE, past=page * PAGE)
    return DecisionPage(
        part,
        [DecisionLine(*row) for row in rows],
        page,
        counts.open,
        counts.late,
        counts.closed,
        today,
        work.actor.may(Permission.KEEP_DECISIONS),
    )


@needs(Permission.READ_REPORTS)
async def decision_card(work: Work, decision_id: int) -> DecisionLine:
    """One decision.

    Raises:
        NotFound: no such decision.
    """
    row = await _ONE.first(work.transaction, id=decision_id)
    if row is None:
        raise NotFound("error-decision-unknown")
    return DecisionLine(*row)


async def for_meeting(work: Work, since: datetime, most: int) -> list[Any]:
    """Decisions that the meeting hears of: those still open, and those closed since the last one;
    rows of the fields of a DecisionLine and their number. Within another act.
    """
    return await _FOR_MEETING.all(work.transaction, since=since, most=most)


def next_meeting(work: Work) -> date:
    """The day of the next meeting, by the clock of the actor's department: not of one that is held
    right now, or within AT_MEETING.
    """
    return meeting_day(work.policy, work.actor.department, work.now + AT_MEETING)


_LINE = """
    SELECT decision.id, decision.words, person.name AS responsible, decision.due_on,
           decision.state, decision.week, decision.made_at, decision.closed_at,
           CASE decision.state WHEN 'open' THEN task.done_at END AS done_at, decision.result
"""
_FROM = """
    FROM decisions AS decision
    JOIN employees AS person ON person.id = decision.responsible_id
    LEFT JOIN tasks AS task ON task.source = 'decision:' || decision.id
"""
_COUNTS = Statement(
    text(
        """
        SELECT count(*) FILTER (WHERE state = 'open') AS open,
               count(*) FILTER (WHERE state = 'open' AND due_on < CAST(:today AS date)) AS late,
               count(*) FILTER (WHERE state <> 'open') AS closed
        FROM decisions
        """
    )
)
_OPEN = Statement(
    text(
        f"""
        {_LINE} {_FROM} WHERE decision.state = 'open'
        ORDER BY decision.due_on, decision.id LIMIT :most OFFSET :past
        """
    )
)
_CLOSED = Statement(
    text(
        f"""
        {_LINE} {_FROM} WHERE decision.state <> 'open'
        ORDER BY decision.closed_at DESC, decision.id DESC LIMIT :most OFFSET :past
        """
    )
)
_ONE = Statement(text(f"{_LINE} {_FROM} WHERE decision.id = :id"))
_FOR_MEETING = Statement(
    text(
        f"""
        {_LINE}, count(*) OVER () AS total,
            count(*) FILTER (WHERE decision.state = 'kept') OVER () AS kept,
            count(*) FILTER (WHERE decision.state = 'broken') OVER () AS broken
        {_FROM}
        WHERE decision.state = 'open' OR decision.closed_at > :since
        ORDER BY decision.state = 'kept', decision.due_on, decision.id
        LIMIT :most
        """
    )
)
