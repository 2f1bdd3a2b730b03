"""What the desk cannot decide about a mail it asks a person, with buttons (domain 5)."""

from collections.abc import Iterable

from sqlalchemy import bindparam, exists, select

from domain.mail.correspondents import Correspondent
from domain.mail.incoming import IncomingMail, Outcome
from domain.mail.threads import Thread, of_request
from domain.people.leading import above_department
from domain.requests.rows import lock_request
from domain.work import Work
from storage.models import Employee, Letter, Mail, MailThread, Request
from storage.models.requests import OPEN_STATES
from storage.statements import Statement

QUESTION_CARD = "mail_question"

WAITED_FOR = ("question", "done")
"""Kinds of letters that wait for the client's word."""


def subject(mail_id: int) -> str:
    """What the cards of a mail are drawn again by."""
    return f"mail:{mail_id}"


async def ask_sorters(
    work: Work,
    mail: IncomingMail,
    question: str,
    *,
    thread: Thread | None = None,
    known: Correspondent | None = None,
) -> Outcome:
    """Ask the coordinators what to do with a mail; without any, who answers for its mailbox.

    Args:
        question: sender (who is it?), kind (what is it?), colleague, forged.
        known: whose the sender's address is.
    """
    _tell(work, mail, await sorters(work, mail.mailbox))
    return Outcome(
        "asked",
        question,
        thread_id=thread.id if thread else None,
        client_id=known.client_id if known else None,
        contact_id=known.contact_id if known else None,
    )


async def sorters(work: Work, mailbox: str) -> set[int]:
    """Who sorts the mail of a mailbox: the coordinators, else its department's lead."""
    found = set(
        await work.session.scalars(
            select(Employee.id).where(Employee.role == "coordinator", Employee.active)
        )
    )
    return found or await above_department(work, work.policy.mailboxes[mailbox].department)


async def ask_holder(
    work: Work, mail: IncomingMail, question: str, thread: Thread, found_by: str | None
) -> Outcome:
    """Ask who has a request whether a mail belongs to it; without one, the coordinators.

    Args:
        question: belongs (a fresh mail of the person it waits for), stranger (somebody else in its
            thread), forged (nobody vouches for the sender).
    """
    if thread.request_id is None:
        return await ask_sorters(work, mail, question, thread=thread)
    request = await lock_request(work, thread.request_id)
    _tell(work, mail, {request.holder_id, request.owner_id})
    return Outcome(
        "asked", question, thread.id, found_by, None, thread.client_id, thread.contact_id
    )


def _tell(work: Work, mail: IncomingMail, people: Iterable[int]) -> None:
    for person_id in sorted(set(people)):
        work.notify(person_id, QUESTION_CARD, subject=subject(mail.id), mail_id=mail.id)


async def waits_for(work: Work, address: str) -> Thread | None:
    """The thread of an open request that waits for a word of this address: a letter asked for one,
    and nothing came since.
    """
    request_id = await _WAITS.value(work.session, address=address)
    return None if request_id is None else await of_request(work, request_id)


_answered = exists().where(Mail.thread_id == MailThread.id, Mail.stored_at >= Letter.created_at)
_WAITS = Statement(
    select(Request.id)
    .join(MailThread, MailThread.request_id == Request.id)
    .join(Letter, Letter.thread_id == MailThread.id)
    .where(
        MailThread.address == bindparam("address"),
        MailThread.employee_id.is_(None),
        Request.state.in_(OPEN_STATES),
        Letter.kind.in_(WAITED_FOR),
        ~_answered,
    )
    .order_by(Letter.created_at.desc())
    .limit(1)
)
