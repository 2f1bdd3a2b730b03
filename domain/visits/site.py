"""A technician's visit to the client's site, for a request that he has (domain 1.7).

It is an appointment like a rep's: the client is invited by mail and answers as to any invitation,
it is moved and called off in the same way, and its reminders are the same.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import ARRAY, BigInteger, DateTime, any_, bindparam, select

from domain.errors import NotAllowed, TooLate
from domain.permissions import Permission, needs
from domain.requests.rows import RequestRow, lock_request
from domain.states import Party, move
from domain.visits import inviting, passing_on, site_history
from domain.visits.arranging import Planned, locked, plan, refuse_before_its_hour
from domain.visits.dossier import Person, people
from domain.visits.states import APPOINTMENTS, subject
from domain.work import Work, redraw
from storage.models import Appointment, Client, Contact, Employee
from storage.statements import Statement


@needs(Permission.VISIT_SITES)
async def arrange(
    work: Work, request_id: int, starts_at: datetime, place: str | None, contact_id: int | None
) -> int:
    """Write a visit to the client's site down, and invite the client.

    Args:
        starts_at: aware; it lasts as long as the policy says.
        place: None means the client's own address.
        contact_id: who meets him there; None: the client's key person.

    Returns:
        The appointment's id.

    Raises:
        NotAllowed: somebody else holds the request. DeskError: the moment has passed, or the
            contact is not the client's. TooLate: it is not in work, or a visit is planned for it
            already; that one is moved, not doubled.
    """
    request = await check(work, request_id)
    address = await work.session.scalar(
        select(Client.address).where(Client.id == request.client_id)
    )
    appointment = await plan(
        work,
        Planned(
            client_id=request.client_id,
            starts_at=starts_at,
            place=place or address,
            contact_id=contact_id,
            purpose="site",
            request_id=request_id,
        ),
    )
    await site_history.note(work, appointment, "visit_set")
    return appointment.id


@needs(Permission.VISIT_SITES)
async def check(work: Work, request_id: int) -> RequestRow:
    """See that the actor can arrange a visit for a request; also before a form asks in vain.

    Raises:
        NotAllowed, TooLate: as of `arrange`.
    """
    request = await lock_request(work, request_id)
    if request.holder_id != work.actor.employee_id:
        raise NotAllowed("error-request-held-by-other")
    if request.state != "in_work":
        raise TooLate("error-state-moved-on")
    planned = await _PLANNED.first(work.transaction, request_id=request_id)
    if planned is not None and planned.ends_at > work.now:
        raise TooLate("error-site-planned", at=planned.starts_at)
    return request


@needs(Permission.VISIT_SITES)
async def people_there(work: Work, request_id: int) -> tuple[RequestRow, tuple[Person, ...]]:
    """Whom one can meet at the site, the client's key person first.

    Raises:
        NotAllowed, TooLate: as of `arrange`.
    """
    request = await check(work, request_id)
    return request, await people(work, request.client_id)


_REQUEST_ID = bindparam("request_id", type_=BigInteger)
_PLANNED = Statement(
    select(Appointment.starts_at, Appointment.ends_at)
    .where(Appointment.request_id == _REQUEST_ID, Appointment.state == "planned")
    .order_by(Appointment.starts_at.desc())
    .limit(1)
)


_MAY_BE_HELD = ("planned", "missed")


@needs(Permission.VISIT_SITES)
async def held(work: Work, appointment_id: int) -> None:
    """He was there. A repeated tap changes nothing.

    Raises:
        NotAllowed: it is somebody else's visit. TooLate: it was called off. DeskError: its hour has
            not come yet.
    """
    appointment = await locked(work, appointment_id)
    if appointment.state == "held":
        return
    if appointment.purpose != "site":
        raise TooLate("error-appointment-unknown")
    if appointment.state in _MAY_BE_HELD:
        refuse_before_its_hour(work, appointment)
    await move(work.session, APPOINTMENTS, "hold", appointment_id, {Party.HOLDER}, next_at=None)
    await work.session.refresh(appointment)
    await site_history.note(work, appointment, "visit_held")
    await redraw(work, subject(appointment_id))


@dataclass(frozen=True)
class CalledOff:
    """A visit that was ahead; `told`: a letter takes the news to the client."""

    starts_at: datetime
    told: bool


async def settle(work: Work, request_id: int) -> CalledOff | None:
    """The request is done, by its holder's word or another's: a visit whose hour has come took
    place, one still ahead is called off, and the client is told.

    Returns:
        The visit that is called off by it.
    """
    off = None
    for appointment in await _planned(work, request_id):
        ahead = appointment.starts_at > work.now
        await move(
            work.session,
            APPOINTMENTS,
            "cancel" if ahead else "hold",
            appointment.id,
            {Party.ORDER},
            next_at=None,
            sequence=appointment.sequence + ahead,
        )
        await work.session.refresh(appointment)
        if ahead:
            told = await inviting.call_off(work, appointment)
            off = CalledOff(appointment.starts_at, told)
        await site_history.note(work, appointment, "visit_cancelled" if ahead else "visit_held")
        await redraw(work, subject(appointment.id))
    return off


async def ahead_of(work: Work, request_ids: Collection[int]) -> tuple[CalledOff, ...]:
    """The visits that `settle` would call off now, the next one first; `told`: the client was
    invited by letter, and would be told by one.
    """
    if not request_ids:
        return ()
    rows = await _AHEAD.all(work.transaction, ids=sorted(request_ids), now=work.now)
    return tuple(CalledOff(row.starts_at, row.invited is not None) for row in rows)


_AHEAD = Statement(
    select(Appointment.starts_at, Appointment.invited)
    .where(
        Appointment.request_id == any_(bindparam("ids", type_=ARRAY(BigInteger))),
        Appointment.state == "planned",
        Appointment.starts_at > bindparam("now", type_=DateTime(timezone=True)),
    )
    .order_by(Appointment.starts_at)
)


async def go_along(work: Work, request: RequestRow) -> None:
    """A colleague of his department has signed for the request: the visits ahead are his now, and
    the client is told who comes. Another department's signature leaves them with whom they are.

    Args:
        request: as it was before the signature.
    """
    former = await _OF_COLLEAGUES.all(
        work.transaction,
        request_id=request.id,
        taker_id=work.actor.id,
        department=work.actor.department,
        now=work.now,
    )
    if not former:
        return
    zone = ZoneInfo(work.actor.time_zone)
    for appointment in await _planned(work, request.id):
        former_id = appointment.rep_id
        if former_id in {row.rep_id for row in former}:
            await passing_on.give(work, appointment, work.actor.id, zone)
            await inviting.forget(work, appointment, former_id)


async def _planned(work: Work, request_id: int) -> Collection[Appointment]:
    found = await work.session.scalars(
        select(Appointment)
        .where(Appointment.request_id == request_id, Appointment.state == "planned")
        .order_by(Appointment.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return found.all()


_OF_COLLEAGUES = Statement(
    select(Appointment.rep_id)
    .join(Employee, Employee.id == Appointment.rep_id)
    .where(
        Appointment.request_id == _REQUEST_ID,
        Appointment.state == "planned",
        Appointment.starts_at > bindparam("now"),
        Appointment.rep_id != bindparam("taker_id", type_=BigInteger),
        Employee.department == bindparam("department"),
    )
)


@dataclass(frozen=True)
class SiteVisit:
    """A visit as the card of its request shows it.

    Attributes:
        person: who goes there; `contact` whom he meets.
        client_reply: what the client answered to the invitation; None without an answer.
        invited: whether an invitation went out.
    """

    id: int
    person_id: int
    person: str
    state: str
    starts_at: datetime
    ends_at: datetime
    place: str | None
    contact: str | None
    client_reply: str | None
    invited: str | None


VISITS_SHOWN = 3

_VISITS = Statement(
    select(
        Appointment.id,
        Appointment.rep_id,
        Employee.name,
        Appointment.state,
        Appointment.starts_at,
        Appointment.ends_at,
        Appointment.place,
        Contact.name.label("contact"),
        Appointment.client_reply,
        Appointment.invited,
    )
    .join(Employee, Employee.id == Appointment.rep_id)
    .outerjoin(Contact, Contact.id == Appointment.contact_id)
    .where(Appointment.request_id == _REQUEST_ID)
    .order_by(Appointment.starts_at.desc(), Appointment.id.desc())
    .limit(VISITS_SHOWN)
)


async def visits_of(work: Work, request_id: int) -> tuple[SiteVisit, ...]:
    """The latest visits for a request that the caller was allowed to read, the last one first."""
    rows = await _VISITS.all(work.transaction, request_id=request_id)
    return tuple(SiteVisit(*row) for row in rows)
