"""Work on a repair begins, or a day is promised for it."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from sqlalchemy import update

from domain.errors import DeskError, NotAllowed, TooLate
from domain.permissions import Permission, needs
from domain.quality import history, limits
from domain.quality.rows import TicketRow, lock_ticket, parties, subject
from domain.quality.signing import begin_work
from domain.states import Party
from domain.work import Work, redraw
from storage.models import Ticket


@needs(Permission.WORK_ON_TICKETS)
async def promise(work: Work, ticket_id: int, on: date, words: str | None = None) -> int:
    """Promise a day; the rep is told, he tells the client.

    Returns:
        The line of history.

    Raises:
        NotAllowed: one does not answer for the repair. TooLate: it is over, or not signed for.
        DeskError: the day has passed.
    """
    row = await lock_ticket(work, ticket_id)
    acting = await parties(work, row)
    if Party.LEAD not in acting:
        raise NotAllowed
    if row.state not in ("accepted", "in_work"):
        raise TooLate("error-state-moved-on")
    check_day(work, on)
    if row.state == "accepted":
        await begin_work(work, row, acting)
    await work.session.execute(
        update(Ticket)
        .where(Ticket.id == row.id)
        .values(planned_on=on, planned_at=row.planned_at or work.now)
    )
    event = await history.record(work, row, "planned", words or None, on=on.isoformat())
    await redraw(work, subject(row.id))
    history.tell(work, row, event, {row.rep_id})
    return event


def check_day(work: Work, day: date) -> None:
    """
    Raises:
        DeskError: the day has passed, where the actor is.
    """
    if day < work.now.astimezone(ZoneInfo(work.actor.time_zone)).date():
        raise DeskError("error-ticket-day-passed")


async def opening_of(work: Work, row: TicketRow, day: date) -> datetime:
    """When work begins on a day, or on the next working one, where the repair is done."""
    calendar = work.policy.calendar_of(await limits.department_for(work, row))
    return calendar.next_opening(datetime.combine(day, time(), calendar.zone))
