"""Threads: what a mail belongs to, and with whom."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Select, insert, select

from domain.mail.incoming import IncomingMail
from domain.mail.tokens import token_hash
from domain.work import Work
from storage.models import Letter, Mail, MailThread, Request


@dataclass(frozen=True)
class Thread:
    """A thread as the rules look at it; see `storage.models.MailThread`."""

    id: int
    mailbox: str
    address: str
    subject: str | None
    request_id: int | None
    client_id: int | None
    contact_id: int | None
    employee_id: int | None


@dataclass(frozen=True)
class FoundThread:
    """A thread and how it was found: token, references or subject."""

    thread: Thread
    by: str


_COLUMNS = [getattr(MailThread, name) for name in Thread.__dataclass_fields__]


async def find(work: Work, mail: IncomingMail) -> FoundThread | None:
    """What a mail belongs to: by the token in our address, else by the mails it says it answers,
    else by a request's number in its subject, if the same sender has a thread about it.
    """
    if thread := await _by_tokens(work, mail.tokens):
        return FoundThread(thread, "token")
    if thread := await _by_message_ids(work, (*mail.references, *mail.returned_ids)):
        return FoundThread(thread, "references")
    if thread := await _by_subject(work, mail):
        return FoundThread(thread, "subject")
    return None


async def _by_tokens(work: Work, tokens: Sequence[str]) -> Thread | None:
    if not tokens:
        return None
    hashes = [token_hash(token) for token in tokens]
    return await _first(
        work, select(Letter.thread_id).where(Letter.token_hash.in_(hashes)).order_by(Letter.id)
    )


async def _by_message_ids(work: Work, ids: Sequence[str]) -> Thread | None:
    if not ids:
        return None
    of_letters = select(Letter.thread_id).where(
        Letter.message_id.in_(ids), Letter.thread_id.is_not(None)
    )
    of_mails = select(Mail.thread_id).where(Mail.message_id.in_(ids), Mail.thread_id.is_not(None))
    return await _first(work, of_letters) or await _first(work, of_mails)


async def _by_subject(work: Work, mail: IncomingMail) -> Thread | None:
    if not mail.numbers or not mail.sender:
        return None
    return await _first(
        work,
        select(MailThread.id)
        .join(Request, Request.id == MailThread.request_id)
        .where(
            Request.number.in_(mail.numbers),
            MailThread.address == mail.sender,
            MailThread.employee_id.is_(None),
        )
        .order_by(MailThread.id.desc()),
    )


async def _first(work: Work, ids: Select[int] | Select[int | None]) -> Thread | None:
    row = (
        await work.session.execute(
            select(*_COLUMNS).where(MailThread.id.in_(ids)).order_by(MailThread.id.desc()).limit(1)
        )
    ).first()
    return None if row is None else Thread(*row)


async def of_request(work: Work, request_id: int) -> Thread | None:
    """The latest thread with the client about a request."""
    row = (
        await work.session.execute(
            select(*_COLUMNS)
            .where(MailThread.request_id == request_id, MailThread.employee_id.is_(None))
            .order_by(MailThread.id.desc())
            .limit(1)
        )
    ).first()
    return None if row is None else Thread(*row)


async def begin(
    work: Work,
    mailbox: str,
    address: str,
    *,
    subject: str | None = None,
    request_id: int | None = None,
    client_id: int | None = None,
    contact_id: int | None = None,
    employee_id: int | None = None,
) -> int:
    """Begin a thread.

    Args:
        address: from whom answers are expected, in small letters.
        subject: what it is about, as notices name it: `request:12`, `handoff:7`.

    Returns:
        Its id.
    """
    thread_id: int = (
        await work.session.execute(
            insert(MailThread)
            .values(
                mailbox=mailbox,
                address=address,
                subject=subject,
                request_id=request_id,
                client_id=client_id,
                contact_id=contact_id,
                employee_id=employee_id,
                created_at=work.now,
            )
            .returning(MailThread.id)
        )
    ).scalar_one()
    return thread_id
