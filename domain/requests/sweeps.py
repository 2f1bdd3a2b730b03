"""What is due and not yet done: reminders, the lead's turn, expiry, the daily seal.

Nothing is scheduled per item. Each sweep takes a batch of rows whose `next_at` has come, and moves
`next_at` in the same transaction, so two replicas share the work and none repeats it.
"""

from datetime import datetime, time, timedelta

from sqlalchemy import func, select, update

from domain.people.leading import above, above_department, department_of, directors
from domain.people.staff import members_of
from domain.permissions import Permission, needs
from domain.requests import history, limits
from domain.requests.rows import HandoffRow, RequestRow, lock_handoff, lock_request
from domain.requests.seals import next_seal_due, seal_yesterday
from domain.requests.states import HANDOFFS
from domain.states import Party, move
from domain.work import Work, redraw
from storage.models import Handoff, Request
from storage.statements import Statement

BATCH = 100
"""Rows a sweep takes in one transaction."""

SEAL_TIME = time(0, 10)
"""When yesterday is sealed, in the company's zone: acts begun before midnight are over by then."""

_NEXT_OFFER = Statement(select(func.min(Handoff.next_at)).where(Handoff.state == "offered"))
_NEXT_REQUEST = Statement(
    select(func.min(Request.next_at)).where(Request.state.in_(("new", "in_work", "reported")))
)


@needs(Permission.SWEEP)
async def sweep_offers(work: Work) -> int:
    """Remind the receivers of unanswered offers, then their lead, once each; then let them expire.

    Returns:
        How many offers were looked at; a whole batch means that more may wait.
    """
    due = await work.session.scalars(
        select(Handoff.id)
        .join(Request, Request.id == Handoff.request_id)
        .where(Handoff.state == "offered", Handoff.next_at <= work.now)
        .order_by(Handoff.next_at)
        .limit(BATCH)
        .with_for_update(of=Request, skip_locked=True)
    )
    found = list(due)
    for handoff_id in found:
        request, handoff = await lock_handoff(work, handoff_id)
        if is_due(work, handoff):
            await _step_offer(work, request, handoff)
    return len(found)


def is_due(work: Work, handoff: HandoffRow) -> bool:
    """Whether an offer is still due now that it is locked: it was found before.

    Its receiver, or another replica's sweep, may have been here between.
    """
    return (
        handoff.state == "offered" and handoff.next_at is not None and handoff.next_at <= work.now
    )


async def _step_offer(work: Work, request: RequestRow, handoff: HandoffRow) -> None:
    if work.now >= handoff.expires_at:
        await _expire(work, request, handoff)
    elif handoff.stage == 0:
        await _remind_receivers(work, request, handoff)
        department = handoff.to_department or await department_of(work, handoff.to_employee_id or 0)
        lead_at = limits.lead_told_at(work, department)
        await _next_step(work, handoff, min(lead_at, handoff.expires_at))
    else:
        if handoff.stage == 1:
            event = await history.record(work, request.id, "escalated", handoff_id=handoff.id)
            history.tell(work, request, "escalated", event, await _above(work, handoff))
        await _next_step(work, handoff, handoff.expires_at)


async def _next_step(work: Work, handoff: HandoffRow, next_at: datetime) -> None:
    await work.session.execute(
        update(Handoff)
        .where(Handoff.id == handoff.id)
        .values(stage=handoff.stage + 1, next_at=next_at)
    )


async def _remind_receivers(work: Work, request: RequestRow, handoff: HandoffRow) -> None:
    event = await history.record(work, request.id, "reminded", handoff_id=handoff.id)
    receivers = (
        [handoff.to_employee_id]
        if handoff.to_employee_id is not None
        else await members_of(work, handoff.to_department or "", but=handoff.giver_id)
    )
    history.tell(work, request, "reminded", event, receivers)


async def _expire(work: Work, request: RequestRow, handoff: HandoffRow) -> None:
    """The giver still holds it; he, the receiver's lead and those above hear of it."""
    await move(
        work.transaction,
        HANDOFFS,
        "expire",
        handoff.id,
        {Party.SYSTEM},
        answered_at=work.now,
        next_at=None,
    )
    event = await history.record(work, request.id, "expired", handoff_id=handoff.id)
    higher = await _above(work, handoff) | set(await directors(work))
    await redraw(work, f"handoff:{handoff.id}", history.subject(request.id))
    history.tell(work, request, "expired", event, {handoff.giver_id, request.owner_id} | higher)


