"""Signing for a repair: the service lead's own act (domain 1.3, 2.11)."""

from datetime import datetime

from sqlalchemy import or_, select

from domain.errors import NotAllowed, TooLate
from domain.people.staff import hold_active
from domain.permissions import Permission, needs
from domain.quality.rows import TicketRow, lock_whole, open_requests, parties, subject
from domain.quality.signing import take_over
from domain.requests import handoffs
from domain.states import Party
from domain.work import Work, redraw
from storage.models import Employee, Handoff, Request


@needs(Permission.WORK_ON_TICKETS)
async def accept(work: Work, ticket_id: int) -> None:
    """Sign for what of a ticket is offered to the actor. A repeated tap changes nothing.

    Raises:
        NotAllowed: it is offered to somebody else. TooLate: somebody else signed, or it is over.
        NotFound: no such ticket.
    """
    if not await hold_active(work, {work.actor.id}):
        raise NotAllowed
    row = await lock_whole(work, ticket_id)
    acting = await parties(work, row)
    if Party.LEAD not in acting:
        raise NotAllowed
    offered = await _offered(work, row)
    for handoff_id in offered:
        await handoffs.accept(work, handoff_id)
    if offered or row.lead_id == work.actor.id:
        return
    if row.state == "new" and Party.HOLDER in acting:
        await _take_own(work, row)
    elif not await _signed_before(work, row):
        await _refuse(work, row)


async def _offered(work: Work, row: TicketRow) -> list[int]:
    """The offers of its requests that are the actor's to sign."""
    found = await work.session.scalars(
        select(Handoff.id)
        .join(Request, Request.id == Handoff.request_id)
        .where(
            Request.ticket_id == row.id,
            Request.state == "new",
            Handoff.state == "offered",
            or_(
                Handoff.to_employee_id == work.actor.id,
                Handoff.to_department == work.actor.department,
            ),
        )
        .order_by(Handoff.id)
    )
    return list(found)


async def _take_own(work: Work, row: TicketRow) -> None:
    """The rep is the lead himself: nothing changes hands."""
    for request in await open_requests(work, row.id):
        if request.holder_id == work.actor.id:
            await take_over(work, row, request.id)
            break
    await redraw(work, subject(row.id))


async def _signed_before(work: Work, row: TicketRow) -> bool:
    found = await work.session.scalar(
        select(Handoff.id)
        .join(Request, Request.id == Handoff.request_id)
        .where(
            Request.ticket_id == row.id,
            Handoff.state == "accepted",
            Handoff.answered_by_id == work.actor.id,
        )
        .limit(1)
    )
    return found is not None


async def _refuse(work: Work, row: TicketRow) -> None:
    """Who was faster is said with his name."""
    taken = (
        await work.session.execute(
            select(Employee.name, Handoff.answered_at)
            .join(Handoff, Handoff.answered_by_id == Employee.id)
            .join(Request, Request.id == Handoff.request_id)
            .where(Request.ticket_id == row.id, Handoff.state == "accepted")
            .order_by(Handoff.id)
            .limit(1)
        )
    ).first()
    if taken is None:
        raise NotAllowed
    at: datetime = taken.answered_at
    raise TooLate("error-ticket-taken", number=row.number, name=taken.name, at=at)
