"""Letters: written down in the transaction that decided on them, composed and sent afterwards."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import bindparam, func, select
from sqlalchemy.dialects.postgresql import JSONB, insert

from domain.mail.quiet import after_quiet_hours
from domain.work import Work
from storage import outbox
from storage.base import JsonObject
from storage.models import Client, Contact, Employee, Letter, MailAddress, MailThread
from storage.statements import Statement

LETTER = "letter"
"""Kind of outbox rows that send one."""

RECEIPT = "receipt"
"""Kind of the letter that says a mail has become a request."""


LETTER_CARD = "letter_trouble"
"""The card that tells an author what became of his letter."""


def subject(letter_id: int) -> str:
    """What the card of a letter is drawn again by, and the lane of the outbox that sends it."""
    return f"letter:{letter_id}"


@dataclass(frozen=True)
class LetterFile:
    """A file that goes with a letter: bytes among the blobs, or an attachment, whose bytes may
    still be on their way (a voice message just sent): the letter then waits for them.

    Attributes:
        blob: name of the bytes (SHA-256); None for an attachment.
    """

    name: str
    mime_type: str
    blob: bytes | None = None
    attachment_id: int | None = None

    def kept(self) -> JsonObject:
        """As the letter's row keeps it."""
        of = (
            {"attachment": self.attachment_id} if self.blob is None else {"sha256": self.blob.hex()}
        )
        return {"name": self.name, "mime": self.mime_type, **of}


@dataclass(frozen=True)
class NewLetter:
    """A letter to be written.

    Attributes:
        kind: which template (`mail/letters`).
        thread_id: what an answer to it belongs to.
        args: what the template is filled with.
        words: what a person wrote in it; then it has an author.
        author_id: in whose name it is; `work.actor` unless given.
        in_reply_to: Message-ID of the mail it answers.
        urgent: whether it may come in the receiver's quiet hours.
        key: a second letter under the same key is not written.
        files: what goes with it.
    """

    kind: str
    thread_id: int
    args: dict[str, object]
    words: str | None = None
    author_id: int | None = None
    in_reply_to: str | None = None
    urgent: bool = True
    key: str | None = None
    files: Sequence[LetterFile] = ()


async def write(work: Work, new: NewLetter) -> int | None:
    """Write a letter down and put it into the outbox; to an address that is known to be dead,
    blocked or (for what nobody waits for) opted out nothing is written.

    Returns:
        The letter's id; None when nothing was written.
    """
    reader = await _READER.first(work.session, thread_id=new.thread_id)
    assert reader is not None  # noqa: S101 - a letter belongs to a thread
    if reader.dead or (reader.opted_out and not new.urgent):
        return None
    time_zone = reader.time_zone or work.policy.time_zone
    domain = work.policy.mailboxes[reader.mailbox].address.rpartition("@")[2]
    due_at = None if new.urgent else after_quiet_hours(work, time_zone)
    letter_id: int | None = await _WRITE.value(
        work.session,
        kind=new.kind,
        args=new.args,
        key=new.key,
        thread_id=new.thread_id,
        mailbox=reader.mailbox,
        address=reader.address,
        name=reader.name,
        language=reader.language or work.policy.default_language,
        time_zone=time_zone,
        author_id=_author_id(work, new),
        words=new.words,
        in_reply_to=new.in_reply_to,
        files=[each.kept() for each in new.files] or None,
        urgent=new.urgent,
        due_at=due_at,
        queued_at=work.now if due_at is None else None,
        message_id=f"<{secrets.token_hex(16)}@{domain}>",
        created_at=work.now,
    )
    if letter_id is not None and due_at is None:
        work.outgoing.append(outbox_row(letter_id))
    return letter_id


def _author_id(work: Work, new: NewLetter) -> int | None:
    if new.words is None:
        return None
    return work.actor.employee_id if new.author_id is None else new.author_id


def outbox_row(letter_id: int) -> outbox.NewRow:
    """The job that sends a letter."""
    return outbox.NewRow(LETTER, subject(letter_id), {"letter_id": letter_id})


# To whom a letter of a thread goes: a colleague, a contact of a client, or an address.
_READER = Statement(
    select(
        MailThread.mailbox,
        MailThread.address,
        func.coalesce(Employee.name, Contact.name, "").label("name"),
        func.coalesce(Employee.language, Client.language).label("language"),
        func.coalesce(Employee.time_zone, Client.time_zone).label("time_zone"),
        func.coalesce(MailAddress.bounced_at, MailAddress.blocked_at).is_not(None).label("dead"),
        MailAddress.opted_out_at.is_not(None).label("opted_out"),
    )
    .outerjoin(Employee, Employee.id == MailThread.employee_id)
    .outerjoin(Client, Client.id == MailThread.client_id)
    .outerjoin(Contact, Contact.id == MailThread.contact_id)
    .outerjoin(MailAddress, MailAddress.address == MailThread.address)
    .where(MailThread.id == bindparam("thread_id"))
)
_GIVEN = (
    "kind",
    "args",
    "key",
    "thread_id",
    "mailbox",
    "address",
    "name",
    "language",
    "time_zone",
    "author_id",
    "words",
    "in_reply_to",
    "files",
    "urgent",
    "due_at",
    "queued_at",
    "message_id",
    "created_at",
)
_WRITE = Statement(
    insert(Letter)
    .values(
        {name: bindparam(name) for name in _GIVEN}
        | {"files": bindparam("files", type_=JSONB(none_as_null=True))}
    )
    .on_conflict_do_nothing(index_elements=[Letter.key])
    .returning(Letter.id)
)


async def receipts_of_last_hour(work: Work, address: str) -> int:
    """How many acknowledgements went to an address within the hour; a cap on them breaks every
    loop of two machines that the rules about robots miss.
    """
    since = work.now - timedelta(hours=1)
    return await _RECEIPTS.value(work.session, address=address, since=since) or 0


_RECEIPTS = Statement(
    select(func.count())
    .select_from(Letter)
    .where(
        Letter.address == bindparam("address"),
        Letter.kind == RECEIPT,
        Letter.created_at > bindparam("since"),
    )
)
