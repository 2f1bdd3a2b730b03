"""What the screens of a call and of an appointment show."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import and_, select

from domain.errors import NotAllowed, NotFound
from domain.permissions import Permission, needs
from domain.requests.routes import following, place_of
from domain.visits.again import free_slots
from domain.visits.dossier import Dossier, dossier
from domain.visits.rows import Standing, caller_of, restored, standing, taken
from domain.work import Work
from storage.models import Appointment, Call, Client, Employee, Mail, Request

WORDS_SHOWN = 1500
"""Characters of a client's answer on the screen."""


@dataclass(frozen=True)
class LastCall:
    """The latest call to a client, anybody's."""

    at: datetime
    outcome: str
    words: str | None
    again_at: datetime | None
    rep: str


@dataclass(frozen=True)
class CallCard:
    """A client about to be called.

    Attributes:
        dossier: its first contact is whom one speaks to.
        slots: free times for a visit, offered in the script.
        planned: the reader's coming appointment with him.
        phone: the client's own, where no contact has one.
    """

    standing: Standing
    phone: str | None
    dossier: Dossier
    last_call: LastCall | None
    slots: tuple[datetime, ...]
    planned_id: int | None
    planned_at: datetime | None
    chosen_id: int = 0
    """The contact chosen to be spoken to; 0 is the key person."""


@needs(Permission.MAKE_CALLS)
async def call_card(work: Work, client_id: int, person_id: int = 0) -> CallCard:
    """All that one looks at with the phone at one's ear.

    Args:
        person_id: the contact one speaks to; the key person if 0, or if he has left.

    Raises:
        NotFound: no such client. NotAllowed: he is on another rep's list.
    """
    known = await standing(work, client_id)
    row = (
        await work.session.execute(
            select(Call.at, Call.outcome, Call.words, Call.again_at, Employee.name)
            .join(Employee, Employee.id == Call.rep_id)
            .where(Call.client_id == client_id)
            .order_by(Call.id.desc())
            .limit(1)
        )
    ).first()
    planned = (
        await work.session.execute(
            select(Appointment.id, Appointment.starts_at).where(
                Appointment.client_id == client_id,
                Appointment.rep_id == work.actor.id,
                Appointment.purpose != "site",
                Appointment.state == "planned",
                Appointment.ends_at > work.now,
            )
        )
    ).first()
    return CallCard(
        standing=known,
        phone=await work.session.scalar(select(Client.phone).where(Client.id == client_id)),
        dossier=_led_by(person_id, await dossier(work, client_id)),
        chosen_id=person_id,
        last_call=LastCall(*row) if row else None,
        slots=await _slots(work),
        planned_id=planned.id if planned else None,
        planned_at=planned.starts_at if planned else None,
    )


def _led_by(person_id: int, known: Dossier) -> Dossier:
    contacts = sorted(known.contacts, key=lambda person: person.id != person_id)
    return replace(known, contacts=tuple(contacts))


async def _slots(work: Work) -> tuple[datetime, ...]:
    return tuple(free_slots(caller_of(work), work.now, await taken(work, work.now)))


@dataclass(frozen=True)
class AppointmentCard:
    """An appointment as its rep sees it.

    Attributes:
        contact_id: whom he meets.
        invited: the address that the invitation went to.
        clash: another client whom he meets at the same time.
        resumes: the questionnaire that goes on at the meeting.
        request_id, request_number, request_title: of what a visit to the site is for.
        request_in_work: whether the reader has that request in work.
        goes_on_to: the department that has it after that, as the reader calls it; None at the end
            of its route.
    """

    id: int
    client_id: int
    client: str
    contact_id: int | None
    purpose: str
    state: str
    starts_at: datetime
    ends_at: datetime
    place: str | None
    invited: str | None
    client_reply: str | None
    proposed_at: datetime | None
    clash: str | None
    resumes: int | None
    dossier: Dossier
    request_id: int | None = None
    request_number: int | None = None
    request_title: str | None = None
    request_in_work: bool = False
    goes_on_to: str | None = None


