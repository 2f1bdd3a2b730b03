"""A client's dossier: who he is, who works with him, what is open, what was bought (domain 4.2)."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import bindparam, func, select, true
from sqlalchemy.sql.selectable import LateralFromClause

from domain.errors import NotFound
from domain.people.leading import departments_led
from domain.permissions import Permission, needs
from domain.quality.visibility import may_read_all, visible
from domain.requests.visibility import readable, reader_of, reader_values
from domain.work import Work
from storage.models import (
    Appointment,
    Client,
    Contact,
    Employee,
    Order,
    Questionnaire,
    Request,
    Ticket,
)
from storage.models.requests import OPEN_STATES
from storage.models.tickets import ENDED

CARD_LIMIT = 5
"""Contacts, open requests and orders shown on a client's card."""


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


@dataclass(frozen=True)
class OpenTicket:
    """A quality problem that is not over, told to whoever answers the phone."""

    id: int
    number: int
    state: str
    may_open: bool


@dataclass(frozen=True)
class ClientCard:
    """Who the client is, who works with him, what is open, what was bought.

    `ticket` is the number of the quality problem for which his questionnaire is paused; `trouble`
    the latest that is open, be it the same or not; `meeting` the next one that is agreed on.
    """

    id: int
    name: str
    tax_number: str | None
    address: str | None
    phone: str | None
    email: str | None
    manager: str | None
    contacts: list[ContactLine]
    open_requests: list[OpenRequest]
    orders: list[OrderLine]
    ticket: int | None = None
    meeting: datetime | None = None
    trouble: OpenTicket | None = None


@needs(Permission.FIND_CLIENTS)
async def client_card(work: Work, client_id: int) -> ClientCard:
    """What whoever answers the phone sees of a client.

    Raises:
        NotFound: no such client.
    """
    trouble = _open_ticket(work)
    row = (
        await work.session.execute(
            select(
                Client,
                Employee.name.label("manager"),
                _PAUSED_FOR.label("ticket"),
                _NEXT_MEETING.label("meeting"),
                trouble.c.id.label("trouble_id"),
                trouble.c.number.label("trouble"),
                trouble.c.state.label("trouble_state"),
                trouble.c.may_open,
            )
            .outerjoin(Employee, Employee.id == Client.manager_id)
            .outerjoin(trouble, true())
            .where(Client.id == client_id),
            {
                "now": work.now,
                "me": work.actor.employee_id,
                "led": departments_led(work),
            },
        )
    ).first()
    if row is None:
        raise NotFound("error-client-unknown")
    client: Client = row[0]
    contacts = await work.session.execute(
        select(Contact.name, Contact.position, Contact.phone, Contact.email)
        .where(Contact.client_id == client_id, Contact.gone_at.is_(None))
        .order_by(Contact.id)
        .limit(CARD_LIMIT)
    )
    requests = await work.session.execute(
        select(Request.id, Request.number, Request.title, readable(reader_of(work)))
        .where(Request.client_id == client_id, Request.state.in_(OPEN_STATES))
        .order_by(Request.held_since)
        .limit(CARD_LIMIT),
        reader_values(work),
    )
    orders = await work.session.execute(
        select(Order.ordered_on, Order.title)
        .where(Order.client_id == client_id)
        .order_by(Order.ordered_on.desc(), Order.id.desc())
        .limit(CARD_LIMIT)
    )
    return ClientCard(
        id=client.id,
        name=client.name,
        tax_number=client.tax_number,
        address=client.address,
        phone=client.phone,
        email=client.email,
        manager=row.manager,
        contacts=[ContactLine(*each) for each in contacts],
        open_requests=[OpenRequest(*each) for each in requests],
        orders=[OrderLine(*each) for each in orders],
        ticket=row.ticket,
        meeting=row.meeting,
        trouble=None
        if row.trouble is None
        else OpenTicket(row.trouble_id, row.trouble, row.trouble_state, row.may_open),
    )


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
