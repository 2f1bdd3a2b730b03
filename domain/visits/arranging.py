"""Appointments: arranged, moved, cancelled; the client and the rep get an invitation each time."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias
from zoneinfo import ZoneInfo

from sqlalchemy import select, update

from domain.errors import DeskError, NotAllowed, NotFound, TooLate
from domain.permissions import Permission, needs
from domain.states import Party, move
from domain.visits import inviting, site_history
from domain.visits.persons import key_person
from domain.visits.schedule import Stage, next_step
from domain.visits.states import APPOINTMENTS, subject
from domain.work import Work, redraw
from storage.models import Appointment, CampaignClient, Client, Contact

AppointmentPurpose: TypeAlias = Literal["questionnaire", "resume", "relationship"]

PLACE_LIMIT = 200
"""Characters of a place; longer ones are cut by calendars."""


@needs(Permission.MAKE_CALLS)
async def arrange(
    work: Work,
    client_id: int,
    starts_at: datetime,
    place: str | None,
    contact_id: int | None,
    purpose: AppointmentPurpose,
    campaign_client_id: int | None,
) -> int:
    """Write an appointment down and invite.

    Args:
        starts_at: aware; it lasts as long as the policy says.
        contact_id: whom to meet; None: the client's key person.

    Returns:
        Its id.

    Raises:
        DeskError: the moment has passed, or the contact is not the client's.
        TooLate: one is planned with this client already; it is moved, not doubled.
    """
    if starts_at <= work.now:
        raise DeskError("error-moment-passed")
    await _check_none_planned(work, client_id)
    planned = Planned(client_id, starts_at, place, contact_id, purpose, campaign_client_id)
    return (await plan(work, planned)).id


@dataclass(frozen=True)
class Planned:
    """An appointment to be written down; its fields as of `arrange`, and the request that a visit
    to the site is for.
    """

    client_id: int
    starts_at: datetime
    place: str | None
    contact_id: int | None
    purpose: AppointmentPurpose | Literal["site"]
    campaign_client_id: int | None = None
    request_id: int | None = None


async def plan(work: Work, new: Planned) -> Appointment:
    """Write an appointment of the actor's down that nothing speaks against, and invite.

    Raises:
        DeskError: the moment has passed, or the contact is not the client's.
    """
    if new.starts_at <= work.now:
        raise DeskError("error-moment-passed")
    contact = await _contact(work, new.client_id, new.contact_id)
    ends_at = new.starts_at + work.policy.visits.lasts
    stage, next_at = _next(work, new.starts_at, ends_at)
    appointment = Appointment(
        client_id=new.client_id,
        campaign_client_id=new.campaign_client_id,
        request_id=new.request_id,
        rep_id=work.actor.id,
        contact_id=contact.id if contact else None,
        purpose=new.purpose,
        starts_at=new.starts_at,
        ends_at=ends_at,
        place=(new.place or "")[:PLACE_LIMIT] or None,
        uid=f"{secrets.token_hex(16)}@{inviting.domain_of(work)}",
        sequence=0,
        state="planned",
        stage=stage,
        next_at=next_at,
        revision=1,
        created_at=work.now,
    )
    work.session.add(appointment)
    await work.session.flush()
    address = await _address(work, new.client_id, contact)
    await inviting.invite(work, appointment, address, contact)
    return appointment


async def _check_none_planned(work: Work, client_id: int) -> None:
    planned = await work.session.scalar(
        select(Appointment.starts_at).where(
            Appointment.client_id == client_id,
            Appointment.rep_id == work.actor.id,
            Appointment.purpose != "site",
            Appointment.state == "planned",
            Appointment.ends_at > work.now,
        )
    )
    if planned is not None:
        raise TooLate("error-appointment-planned", at=planned)


async def _contact(work: Work, client_id: int, contact_id: int | None) -> Contact | None:
    if contact_id is None:
        return await key_person(work, client_id)
    contact = await work.session.get(Contact, contact_id)
    if contact is None or contact.client_id != client_id:
        raise DeskError("error-contact-unknown")
    return contact


async def _address(work: Work, client_id: int, contact: Contact | None) -> str | None:
    """Where the invitation goes: his own address; the client's, where nobody is named."""
    if contact is not None:
        return contact.email
    return await work.session.scalar(select(Client.email).where(Client.id == client_id))


