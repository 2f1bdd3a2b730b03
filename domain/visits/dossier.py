"""What a rep needs to know of a client before he calls or goes there, in a few lines."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from domain.visits.meetings import offers_in_row
from domain.visits.persons import KEY_PERSON_FIRST
from domain.work import Work
from storage.models import Contact, Meeting, Request
from storage.models.requests import OPEN_STATES

CONTACTS = 4
REQUESTS = 3
"""How many of each are shown; the rest is on the client's card."""


@dataclass(frozen=True)
class Person:
    """Somebody at the client who has not left."""

    id: int
    name: str
    position: str | None
    phone: str | None
    email: str | None


@dataclass(frozen=True)
class LastMeeting:
    """The latest meeting with the client, anybody's."""

    held_at: datetime
    kind: str
    note: str | None


@dataclass(frozen=True)
class OpenRequest:
    """A request that is not done."""

    number: int
    title: str


@dataclass(frozen=True)
class Dossier:
    """The client in short.

    Attributes:
        contacts: the key person first.
        offers_in_row: see `meetings.offers_in_row`.
    """

    contacts: tuple[Person, ...]
    last_meeting: LastMeeting | None
    requests: tuple[OpenRequest, ...]
    offers_in_row: int


async def dossier(work: Work, client_id: int) -> Dossier:
    """Whom one meets, what was said last, what is open: four questions to the database."""
    last = (
        await work.session.execute(
            select(Meeting.held_at, Meeting.kind, Meeting.note)
            .where(Meeting.client_id == client_id)
            .order_by(Meeting.held_at.desc(), Meeting.id.desc())
            .limit(1)
        )
    ).first()
    requests = await work.session.execute(
        select(Request.number, Request.title)
        .where(Request.client_id == client_id, Request.state.in_(OPEN_STATES))
        .order_by(Request.held_since)
        .limit(REQUESTS)
    )
    return Dossier(
        contacts=await people(work, client_id),
        last_meeting=LastMeeting(*last) if last else None,
        requests=tuple(OpenRequest(*each) for each in requests),
        offers_in_row=await offers_in_row(work, client_id),
    )


async def people(work: Work, client_id: int) -> tuple[Person, ...]:
    """Who is there to be spoken to, the key person first; CONTACTS of them."""
    rows = await work.session.execute(
        select(Contact.id, Contact.name, Contact.position, Contact.phone, Contact.email)
        .where(Contact.client_id == client_id, Contact.gone_at.is_(None))
        .order_by(KEY_PERSON_FIRST)
        .limit(CONTACTS)
    )
    return tuple(Person(*each) for each in rows)
