"""Threads: what a mail belongs to, and with whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ARRAY,
    BigInteger,
    ColumnElement,
    LargeBinary,
    Text,
    any_,
    bindparam,
    func,
    insert,
    select,
)

from domain.mail.correspondents import same_house
from domain.mail.incoming import IncomingMail, Outcome
from domain.mail.tokens import token_hash
from domain.work import Work
from storage.models import Asking, Contact, Letter, Mail, MailThread, Request, Ticket
from storage.statements import Statement


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
    else by a request's or a ticket's number in its subject, if the same sender has a thread about
    it.
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
    return _thread(await _OF_TOKENS.first(work.session, hashes=hashes))


async def _by_message_ids(work: Work, ids: Sequence[str]) -> Thread | None:
    if not ids:
        return None
    found = await _OF_LETTERS.first(work.session, ids=list(ids))
    return _thread(found or await _OF_MAILS.first(work.session, ids=list(ids)))


async def _by_subject(work: Work, mail: IncomingMail) -> Thread | None:
    if not mail.sender:
        return None
    if mail.tickets and (asked := await _of_tickets(work, mail)) is not None:
        return asked
    if not mail.numbers:
        return None
    found = await _OF_NUMBERS.first(work.session, numbers=list(mail.numbers), address=mail.sender)
    return _thread(found)


async def _of_tickets(work: Work, mail: IncomingMail) -> Thread | None:
    """The latest thread about a ticket with that number in the subject: the sender's own, or, of a
    colleague at the same client, that of whoever was asked. Of a stranger there is none.
    """
    found = await _OF_TICKETS.first(work.session, numbers=list(mail.tickets), address=mail.sender)
    return _thread(found)


def in_thread(name: str, found: FoundThread) -> Outcome:
    """What became of a mail that was taken where it belongs.

    Args:
        name: as of `Outcome`.
    """
    return Outcome(
        name,
        thread_id=found.thread.id,
        found_by=found.by,
        client_id=found.thread.client_id,
        contact_id=found.thread.contact_id,
    )


async def expects(work: Work, thread: Thread, sender: str) -> bool:
    """Whether an answer comes from whom it was expected: the address written to, or a known
    colleague of his.
    """
    if sender == thread.address:
        return True
    return thread.client_id is not None and await same_house(work, thread.client_id, sender)


async def of_request(work: Work, request_id: int) -> Thread | None:
    """The latest thread with the client about a request."""
    return _thread(await _OF_REQUEST.first(work.session, request_id=request_id))


def _thread(row: tuple[Any, ...] | None) -> Thread | None:
    return None if row is None else Thread(*row)


def _latest(*conditions: ColumnElement[bool]) -> Statement:
    return Statement(select(*_COLUMNS).where(*conditions).order_by(MailThread.id.desc()).limit(1))


_ids = any_(bindparam("ids", type_=ARRAY(Text)))
_with_client = MailThread.employee_id.is_(None)
_OF_TOKENS = _latest(
    MailThread.id.in_(
        select(Letter.thread_id).where(
            Letter.token_hash == any_(bindparam("hashes", type_=ARRAY(LargeBinary)))
        )
    )
)
_OF_LETTERS = _latest(MailThread.id.in_(select(Letter.thread_id).where(Letter.message_id == _ids)))
_OF_MAILS = _latest(MailThread.id.in_(select(Mail.thread_id).where(Mail.message_id == _ids)))
_OF_NUMBERS = _latest(
    MailThread.request_id.in_(
        select(Request.id).where(
            Request.number == any_(bindparam("numbers", type_=ARRAY(BigInteger)))
        )
    ),
    MailThread.address == bindparam("address"),
    _with_client,
)
_own = MailThread.address == bindparam("address")
_same_house = MailThread.client_id.in_(
    select(Contact.client_id).where(func.lower(Contact.email) == bindparam("address"))
)
_OF_TICKETS = Statement(
    select(*_COLUMNS)
    .join(Asking, Asking.thread_id == MailThread.id)
    .join(Ticket, Ticket.id == Asking.ticket_id)
    .where(
        Ticket.number == any_(bindparam("numbers", type_=ARRAY(BigInteger))),
        _own | _same_house,
        _with_client,
    )
    .order_by(_own.desc(), MailThread.id.desc())
    .limit(1)
)
_OF_REQUEST = _latest(MailThread.request_id == bindparam("request_id"), _with_client)


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
    thread_id = await _BEGIN.value(
        work.session,
        mailbox=mailbox,
        address=address,
        subject=subject,
        request_id=request_id,
        client_id=client_id,
        contact_id=contact_id,
        employee_id=employee_id,
        created_at=work.now,
    )
    assert isinstance(thread_id, int)  # noqa: S101 - RETURNING gives a row
    return thread_id


_GIVEN = [name for name in Thread.__dataclass_fields__ if name != "id"]
_BEGIN = Statement(
    insert(MailThread)
    .values({name: bindparam(name) for name in (*_GIVEN, "created_at")})
    .returning(MailThread.id)
)
