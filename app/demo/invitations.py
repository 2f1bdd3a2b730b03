"""Invitations of the sample's story: those that left long ago, and a client's answer to one."""

from sqlalchemy import select

from app.demo.stage import Stage
from app.demo.story_mail import addressed, arrived
from storage.models import Appointment, Letter, MailThread


async def left_already(stage: Stage, client_id: int) -> None:
    """The invitation of a client has arrived: it is not sent when the desk opens."""
    appointment = await _appointment(stage, client_id)
    async with stage.system() as work:
        session = work.open_session
        sent = select(Letter.id).where(Letter.thread_id == appointment.thread_id)
        for letter_id in (await session.scalars(sent)).all():
            await arrived(work, letter_id)


async def accepted(stage: Stage, client_id: int) -> tuple[str, bytes]:
    """The client's calendar accepts his invitation (RFC 5546 3.2.3).

    Returns:
        The mailbox that the answer comes to, and the mail.
    """
    appointment = await _appointment(stage, client_id)
    async with stage.system() as work:
        thread = await work.open_session.get_one(MailThread, appointment.thread_id)
    box = stage.policy.mailboxes[thread.mailbox]
    sender = appointment.invited or ""
    reply = _REPLY.format(
        uid=appointment.uid,
        sequence=appointment.sequence,
        sender=sender,
        organizer=box.address,
        stamp=f"{stage.clock.now():%Y%m%dT%H%M%SZ}",
        starts=f"{appointment.starts_at:%Y%m%dT%H%M%SZ}",
    )
    message = addressed(box, sender, "Accepted", stage.clock.now())
    message.set_content("")
    message.add_alternative(reply, subtype="calendar", params={"method": "REPLY"})
    return thread.mailbox, message.as_bytes()


async def _appointment(stage: Stage, client_id: int) -> Appointment:
    """The latest appointment with a client."""
    async with stage.system() as work:
        found = await work.open_session.scalars(
            select(Appointment)
            .where(Appointment.client_id == client_id)
            .order_by(Appointment.id.desc())
            .limit(1)
        )
        return found.one()


_REPLY = """BEGIN:VCALENDAR\r
VERSION:2.0\r
PRODID:-//Sandbox//Calendar//EN\r
METHOD:REPLY\r
BEGIN:VEVENT\r
UID:{uid}\r
SEQUENCE:{sequence}\r
DTSTAMP:{stamp}\r
DTSTART:{starts}\r
ORGANIZER:mailto:{organizer}\r
ATTENDEE;PARTSTAT=ACCEPTED:mailto:{sender}\r
END:VEVENT\r
END:VCALENDAR\r
"""
