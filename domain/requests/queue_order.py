"""The lead of a section says what comes first in its queue (domain 4.4)."""

from sqlalchemy import text, update

from domain.errors import DeskError, TooLate
from domain.permissions import Permission, needs
from domain.requests import history
from domain.requests.queue import may_order
from domain.requests.queue_promises import hold_with_queue, tell_moved
from domain.requests.rows import Answered
from domain.work import Work, redraw
from storage.models import Request
from storage.statements import Statement


@needs(Permission.WORK_ON_REQUESTS)
async def prioritise(work: Work, request_id: int, *, urgent: bool) -> Answered:
    """A request comes first, or may wait; who was told an hour that moves by it hears of that. A
    repeated tap changes nothing.

    Raises:
        DeskError: the actor does not lead the section. TooLate: it stands in no queue any more.
    """
    department = await _PLACE.value(work.transaction, request_id=request_id)
    if department not in work.policy.support.departments:
        raise TooLate("error-state-moved-on")
    held = await hold_with_queue(work, request_id, department)
    request = held[request_id]
    if await _PLACE.value(work.transaction, request_id=request_id) != department:
        raise TooLate("error-state-moved-on")  # it went elsewhere while this waited
    if not may_order(work, department):
        raise DeskError("error-queue-lead")
    changed = await work.session.scalar(
        update(Request)
        .where(Request.id == request_id, Request.urgent.is_not(urgent))
        .values(urgent=urgent)
        .returning(Request.id)
    )
    if changed is None:
        return request.answered
    kind = "made_urgent" if urgent else "made_ordinary"
    event = await history.record(work, request_id, kind)
    await redraw(work, history.subject(request_id))
    if urgent and request.state == "in_work":
        history.tell(work, request, kind, event, {request.holder_id})
    await tell_moved(work, department, held)
    return request.answered


# Of whom it is offered to, else of who has it.
_PLACE = Statement(
    text(
        """
        SELECT coalesce(offer.to_department, receiver.department, holder.department)
        FROM requests AS request
        JOIN employees AS holder ON holder.id = request.holder_id
        LEFT JOIN handoffs AS offer ON offer.request_id = request.id AND offer.state = 'offered'
        LEFT JOIN employees AS receiver ON receiver.id = offer.to_employee_id
        WHERE request.id = CAST(:request_id AS bigint) AND request.state IN ('new', 'in_work')
        """
    )
)
