"""Tasks that are due or late: their owners are reminded in their own morning, once each."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import func, select, update

from domain.follow_ups.reminders import late_reminder
from domain.follow_ups.tasks import task_subject
from domain.permissions import Permission, needs
from domain.work import Work, redraw
from storage.models import Employee, Task
from storage.statements import Statement

BATCH = 100
"""Tasks a sweep takes in one transaction."""

_NEXT = Statement(select(func.min(Task.next_at)).where(Task.done_at.is_(None)))


@needs(Permission.SWEEP)
async def sweep_tasks(work: Work) -> int:
    """Remind owners of tasks: on the morning of the day, and on the first working morning after.

    Returns:
        How many tasks were looked at; a whole batch means that more may wait.
    """
    rows = (
        await work.session.execute(
            select(Task.id, Task.owner_id, Task.due_on, Task.stage, Employee)
            .join(Employee, Employee.id == Task.owner_id)
            .where(Task.done_at.is_(None), Task.next_at <= work.now)
            .order_by(Task.next_at)
            .limit(BATCH)
            .with_for_update(of=Task, skip_locked=True)
        )
    ).all()
    for task_id, owner_id, due_on, stage, owner in rows:
        if stage:  # what came before says "for today"
            await redraw(work, task_subject(task_id))
        if owner.active:
            key = f"task:{task_id}:{due_on}:{stage}"
            work.notify(owner_id, "task", subject=task_subject(task_id), key=key, task_id=task_id)
        zone = ZoneInfo(owner.time_zone)
        again = late_reminder(work.policy, owner.department, zone, due_on, work.now)
        await work.session.execute(
            update(Task)
            .where(Task.id == task_id)
            .values(stage=stage + 1, next_at=again if stage == 0 else None)
        )
    return len(rows)


@needs(Permission.SWEEP)
async def next_due(work: Work) -> datetime | None:
    """When the next reminder is due."""
    moment: datetime | None = await _NEXT.value(work.transaction)
    return moment


SWEEPS = (sweep_tasks,)
