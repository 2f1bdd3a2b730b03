"""Tasks: who has to do what by which day, and that it is done."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Select,
    case,
    cast,
    exists,
    func,
    or_,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import aliased

from domain.errors import DeskError, NotAllowed, NotFound
from domain.follow_ups.reminders import first_reminder
from domain.paging import nearest_page, pages_of
from domain.permissions import Permission, needs
from domain.work import Work, redraw
from storage.models import Attachment, Client, Employee, Task

PAGE = 8
"""Tasks on one screen."""

TITLE_LIMIT = 500
"""Characters of a task's words; longer ones are cut where a questionnaire makes a task of them."""


@dataclass(frozen=True)
class TaskCard:
    """A task as its owner sees it; `may_change` is whether the reader may. One that is `promised`
    was promised to the client: whoever may look at him may read it. One that is `spoken` was
    told by voice.
    """

    id: int
    title: str
    due_on: date
    done_at: datetime | None
    client_id: int | None
    client: str | None
    opportunity_id: int | None
    owner_id: int
    owner: str
    author: str | None
    promised: bool
    may_change: bool
    source: str | None = None
    spoken: bool = False


@dataclass(frozen=True)
class TaskPage:
    """One's own open tasks, what is due first comes first."""

    tasks: list[TaskCard]
    total: int
    late: int
    page: int

    @property
    def pages(self) -> int:
        return pages_of(self.total, PAGE)


@dataclass(frozen=True)
class NewTask:
    """What a task is made of.

    Attributes:
        source: the answer it comes from; a second one of the same source is the same task.
        promised: whether it was, to the client (domain 4.2).
    """

    title: str
    due_on: date
    owner_id: int
    client_id: int | None = None
    source: str | None = None
    questionnaire_id: int | None = None
    opportunity_id: int | None = None
    promised: bool = False


PROMISE_SOURCE = "promise:"
"""The source of a promise, before the id of the form it was told in."""

# As a number, so that the attachments are found by their index.
_told_in = case(
    (Task.source.startswith(PROMISE_SOURCE), cast(func.split_part(Task.source, ":", 2), BigInteger))
)
SPOKEN = exists().where(Attachment.response_id == _told_in)
"""Whether a promise has words of its own to be listened to."""

_Author = aliased(Employee)


def task_subject(task_id: int) -> str:
    """What messages about a task are found by, to be drawn again."""
    return f"task:{task_id}"


async def put_task(work: Work, new: NewTask) -> int:
    """Write a task down, within another act; one of the same source is brought up to date as long
    as it is not done.

    Returns:
        The task's id.

    Raises:
        DeskError: its owner does not work here any more.
    """
    owner = await _owner(work, new.owner_id)
    reminding = first_reminder(
        work.policy, owner.department, ZoneInfo(owner.time_zone), new.due_on, work.now
    )
    changing = {
        "title": new.title[:TITLE_LIMIT],
        "due_on": new.due_on,
        "stage": reminding.stage,
        "next_at": reminding.next_at,
    }
    statement = insert(Task).values(
        client_id=new.client_id,
        questionnaire_id=new.questionnaire_id,
        opportunity_id=new.opportunity_id,
        owner_id=new.owner_id,
        author_id=work.actor.employee_id,
        source=new.source,
        promised=new.promised,
        created_at=work.now,
        **changing,
    )
    changed = or_(Task.title != changing["title"], Task.due_on != new.due_on)
    put = await work.session.scalar(
        statement.on_conflict_do_update(
            index_elements=[Task.source],
            set_=changing,
            where=Task.done_at.is_(None) & changed,
        ).returning(Task.id)
    )
    if put is not None:
        await redraw(work, task_subject(put))
        return int(put)
    same: int = (
        await work.session.execute(select(Task.id).where(Task.source == new.source))
    ).scalar_one()
    return same


async def _owner(work: Work, owner_id: int) -> Employee:
    owner = await work.session.get(Employee, owner_id)
    if owner is None or not owner.active:
        raise DeskError("error-employee-gone")
    return owner


@needs(Permission.FOLLOW_UP)
async def new_task(
    work: Work, title: str, due_on: date, client_id: int | None, owner_id: int | None = None
) -> int:
    """Give oneself or somebody else a task; who gets it from another is told.

    Raises:
        DeskError: there are no words, or the owner is gone.
    """
    if not title.strip():
        raise DeskError("error-words-needed")
    owner = owner_id or work.actor.id
    task_id = await put_task(work, NewTask(title.strip(), due_on, owner, client_id))
    if owner != work.actor.employee_id:
        work.notify(owner, "task", subject=task_subject(task_id), task_id=task_id)
    return task_id


