"""Letters: written down in the transaction that decided on them, composed and sent afterwards."""

import secrets
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert

from domain.mail.quiet import after_quiet_hours
from domain.work import Work
from storage import outbox
from storage.models import Client, Contact, Employee, Letter, MailAddress, MailThread

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
class NewLetter:
    """A letter to be written.

    Attributes:
        kind: which template (`mail/letters`).
        thread_id: what an answer to it belongs to.
        args: what the template is filled with.
        words: what a person wrote in it; then `work.actor` is its author.
        in_reply_to: Message-ID of the mail it answers.
        urgent: whether it may come in the receiver's quiet hours.
        key: a second letter under the same key is not written.
    """

    kind: str
    thread_id: int
    args: dict[str, object]
    words: str | None = None
    in_reply_to: str | None = None
    urgent: bool = True
    key: str | None = None


async def write(work: Work, new: NewLetter) -> int | None:
    """Write a letter down and put it into the outbox; to an address that is known to be dead,
    blocked or (for what nobody waits for) opted out nothing is written.

    Returns:
        The letter's id; None when nothing was written.
    """
    thread = (
        await work.session.execute(select(MailThread).where(MailThread.id == new.thread_id))
    ).scalar_one()
    if await _unwelcome(work, thread.address, new):
        return None
    reader = await _reader(work, thread)
    box = work.policy.mailboxes[thread.mailbox]
    domain = box.address.rpartition("@")[2]
    due_at = None if new.urgent else after_quiet_hours(work, reader.time_zone)
    letter_id: int | None = await work.session.scalar(
        insert(Letter)
        .values(
            kind=new.kind,
            args=new.args,
            key=new.key,
            thread_id=thread.id,
            mailbox=thread.mailbox,
            address=thread.address,
            name=reader.name,
            language=reader.language,
            time_zone=reader.time_zone,
            author_id=work.actor.employee_id if new.words is not None else None,
            words=new.words,
            in_reply_to=new.in_reply_to,
            urgent=new.urgent,
            due_at=due_at,
            queued_at=work.now if due_at is None else None,
            message_id=f"<{secrets.token_hex(16)}@{domain}>",
            created_at=work.now,
        )
        .on_conflict_do_nothing(index_elements=[Letter.key])
        .returning(Letter.id)
    )
    if letter_id is not None and due_at is None:
        work.outgoing.append(outbox_row(letter_id))
    return letter_id


def outbox_row(letter_id: int) -> outbox.NewRow:
    """The job that sends a letter."""
    return outbox.NewRow(LETTER, subject(letter_id), {"letter_id": letter_id})


@dataclass(frozen=True)
class _Reader:
    name: str
    language: str
    time_zone: str


async def _reader(work: Work, thread: MailThread) -> _Reader:
    """To whom a letter of a thread goes: a colleague, a contact of a client, or an address."""
    if thread.employee_id is not None:
        employee = await work.session.get_one(Employee, thread.employee_id)
        return _Reader(employee.name, employee.language, employee.time_zone)
    if thread.client_id is None:
        return _Reader("", work.policy.default_language, work.policy.time_zone)
    client = await work.session.get_one(Client, thread.client_id)
    name = await work.session.scalar(select(Contact.name).where(Contact.id == thread.contact_id))
    return _Reader(name or "", client.language, client.time_zone or work.policy.time_zone)


async def _unwelcome(work: Work, address: str, new: NewLetter) -> bool:
    known = await work.session.get(MailAddress, address)
    if known is None:
        return False
    refused = known.bounced_at or known.blocked_at
    return bool(refused or (known.opted_out_at and not new.urgent))


async def receipts_of_last_hour(work: Work, address: str) -> int:
    """How many acknowledgements went to an address within the hour; a cap on them breaks every
    loop of two machines that the rules about robots miss.
    """
    count = await work.session.scalar(
        select(func.count())
        .select_from(Letter)
        .where(
            Letter.address == address,
            Letter.kind == RECEIPT,
            Letter.created_at > work.now - timedelta(hours=1),
        )
    )
    return count or 0
