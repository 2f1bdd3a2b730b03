"""A client's dossier: who he is, who works with him, what is open, what was promised, what was
bought (domain 4.2). Here is its first screen; the rest of it is in `sections`, `talks`, `history`.
"""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import bindparam, func, select, true
from sqlalchemy.sql.selectable import LateralFromClause

from domain.clients.connecting import Whom, whom
from domain.clients.promises import Promise, open_promises
from domain.clients.talks import Talk, last_talk
from domain.clients.team import Member, member_in, read_team
from domain.clients.views import Way, look
from domain.errors import NotFound
from domain.people.leading import departments_led
from domain.permissions import Permission, needs
from domain.quality.visibility import may_read_all, visible
from domain.requests.visibility import readable, reader_of, reader_values
from domain.visits.persons import KEY_PERSON_FIRST
from domain.work import Work
from storage.models import (
    Appointment,
    Client,
    Contact,
    Employee,
    Opportunity,
    Order,
    Questionnaire,
    Request,
    Task,
    Ticket,
)
from storage.models.requests import OPEN_STATES
from storage.models.tickets import ENDED

PEOPLE_SHOWN = 2
REQUESTS_SHOWN = 3
PROMISES_SHOWN = 1
"""What the first screen has of each: twelve short lines in all; the rest is a tap away."""


@dataclass(frozen=True)
class ContactLine:
    name: str
    position: str | None
    phone: str | None
    email: str | None


@dataclass(frozen=True)
class OrderLine:
    ordered_on: date
    title: str


@dataclass(frozen=True)
class OpenRequest:
    """What is open, told to whoever answers the phone; not everybody may open it (domain 5)."""

    id: int
    number: int
    title: str
    may_open: bool
    holder: str = ""
    due_at: datetime | None = None
    late: bool = False


@dataclass(frozen=True)
class OpenTicket:
    """A quality problem that is not over, told to whoever answers the phone."""

    id: int
    number: int
    state: str
    may_open: bool


@dataclass(frozen=True)
class Counts:
    """How much there is of each part of the dossier; None where the reader sees none of it."""

    people: int = 0
    matters: int = 0
    promises: int = 0
    steps: int = 0
    orders: int | None = None


@dataclass(frozen=True)
class ClientCard:
    """The first screen of a dossier.

    `ticket` is the number of the quality problem for which his questionnaire is paused; `trouble`
    the latest that is open, be it the same or not; `meeting` the next one that is agreed on.
    `talk` is there for who may read talks, `orders` (the latest) for who may read purchases,
    `connect` for who answers the phone. `names_manager`: nobody manages him, and the reader may
    change that.
    """

    id: int
    name: str
    tax_number: str | None
    address: str | None
    phone: str | None
    email: str | None
    contacts: list[ContactLine]
    open_requests: list[OpenRequest]
    orders: list[OrderLine]
    standing: str = "active"
    team: tuple[Member, ...] = ()
    ticket: int | None = None
    meeting: datetime | None = None
    trouble: OpenTicket | None = None
    reads_talks: bool = False
    talk: Talk | None = None
    promises: tuple[Promise, ...] = ()
    connect: Whom | None = None
    counts: Counts = Counts()
    names_manager: bool = False


@needs(Permission.FIND_CLIENTS)
async def client_card(work: Work, client_id: int, way: Way = "bot") -> ClientCard:
    """What whoever answers the phone sees of a client. That he looks is kept.

    Args:
        way: how he came to it.

    Raises:
        NotFound: no such client. DeskError: he is shown no more dossiers today.
    """
    trouble = _open_ticket(work)
    may = work.actor.may
    row = (
        await work.session.execute(
            select(
                Client,
                _PAUSED_FOR.label("ticket"),
                _NEXT_MEETING.label("meeting"),
                _PEOPLE.label("people"),
                _OPEN_TICKETS.label("tickets"),
                _STEPS.label("steps"),
                _PROMISED.label("promised"),
                trouble.c.id.label("trouble_id"),
                trouble.c.number.label("trouble"),
                trouble.c.state.label("trouble_state"),
                trouble.c.may_open,
            )
            .outerjoin(trouble, true())
            .where(Client.id == client_id),
            {"now": work.now, "me": work.actor.employee_id, "led": departments_led(work)},
        )
    ).first()
    if row is None:
        raise NotFound("error-client-unknown")
    await look(work, client_id, way)
    client: Client = row[0]
    requests, matters = await _requests(work, client_id)
    orders, bought = (
        await _orders(work, client_id) if may(Permission.READ_PURCHASES) else ([], None)
    )
    team = await read_team(work, client_id)
    unmanaged = member_in(team, "manager") is None
    return ClientCard(
        id=client.id,
        name=client.name,
        tax_number=client.tax_number,
        address=client.address,
        phone=client.phone,
        email=client.email,
        contacts=await _contacts(work, client_id),
        open_requests=requests,
        orders=orders,
        standing=client.standing,
        team=tuple(team),
        ticket=row.ticket,
        meeting=row.meeting,
        trouble=None
        if row.trouble is None
        else OpenTicket(row.trouble_id, row.trouble, row.trouble_state, row.may_open),
        reads_talks=may(Permission.READ_TALKS),
        talk=await last_talk(work, client_id) if may(Permission.READ_TALKS) else None,
        promises=tuple(await open_promises(work, client_id, PROMISES_SHOWN))
        if row.promised
        else (),
        connect=await whom(work, client_id) if may(Permission.CONNECT_CALLS) else None,
        counts=Counts(row.people, matters + row.tickets, row.promised, row.steps, bought),
        names_manager=unmanaged and may(Permission.KEEP_TEAMS),
    )


