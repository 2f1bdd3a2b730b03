"""One's day: meetings with clients and visits to their sites; for a rep his calls too."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from domain.permissions import Permission, needs
from domain.visits.call_list import call_counts, tomorrow
from domain.work import Work
from storage.models import Appointment, Client, Request


@dataclass(frozen=True)
class MeetingLine:
    """An appointment in the list of a day; `over` once its time has passed and it is not known how
    it went, `under_way` while it goes on.
    """

    appointment_id: int
    client_id: int
    client: str
    starts_at: datetime
    place: str | None
    purpose: str
    over: bool
    under_way: bool = False
    number: int | None = None
    """Of the request that a visit to the site is for."""


@needs(Permission.VISIT_SITES)
async def meetings_of_day(work: Work) -> tuple[MeetingLine, ...]:
    """The actor's planned appointments of today, and earlier ones of which he has not yet said how
    they went. What goes on now comes first: nothing else of the day can be done meanwhile.
    """
    under_way = (Appointment.starts_at <= work.now) & (Appointment.ends_at > work.now)
    rows = await work.session.execute(
        select(
            Appointment.id,
            Appointment.client_id,
            Client.name,
            Appointment.starts_at,
            Appointment.place,
            Appointment.purpose,
            Appointment.ends_at <= work.now,
            under_way,
            Request.number,
        )
        .join(Client, Client.id == Appointment.client_id)
        .outerjoin(Request, Request.id == Appointment.request_id)
        .where(
            Appointment.rep_id == work.actor.id,
            Appointment.state == "planned",
            Appointment.starts_at < tomorrow(work),
        )
        .order_by(under_way.desc(), Appointment.starts_at, Appointment.id)
    )
    return tuple(MeetingLine(*row) for row in rows)


@dataclass(frozen=True)
class Today:
    """What a rep's day holds.

    Attributes:
        calls: his whole list of today, as the list itself counts it.
        agreed: of them, those at a time of today or earlier, clients to go on with among them.
        meetings: of today, and earlier ones of which he has not said how they went.
    """

    calls: int
    agreed: int
    meetings: tuple[MeetingLine, ...]


@needs(Permission.MAKE_CALLS)
async def today(work: Work) -> Today:
    """The actor's day: two questions to the database."""
    counts = await call_counts(work)
    return Today(counts.total, counts.agreed, await meetings_of_day(work))