def _next(work: Work, starts_at: datetime, ends_at: datetime) -> tuple[Stage, datetime | None]:
    return next_step(
        work.policy.visits, ZoneInfo(work.actor.time_zone), starts_at, ends_at, work.now
    )


@needs(Permission.VISIT_SITES)
async def move_to(
    work: Work, appointment_id: int, starts_at: datetime, place: str | None = None
) -> None:
    """Move an appointment; also one that did not take place. Everybody gets an update of it.

    Args:
        place: None leaves it where it was.

    Raises:
        DeskError: the moment has passed. NotAllowed: it is another rep's. TooLate: it is over.
    """
    appointment = await locked(work, appointment_id)
    if starts_at <= work.now:
        raise DeskError("error-moment-passed")
    ends_at = starts_at + (appointment.ends_at - appointment.starts_at)
    if appointment.starts_at == starts_at and place in (None, appointment.place):
        return
    stage, next_at = _next(work, starts_at, ends_at)
    await move(
        work.session,
        APPOINTMENTS,
        "move",
        appointment_id,
        {Party.HOLDER},
        starts_at=starts_at,
        ends_at=ends_at,
        place=(place or appointment.place or "")[:PLACE_LIMIT] or None,
        sequence=appointment.sequence + 1,
        stage=int(stage),
        next_at=next_at,
        client_reply=None,
        client_reply_at=None,
        proposed_at=None,
    )
    await work.session.refresh(appointment)
    await inviting.update(work, appointment)
    await site_history.note(work, appointment, "visit_moved")
    await redraw(work, subject(appointment_id))


@needs(Permission.VISIT_SITES)
async def cancel(work: Work, appointment_id: int) -> None:
    """Cancel an appointment; the client is told, and is to be called again.

    Raises:
        NotAllowed: it is another rep's. TooLate: it is over.
    """
    appointment = await locked(work, appointment_id)
    await move(
        work.session,
        APPOINTMENTS,
        "cancel",
        appointment_id,
        {Party.HOLDER},
        sequence=appointment.sequence + 1,
        next_at=None,
    )
    await work.session.refresh(appointment)
    await inviting.call_off(work, appointment)
    await call_again(work, appointment)
    await site_history.note(work, appointment, "visit_cancelled")
    await redraw(work, subject(appointment_id))


async def call_again(work: Work, appointment: Appointment) -> None:
    """Nothing came of it: the client is called now."""
    if appointment.campaign_client_id is not None:
        await work.session.execute(
            update(CampaignClient)
            .where(
                CampaignClient.id == appointment.campaign_client_id,
                CampaignClient.state.in_(("open", "paused")),
            )
            .values(next_call_at=work.now)
        )


def refuse_before_its_hour(work: Work, appointment: Appointment) -> None:
    """How it went can be said once it has begun: an old button knows nothing of a later hour.

    Raises:
        DeskError: it is still ahead.
    """
    if appointment.starts_at <= work.now:
        return
    if appointment.purpose == "site":
        raise DeskError("error-site-not-begun", at=appointment.starts_at)
    raise DeskError("error-meeting-not-begun", at=appointment.starts_at)


async def locked(work: Work, appointment_id: int) -> Appointment:
    """One's own appointment, locked until the transaction ends.

    Raises:
        NotFound: there is none. NotAllowed: it is another rep's.
    """
    appointment = await work.session.scalar(
        select(Appointment)
        .where(Appointment.id == appointment_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if appointment is None:
        raise NotFound("error-appointment-unknown")
    if appointment.rep_id != work.actor.employee_id:
        raise NotAllowed
    return appointment
