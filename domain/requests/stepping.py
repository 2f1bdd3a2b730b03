"""Along the route of a request: a step is done and the next department has it, or it goes back.

Each is an offer like any other: until the next person signs, whoever did his step holds the request
(domain 1.4), and a step that is declined is with him again.
"""

from dataclasses import replace

from sqlalchemy import BigInteger, bindparam, select

from domain.errors import DeskError, NotAllowed, TooLate
from domain.people.staff import employee_names, hold_active
from domain.permissions import Permission, needs
from domain.requests import attaching
from domain.requests.offering import NOTE_LIMIT, Along, Receiver, close_open_offer, put_offer
from domain.requests.routes import RoutePlace, place_of
from domain.requests.rows import Answered, HandoffRow, RequestRow, lock_request, open_offer
from domain.states import Party
from domain.work import Work
from storage.models import Handoff, Request
from storage.statements import Statement


async def finish_step(
    work: Work, request: RequestRow, place: RoutePlace, words: str, response_id: int | None
) -> Answered:
    """A step is done: the next department is offered the request by the same act.

    Args:
        request: as it was locked; `place` where it stands, which is not the end.
        words: what was done; the next department reads them.
        response_id: the form they were told in; its files go along.

    Raises:
        NotAllowed: somebody else holds it. TooLate: it is not in work, or the next department has
            been offered it already. DeskError: there are no words, or nobody is there to sign.
    """
    offered = await _in_own_hands(work, request)
    if leads_on(offered):
        raise TooLate("error-already-offered")
    await close_open_offer(work, request, Party.GIVER)
    after = work.policy.kinds[request.kind].route[place.number + 1]
    receiver = Receiver(department=after.department)
    along = Along(place.number + 1, "step_done")
    return await _offer(work, request, receiver, words, response_id, along)


@needs(Permission.WORK_ON_REQUESTS)
async def send_back(
    work: Work, request_id: int, words: str, response_id: int | None = None
) -> Answered:
    """Give a request back a step, saying why: to whoever did that step, or to his department when
    he has left.

    Raises:
        NotAllowed: somebody else holds it. TooLate: it is not in work, it is offered, or it stands
            at no later step. DeskError: there are no words.
    """
    doer_id = await _DONE_BY.value(work.transaction, request_id=request_id)
    there = await hold_active(work, {work.actor.id, doer_id or work.actor.id}) - {work.actor.id}
    request = await lock_request(work, request_id)
    place = place_of(work.policy, request.kind, request.route_step)
    if await _in_own_hands(work, request) is not None:
        raise TooLate("error-already-offered")
    if place is None or place.number == 0:
        raise TooLate("error-state-moved-on")
    before = work.policy.kinds[request.kind].route[place.number - 1]
    receiver = Receiver(doer_id) if doer_id in there else Receiver(department=before.department)
    along = Along(place.number - 1, "step_back")
    return await _offer(work, request, receiver, words, response_id, along)


# Whoever brought it to its step did the step before.
_DONE_BY = Statement(
    select(Handoff.giver_id)
    .join(Request, Request.id == Handoff.request_id)
    .where(
        Request.id == bindparam("request_id", type_=BigInteger),
        Handoff.state == "accepted",
        Handoff.route_step == Request.route_step,
    )
    .order_by(Handoff.answered_at.desc(), Handoff.id.desc())
    .limit(1)
)


def leads_on(offered: HandoffRow | None) -> bool:
    """Whether an offer takes a request to another step of its route."""
    return offered is not None and offered.route_step is not None


async def _in_own_hands(work: Work, request: RequestRow) -> HandoffRow | None:
    """See that the actor has it in work; what is offered of it."""
    if request.holder_id != work.actor.employee_id:
        raise NotAllowed("error-request-held-by-other")
    if request.state != "in_work":
        raise TooLate("error-state-moved-on")
    return await open_offer(work, request.id)


async def _offer(
    work: Work,
    request: RequestRow,
    receiver: Receiver,
    words: str,
    response_id: int | None,
    along: Along,
) -> Answered:
    """Words are asked for as of any result; files that came with them go with the request."""
    if not words.strip() and response_id is None:
        raise DeskError("error-words-needed")
    if response_id is not None:
        await attaching.give_to_request(work, response_id, request.id)
    note = words[:NOTE_LIMIT] or None
    await put_offer(work, request, receiver, note, along=along)
    return replace(request.answered, offered_to=await _called(work, receiver))


async def _called(work: Work, receiver: Receiver) -> str:
    if receiver.employee_id is None:
        return work.policy.department_title(receiver.department or "", work.actor.language)
    return (await employee_names(work, [receiver.employee_id]))[receiver.employee_id]
