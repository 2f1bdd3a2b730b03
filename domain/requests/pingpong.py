"""Ping-pong is seen: a request thrown back and forth is shown to both leads (domain 1.6)."""

from sqlalchemy import BigInteger, bindparam, or_, select

from domain.people.leading import above_department, department_of
from domain.requests import history
from domain.requests.routes import Entered
from domain.requests.rows import HandoffRow, RequestRow
from domain.work import Work
from storage.models import RegisterLine
from storage.statements import Statement


async def watch_ping_pong(
    work: Work, request: RequestRow, handoff: HandoffRow, place: Entered, line_no: int
) -> None:
    """Alarm both leads when the new holder had it before, or it changed hands too often.

    Along a route a department may come twice, and what came back a step goes forward again: neither
    is thrown back. Coming back is, and so is going to and fro without getting any further.

    Args:
        place: where it stands on its route now.
        line_no: the register line of this change of hands; one alarm for it at the most.
    """
    if place.progress:
        return
    too_often = request.handoff_count + 1 > work.policy.register.ping_pong_after
    forward = handoff.route_step is not None and not place.back
    if not too_often and (forward or not await _held_before(work, request.id, line_no)):
        return
    event = await history.record(work, request.id, "ping_pong", handoff_id=handoff.id)
    leads = await _leads(work, handoff.giver_id) | await _leads(work, work.actor.id)
    for lead_id in sorted(leads):
        work.notify(
            lead_id,
            "step",
            key=f"ping_pong:{request.id}:{line_no}:{lead_id}",
            request_id=request.id,
            event_id=event,
        )


async def _leads(work: Work, employee_id: int) -> set[int]:
    """The lead of a person, even if it is he himself: he answers for his department."""
    department = await department_of(work, employee_id)
    return await above_department(work, department or "")


async def _held_before(work: Work, request_id: int, line_no: int) -> bool:
    if line_no == 1:
        return False
    earlier = await _EARLIER.first(
        work.transaction, request_id=request_id, line_no=line_no, person_id=work.actor.id
    )
    return earlier is not None


_PERSON = bindparam("person_id", type_=BigInteger)
_EARLIER = Statement(
    select(RegisterLine.id)
    .where(
        RegisterLine.request_id == bindparam("request_id"),
        RegisterLine.line_no < bindparam("line_no"),
        or_(RegisterLine.kind == "handed", RegisterLine.kind == "moved"),
        or_(RegisterLine.receiver_id == _PERSON, RegisterLine.giver_id == _PERSON),
    )
    .limit(1)
)
