"""The next step of an opportunity, as a task of its owner."""

from dataclasses import replace

from sqlalchemy import select, update

from domain.follow_ups.tasks import NewTask, put_task, task_subject
from domain.work import Work, redraw
from storage.models import Task


async def put_step(work: Work, step: NewTask) -> None:
    """Write down what comes next, within another act.

    Args:
        step: of an opportunity; its source is found here.
    """
    assert step.opportunity_id is not None  # noqa: S101 - it is the step of one
    await put_task(work, replace(step, source=await _source(work, step.opportunity_id)))


async def _source(work: Work, opportunity_id: int) -> str:
    """Of the task that is the opportunity's next step now; of a new one, once the last was done."""
    rows = (
        await work.session.execute(
            select(Task.source, Task.done_at).where(Task.opportunity_id == opportunity_id)
        )
    ).all()
    still_open = [row.source for row in rows if row.done_at is None and row.source is not None]
    if still_open:
        return str(still_open[0])
    first = f"opportunity:{opportunity_id}"
    return f"{first}:{len(rows)}" if rows else first


async def close_steps(work: Work, opportunity_id: int) -> None:
    """What was to be done next needs doing no more."""
    closed = await work.session.scalars(
        update(Task)
        .where(Task.opportunity_id == opportunity_id, Task.done_at.is_(None))
        .values(done_at=work.now, next_at=None)
        .returning(Task.id)
    )
    await redraw(work, *(task_subject(task_id) for task_id in closed))