@needs(Permission.VISIT_SITES)
async def appointment_card(work: Work, appointment_id: int) -> AppointmentCard:
    """One's own appointment, with the client in short.

    Raises:
        NotFound: there is none. NotAllowed: it is another rep's.
    """
    row = (
        await work.session.execute(
            select(
                Appointment,
                Client.name,
                Request.number,
                Request.title,
                and_(Request.holder_id == work.actor.employee_id, Request.state == "in_work"),
                Request.kind,
                Request.route_step,
            )
            .join(Client, Client.id == Appointment.client_id)
            .outerjoin(Request, Request.id == Appointment.request_id)
            .where(Appointment.id == appointment_id)
            .execution_options(populate_existing=True)
        )
    ).first()
    if row is None:
        raise NotFound("error-appointment-unknown")
    found: Appointment = row[0]
    if found.rep_id != work.actor.employee_id:
        raise NotAllowed
    return AppointmentCard(
        id=found.id,
        client_id=found.client_id,
        client=row[1],
        contact_id=found.contact_id,
        purpose=found.purpose,
        state=found.state,
        starts_at=found.starts_at,
        ends_at=found.ends_at,
        place=found.place,
        invited=found.invited,
        client_reply=found.client_reply,
        proposed_at=found.proposed_at,
        clash=await _clash(work, found),
        resumes=None if found.request_id else await restored(work, found.client_id),
        dossier=await _known(work, found),
        request_id=found.request_id,
        request_number=row[2],
        request_title=row[3],
        request_in_work=bool(row[4]),
        goes_on_to=_goes_on_to(work, row[5], row[6]),
    )


def _goes_on_to(work: Work, kind: str | None, step: int | None) -> str | None:
    place = None if kind is None else place_of(work.policy, kind, step)
    after = None if kind is None or place is None else following(work.policy, kind, place)
    if after is None:
        return None
    return work.policy.department_title(after.department, work.actor.language)


async def _known(work: Work, found: Appointment) -> Dossier:
    """Whoever goes to the site needs the people there; what was talked of with the client is not
    for everybody.
    """
    known = await dossier(work, found.client_id)
    if found.purpose != "site":
        return known
    return replace(known, last_meeting=None, requests=(), offers_in_row=0)


@dataclass(frozen=True)
class PassedOn:
    """An appointment that another rep keeps now, `rep`; `request_id` and `number` are of what a
    visit to the site is for.
    """

    client_id: int
    client: str
    starts_at: datetime
    rep: str
    request_id: int | None = None
    number: int | None = None


@needs(Permission.VISIT_SITES)
async def passed_on(work: Work, appointment_id: int) -> PassedOn | None:
    """Who keeps an appointment of which the reader was told; None while he does himself."""
    row = (
        await work.session.execute(
            select(
                Client.id,
                Client.name,
                Appointment.starts_at,
                Employee.name,
                Request.id,
                Request.number,
            )
            .join(Client, Client.id == Appointment.client_id)
            .join(Employee, Employee.id == Appointment.rep_id)
            .outerjoin(Request, Request.id == Appointment.request_id)
            .where(Appointment.id == appointment_id, Appointment.rep_id != work.actor.id)
        )
    ).first()
    return None if row is None else PassedOn(*row)


async def _clash(work: Work, found: Appointment) -> str | None:
    if found.state != "planned":
        return None
    return await work.session.scalar(
        select(Client.name)
        .join(Appointment, Appointment.client_id == Client.id)
        .where(
            Appointment.rep_id == found.rep_id,
            Appointment.id != found.id,
            Appointment.state == "planned",
            Appointment.starts_at < found.ends_at,
            Appointment.ends_at > found.starts_at,
        )
        .limit(1)
    )


@dataclass(frozen=True)
class WrittenAnswer:
    """What the client answered by mail, in his own words."""

    sender: str
    sender_name: str
    words: str
    received_at: datetime


@needs(Permission.VISIT_SITES)
async def written_answer(work: Work, appointment_id: int, mail_id: int) -> WrittenAnswer:
    """The mail in which an appointment of the reader's was answered.

    Raises:
        NotFound: it was not.
    """
    row = (
        await work.session.execute(
            select(Mail.sender, Mail.sender_name, Mail.words, Mail.received_at)
            .join(Appointment, Appointment.thread_id == Mail.thread_id)
            .where(
                Mail.id == mail_id,
                Appointment.id == appointment_id,
                Appointment.rep_id == work.actor.employee_id,
            )
        )
    ).first()
    if row is None:
        raise NotFound("error-appointment-unknown")
    return WrittenAnswer(
        row.sender or "", row.sender_name or "", (row.words or "")[:WORDS_SHOWN], row.received_at
    )
