"""Mail of a person whose data are erased: what he wrote, and what was written to him."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, delete, func, or_, select, update

from domain.privacy.blobs import drop_blobs
from domain.privacy.names import Redaction
from domain.privacy.subjects import Subject
from domain.work import Work
from storage.models import Attachment, Blob, Letter, Mail

ERASED_ADDRESS = "erased@erased.invalid"
"""Stands where a mail address stood; nothing can be sent there (RFC 2606)."""

_QUIET = {"synchronize_session": False}


async def forget_mails(work: Work, emails: Sequence[str], name: str, redaction: Redaction) -> int:
    """Mails from these addresses: their bytes and files go. Of their words those stay that do not
    name him, for a request or a ticket rests on them; the hash of the bytes stays, or the next
    sweep of the mailbox would take the mail in again.

    Args:
        name: what is called in his stead.

    Returns:
        How many mails.
    """
    mails = (
        await work.session.execute(
            select(Mail.id, Mail.sha256, Mail.subject, Mail.words).where(_from(emails))
        )
    ).all()
    if not mails:
        return 0
    ids = [each.id for each in mails]
    blobs = await work.session.scalars(
        delete(Attachment).where(Attachment.mail_id.in_(ids)).returning(Attachment.blob)
    )
    await drop_blobs(work, [each for each in blobs if each is not None])
    await work.session.execute(
        update(Blob)
        .where(Blob.sha256.in_([each.sha256 for each in mails]))
        .values(data=b"", size=0)
        .execution_options(**_QUIET)
    )
    for each in mails:
        await work.session.execute(
            update(Mail)
            .where(Mail.id == each.id)
            .values(
                sender=ERASED_ADDRESS,
                sender_name=name,
                subject=_said(redaction, each.subject),
                words=_said(redaction, each.words),
                file_names=None,
            )
            .execution_options(**_QUIET)
        )
    # What nobody has read yet is not read any more.
    await work.session.execute(
        update(Mail)
        .where(Mail.id.in_(ids), Mail.state == "quarantined")
        .values(state="dropped")
        .execution_options(**_QUIET)
    )
    return len(mails)


def _from(emails: Sequence[str]) -> ColumnElement[bool]:
    """Mail that says so, and mail that could not be read in whose bytes the address stands."""
    unread = [func.strpos(func.encode(Blob.data, "escape"), email) > 0 for email in emails]
    hidden = (
        select(Blob.sha256)
        .join(Mail, Mail.sha256 == Blob.sha256)
        .where(Mail.state == "quarantined", or_(*unread))
    )
    return or_(func.lower(Mail.sender).in_(emails), Mail.sha256.in_(hidden))


async def forget_letters(work: Work, subject: Subject, name: str, redaction: Redaction) -> int:
    """Letters to him, and of letters that an employee wrote the bytes, which hold his signature.
    Those that have not left yet do not leave.

    Returns:
        How many letters.
    """
    to_him = func.lower(Letter.address).in_(subject.named.emails)
    by_him = Letter.author_id == subject.id if subject.kind == "employee" else to_him
    letters = (
        await work.session.execute(
            select(
                Letter.id,
                Letter.subject,
                Letter.words,
                Letter.blob,
                Letter.files,
                to_him.label("to_him"),
            ).where(or_(to_him, by_him))
        )
    ).all()
    for each in letters:
        await work.session.execute(
            update(Letter)
            .where(Letter.id == each.id)
            .values(
                subject=_said(redaction, each.subject),
                words=_said(redaction, each.words),
                blob=None,
            )
            .execution_options(**_QUIET)
        )
    ids = [each.id for each in letters if each.to_him]
    await work.session.execute(
        update(Letter)
        .where(Letter.id.in_(ids))
        .values(name=name, address=ERASED_ADDRESS, files=None)
        .execution_options(**_QUIET)
    )
    await work.session.execute(
        update(Letter)
        .where(Letter.id.in_(ids), Letter.state == "queued")
        .values(state="failed", due_at=None)
        .execution_options(**_QUIET)
    )
    blobs = [each.blob for each in letters if each.blob is not None]
    for each in letters:
        files = each.files or () if each.to_him else ()
        blobs += [bytes.fromhex(str(file["sha256"])) for file in files if "sha256" in file]
    await drop_blobs(work, blobs)
    return len(letters)


def _said(redaction: Redaction, words: str | None) -> str | None:
    return None if words is None else redaction.of_text(words, near=True)
