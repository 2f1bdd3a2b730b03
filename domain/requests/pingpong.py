"""Ping-pong is seen: a request thrown back and forth is shown to both leads (domain 1.6)."""

from sqlalchemy import select

from domain.people.staff import leads_of
from domain.requests import history
from domain.requests.rows import HandoffRow, RequestRow
from domain.work import Work
from storage.models import RegisterLine


async def watch_ping_pong(
    work: Work, request: RequestRow, handoff: HandoffRow, line_no: int
) -> None:
    """Alarm both leads when the new holder had it before, or it changed hands too often.

    Args:
        line_no: the register line of this change of hands; one alarm for it at the most.
    """
    too_often = request.handoff_count + 1 > work.policy.register.ping_pong_after
    if not too_often and not await _held_before(work, request.id, line_no):
        return
    event = await history.record(work, request.id, "ping_pong", handoff_id=handoff.id)
    for lead_id in sorted(await leads_of(work, [handoff.giver_id, work.actor.id])):
        work.notify(
            lead_id,
            "step",
            subject=f"request:{request.id}",
            key=f"ping_pong:{request.id}:{line_no}:{lead_id}",
            request_id=request.id,
            event_id=event,
        )


async def _held_before(work: Work, request_id: int, line_no: int) -> bool:
    earlier = await work.session.scalar(
        select(RegisterLine.id)
        .where(
            RegisterLine.request_id == request_id,
            RegisterLine.line_no < line_no,
            RegisterLine.receiver_id == work.actor.id,
        )
        .limit(1)
    )
    return earlier is not None
