"""An appointment for the rep's own calendar."""

from dataclasses import dataclass

from sqlalchemy import exists, or_, select

from domain.errors import NotFound
from domain.permissions import Permission, needs
from domain.visits.invitation import Invitation, calendar_text
from domain.work import Work
from storage.models import (
    Appointment,
    Assignment,
    CampaignClient,
    Client,
    Contact,
    Handoff,
    Request,
)


@dataclass(frozen=True)
class CalendarFile:
    """What the rep's calendar is told; `contact` is whom he meets, `number` that of the request
    which a visit to the site is for.
    """

    appointment: Appointment
    client: str
    contact: str | None
    phone: str | None
    number: int | None = None


@needs(Permission.VISIT_SITES)
async def calendar_file(work: Work, appointment_id: int) -> CalendarFile:
    """One's own appointment as it is now; or one that was, until the client, or the request,
    went to another.

    Raises:
        NotFound: there is none of one's own.
    """
    was_own = exists().where(
        CampaignClient.client_id == Appointment.client_id,
        Assignment.campaign_client_id == CampaignClient.id,
        Assignment.from_rep_id == work.actor.id,
    )
    had_request = exists().where(
        Handoff.request_id == Appointment.request_id,
        Handoff.state == "accepted",
        Handoff.answered_by_id == work.actor.id,
    )
    row = (
        await work.session.execute(
            select(Appointment, Client.name, Contact.name, Contact.phone, Request.number)
            .join(Client, Client.id == Appointment.client_id)
            .outerjoin(Contact, Contact.id == Appointment.contact_id)
            .outerjoin(Request, Request.id == Appointment.request_id)
            .where(
                Appointment.id == appointment_id,
                or_(Appointment.rep_id == work.actor.id, was_own, had_request),
            )
        )
    ).first()
    if row is None:
        raise NotFound("error-appointment-unknown")
    return CalendarFile(*row)


def is_off(work: Work, file: CalendarFile) -> bool:
    """Whether the reader's calendar is to forget it: it is cancelled, or another's by now."""
    return file.appointment.state == "cancelled" or file.appointment.rep_id != work.actor.id


def calendar_of(work: Work, file: CalendarFile, summary: str) -> str:
    """The file's text: a calendar that has the appointment already changes it by the same id."""
    found = file.appointment
    return calendar_text(
        Invitation(
            method="CANCEL" if is_off(work, file) else "PUBLISH",
            uid=found.uid,
            sequence=found.sequence,
            stamp=work.now,
            starts_at=found.starts_at,
            ends_at=found.ends_at,
            summary=summary,
            description=", ".join(filter(None, (file.contact, file.phone))),
            place=found.place or "",
        )
    )
