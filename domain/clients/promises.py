"""What was promised to a client: what, who, until when. It is a task, of which its owner is
reminded; and it stands in the client's dossier for everybody who serves him (domain 4.2).
"""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import Select, func, select

from domain.clients.team import member_in, read_team
from domain.clients.views import look
from domain.errors import DeskError, NotFound
from domain.follow_ups.tasks import PROMISE_SOURCE, SPOKEN, NewTask, put_task, task_subject
from domain.paging import nearest_page, pages_of
from domain.permissions import Permission, needs
from domain.requests.files import File, files_of_response
from domain.texts import LOCALES, Texts
from domain.work import Work
from storage.models import Client, Employee, Task

PAGE = 8
"""Promises on one screen."""

SHOWN = 5
"""Open promises on a client's dossier."""


@dataclass(frozen=True)
class Promise:
    """A promise: `late` once its day is over and it is not kept; `spoken` has words of its own to
    be listened to.
    """

    task_id: int
    title: str
    due_on: date
    done_at: datetime | None
    owner_id: int
    owner: str
    late: bool
    spoken: bool


@dataclass(frozen=True)
class PromisePage:
    """A client's promises: open ones by their day, then those kept, the latest first."""

    client_id: int
    client: str
    promises: list[Promise]
    total: int
    open: int
    page: int

    @property
    def pages(self) -> int:
        return pages_of(self.total, PAGE)


@needs(Permission.FOLLOW_UP)
async def promise(
    work: Work, client_id: int, words: str, due_on: date, response_id: int | None = None
) -> int:
    """Write down what one has promised to a client. Who manages him, or stands in, is told.

    Args:
        response_id: the form it was told in, perhaps by voice.

    Returns:
        The id of the task.

    Raises:
        NotFound: no such client. DeskError: there are no words, or the day is over.
    """
    if not words.strip() and response_id is None:
        raise DeskError("error-words-needed")
    if due_on < work.today:
        raise DeskError("error-promise-day-passed")
    if await work.session.scalar(select(Client.id).where(Client.id == client_id)) is None:
        raise NotFound("error-client-unknown")
    task_id = await put_task(
        work,
        NewTask(
            words.strip() or _texts().format(work.actor.language, "promise-by-voice"),
            due_on,
            work.actor.id,
            client_id,
            source=None if response_id is None else f"{PROMISE_SOURCE}{response_id}",
            promised=True,
        ),
    )
    manager = member_in(await read_team(work, client_id), "manager")
    if manager is not None and manager.present.employee_id != work.actor.id:
        told = manager.present.employee_id
        work.notify(told, "task", subject=task_subject(task_id), task_id=task_id)
    return task_id


@needs(Permission.FIND_CLIENTS)
async def open_promises(work: Work, client_id: int, most: int = SHOWN) -> list[Promise]:
    """What was promised to a client and is not done, the earliest day first."""
    rows = await work.session.execute(
        _promises(work, client_id)
        .where(Task.done_at.is_(None))
        .order_by(Task.due_on, Task.id)
        .limit(most)
    )
    return [Promise(*row) for row in rows]


@needs(Permission.FIND_CLIENTS)
async def promises_page(work: Work, client_id: int, page: int = 0) -> PromisePage:
    """The promises to a client, page by page; it is a look at his dossier.

    Args:
        page: from 0; one past the last shows the last.

    Raises:
        NotFound: no such client.
    """
    found = (
        await work.session.execute(
            select(Client.name, func.count(Task.id), func.count().filter(Task.done_at.is_(None)))
            .select_from(Client)
            .outerjoin(Task, (Task.client_id == Client.id) & Task.promised)
            .where(Client.id == client_id)
            .group_by(Client.name)
        )
    ).first()
    if found is None:
        raise NotFound("error-client-unknown")
    await look(work, client_id, "bot")
    name, total, still_open = found[0], int(found[1]), int(found[2])
    page = nearest_page(page, total, PAGE)
    rows = await work.session.execute(
        _promises(work, client_id)
        .order_by(Task.done_at.desc().nulls_first(), Task.due_on, Task.id)
        .offset(page * PAGE)
        .limit(PAGE)
    )
    promises = [Promise(*row) for row in rows]
    return PromisePage(client_id, name, promises, total, still_open if total else 0, page)


@needs(Permission.FIND_CLIENTS)
async def promise_files(work: Work, task_id: int) -> list[File]:
    """What was dictated with a promise.

    Raises:
        NotFound: it is no promise.
    """
    row = (
        await work.session.execute(select(Task.source).where(Task.id == task_id, Task.promised))
    ).first()
    if row is None:
        raise NotFound("error-task-unknown")
    told = (row.source or "").removeprefix(PROMISE_SOURCE)
    return await files_of_response(work, int(told)) if told.isdecimal() else []


def _promises(work: Work, client_id: int) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Task.id,
            Task.title,
            Task.due_on,
            Task.done_at,
            Task.owner_id,
            Employee.name,
            (Task.done_at.is_(None) & (Task.due_on < work.today)).label("late"),
            SPOKEN,
        )
        .join(Employee, Employee.id == Task.owner_id)
        .where(Task.client_id == client_id, Task.promised)
    )


@cache
def _texts() -> Texts:
    """Read once, when first needed."""
    return Texts.load(LOCALES)