async def _above(work: Work, handoff: HandoffRow) -> set[int]:
    if handoff.to_employee_id is not None:
        return await above(work, [handoff.to_employee_id])
    return await above_department(work, handoff.to_department or "")


@needs(Permission.SWEEP)
async def sweep_requests(work: Work) -> int:
    """Remind whoever a request waits for, then the lead, once each.

    In work: its holder at the due date. Reported: its author, when he leaves the result without
    a word.

    Returns:
        How many requests were looked at.
    """
    due = await work.session.scalars(
        select(Request.id)
        .where(Request.state.in_(("new", "in_work", "reported")), Request.next_at <= work.now)
        .order_by(Request.next_at)
        .limit(BATCH)
        .with_for_update(skip_locked=True)
    )
    found = list(due)
    for request_id in found:
        await _step_request(work, await lock_request(work, request_id))
    return len(found)


async def _step_request(work: Work, request: RequestRow) -> None:
    if request.ticket_id is not None and request.state != "reported":
        await _leave_to_ticket(work, request)
        return
    if request.state != "reported" and work.now < request.due_at:
        await _step_late(work, request)
        return
    waits_for = request.owner_id if request.state == "reported" else request.holder_id
    kind = "result_waits" if request.state == "reported" else "overdue"
    next_at: datetime | None = None
    people = {waits_for}
    if request.stage == 0:
        next_at = limits.lead_told_at(work, await department_of(work, waits_for))
    else:
        kind, people = f"{kind}_lead", await above(work, [waits_for])
    event = await history.record(work, request.id, kind)
    history.tell(work, request, kind, event, people)
    await work.session.execute(
        update(Request)
        .where(Request.id == request.id)
        .values(stage=request.stage + 1, next_at=next_at)
    )


async def _step_late(work: Work, request: RequestRow) -> None:
    """The limit of its step on the route has passed, its own due date is still ahead: the holder
    hears of it, then his lead. At the due date the reminders begin anew.
    """
    lead_at = limits.lead_told_at(work, await department_of(work, request.holder_id))
    if request.stage == 0:
        kind, people = "step_overdue", {request.holder_id}
    else:
        kind, people = "step_overdue_lead", await above(work, [request.holder_id])
    lead_is_next = request.stage == 0 and lead_at < request.due_at
    event = await history.record(work, request.id, kind, step=request.route_step or 0)
    history.tell(work, request, kind, event, people)
    await work.session.execute(
        update(Request)
        .where(Request.id == request.id)
        .values(
            stage=int(lead_is_next),
            next_at=lead_at if lead_is_next else request.due_at,
        )
    )


async def _leave_to_ticket(work: Work, request: RequestRow) -> None:
    """Of a late repair the ticket's own limits tell, once."""
    await work.session.execute(update(Request).where(Request.id == request.id).values(next_at=None))


@needs(Permission.SWEEP)
async def sweep_seals(work: Work) -> int:
    """Seal yesterday's register lines once the day is over.

    Returns:
        1 when a seal was written.
    """
    if work.now < _seal_moment(work, work.now) or not await next_seal_due(work):
        return 0
    return int(await seal_yesterday(work))


@needs(Permission.SWEEP)
async def next_due(work: Work) -> datetime | None:
    """The next moment at which a sweep of this module has something to do."""
    moments: list[datetime | None] = [
        await _NEXT_OFFER.value(work.transaction),
        await _NEXT_REQUEST.value(work.transaction),
    ]
    seal_at = _seal_moment(work, work.now)
    if not await next_seal_due(work):
        seal_at = _seal_moment(work, work.now + timedelta(days=1))
    moments.append(max(seal_at, work.now))
    return min(moment for moment in moments if moment is not None)


def _seal_moment(work: Work, day: datetime) -> datetime:
    local = day.astimezone(work.policy.zone)
    return datetime.combine(local.date(), SEAL_TIME, tzinfo=work.policy.zone)


SWEEPS = (sweep_offers, sweep_requests, sweep_seals)