def my_open_tasks(work: Work) -> tuple[ColumnElement[bool], ...]:
    """The conditions on tasks that the actor has them to do."""
    return Task.owner_id == work.actor.id, Task.done_at.is_(None)


@needs(Permission.FOLLOW_UP)
async def my_tasks(work: Work, page: int = 0) -> TaskPage:
    """One's own tasks that are not done.

    Args:
        page: from 0; one past the last shows the last.
    """
    mine = my_open_tasks(work)
    late = Task.due_on < today_of(work)
    counted = (
        await work.session.execute(
            select(func.count(), func.count().filter(late)).select_from(Task).where(*mine)
        )
    ).one()
    total, overdue = int(counted[0]), int(counted[1])
    page = nearest_page(page, total, PAGE)
    rows = await work.session.execute(
        _cards(work).where(*mine).order_by(Task.due_on, Task.id).offset(page * PAGE).limit(PAGE)
    )
    return TaskPage([TaskCard(*row) for row in rows], total, overdue, page)


@needs(Permission.FOLLOW_UP)
async def task_card(work: Work, task_id: int) -> TaskCard:
    """One task.

    Raises:
        NotFound: no such task. NotAllowed: it is somebody else's.
    """
    row = (await work.session.execute(_cards(work).where(Task.id == task_id))).first()
    if row is None:
        raise NotFound("error-task-unknown")
    card = TaskCard(*row)
    if not (card.may_change or card.promised or work.actor.may(Permission.READ_PROGRAMME)):
        raise NotAllowed
    return card


@needs(Permission.FOLLOW_UP)
async def finish_task(work: Work, task_id: int) -> TaskCard:
    """Mark a task as done. Done twice is done once.

    Raises:
        NotFound, NotAllowed: it is not one's own.
    """
    await _changeable(work, task_id)
    await _change(work, task_id, done_at=work.now, next_at=None)
    return await task_card(work, task_id)


@needs(Permission.FOLLOW_UP)
async def postpone_task(work: Work, task_id: int, due_on: date) -> TaskCard:
    """Set another day; its reminders begin anew.

    Raises:
        NotFound, NotAllowed: it is not one's own.
    """
    card = await _changeable(work, task_id)
    owner = await _owner(work, card.owner_id)
    zone = ZoneInfo(owner.time_zone)
    reminding = first_reminder(work.policy, owner.department, zone, due_on, work.now)
    await _change(work, task_id, due_on=due_on, stage=reminding.stage, next_at=reminding.next_at)
    return await task_card(work, task_id)


async def _change(work: Work, task_id: int, **values: object) -> None:
    """Once it is known that the actor may; a task that is done stays as it is."""
    changed = await work.session.scalar(
        update(Task)
        .where(Task.id == task_id, Task.done_at.is_(None))
        .values(**values)
        .returning(Task.id)
    )
    if changed is not None:
        await redraw(work, task_subject(task_id))


async def _changeable(work: Work, task_id: int) -> TaskCard:
    card = await task_card(work, task_id)
    if not card.may_change:
        raise NotAllowed
    return card


def _cards(work: Work) -> Select[*tuple[Any, ...]]:
    may_change: ColumnElement[bool] = or_(
        Task.owner_id == work.actor.id, Task.author_id == work.actor.id
    )
    return (
        select(
            Task.id,
            Task.title,
            Task.due_on,
            Task.done_at,
            Task.client_id,
            Client.name,
            Task.opportunity_id,
            Task.owner_id,
            Employee.name,
            _Author.name,
            Task.promised,
            may_change,
            Task.source,
            SPOKEN,
        )
        .join(Employee, Employee.id == Task.owner_id)
        .outerjoin(Client, Client.id == Task.client_id)
        .outerjoin(_Author, _Author.id == Task.author_id)
    )


def today_of(work: Work) -> date:
    """The day it is where the actor is."""
    return work.now.astimezone(ZoneInfo(work.actor.time_zone)).date()


def tomorrow_of(work: Work) -> date:
    return today_of(work) + timedelta(days=1)
