"""Requests of somebody who leaves go to his colleagues: what he holds, what is offered to him, what
he asked for, what he began to write (domain 1.3, 4.3).

He cannot sign, so each line says that it was moved by order; the department's lead holds the
request until the new person signs.
"""

from collections.abc import Collection, Sequence

from sqlalchemy import any_, func, literal, or_, select, update
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.types import BigInteger

from domain.handovers.takers import Handed, Moved, Takers
from domain.people.leading import above
from domain.requests import history
from domain.requests.moving import move_held, put_into_hands, readdress
from domain.requests.offering import Receiver, put_offer
from domain.requests.rights import IN_HAND
from domain.requests.rows import RequestRow, lock_request, open_offer
from domain.requests.visibility import owned_by
from domain.work import Work
from storage.models import FormAnswer, FormResponse, Handoff, Request
from storage.models.requests import OPEN_STATES

HELD, OFFERED = "request", "offer"
"""What of a request was his: it was in his hands, or offered to him."""

KEEPER = "keeper"
"""Of what was in his hands: the lead who holds it until the new person signs."""


async def hand_over_held(work: Work, from_id: int, takers: Takers) -> dict[str, list[Moved]]:
    """What he holds is moved by order, what was offered to him is offered to his successor.

    Returns:
        By HELD and OFFERED.
    """
    higher = await above(work, [from_id])
    offered = select(Handoff.request_id).where(
        Handoff.to_employee_id == from_id, Handoff.state == "offered"
    )
    found = await work.session.scalars(
        select(Request.id)
        .where(
            Request.state.in_(OPEN_STATES),
            or_(Request.holder_id == from_id, Request.id.in_(offered)),
        )
        .order_by(Request.id)
    )
    moved: dict[str, list[Moved]] = {HELD: [], OFFERED: []}
    for request_id in list(found):
        request = await lock_request(work, request_id)
        offer = await open_offer(work, request_id)
        taker_id = takers.of(request.client_id)
        if request.holder_id == from_id and request.state in OPEN_STATES:
            keeper_id = min(higher, default=taker_id)
            await move_held(work, request, keeper_id, taker_id, takers.by_order_of_id)
            moved[HELD].append(Moved(request_id, taker_id, {KEEPER: keeper_id}))
        elif offer is not None and offer.to_employee_id == from_id:
            await readdress(work, request, offer, taker_id, takers.by_order_of_id)
            moved[OFFERED].append(Moved(request_id, taker_id))
    return moved  # one that was answered while this waited for its lock is nobody's to move


async def give_held_back(
    work: Work, handed: Sequence[Handed], by_order_of_id: int | None
) -> list[Handed]:
    """Give back what is not done and still where it was put: new lines, to be signed for anew."""
    back: list[Handed] = []
    for each in sorted(handed, key=lambda one: one.row_id):
        request = await lock_request(work, each.row_id)
        if request.state not in OPEN_STATES:
            continue
        if each.thing == OFFERED:
            returned = await _offer_back(work, request, each, by_order_of_id)
        else:
            returned = await _move_back(work, request, each, by_order_of_id)
        back += [each] if returned else []
    return back


async def _offer_back(
    work: Work, request: RequestRow, each: Handed, by_order_of_id: int | None
) -> bool:
    offer = await open_offer(work, request.id)
    if offer is None or offer.to_employee_id != each.to_id:
        return False
    await readdress(work, request, offer, each.from_id, by_order_of_id)
    return True


