"""The hour that a rep is told for what he hands to a section, and hearing of it when it slips
(domain 4.4).
"""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import func, select, text, update

from domain.people.leading import above_department
from domain.permissions import Permission, needs
from domain.requests import history
from domain.requests.offering import Receiver
from domain.requests.queue import Queue, read_queue
from domain.requests.routes import place_of
from domain.requests.rows import RequestRow, lock_request
from domain.work import Work, redraw
from storage.models import Employee, Request
from storage.statements import Statement

SLACK = timedelta(minutes=10)
"""By so much an hour may move without a word."""

MOST_SLIPS = 3
"""So often a new hour is named; after that nobody believes one, and the lead has to speak."""

BATCH = 100
"""Requests a sweep looks at in one transaction."""


def saved_minutes(work: Work, kind: str) -> int | None:
    """What a kind takes off a rep, in minutes of his working time; None where nobody counts it."""
    known = work.policy.kinds.get(kind)
    if known is None or known.saves is None:
        return None
    day = work.policy.calendar_of(None).day_length
    return int(known.saves.length(day) / timedelta(minutes=1))


async def promise(work: Work, request: RequestRow, receiver: Receiver) -> datetime | None:
    """Name the author of a new request the hour by which its section will have it ready.

    Args:
        request: as it was offered just now.

    Returns:
        The hour; None where the receiver keeps no queue, nobody is there, or others follow him.
    """
    sections = work.policy.support.departments
    if not sections or place_of(work.policy, request.kind, 0):
        return None  # of what follows a route the section does only a step
    department = receiver.department
    if receiver.employee_id is not None:
        department = await work.session.scalar(
            select(Employee.department).where(Employee.id == receiver.employee_id)
        )
    if department not in sections:
        return None
    ready_at = (await read_queue(work, department)).ready_at(request.id)
    if ready_at is not None:
        await _promise(work, [request.id], ready_at)
    return ready_at


async def _promise(work: Work, ids: Collection[int], at: datetime | None, slips: int = 0) -> None:
    await work.session.execute(
        update(Request)
        .where(Request.id.in_(ids))
        .values(promised_at=at, slips=Request.slips + slips)
    )


@needs(Permission.SWEEP)
async def sweep_hours(work: Work) -> int:
    """Tell authors whose hour has come without a result: by what hour now, and no longer any once
    it has slipped MOST_SLIPS times. Whose hour moves by that hears of it before it comes.

    Returns:
        How many requests were looked at.
    """
    due = await work.session.scalars(
        select(Request.id)
        .where(Request.state.in_(("new", "in_work")), Request.promised_at <= work.now)
        .order_by(Request.promised_at)
        .limit(BATCH)
        .with_for_update(skip_locked=True)
    )
    found = list(due)
    queues: dict[str, Queue] = {}
    for request_id in found:
        for department in work.policy.support.departments:
            if department not in queues:
                queues[department] = await read_queue(work, department)
        queue = next((each for each in queues.values() if request_id in each), None)
        await _slipped(work, request_id, queue)
    for queue in queues.values():
        await _tell_moved(work, queue, but=found)
    return len(found)


async def tell_moved(work: Work, department: str) -> None:
    """Tell the authors whose hour has moved because another request was put first; within that
    act.
    """
    await _tell_moved(work, await read_queue(work, department), but=())


async def _tell_moved(work: Work, queue: Queue, but: Collection[int]) -> None:
    """
    Args:
        but: requests whose authors have been told just now.
    """
    moved = [
        line.id
        for line in queue.lines
        if line.id not in but
        and line.promised_at is not None
        and line.ready_at is not None
        and line.ready_at > line.promised_at + SLACK
    ]
    for request_id in sorted(moved):
        await _slipped(work, request_id, queue)


async def _slipped(work: Work, request_id: int, queue: Queue | None) -> None:
    """The author, and from the second time on the section's lead, hear of it."""
    request = await lock_request(work, request_id)
    slips = await _SLIPS.value(work.transaction, request_id=request_id) or 0
    at = None if queue is None else queue.ready_at(request_id)
    # Who took his request back knows that the section does nothing about it.
    his_own = at is None and request.holder_id == request.owner_id
    told = set() if his_own else {request.owner_id}
    if queue is not None and slips:
        told |= await above_department(work, queue.department)
    if at is None or slips + 1 >= MOST_SLIPS:
        event = await history.record(work, request_id, "hour_unknown")
        await _promise(work, [request_id], None, 1)
        history.tell(work, request, "hour_unknown", event, told)
    else:
        event = await history.record(work, request_id, "hour_slipped", hour=at.isoformat())
        await _promise(work, [request_id], at, 1)
        history.tell(work, request, "hour_slipped", event, told)
    await redraw(work, history.subject(request_id))


_SLIPS = Statement(text("SELECT slips FROM requests WHERE id = CAST(:request_id AS bigint)"))
_NEXT = Statement(
    select(func.min(Request.promised_at)).where(
        Request.promised_at.is_not(None), Request.state.in_(("new", "in_work"))
    )
)


@needs(Permission.SWEEP)
async def next_due(work: Work) -> datetime | None:
    """When an hour that was told comes next."""
    found: datetime | None = await _NEXT.value(work.transaction)
    return found


SWEEPS = (sweep_hours,)
