"""Answering an offer: somebody signs and has the request, or declines it (domain 1.3–1.4).

The register line is written when the receiver signs, and carries both signatures.
"""

from sqlalchemy import (
    BigInteger,
    DateTime,
    bindparam,
    func,
    insert,
    literal_column,
    null,
    select,
    true,
)
from sqlalchemy.dialects.postgresql import JSONB

from domain.clients import passed
from domain.company.own_kinds import CLIENT
from domain.errors import DeskError, NotAllowed, TooLate
from domain.people.leading import above
from domain.permissions import Permission, needs
from domain.quality.signing import signed
from domain.requests import history, register
from domain.requests.lateness import refuse_if_answered
from domain.requests.pingpong import watch_ping_pong
from domain.requests.rights import offer_parties
from domain.requests.routes import Entered, entered, next_look
from domain.requests.rows import (
    Answered,
    HandoffRow,
    RequestRow,
    lock_handoff,
    lock_handoff_for_taker,
)
from domain.requests.states import HANDOFFS, REQUESTS, moved
from domain.states import Party, move
from domain.visits import site
from domain.work import Work, redraw
from storage.models import Handoff, RequestEvent
from storage.statements import Statement

REASON_LIMIT = 10_000
"""Characters of the reason to decline; a longer one is refused rather than cut."""


@needs(Permission.WORK_ON_REQUESTS)
async def accept(work: Work, handoff_id: int) -> Answered:
    """Sign for a request: the one tap after which the receiver holds it.

    A repeated tap of the same person changes nothing. With the first signature for a repair its
    ticket is accepted, or in work.

    Raises:
        TooLate: somebody else signed, or the offer is over; it says who and when.
        NotAllowed: it was offered to somebody else, or one has just been dismissed.
    """
    request, handoff, head = await lock_handoff_for_taker(work, handoff_id)
    if handoff.state == "accepted" and handoff.answered_by_id == work.actor.employee_id:
        return request.answered
    await _refuse_others(work, request, handoff)
    if request.state not in REQUESTS.transitions["take"].sources:
        raise TooLate("error-state-moved-on")
    place = await _place(work, request, handoff)
    event = await _change_hands(work, request, handoff, place, head)
    await redraw(work, f"handoff:{handoff.id}", history.subject(request.id))
    if request.state != "new":
        await history.redraw_in_hands(work, request)
    if request.ticket_id is not None:
        await signed(work, request, request.ticket_id, handoff.id)
    if request.kind == CLIENT:
        await passed.accepted(work, request)
    if not request.is_first_of_ticket:
        history.tell(work, request, "accepted", event, {handoff.giver_id, request.owner_id})
    if handoff.route_step is None and request.state != "new":  # before, nobody planned a visit
        await site.go_along(work, request)
    await watch_ping_pong(work, request, handoff, place, head.line_no + 1)
    return request.answered


async def _place(work: Work, request: RequestRow, handoff: HandoffRow) -> Entered:
    """Where it will stand on its route. How far it was already is asked only of one that moves."""
    furthest: int | None = None
    if handoff.route_step is not None:
        furthest = await _FURTHEST.value(work.transaction, request_id=request.id)
    return entered(work, request, handoff, furthest)


_FURTHEST = Statement(
    select(func.max(Handoff.route_step)).where(
        Handoff.request_id == bindparam("request_id", type_=BigInteger),
        Handoff.state == "accepted",
    )
)


async def _change_hands(
    work: Work, request: RequestRow, handoff: HandoffRow, place: Entered, head: register.Head
) -> int:
    """Handoff and request move together, with the register line of both signatures and the line of
    history beside it.

    Returns:
        The line of history.
    """
    line = register.next_line(
        work,
        head,
        "handed",
        request.id,
        handoff.giver_signature,
        register.signature(work),
        handoff_id=handoff.id,
        by_order_of_id=handoff.by_order_of_id,
    )
    event_id = await _CHANGE_HANDS.value(
        work.transaction,
        **line,
        next_at=next_look(request, place.due_at),
        route_step=place.step,
        step_due_at=place.due_at,
        handoff_count=0 if place.progress else request.handoff_count + 1,
        data={"handoff_id": handoff.id},
    )
    assert isinstance(event_id, int)  # noqa: S101 - both are locked, in states they move from
    return event_id


_NOW = bindparam("recorded_at", type_=DateTime(timezone=True))
_TAKER = bindparam("receiver_id", type_=BigInteger)
_accepted = moved(
    HANDOFFS, "accept", "handoff_id", answered_at=_NOW, answered_by_id=_TAKER, next_at=null()
)
_taken = moved(
    REQUESTS,
    "take",
    "request_id",
    "next_at",
    "route_step",
    "step_due_at",
    "handoff_count",
    holder_id=_TAKER,
    held_since=_NOW,
    stage=0,
)
_CHANGE_HANDS = Statement(
    insert(RequestEvent)
    .from_select(
        ["request_id", "kind", "actor_id", "at", "data"],
        select(
            _taken.c.id, literal_column("'accepted'"), _TAKER, _NOW, bindparam("data", type_=JSONB)
        ).select_from(_taken.join(_accepted, true())),
    )
    .add_cte(register.APPEND.cte("line"))
    .returning(RequestEvent.id)
)


async def _refuse_others(work: Work, request: RequestRow, handoff: HandoffRow) -> None:
    """First whose offer it is: what became of it is nobody else's business."""
    if not HANDOFFS.transitions["accept"].who & offer_parties(work, handoff):
        raise NotAllowed
    await refuse_if_answered(work, request, handoff)


@needs(Permission.WORK_ON_REQUESTS)
async def decline(work: Work, handoff_id: int, reason: str) -> Answered:
    """Refuse an offer, saying why; the giver goes on holding the request.

    Raises:
        TooLate: the offer is over. NotAllowed: it was offered to somebody else.
        DeskError: there is no reason, or it is longer than REASON_LIMIT.
    """
    request, handoff = await lock_handoff(work, handoff_id)
    if request.is_first_of_ticket:
        raise DeskError("error-ticket-not-declined")
    if handoff.state == "declined" and handoff.answered_by_id == work.actor.employee_id:
        return request.answered
    await _refuse_others(work, request, handoff)
    if len(reason) > REASON_LIMIT:
        raise DeskError("error-words-too-long", limit=REASON_LIMIT, length=len(reason))
    await move(
        work.transaction,
        HANDOFFS,
        "decline",
        handoff.id,
        {Party.RECEIVER},
        answered_at=work.now,
        answered_by_id=work.actor.id,
        next_at=None,
        reason=reason,
    )
    event = await history.record(work, request.id, "declined", handoff_id=handoff.id)
    await redraw(work, f"handoff:{handoff.id}", history.subject(request.id))
    told = {handoff.giver_id, request.owner_id}
    if request.kind == CLIENT:  # he decides who else is asked (domain 4)
        told |= await above(work, {request.holder_id})
    history.tell(work, request, "declined", event, told)
    return request.answered
