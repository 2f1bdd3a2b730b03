"""What becomes due on a repair: a limit that passes, a hold that is over. Each is told once,
whatever crashes and however many replicas look.
"""

from datetime import datetime

from sqlalchemy import func, select, update

from domain.permissions import Permission, needs
from domain.quality import history, limits
from domain.quality.holding import go_on
from domain.quality.rows import TicketRow, lock_ticket, subject
from domain.states import Party
from domain.work import Work, redraw
from storage.models import Ticket
from storage.statements import Statement

BATCH = 100
"""Tickets a sweep takes in one transaction."""

WATCHED = ("new", "accepted", "in_work", "on_hold")
"""States in which service is awaited; of the others whoever asks the client takes care."""

_NEXT = Statement(select(func.min(Ticket.next_at)).where(Ticket.state.in_(WATCHED)))


@needs(Permission.SWEEP)
async def sweep_repairs(work: Work) -> int:
    """Tell of repairs that are late, and go on with those whose hold is over.

    Returns:
        How many tickets were looked at; a whole batch means that more may wait.
    """
    due = await work.session.scalars(
        select(Ticket.id)
        .where(Ticket.state.in_(WATCHED), Ticket.next_at <= work.now)
        .order_by(Ticket.next_at)
        .limit(BATCH)
        .with_for_update(skip_locked=True)
    )
    found = list(due)
    for ticket_id in found:
        row = await lock_ticket(work, ticket_id)
        if row.state == "on_hold":
            await go_on(work, row, {Party.SYSTEM})
        else:
            await _tell_late(work, row)
    return len(found)


async def _tell_late(work: Work, row: TicketRow) -> None:
    left = await limits.steps_left(work, row, row.state)
    late = [each for each in left if each.at <= work.now]
    for step in late:
        event = await history.record(work, row, step.kind)
        history.tell(work, row, event, await limits.told_of(work, row, step.kind))
    waiting = left[len(late) :]
    await work.session.execute(
        update(Ticket)
        .where(Ticket.id == row.id)
        .values(
            stage=row.stage + len(late),
            next_at=waiting[0].at if waiting else None,
        )
    )
    if late:
        await redraw(work, subject(row.id))


@needs(Permission.SWEEP)
async def next_due(work: Work) -> datetime | None:
    """When the next of these steps is due."""
    moment: datetime | None = await _NEXT.value(work.transaction)
    return moment


SWEEPS = (sweep_repairs,)
