"""Work moved by order, without the person who had it (domain 1.3)."""

from sqlalchemy import update

from domain.requests import history, limits, register
from domain.requests.handoffs import Receiver, close_open_offer, put_offer
from domain.requests.register import Signature
from domain.requests.rows import lock_request
from domain.states import Party
from domain.work import Work
from storage.models import Request


async def move_by_order(work: Work, request_id: int, keeper_id: int, successor_id: int) -> None:
    """Put a request into the keeper's hands, and offer it to the successor in his name.

    Args:
        keeper_id: the lead, who holds it until the successor signs.
    """
    request = await lock_request(work, request_id)
    await close_open_offer(work, request, Party.ORDER)
    order = work.actor.employee_id
    evidence = work.evidence.at(work.now)
    await register.append(
        work,
        "moved",
        request.id,
        Signature(request.holder_id, work.now, evidence),
        Signature(keeper_id, work.now, evidence),
        by_order_of_id=order,
    )
    await work.session.execute(
        update(Request)
        .where(Request.id == request.id)
        .values(
            holder_id=keeper_id,
            held_since=work.now,
            stage=0,
            next_at=await limits.of_work(work, request.id),
            revision=Request.revision + 1,
        )
    )
    event = await history.record(work, request.id, "moved", holder_id=keeper_id)
    history.tell(work, request, event, {keeper_id, request.author_id})
    moved = await lock_request(work, request_id)
    if keeper_id != successor_id and moved.state in ("new", "in_work"):
        await put_offer(work, moved, Receiver(employee_id=successor_id), None, order)
