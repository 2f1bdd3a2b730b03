"""Mail that came in, as an administrator looks after it: what there is, and what lies aside."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, func, select, update

from domain.errors import NotFound, TooLate
from domain.people.audit import note
from domain.permissions import Permission, needs
from domain.work import Work
from storage import blobs
from storage.models import Mail, MailThread, Request


@dataclass(frozen=True, slots=True)
class MailLine:
    """A mail in a list. Sender and subject are known once it has been read.

    Attributes:
        request: number of the request that it made, was added to or is asked about.
    """

    id: int
    mailbox: str
    uid: int
    state: str
    outcome: str | None
    question: str | None
    received_at: datetime
    stored_at: datetime
    size: int
    sender: str | None
    subject: str | None
    kind: str | None
    verdict: str | None
    request: int | None
    attempts: int
    next_attempt_at: datetime | None
    last_error: str | None


@needs(Permission.MANAGE_MAIL)
async def list_mails(
    work: Work, mailbox: str | None, states: Sequence[str], limit: int
) -> list[MailLine]:
    """Mails, the newest first.

    Args:
        mailbox: its code; None is all.
    """
    query = _lines().where(Mail.state.in_(states)).order_by(Mail.id.desc()).limit(limit)
    if mailbox is not None:
        query = query.where(Mail.mailbox == mailbox)
    return [MailLine(**row._mapping) for row in await work.session.execute(query)]


@needs(Permission.MANAGE_MAIL)
async def mail_line(work: Work, mail_id: int) -> MailLine:
    """One mail.

    Raises:
        NotFound: there is none.
    """
    row = (await work.session.execute(_lines().where(Mail.id == mail_id))).first()
    if row is None:
        raise NotFound("error-no-such-mail", id=mail_id)
    return MailLine(**row._mapping)


@needs(Permission.MANAGE_MAIL)
async def raw_mail(work: Work, mail_id: int) -> bytes:
    """A mail as it came, byte for byte. That it was looked at is noted in the audit.

    Raises:
        NotFound: there is none.
    """
    sha256 = await work.session.scalar(select(Mail.sha256).where(Mail.id == mail_id))
    raw = None if sha256 is None else await blobs.get(work.session, sha256)
    if raw is None:
        raise NotFound("error-no-such-mail", id=mail_id)
    await note(work, "read_mail", f"mails:{mail_id}")
    return raw


@needs(Permission.MANAGE_MAIL)
async def retry_mails(work: Work, mail_ids: Sequence[int]) -> None:
    """Have mails in quarantine read again, with all tries again. One that the server would not
    hand out is asked for again, at the mailbox's next sweep.

    Raises:
        TooLate: one of them is not in quarantine; then nothing is changed.
    """
    await _move(work, mail_ids, "stored", "retry_mail")


@needs(Permission.MANAGE_MAIL)
async def drop_mails(work: Work, mail_ids: Sequence[int]) -> None:
    """Give mails in quarantine up: they stay on record, and nothing becomes of them.

    Raises:
        TooLate: one of them is not in quarantine; then nothing is changed.
    """
    await _move(work, mail_ids, "dropped", "drop_mail")


async def _move(work: Work, mail_ids: Sequence[int], state: str, act: str) -> None:
    moved = await work.session.scalars(
        update(Mail)
        .where(Mail.id.in_(mail_ids), Mail.state == "quarantined")
        .values(state=state, attempts=0, next_attempt_at=None)
        .returning(Mail.id)
    )
    missing = sorted(set(mail_ids) - set(moved))
    if missing:
        raise TooLate("error-not-in-quarantine", ids=", ".join(map(str, missing)))
    for mail_id in mail_ids:
        await note(work, act, f"mails:{mail_id}")


def _lines() -> Select[*tuple[object, ...]]:
    lines = select(
        Mail.id,
        Mail.mailbox,
        Mail.uid,
        Mail.state,
        Mail.outcome,
        Mail.question,
        Mail.received_at,
        Mail.stored_at,
        Mail.size,
        Mail.sender,
        Mail.subject,
        Mail.kind,
        Mail.verdict,
        Request.number.label("request"),
        Mail.attempts,
        Mail.next_attempt_at,
        Mail.last_error,
    )
    # A mail that was only added to a request knows it by its thread.
    request_id = func.coalesce(Mail.request_id, MailThread.request_id)
    return lines.outerjoin(MailThread, MailThread.id == Mail.thread_id).outerjoin(
        Request, Request.id == request_id
    )


@needs(Permission.MANAGE_MAIL)
async def note_backfill(work: Work, mailbox: str, mails: int) -> None:
    """Note in the audit that mail of the past was taken in."""
    await note(work, "backfill", f"mailboxes:{mailbox}", mails=mails)