async def _contacts(work: Work, client_id: int) -> list[ContactLine]:
    rows = await work.session.execute(
        select(Contact.name, Contact.position, Contact.phone, Contact.email)
        .where(Contact.client_id == client_id, Contact.gone_at.is_(None))
        .order_by(KEY_PERSON_FIRST)
        .limit(PEOPLE_SHOWN)
    )
    return [ContactLine(*each) for each in rows]


async def _requests(work: Work, client_id: int) -> tuple[list[OpenRequest], int]:
    """The open requests that are due first, and how many there are in all."""
    rows = (
        await work.session.execute(
            select(
                Request.id,
                Request.number,
                Request.title,
                readable(reader_of(work)),
                Employee.name,
                Request.due_at,
                Request.due_at < work.now,
                func.count().over(),
            )
            .join(Employee, Employee.id == Request.holder_id)
            .where(Request.client_id == client_id, Request.state.in_(OPEN_STATES))
            .order_by(Request.due_at, Request.id)
            .limit(REQUESTS_SHOWN),
            reader_values(work),
        )
    ).all()
    return [OpenRequest(*row[:-1]) for row in rows], rows[0][-1] if rows else 0


async def _orders(work: Work, client_id: int) -> tuple[list[OrderLine], int]:
    """The latest order, and how many there are in all."""
    rows = (
        await work.session.execute(
            select(Order.ordered_on, Order.title, func.count().over())
            .where(Order.client_id == client_id)
            .order_by(Order.ordered_on.desc(), Order.id.desc())
            .limit(1)
        )
    ).all()
    return [OrderLine(row[0], row[1]) for row in rows], rows[0][2] if rows else 0


def _open_ticket(work: Work) -> LateralFromClause:
    """The latest of a client's tickets that are open."""
    return (
        select(
            Ticket.id,
            Ticket.number,
            Ticket.state,
            visible(may_read_all(work)).label("may_open"),
        )
        .where(Ticket.client_id == Client.id, Ticket.state.not_in(ENDED))
        .order_by(Ticket.id.desc())
        .limit(1)
        .lateral()
    )


_PAUSED_FOR = (
    select(func.max(Ticket.number))
    .join(Questionnaire, Questionnaire.id == Ticket.questionnaire_id)
    .where(Questionnaire.client_id == Client.id, Questionnaire.state == "paused")
    .correlate(Client)
    .scalar_subquery()
)
_NEXT_MEETING = (
    select(func.min(Appointment.starts_at))
    .where(
        Appointment.client_id == Client.id,
        Appointment.state == "planned",
        Appointment.starts_at >= bindparam("now"),
    )
    .correlate(Client)
    .scalar_subquery()
)
_PEOPLE = (
    select(func.count())
    .where(Contact.client_id == Client.id, Contact.gone_at.is_(None))
    .correlate(Client)
    .scalar_subquery()
)
_OPEN_TICKETS = (
    select(func.count())
    .where(Ticket.client_id == Client.id, Ticket.state.not_in(ENDED))
    .correlate(Client)
    .scalar_subquery()
)
_PROMISED = (
    select(func.count())
    .where(Task.client_id == Client.id, Task.promised, Task.done_at.is_(None))
    .correlate(Client)
    .scalar_subquery()
)
_STEPS = (
    select(func.count())
    .where(Task.client_id == Client.id, Task.promised.is_(False), Task.done_at.is_(None))
    .correlate(Client)
    .scalar_subquery()
    + select(func.count())
    .where(Opportunity.client_id == Client.id, Opportunity.stage.not_in(("won", "lost")))
    .correlate(Client)
    .scalar_subquery()
    + select(func.count())
    .where(Appointment.client_id == Client.id, Appointment.state == "planned")
    .correlate(Client)
    .scalar_subquery()
)
