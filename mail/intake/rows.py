"""The rows of stored mail, as whoever reads them takes and leaves them."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Integer, Text, bindparam, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.mail.deciding import Decision
from domain.mail.incoming import IncomingMail, Outcome
from mail.store import UNREADABLE
from storage.models import Blob, Mail
from storage.statements import Executor, Statement

TRIES = 5
"""Then a mail goes to the quarantine: it must not hold up those behind it."""

FIRST_PAUSE = timedelta(seconds=5)
"""Before a mail is tried again; it doubles each time."""

BATCH_BYTES = 16 * 1024 * 1024
"""Of mails that are taken up together; one that is larger comes last among them."""


@dataclass(frozen=True, slots=True)
class StoredMail:
    """A mail that waits to be read, with its bytes."""

    id: int
    mailbox: str
    attempts: int
    raw: bytes


_WAITS = (
    Mail.state == "stored",
    or_(Mail.last_error.is_(None), Mail.last_error != UNREADABLE),
    or_(Mail.next_attempt_at.is_(None), Mail.next_attempt_at <= bindparam("now")),
)

_WAITING = Statement(select(func.count()).select_from(Mail).where(*_WAITS))


async def next_mails(session: AsyncSession, now: datetime, limit: int) -> list[StoredMail]:
    """The next mails to be read, in the order they came, locked for this transaction; fewer when
    they are so large that memory should not hold them all, but at least one.
    """
    rows = await _NEXT.all(session, now=now, limit=limit)
    return [StoredMail(*row) for row in rows]


_locked = (
    select(Mail.id, Mail.mailbox, Mail.attempts, Mail.sha256, Mail.size)
    .where(*_WAITS)
    .order_by(Mail.id)
    .limit(bindparam("limit", type_=Integer))
    .with_for_update(skip_locked=True)
    .cte("locked")
)
_sized = select(
    _locked, (func.sum(_locked.c.size).over(order_by=_locked.c.id) - _locked.c.size).label("before")
).subquery()
_NEXT = Statement(
    select(_sized.c.id, _sized.c.mailbox, _sized.c.attempts, Blob.data)
    .join(Blob, Blob.sha256 == _sized.c.sha256)
    .where(_sized.c.before < BATCH_BYTES)
    .order_by(_sized.c.id)
)


async def waiting_count(executor: Executor, now: datetime) -> int:
    """Mails that could be read now."""
    return await _WAITING.value(executor, now=now) or 0


async def note_outcome(session: AsyncSession, mail: IncomingMail, outcome: Outcome) -> None:
    """Write down what was read, and what became of it."""
    await _DONE.all(
        session,
        mail_id=mail.id,
        message_id=mail.message_id,
        sender=mail.sender or None,
        sender_name=mail.sender_name or None,
        subject=mail.subject or None,
        words=mail.words,
        kind=mail.kind,
        verdict=mail.verdict,
        authenticated=mail.authenticated,
        reasons=list(mail.reasons),
        cut=list(mail.cut),
        file_names=[file.file_name for file in mail.files],
        found_by=outcome.found_by,
        outcome=outcome.name,
        asked=outcome.question,
        thread_id=outcome.thread_id,
        request_id=outcome.request_id,
        client_id=outcome.client_id,
        contact_id=outcome.contact_id,
    )


_READ = (
    "message_id",
    "sender",
    "sender_name",
    "subject",
    "words",
    "kind",
    "verdict",
    "authenticated",
    "reasons",
    "cut",
    "file_names",
    "found_by",
    "outcome",
    "thread_id",
    "request_id",
    "client_id",
    "contact_id",
)
_DONE = Statement(
    update(Mail)
    .where(Mail.id == bindparam("mail_id"))
    .values(
        state="done",
        next_attempt_at=None,
        last_error=None,
        question=func.coalesce(bindparam("asked", type_=Text), Mail.question),
        **{name: bindparam(name) for name in _READ},
    )
)


async def note_failure(session: AsyncSession, mail: StoredMail, error: str, now: datetime) -> bool:
    """Count a try that failed.

    Args:
        error: the name of an exception or a code, never anybody's words.

    Returns:
        Whether the mail has gone to the quarantine.
    """
    attempts = mail.attempts + 1
    over = attempts >= TRIES
    await session.execute(
        update(Mail)
        .where(Mail.id == mail.id)
        .values(
            attempts=attempts,
            last_error=error,
            state="quarantined" if over else "stored",
            next_attempt_at=None if over else now + FIRST_PAUSE * 2**mail.attempts,
        )
    )
    return over


@dataclass(frozen=True, slots=True)
class DecidedMail:
    """A mail that a person has decided about."""

    mail: StoredMail
    decision: Decision


async def decided_mail(session: AsyncSession, mail_id: int) -> DecidedMail | None:
    """A mail whose decision is still to be carried out, locked; None when it has been."""
    row = (
        await session.execute(
            select(Mail, Blob.data)
            .join(Blob, Blob.sha256 == Mail.sha256)
            .where(Mail.id == mail_id, Mail.outcome == "asked", Mail.decision.is_not(None))
            .with_for_update(of=Mail)
        )
    ).first()
    if row is None:
        return None
    mail: Mail = row[0]
    assert mail.decision is not None  # noqa: S101 - asked for above
    return DecidedMail(
        StoredMail(mail.id, mail.mailbox, mail.attempts, row[1]),
        Decision(mail.decision, mail.client_id, mail.contact_id, mail.thread_id),
    )
