"""Notices by mail: for whoever chose mail, and for whoever Telegram does not reach (domain 5)."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from domain.mail import letters, threads
from domain.people.staff import actor_of
from domain.permissions import Permission, needs
from domain.work import Actor, Work
from storage.models import Employee


@dataclass(frozen=True)
class ByMail:
    """An active employee who has an address."""

    actor: Actor
    address: str


async def reached_by_mail(work: Work, employee_id: int) -> ByMail | None:
    """How an employee is reached by mail; None when he is not."""
    row = await work.open_session.scalar(
        select(Employee).where(
            Employee.id == employee_id, Employee.active, Employee.email.is_not(None)
        )
    )
    if row is None or not row.email or not work.policy.mailboxes:
        return None
    return ByMail(actor_of(row), row.email.lower())


@needs(Permission.DELIVER)
async def write_notice(
    work: Work,
    to: ByMail,
    lines: Sequence[str],
    acts: Sequence[str],
    subject: str | None,
    key: str,
    files: Sequence[letters.LetterFile] = (),
) -> int | None:
    """Write somebody a notice by mail; his answer to it is an act of his.

    Args:
        lines: the notice's own words, plain.
        acts: what may be answered: accept, decline, done.
        subject: what it is about: `handoff:7`, `request:12`.
        key: the same notice is not written twice.
        files: what goes with it.

    Returns:
        The letter's id; None when it was written before.
    """
    thread_id = await threads.begin(
        work,
        mailbox_for(work, to.actor.department),
        to.address,
        subject=subject,
        employee_id=to.actor.id,
    )
    args: dict[str, object] = {"lines": list(lines), "acts": list(acts)}
    return await letters.write(
        work, letters.NewLetter("notice", thread_id, args, key=key, files=files)
    )


def mailbox_for(work: Work, department: str | None) -> str:
    """The mailbox a colleague is written to from: his department's, else the first there is."""
    own = None if department is None else work.policy.mailbox_of(department)
    return own or next(iter(work.policy.mailboxes))
