"""When a repair is late: three limits that run from the pause, in the working hours of whoever
answers for it, and whom is told when one has passed (domain 3.1, 5).

Nothing but the ticket's history says what was told already: rounds share one clock, so a limit that
passed in the first round is not told of again in the second.
"""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import BigInteger, bindparam, select

from domain.people.leading import department_of
from domain.quality.leads import answering_for
from domain.quality.people import heads_of, leads_of
from domain.quality.rows import TicketRow, open_requests, problem_rows
from domain.work import Work
from storage.models import TicketEvent
from storage.statements import Statement

LIMITS = {
    "new": ("accept", "plan", "fix"),
    "accepted": ("plan", "fix"),
    "in_work": ("fix",),
}
"""The limits that still run in a state."""


class LateStep(NamedTuple):
    """A limit has passed, or has gone on passing: its holders and the lead are told at first, and
    later the programme head.
    """

    at: datetime
    kind: str


async def steps_left(work: Work, row: TicketRow, state: str) -> list[LateStep]:
    """What is still to be told of a ticket in a state, the earliest first."""
    names = LIMITS.get(state, ())
    if not names:
        return []
    calendar = work.policy.calendar_of(await department_for(work, row))
    spans = getattr(work.policy.quality.limits, row.severity)
    told = {each.kind for each in await _TOLD.all(work.transaction, ticket_id=row.id)}
    found = []
    for name in names:
        at = calendar.add(row.opened_at, getattr(spans, name))
        higher = calendar.add(at, work.policy.register.lead_after)
        found += [LateStep(at, f"overdue_{name}"), LateStep(higher, f"overdue_{name}_head")]
    return sorted(each for each in found if each.kind not in told)


_TOLD = Statement(
    select(TicketEvent.kind).where(
        TicketEvent.ticket_id == bindparam("ticket_id", type_=BigInteger),
        TicketEvent.kind.startswith("overdue_"),
    )
)


async def next_step_at(work: Work, row: TicketRow, state: str) -> datetime | None:
    """When somebody is told next that a ticket is late, once it is in a state."""
    left = await steps_left(work, row, state)
    return left[0].at if left else None


def fix_due(work: Work, row: TicketRow, severity: str, department: str | None) -> datetime:
    """By when complaints of a severity are to be repaired."""
    span = getattr(work.policy.quality.limits, severity).fix
    return work.policy.calendar_of(department).add(row.opened_at, span)


async def department_for(work: Work, row: TicketRow) -> str | None:
    """Whose working hours count: those of the lead who signed, else of who answers for the worst
    complaint.
    """
    if row.lead_id is not None:
        return await department_of(work, row.lead_id)
    problems = await problem_rows(work, row.id)
    worst = next((each for each in problems if each.severity == row.severity), None)
    return None if worst is None else (await answering_for(work, worst.category)).department


async def told_of(work: Work, row: TicketRow, kind: str) -> set[int]:
    """Whom a step of lateness is told to: those whose turn it is, and at the next the head alone,
    for they have heard of it.
    """
    people = {each.holder_id for each in await open_requests(work, row.id)}
    people |= await leads_of(work, row)
    return await heads_of(work, row) - people if kind.endswith("_head") else people
