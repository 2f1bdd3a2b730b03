"""The hour that a rep is told for what he hands to a section, and hearing of it when it slips
(domain 4.4).
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import (
    ARRAY,
    BigInteger,
    DateTime,
    Integer,
    any_,
    bindparam,
    func,
    select,
    update,
)

from domain.errors import NotFound
from domain.people.leading import above_department
from domain.permissions import Permission, needs
from domain.requests import history
from domain.requests.offering import Receiver
from domain.requests.queue import Queue, read_queue
from domain.requests.routes import place_of
from domain.requests.rows import RequestRow, lock_requests
from domain.requests.slips import TO_AUTHOR, TO_LEAD, tell_slips
from domain.work import Work, redraw
from storage.models import Employee, Request
from storage.statements import Statement

SLACK = timedelta(minutes=10)
"""By so much an hour may move without a word."""

MOST_SLIPS = 3
"""So often a new hour is named; after that nobody believes one, and the lead has to speak."""

Held = Mapping[int, RequestRow]
"""Requests that this act has locked, by id."""

Slipped = tuple[RequestRow, Queue | None]
"""A request whose hour is not kept, and the queue that it stands in; None where it stands in none
any more.
"""

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
    ready_at = (await read_queue(work, department, request.id)).ready_at(request.id)
    if ready_at is not None:
        await work.session.execute(
            update(Request).where(Request.id == request.id).values(promised_at=ready_at)
        )
    return ready_at


@needs(Permission.SWEEP)
async def sweep_hours(work: Work) -> int:
    """Tell authors whose hour has come without a result: by what hour now, and no longer any once
    it has slipped MOST_SLIPS times. Whose hour moves by that hears of it before it comes.

    Returns:
        How many requests were looked at.
    """
    due = await _DUE.all(work.transaction, now=work.now, most=BATCH)
    if not due:
        return 0
    held = await _hold(work, [row.id for row in due], work.policy.support.departments)
    # Read under the locks: what was done, or told by another replica, meanwhile needs no word.
    queues = [await read_queue(work, each) for each in work.policy.support.departments]
    still_due = await _STILL_DUE.all(work.transaction, ids=sorted(held), now=work.now)
    late = {
        row.id: (held[row.id], next((each for each in queues if row.id in each), None))
        for row in still_due
    }
    moved = [slip for queue in queues for slip in _moved(queue, held) if slip[0].id not in late]
    await _tell_slips(work, [*late.values(), *moved])
    return len(due)


async def _hold(work: Work, request_ids: Collection[int], departments: Collection[str]) -> Held:
    """Lock requests with all those whose promised hours may move by them, before anything else is:
    whoever locked them one after another, as he came upon them, would cross a dismissal.
    """
    ids = set(request_ids)
    for department in departments:
        queue = await read_queue(work, department)
        ids |= {line.id for line in queue.lines if line.promised_at is not None}
    return {row.id: row for row in await lock_requests(work, ids)}


async def hold_with_queue(work: Work, request_id: int, department: str) -> Held:
    """Lock a request with those of a section whose hours may move by it; see `tell_moved`.

    Raises:
        NotFound: no such request.
    """
    held = await _hold(work, [request_id], [department])
    if request_id not in held:
        raise NotFound("error-request-unknown")
    return held


async def tell_moved(work: Work, department: str, held: Held) -> None:
    """Tell the authors whose hour has moved because another request was put first; within that
    act.

    Args:
        held: by `hold_with_queue`, before anything was changed.
    """
    await _tell_slips(work, _moved(await read_queue(work, department), held))


def _moved(queue: Queue, held: Held) -> list[Slipped]:
    """
    Args:
        held: the requests that are locked; of one that came after them no word is due yet.
    """
    return [
        (held[line.id], queue)
        for line in sorted(queue.lines, key=lambda each: each.id)
        if line.id in held
        and line.promised_at is not None
        and line.ready_at is not None
        and line.ready_at > line.promised_at + SLACK
    ]


async def _tell_slips(work: Work, found: Sequence[Slipped]) -> None:
    """Each author hears of his together; from the second time on the section's lead hears of his
    people's slips together, but nobody of those that he brought about.
    """
    if not found:
        return
    ids = [request.id for request, _ in found]
    before = {row.id: row.slips for row in await _SLIPS.all(work.transaction, ids=ids)}
    again = {
        queue.department for request, queue in found if queue is not None and before[request.id]
    }
    leads = {each: await above_department(work, each) for each in sorted(again)}
    for_leads: defaultdict[int, list[int]] = defaultdict(list)
    for_authors: defaultdict[int, list[int]] = defaultdict(list)
    hours: dict[int, datetime | None] = {}
    for request, queue in found:
        slips = before[request.id]
        ready_at = None if queue is None else queue.ready_at(request.id)
        his_leads = leads[queue.department] if queue is not None and slips else set[int]()
        for lead_id in his_leads:
            for_leads[lead_id].append(request.id)
        # Who took his request back knows that the section does nothing about it.
        his_own = ready_at is None and request.holder_id == request.owner_id
        if not his_own and request.owner_id not in his_leads:
            for_authors[request.owner_id].append(request.id)
        hours[request.id] = ready_at if slips + 1 < MOST_SLIPS else None
    await _name_hours(work, hours)
    tell_slips(work, TO_AUTHOR, for_authors)
    tell_slips(work, TO_LEAD, for_leads)


async def _name_hours(work: Work, hours: Mapping[int, datetime | None]) -> None:
    """These slipped once more, each to its new hour; none is named any more where there is none."""
    await history.record_each(
        work,
        (
            (request_id, "hour_unknown", {})
            if hour is None
            else (request_id, "hour_slipped", {"hour": hour.isoformat()})
            for request_id, hour in hours.items()
        ),
    )
    await _SLIP.all(work.transaction, ids=list(hours), hours=list(hours.values()))
    await redraw(work, *(history.subject(each) for each in hours))


_DUE = Statement(
    select(Request.id)
    .where(
        Request.state.in_(("new", "in_work")),
        Request.promised_at <= bindparam("now", type_=DateTime(timezone=True)),
    )
    .order_by(Request.promised_at, Request.id)
    .limit(bindparam("most", type_=Integer))
)
_STILL_DUE = Statement(
    select(Request.id)
    .where(
        Request.id == any_(bindparam("ids", type_=ARRAY(BigInteger))),
        Request.state.in_(("new", "in_work")),
        Request.promised_at <= bindparam("now", type_=DateTime(timezone=True)),
    )
    .order_by(Request.id)
)
_SLIPS = Statement(
    select(Request.id, Request.slips).where(
        Request.id == any_(bindparam("ids", type_=ARRAY(BigInteger)))
    )
)
_slipped = (
    func.unnest(
        bindparam("ids", type_=ARRAY(BigInteger)),
        bindparam("hours", type_=ARRAY(DateTime(timezone=True))),
    )
    .table_valued("id", "hour")
    .render_derived()
)
_SLIP = Statement(
    update(Request)
    .where(Request.id == _slipped.c.id)
    .values(promised_at=_slipped.c.hour, slips=Request.slips + 1)
)
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
