"""What a client wants to buy, said beside his word about quality: the rep's task (domain 2.16)."""

from sqlalchemy import select

from domain.follow_ups.tasks import NewTask, put_task, task_subject
from domain.quality import days
from domain.quality.letter_text import said
from domain.quality.rows import TicketRow
from domain.work import Work
from storage.models import Client, Employee

SIGN = "sales:"
"""Begins the reason for which a mail is read as a wish to buy."""


def is_wish(reasons: tuple[str, ...]) -> bool:
    """Whether a mail asks for more of what we sell."""
    return any(reason.startswith(SIGN) for reason in reasons)


async def make_task(work: Work, row: TicketRow, words: str, mail_id: int) -> int:
    """Give the rep the wish as a task for the next working day; of one mail once.

    Returns:
        The task's id.
    """
    client = await work.open_session.get_one(Client, row.client_id)
    calendar = await days.calendar_of(work, row.rep_id)
    today = work.now.astimezone(work.policy.zone).date()
    title = said(
        await _rep_language(work, row),
        "sales-task",
        client=client.name,
        words=" ".join(words.split())[:300],
    )
    task_id = await put_task(
        work,
        NewTask(
            title=title,
            due_on=days.next_working_day(calendar, today),
            owner_id=row.rep_id,
            client_id=row.client_id,
            source=f"mail:{mail_id}:sales",
        ),
    )
    work.notify(row.rep_id, "task", subject=task_subject(task_id), task_id=task_id)
    return task_id


async def _rep_language(work: Work, row: TicketRow) -> str:
    language = await work.open_session.scalar(
        select(Employee.language).where(Employee.id == row.rep_id)
    )
    return language or work.policy.default_language
