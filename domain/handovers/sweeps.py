"""Leaves begin and end by themselves; a dismissal is final after a day (domain 4.3)."""

from datetime import datetime

from sqlalchemy import func, select

from domain.handovers.leaving import begin_leave, end_leave
from domain.permissions import Permission, needs
from domain.work import Work
from storage.models import Handover
from storage.statements import Statement

_NEXT = Statement(
    select(func.min(Handover.next_at)).where(Handover.state.in_(("planned", "active")))
)


@needs(Permission.SWEEP)
async def sweep_handovers(work: Work) -> int:
    """Begin or end one leave, or close one dismissal.

    Returns:
        How many.
    """
    handover = await work.session.scalar(
        select(Handover)
        .where(Handover.state.in_(("planned", "active")), Handover.next_at <= work.now)
        .order_by(Handover.next_at, Handover.id)
        .limit(1)
        .with_for_update(skip_locked=True)
        .execution_options(populate_existing=True)
    )
    if handover is None:
        return 0
    if handover.kind == "dismissal":
        # Nothing can be undone any more: the record stays.
        handover.state, handover.next_at, handover.ended_at = "ended", None, work.now
    elif handover.state == "planned":
        await begin_leave(work, handover)
    else:
        await end_leave(work, handover)
    await work.session.flush()
    return 1


@needs(Permission.SWEEP)
async def next_due(work: Work) -> datetime | None:
    """The next moment at which the sweep has something to do."""
    moment: datetime | None = await _NEXT.value(work.transaction)
    return moment


SWEEPS = (sweep_handovers,)
