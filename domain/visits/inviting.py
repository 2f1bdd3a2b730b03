"""Letters of an appointment, and the file of it for the rep's own calendar."""

from domain.mail import letters, threads
from domain.mail.notices import mailbox_for
from domain.visits.own_copy import calendar_facts, copy_by_mail
from domain.visits.states import subject
from domain.work import Work
from storage.models import Appointment, Contact

INVITED, MOVED, CALLED_OFF = "invitation", "invitation_moved", "invitation_cancelled"
ANOTHER_COMES = "invitation_another"
"""Kinds of the letters."""

CALENDAR_FILE = "appointment"
"""The document that the rep gets."""


def mailbox_of(work: Work) -> str | None:
    """The mailbox an invitation leaves from, and answers to it come to; None without any."""
    return mailbox_for(work, work.actor.department) if work.policy.mailboxes else None


def domain_of(work: Work) -> str:
    """What makes the id of an appointment the house's own."""
    mailbox = mailbox_of(work)
    if mailbox is None:
        return "fieldpost.invalid"
    return work.policy.mailboxes[mailbox].address.rpartition("@")[2]


async def invite(
    work: Work, appointment: Appointment, address: str | None, contact: Contact | None
) -> None:
    """Ask the client, where he has given an address; tell the rep's calendar in any case."""
    mailbox = mailbox_of(work)
    if address and mailbox is not None:
        appointment.invited = address.lower()
        appointment.thread_id = await threads.begin(
            work,
            mailbox,
            appointment.invited,
            subject=subject(appointment.id),
            client_id=appointment.client_id,
            contact_id=contact.id if contact else None,
        )
        await work.session.flush()
        if await _write(work, appointment, INVITED) is None:
            appointment.invited = None
            await work.session.flush()
    await _tell_rep(work, appointment, appointment.rep_id)


async def update(work: Work, appointment: Appointment) -> None:
    """The same appointment at another time or place."""
    await _write(work, appointment, MOVED)
    await _tell_rep(work, appointment, appointment.rep_id)


async def call_off(work: Work, appointment: Appointment) -> bool:
    """It does not take place.

    Returns:
        Whether a letter takes that to the client.
    """
    letter_id = await _write(work, appointment, CALLED_OFF)
    await _tell_rep(work, appointment, appointment.rep_id)
    return letter_id is not None


async def name_another(work: Work, appointment: Appointment) -> None:
    """Another rep comes: the client is told who, and that rep's calendar."""
    await _write(work, appointment, ANOTHER_COMES)
    await _tell_rep(work, appointment, appointment.rep_id)


async def forget(work: Work, appointment: Appointment, former_id: int) -> None:
    """A rep who keeps it no more: out of his calendar it goes."""
    await _tell_rep(work, appointment, former_id)


async def _tell_rep(work: Work, appointment: Appointment, rep_id: int) -> None:
    work.order_document(CALENDAR_FILE, reader_id=rep_id, appointment_id=appointment.id)
    await copy_by_mail(work, appointment, rep_id)


async def _write(work: Work, appointment: Appointment, kind: str) -> int | None:
    """In the rep's name, so that he hears of a letter that does not arrive."""
    if appointment.thread_id is None or appointment.invited is None:
        return None
    return await letters.write(
        work,
        letters.NewLetter(
            kind=kind,
            thread_id=appointment.thread_id,
            args=calendar_facts(work, appointment),
            words="",
            author_id=appointment.rep_id,
            key=f"appointment:{appointment.id}:{appointment.sequence}",
        ),
    )
