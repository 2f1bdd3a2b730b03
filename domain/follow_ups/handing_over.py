"""Tasks, promises and opportunities of somebody who leaves go to his colleagues (domain 4.3)."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement

from domain.follow_ups.opportunities import OVER, opportunity_subject
from domain.follow_ups.tasks import task_subject
from domain.handovers.takers import Handed, Moved, Takers, move_owned, return_owned
from domain.work import Work, redraw
from storage.models import Opportunity, Task


async def hand_over_tasks(work: Work, from_id: int, takers: Takers) -> list[Moved]:
    """Hand over what is still to be done, of a leave what is due in it; the days and the reminders
    stay as they are.
    """
    due: list[ColumnElement[bool]] = [Task.done_at.is_(None)]
    if takers.until_on is not None:
        due.append(Task.due_on <= takers.until_on)
    moved = await move_owned(work, Task.owner_id, Task.client_id, from_id, takers, *due)
    await redraw(work, *(task_subject(each.row_id) for each in moved))
    return moved


async def give_tasks_back(work: Work, handed: Sequence[Handed]) -> list[Handed]:
    """Give back what is still to be done."""
    back = await return_owned(work, Task.owner_id, handed, Task.done_at.is_(None))
    await redraw(work, *(task_subject(each.row_id) for each in back))
    return back


async def hand_over_opportunities(work: Work, from_id: int, takers: Takers) -> list[Moved]:
    """Hand over what is neither won nor lost; of a leave what has its next step in it."""
    live: list[ColumnElement[bool]] = [Opportunity.stage.not_in(OVER)]
    if takers.until_on is not None:
        live.append(Opportunity.next_on <= takers.until_on)
    moved = await move_owned(
        work, Opportunity.owner_id, Opportunity.client_id, from_id, takers, *live
    )
    await redraw(work, *(opportunity_subject(each.row_id) for each in moved))
    return moved


async def give_opportunities_back(work: Work, handed: Sequence[Handed]) -> list[Handed]:
    """Give back what is neither won nor lost."""
    back = await return_owned(work, Opportunity.owner_id, handed, Opportunity.stage.not_in(OVER))
    await redraw(work, *(opportunity_subject(each.row_id) for each in back))
    return back
