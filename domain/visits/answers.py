"""The client's answer to an invitation, by his calendar or in words, reaches the rep (domain 2.7).

It counts when it comes from the address that was invited, with the id that only the invitation
holds. From anybody else it is shown to the rep, and changes nothing.
"""

from typing import Literal, TypeAlias

from sqlalchemy import select

from domain.mail.incoming import CalendarAnswer, IncomingMail, Outcome
from domain.visits import site_history
from domain.visits.states import subject
from domain.work import Work, redraw
from storage.models import Appointment

ANSWER_CARD = "appointment_answer"

Doubt: TypeAlias = Literal["", "sender", "forged"]
"""Why an answer does not count by itself: another address, or nobody vouches for the sender."""


async def appointment_asked(work: Work, mail: IncomingMail) -> Appointment | None:
    """The appointment that a calendar's answer is about, locked; None of any other mail."""
    if mail.calendar is None:
        return None
    return await work.session.scalar(
        select(Appointment)
        .where(Appointment.uid == mail.calendar.uid)
        .with_for_update()
        .execution_options(populate_existing=True)
    )


async def take_calendar_answer(work: Work, mail: IncomingMail, appointment: Appointment) -> Outcome:
    """Accepted, declined, tentative, another time: kept, and told to the rep.

    An answer to an earlier version of the appointment is out of date (RFC 5546 2.1.5): he has got,
    or will get, the newer one. Repeated word for word, it is told once.
    """
    answer = mail.calendar
    if answer is None or appointment.invited is None:
        return Outcome("noted")
    doubt = _doubt(mail, appointment.invited)
    current = answer.sequence is None or answer.sequence >= appointment.sequence
    if not current or (not doubt and _known_already(appointment, mail)):
        return _outcome("noted", appointment)
    if not doubt and appointment.state == "planned":
        await _keep(work, appointment, mail, answer)
    appointment.reply_mail_id = mail.id
    await _tell(work, appointment, mail, doubt, by_calendar=True)
    return _outcome("added", appointment)


async def _keep(
    work: Work, appointment: Appointment, mail: IncomingMail, answer: CalendarAnswer
) -> None:
    """Of a visit to the site its request's history keeps it too; what is only said again, with
    words added, stands there already.
    """
    before = appointment.client_reply, appointment.proposed_at
    appointment.client_reply = answer.reply
    appointment.client_reply_at = work.now
    appointment.proposed_at = answer.proposed_at
    if before != (answer.reply, answer.proposed_at):
        await site_history.answered(work, appointment, mail.id)


def _known_already(appointment: Appointment, mail: IncomingMail) -> bool:
    """Calendars answer again when they are opened on a second device."""
    answer = mail.calendar
    return (
        answer is not None
        and appointment.client_reply == answer.reply
        and appointment.proposed_at == answer.proposed_at
        and not mail.words.strip()
    )


async def take_written_answer(work: Work, mail: IncomingMail, appointment_id: int) -> Outcome:
    """Words in the thread of an invitation: a person's, so a person reads them."""
    appointment = await work.session.scalar(
        select(Appointment)
        .where(Appointment.id == appointment_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if appointment is None or appointment.invited is None:
        return Outcome("noted")
    appointment.reply_mail_id = mail.id
    doubt = _doubt(mail, appointment.invited)
    await _tell(work, appointment, mail, doubt, by_calendar=False)
    return _outcome("added", appointment)


def _doubt(mail: IncomingMail, invited: str) -> Doubt:
    if mail.sender != invited:
        return "sender"
    return "forged" if mail.authenticated is False else ""


async def _tell(
    work: Work, appointment: Appointment, mail: IncomingMail, doubt: Doubt, *, by_calendar: bool
) -> None:
    """What he answered stays true of the time that he was asked about, whenever one meets later."""
    answer = mail.calendar if by_calendar else None
    proposed_at = answer.proposed_at if answer else None
    await work.session.flush()
    await redraw(work, subject(appointment.id))
    work.notify(
        appointment.rep_id,
        ANSWER_CARD,
        subject=subject(appointment.id),
        key=f"{subject(appointment.id)}:mail:{mail.id}",
        appointment_id=appointment.id,
        mail_id=mail.id,
        reply=answer.reply if answer else "",
        doubt=doubt,
        asked_at=appointment.starts_at.isoformat(),
        proposed_at=proposed_at.isoformat() if proposed_at else "",
    )


def _outcome(name: str, appointment: Appointment) -> Outcome:
    return Outcome(
        name,
        thread_id=appointment.thread_id,
        found_by="invitation",
        client_id=appointment.client_id,
        contact_id=appointment.contact_id,
    )
