"""Answering an offer: somebody signs and has the request, or declines it (domain 1.3–1.4).

The register line is written when the receiver signs, and carries both signatures.
"""

from domain.errors import DeskError, NotAllowed
from domain.people.staff import hold_active
from domain.permissions import Permission, needs
from domain.requests import history, register
from domain.requests.lateness import refuse_if_answered
from domain.requests.pingpong import watch_ping_pong
from domain.requests.rights import offer_parties
from domain.requests.rows import Answered, HandoffRow, RequestRow, lock_handoff
from domain.requests.states import HANDOFFS, REQUESTS
from domain.states import Party, move
from domain.work import Work, redraw

REASON_LIMIT = 10_000
"""Characters of the reason to decline; a longer one is refused rather than cut."""


@needs(Permission.WORK_ON_REQUESTS)
async def accept(work: Work, handoff_id: int) -> Answered:
    """Sign for a request: the one tap after which the receiver holds it.

    A repeated tap of the same person changes nothing.

    Raises:
        TooLate: somebody else signed, or the offer is over; it says who and when.
        NotAllowed: it was offered to somebody else, or one has just been dismissed.
    """
    if not await hold_active(work, {work.actor.id}):
        raise NotAllowed
    request, handoff = await lock_handoff(work, handoff_id)
    if handoff.state == "accepted" and handoff.answered_by_id == work.actor.employee_id:
        return request.answered
    await _refuse_others(work, request, handoff)
    await move(
        work.transaction,
        HANDOFFS,
        "accept",
        handoff.id,
        {Party.RECEIVER},
        answered_at=work.now,
        answered_by_id=work.actor.id,
        next_at=None,
    )
    await _take(work, request, handoff)
    return request.answered


async def _take(work: Work, request: RequestRow, handoff: HandoffRow) -> None:
    """The change of hands itself: the holder, the register line, word to those concerned."""
    await move(
        work.transaction,
        REQUESTS,
        "take",
        request.id,
        {Party.RECEIVER},
        holder_id=work.actor.id,
        held_since=work.now,
        stage=0,
        next_at=request.due_at,
        handoff_count=request.handoff_count + 1,
    )
    line_no = await register.append(
        work,
        "handed",
        request.id,
        handoff.giver_signature,
        register.signature(work),
        handoff_id=handoff.id,
        by_order_of_id=handoff.by_order_of_id,
    )
    event = await history.record(work, request.id, "accepted", handoff_id=handoff.id)
    await redraw(work, f"handoff:{handoff.id}", history.subject(request.id))
    if request.state != "new":
        await history.redraw_in_hands(work, request)
    history.tell(work, request, "accepted", event, {handoff.giver_id, request.owner_id})
    await watch_ping_pong(work, request, handoff, line_no)


async def _refuse_others(work: Work, request: RequestRow, handoff: HandoffRow) -> None:
    """First whose offer it is: what became of it is nobody else's business."""
    if Party.RECEIVER not in offer_parties(work, handoff):
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
    await redraw(work, f"handoff:{handoff.id}")
    history.tell(work, request, "declined", event, {handoff.giver_id, request.owner_id})
    return request.answered
