"""What the meeting decided is a task of whoever does it: he is told and reminded as of any."""

from datetime import date

from sqlalchemy import update

from domain.errors import DeskError
from domain.follow_ups.tasks import TITLE_LIMIT, NewTask, put_task, task_subject
from domain.work import Work, redraw
from storage.models import Employee, Task


async def working_person(work: Work, person_id: int) -> str:
    """The name of somebody who shall do it.

    Raises:
        DeskError: he does not work here any more.
    """
    person = await work.session.get(Employee, person_id)
    if person is None or not person.active:
        raise DeskError("error-employee-gone")
    return person.name


async def assign(work: Work, source: str, words: str, owner_id: int, due_on: date) -> None:
    """Give it to its owner, within another act; given again, it is to be done once more.

    Args:
        source: what it comes from: `decision:12`, `measure:7`.
    """
    await work.session.execute(update(Task).where(Task.source == source).values(done_at=None))
    task_id = await put_task(work, NewTask(words[:TITLE_LIMIT], due_on, owner_id, source=source))
    if owner_id != work.actor.employee_id:
        work.notify(owner_id, "task", subject=task_subject(task_id), task_id=task_id)


async def take_back(work: Work, source: str) -> None:
    """Nothing is left to be done about it, within another act: the task goes from its list."""
    task_id = await work.session.scalar(
        update(Task)
        .where(Task.source == source, Task.done_at.is_(None))
        .values(done_at=work.now, next_at=None)
        .returning(Task.id)
    )
    if task_id is not None:
        await redraw(work, task_subject(task_id))
