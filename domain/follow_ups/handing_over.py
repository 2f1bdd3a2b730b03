"""Tasks and opportunities of somebody who leaves the company go to his successor (domain 4.3)."""

from sqlalchemy import update

from domain.follow_ups.opportunities import OVER, opportunity_subject
from domain.follow_ups.tasks import task_subject
from domain.permissions import Permission, needs
from domain.work import Work, redraw
from storage.models import Opportunity, Task


@needs(Permission.DISMISS_STAFF)
async def hand_over_tasks(work: Work, from_id: int, to_id: int) -> int:
    """Hand over what is still to be done; the days and the reminders stay as they are.

    Returns:
        How many tasks.
    """
    moved = await work.session.scalars(
        update(Task)
        .where(Task.owner_id == from_id, Task.done_at.is_(None))
        .values(owner_id=to_id)
        .returning(Task.id)
    )
    found = sorted(moved)
    await redraw(work, *(task_subject(each) for each in found))
    return len(found)


@needs(Permission.DISMISS_STAFF)
async def hand_over_opportunities(work: Work, from_id: int, to_id: int) -> int:
    """Hand over what is neither won nor lost.

    Returns:
        How many opportunities.
    """
    moved = await work.session.scalars(
        update(Opportunity)
        .where(Opportunity.owner_id == from_id, Opportunity.stage.not_in(OVER))
        .values(owner_id=to_id)
        .returning(Opportunity.id)
    )
    found = sorted(moved)
    await redraw(work, *(opportunity_subject(each) for each in found))
    return len(found)
