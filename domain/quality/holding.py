"""A repair that waits for something: why, and until when (domain 2.13)."""

from datetime import date

from domain.errors import DeskError
from domain.permissions import Permission, needs
from domain.quality import history, limits
from domain.quality.people import leads_of
from domain.quality.planning import check_day, opening_of
from domain.quality.rows import TicketRow, lock_ticket, open_requests, parties, subject
from domain.quality.states import TICKETS
from domain.states import Party, move
from domain.work import Work, redraw


@needs(Permission.WORK_ON_TICKETS)
async def hold(work: Work, ticket_id: int, reason: str, until: date) -> int:
    """Put a repair on hold; it comes back by itself on that day. The rep is told.

    Returns:
        The line of history.

    Raises:
        NotAllowed: one does not answer for the repair. TooLate: nobody works on it.
        DeskError: the day has passed, or there is no reason.
    """
    row = await lock_ticket(work, ticket_id)
    acting = await parties(work, row)
    if not reason.strip():
        raise DeskError("error-words-needed")
    check_day(work, until)
    await move(
        work.transaction,
        TICKETS,
        "hold",
        row.id,
        acting,
        hold_until=until,
        hold_reason=reason,
        stage=0,
        next_at=await opening_of(work, row, until),
    )
    event = await history.record(work, row, "held", reason, until=until.isoformat())
    await redraw(work, subject(row.id))
    history.tell(work, row, event, await _waiting(work, row))
    return event


@needs(Permission.WORK_ON_TICKETS)
async def unhold(work: Work, ticket_id: int) -> int:
    """Go on before the day.

    Returns:
        The line of history.

    Raises:
        NotAllowed, TooLate: as of `hold`.
    """
    row = await lock_ticket(work, ticket_id)
    return await go_on(work, row, await parties(work, row))


async def go_on(work: Work, row: TicketRow, acting: set[Party]) -> int:
    """The same within another act, once the day has come.

    Returns:
        The line of history.
    """
    await move(
        work.transaction,
        TICKETS,
        "unhold",
        row.id,
        acting,
        hold_until=None,
        hold_reason=None,
        planned_at=row.planned_at or work.now,
        stage=0,
        next_at=await limits.next_step_at(work, row, "in_work"),
    )
    event = await history.record(work, row, "unheld")
    await redraw(work, subject(row.id))
    history.tell(work, row, event, await _waiting(work, row))
    return event


async def _waiting(work: Work, row: TicketRow) -> set[int]:
    """The rep, the lead, and whoever has work on it in his hands."""
    holders = {each.holder_id for each in await open_requests(work, row.id)}
    return {row.rep_id} | await leads_of(work, row) | holders
