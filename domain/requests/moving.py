"""Work moved by order, without the person who had it: dismissal, illness (domain 1.3).

The line says by whose order; the lead holds the work until the new person signs.
"""

from sqlalchemy import update

from domain.errors import NotAllowed, TooLate
from domain.people.staff import members_of
from domain.permissions import Permission, needs
from domain.requests import history, register
from domain.requests.offering import (
    WHERE_IT_IS,
    Along,
    Receiver,
    close_offer,
    close_open_offer,
    put_offer,
)
from domain.requests.register import Signature
from domain.requests.rights import IN_HAND, parties
from domain.requests.routes import next_look
from domain.requests.rows import Answered, HandoffRow, RequestRow, lock_request
from domain.states import Party
from domain.work import Work, redraw
from storage.models import Request


@needs(Permission.WORK_ON_REQUESTS)
async def take_by_order(work: Work, request_id: int) -> Answered:
    """A lead takes a request out of the hands of one of his people, who cannot act himself.

    A repeated tap changes nothing.

    Raises:
        NotAllowed: its holder is not led by the actor. TooLate: it is finished or reported.
    """
    request = await lock_request(work, request_id)
    mine = await parties(work, request)
    if Party.HOLDER in mine:
        return request.answered
    if Party.HOLDERS_LEAD not in mine or request.is_first_of_ticket:
        raise NotAllowed
    if request.state not in IN_HAND:
        raise TooLate("error-state-moved-on")
    await close_open_offer(work, request, Party.ORDER)
    await put_into_hands(work, request, work.actor.id, work.actor.id)
    return request.answered


async def move_held(
    work: Work, request: RequestRow, keeper_id: int, successor_id: int, by_order_of_id: int | None
) -> None:
    """Put a request of somebody who left into the keeper's hands, and offer it on in his name.

    What was offered already is offered again to the same receiver, the rest to the successor.

    Args:
        request: as it was locked.
        keeper_id: the lead, who holds it until the new person signs.
        by_order_of_id: who ordered it, for the register.
    """
    leaver_id = request.holder_id
    offered = await close_open_offer(work, request, Party.ORDER)
    await put_into_hands(work, request, keeper_id, by_order_of_id)
    moved = await lock_request(work, request.id)
    if moved.state not in IN_HAND:
        return
    receiver, along = Receiver(employee_id=successor_id), WHERE_IT_IS
    if offered is not None and await _still_there(work, offered, {leaver_id, keeper_id}):
        receiver = Receiver(offered.to_employee_id, offered.to_department)
        along = Along(offered.route_step)
    if receiver.employee_id != keeper_id:
        note = offered.note if offered else None
        await put_offer(work, moved, receiver, note, by_order_of_id, along)


async def _still_there(work: Work, offered: HandoffRow, gone: set[int]) -> bool:
    if offered.to_department is None:
        return offered.to_employee_id not in gone
    members = await members_of(work, offered.to_department, but=0)
    return bool(set(members) - gone)


async def readdress(
    work: Work,
    request: RequestRow,
    offered: HandoffRow,
    successor_id: int,
    by_order_of_id: int | None,
) -> None:
    """Offer to the successor what was offered to somebody who left; the giver goes on holding it.

    Args:
        request: as it was locked; `offered` its open offer.
        by_order_of_id: who ordered it, for the register.
    """
    event = await close_offer(work, request, offered, Party.ORDER)
    kind = "withdrawn"
    if request.holder_id != successor_id:
        receiver = Receiver(employee_id=successor_id)
        order, along = by_order_of_id, Along(offered.route_step)
        anew = await put_offer(work, request, receiver, offered.note, order, along)
        kind = "readdressed"
        event = await history.record_by(
            work, by_order_of_id, request.id, kind, handoff_id=anew.handoff_id
        )
    history.tell(work, request, kind, event, {request.holder_id, request.owner_id})


async def put_into_hands(
    work: Work, request: RequestRow, keeper_id: int, by_order_of_id: int | None
) -> None:
    """Move a request by order; the line says so, and the history. The caller closed its offer."""
    evidence = work.evidence.at(work.now)
    await register.append(
        work,
        "moved",
        request.id,
        Signature(request.holder_id, work.now, evidence),
        Signature(keeper_id, work.now, evidence),
        by_order_of_id=by_order_of_id,
    )
    values = {"holder_id": keeper_id, "held_since": work.now, "revision": Request.revision + 1}
    if request.state in IN_HAND:
        values |= {"stage": 0, "next_at": next_look(request, request.step_due_at)}
    await work.session.execute(update(Request).where(Request.id == request.id).values(values))
    event = await history.record_by(work, by_order_of_id, request.id, "moved", holder_id=keeper_id)
    await redraw(work, history.subject(request.id))
    concerned = {request.holder_id, keeper_id, request.owner_id}
    history.tell(work, request, "moved", event, concerned)
