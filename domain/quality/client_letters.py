"""Letters about a ticket to the client: in the rep's name, in a thread of the round."""

from collections.abc import Sequence

from sqlalchemy import func, select

from domain.errors import DeskError
from domain.mail import letters, threads
from domain.mail.correspondents import employee_of
from domain.mail.letters import LetterFile, NewLetter
from domain.mail.notices import mailbox_for
from domain.people.leading import department_of
from domain.quality import asked
from domain.quality.letter_text import LetterText, rejected_text, thanks_text
from domain.quality.rows import TicketRow, thread_subject
from domain.work import Work
from storage.models import Attachment, Contact, MailAddress

CHECK, AGAIN = "ticket_check", "ticket_check_again"
THANKS, REJECTED, REPLY = "ticket_thanks", "ticket_rejected", "ticket_reply"
KINDS = (CHECK, AGAIN, THANKS, REJECTED, REPLY)
"""Kinds of letters to a client about his ticket."""


def address_of(row: TicketRow) -> str | None:
    """Where the client is written to for the check, in small letters; None: by phone only."""
    return row.confirm_email.strip().lower() if row.confirm_email else None


async def usable_address(work: Work, row: TicketRow) -> str:
    """An address that a letter may be sent to.

    Raises:
        DeskError: there is none, it is our own, it is dead, or its owner wants no letters; it says
            what to do.
    """
    if not work.policy.mailboxes:
        raise DeskError("error-ticket-no-mailbox")
    address = address_of(row)
    if address is None:
        raise DeskError("error-ticket-no-address")
    if address in _our_boxes(work) or await employee_of(work, address) is not None:
        raise DeskError("error-ticket-address-ours", address=address)
    marked = await work.open_session.get(MailAddress, address, populate_existing=True)
    if marked is not None and (marked.bounced_at or marked.blocked_at):
        raise DeskError("error-ticket-address-dead", address=address)
    if marked is not None and marked.opted_out_at:
        raise DeskError("error-ticket-wants-no-letters", address=address)
    return address


def _our_boxes(work: Work) -> set[str]:
    return {box.address for box in work.policy.mailboxes.values()}


async def begin_thread(
    work: Work, row: TicketRow, address: str, contact_id: int | None = None
) -> int:
    """A thread of letters for the ticket's present round, from the mailbox of the rep's
    department.
    """
    return await threads.begin(
        work,
        mailbox_for(work, await department_of(work, row.rep_id)),
        address,
        subject=thread_subject(row.id, row.round),
        client_id=row.client_id,
        contact_id=contact_id,
    )


async def write(
    work: Work,
    row: TicketRow,
    kind: str,
    thread_id: int,
    text: LetterText,
    *,
    voice: int | None = None,
    in_reply_to: str | None = None,
    key: str | None = None,
) -> int | None:
    """Write a letter to the client in the rep's name.

    Args:
        voice: an attachment of the rep's, that goes along.

    Returns:
        The letter's id; None when it was written before, or cannot be.
    """
    return await letters.write(
        work,
        NewLetter(
            kind=kind,
            thread_id=thread_id,
            args={**text.kept(), "ticket_id": row.id},
            words=text.opening,
            author_id=row.rep_id,
            in_reply_to=in_reply_to,
            key=key,
            files=await _voice(work, voice),
        ),
    )


async def _voice(work: Work, attachment_id: int | None) -> Sequence[LetterFile]:
    if attachment_id is None:
        return ()
    found = await work.open_session.get_one(Attachment, attachment_id)
    return (LetterFile(found.file_name, found.mime_type, attachment_id=found.id),)


async def thank(work: Work, row: TicketRow) -> None:
    """Thank the client for his word, by letter where he was asked by one."""
    asking = await asked.last_by_mail(work, row.id)
    if asking is None or asking.thread_id is None or asking.returned_at is not None:
        return
    text = await thanks_text(work, row)
    key = f"{thread_subject(row.id, row.round)}:thanks"
    await write(work, row, THANKS, asking.thread_id, text, key=key)


async def say_rejected(work: Work, row: TicketRow, reason: str) -> bool:
    """The client reads why his complaint was rejected (domain 5: the head's word, and the client is
    told).

    Returns:
        Whether a letter goes; otherwise the rep has to call.
    """
    try:
        address = await usable_address(work, row)
    except DeskError:
        return False
    asking = await asked.last_by_mail(work, row.id)
    thread_id = (
        asking.thread_id
        if asking is not None and asking.address == address and asking.thread_id is not None
        else await begin_thread(work, row, address, row.confirm_contact_id)
    )
    text = await rejected_text(work, row, reason)
    return await write(work, row, REJECTED, thread_id, text) is not None


async def contact_with(work: Work, client_id: int, address: str) -> int | None:
    """The client's person of an address."""
    return await work.open_session.scalar(
        select(Contact.id)
        .where(
            Contact.client_id == client_id,
            func.lower(Contact.email) == address,
            Contact.gone_at.is_(None),
        )
        .order_by(Contact.id)
        .limit(1)
    )