async def _move_back(
    work: Work, request: RequestRow, each: Handed, by_order_of_id: int | None
) -> bool:
    is_kept = request.holder_id == each.before.get(KEEPER)
    if request.state not in IN_HAND:
        # What is reported is nobody's to sign for anew.
        if not is_kept and request.holder_id != each.to_id:
            return False
        await put_into_hands(work, request, each.from_id, by_order_of_id)
        return True
    offer = await open_offer(work, request.id)
    if request.holder_id == each.to_id and not is_kept:
        higher = await above(work, [each.from_id])
        keeper = min(higher, default=each.from_id)
        await move_held(work, request, keeper, each.from_id, by_order_of_id)
        return True
    if offer is not None and offer.to_employee_id == each.to_id:
        # Lent on and on, it may be kept by the lead of another; his own offer is another matter.
        if not is_kept and offer.by_order_of_id is None:
            return False
        await readdress(work, request, offer, each.from_id, by_order_of_id)
        return True
    if not is_kept:
        return False
    if offer is None:
        await put_offer(work, request, Receiver(employee_id=each.from_id), None, by_order_of_id)
    elif offer.by_order_of_id is not None:
        # Offered as it was taken from him, and nobody took it: his again, and offered still.
        await move_held(work, request, each.from_id, each.from_id, by_order_of_id)
    else:
        return False
    return True


async def hand_over_authored(work: Work, from_id: int, takers: Takers) -> list[Moved]:
    """He stays their author; their results are the taker's to accept."""
    rows = await work.session.execute(
        update(Request)
        .where(Request.state.in_(OPEN_STATES), owned_by(from_id))
        .values(successor_id=takers.column(Request.client_id), revision=Request.revision + 1)
        .returning(Request.id, Request.successor_id)
        .execution_options(synchronize_session=False)
    )
    found = sorted((row.id, row.successor_id) for row in rows)
    kind = "stood_in" if takers.is_leave else "inherited"
    for request_id, taker_id in found:
        # He hears of all that came to him at once.
        await history.record_by(
            work, takers.by_order_of_id, request_id, kind, successor_id=taker_id
        )
    return [Moved(request_id, taker_id) for request_id, taker_id in found]


async def give_authored_back(work: Work, handed: Sequence[Handed]) -> list[Handed]:
    """Their results are his again to accept."""
    back: list[Handed] = []
    for each in sorted(handed, key=lambda one: one.row_id):
        done = await work.session.scalar(
            update(Request)
            .where(
                Request.id == each.row_id,
                Request.successor_id == each.to_id,
                Request.state.in_(OPEN_STATES),
            )
            .values(
                successor_id=func.nullif(literal(each.from_id, BigInteger), Request.author_id),
                revision=Request.revision + 1,
            )
            .returning(Request.id)
            .execution_options(synchronize_session=False)
        )
        if done is not None:
            await history.record(work, each.row_id, "given_back", successor_id=each.from_id)
            back.append(each)
    return back


async def hand_over_drafts(work: Work, from_id: int, takers: Takers) -> list[Moved]:
    """What he began to write is not lost. What he was asked about his own acts is over, unless he
    comes back to answer it.
    """
    mine = (FormResponse.person_id == from_id, FormResponse.state == "open")
    drafts = sorted(
        await work.session.scalars(
            update(FormResponse)
            .where(*mine, FormResponse.purpose == "request")
            .values(person_id=takers.main_id, asked=False, screen={}, updated_at=work.now)
            .returning(FormResponse.id)
        )
    )
    await _forget_messages(work, drafts)
    if not takers.is_leave:
        over = {"state": "dropped", "asked": False, "updated_at": work.now}
        await work.session.execute(update(FormResponse).where(*mine).values(over))
    return [Moved(draft_id, takers.main_id) for draft_id in drafts]


async def give_drafts_back(work: Work, handed: Sequence[Handed]) -> list[Handed]:
    """Give back drafts that nobody has sent or thrown away."""
    back: list[Handed] = []
    for each in handed:
        done = await work.session.scalar(
            update(FormResponse)
            .where(
                FormResponse.id == each.row_id,
                FormResponse.person_id == each.to_id,
                FormResponse.state == "open",
            )
            .values(person_id=each.from_id, asked=False, screen={}, updated_at=work.now)
            .returning(FormResponse.id)
        )
        back += [each] if done is not None else []
    await _forget_messages(work, [each.row_id for each in back])
    return back


async def _forget_messages(work: Work, responses: Collection[int]) -> None:
    """The messages they were written in are those of the former person's own chat."""
    await work.session.execute(
        update(FormAnswer)
        .where(FormAnswer.response_id == any_(literal(list(responses), ARRAY(BigInteger))))
        .values(message_id=None)
    )
