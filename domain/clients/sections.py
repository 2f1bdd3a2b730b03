"""What stands behind the first screen of a dossier: people, open matters, purchases, next steps."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Generic, TypeVar

from sqlalchemy import (
    CompoundSelect,
    DateTime,
    Select,
    cast,
    false,
    func,
    literal,
    null,
    select,
    union_all,
)
from sqlalchemy.orm import aliased

from domain.clients.dossier import ContactLine
from domain.clients.naming import client_name
from domain.clients.views import look
from domain.paging import nearest_page, pages_of
from domain.people.leading import departments_led
from domain.permissions import Permission, needs
from domain.quality.visibility import may_read_all, visible
from domain.requests.visibility import readable, reader_of, reader_values
from domain.visits.persons import KEY_PERSON_FIRST
from domain.work import Work
from storage.models import (
    Appointment,
    Contact,
    Employee,
    MailAddress,
    Opportunity,
    Order,
    Request,
    Task,
    Ticket,
)
from storage.models.requests import OPEN_STATES
from storage.models.tickets import ENDED

PAGE = 6
"""Lines on one screen."""

_lead = aliased(Employee)


@dataclass(frozen=True)
class Somebody:
    """A person at the client; one who has left stays, and says so.

    Attributes:
        dead: letters to his address come back.
        silent: he wants no letters but answers to his own.
    """

    person: ContactLine
    gone_at: datetime | None
    id: int = 0
    dead: bool = False
    silent: bool = False


@dataclass(frozen=True)
class Matter:
    """A request or a quality problem that is not over: who has it, by when.

    Attributes:
        kind: request or ticket.
        title: of a request; of a ticket its state.
    """

    kind: str
    id: int
    number: int
    title: str
    may_open: bool
    holder: str
    due_at: datetime | None
    late: bool


@dataclass(frozen=True)
class Purchase:
    """An order."""

    number: str
    ordered_on: date
    title: str
    amount: Decimal
    currency: str


@dataclass(frozen=True)
class NextStep:
    """What comes next with the client.

    Attributes:
        kind: task, opportunity or appointment.
        mine: the reader's own: it opens by a button.
    """

    kind: str
    id: int
    title: str
    at: datetime | None
    who: str
    mine: bool


Line = TypeVar("Line")


@dataclass(frozen=True)
class Section(Generic[Line]):
    """A page of one part of a dossier.

    Attributes:
        sums: what was bought in all, by currency; of purchases.
    """

    client_id: int
    client: str
    lines: tuple[Line, ...]
    total: int
    page: int
    sums: tuple[tuple[Decimal, str], ...] = ()

    @property
    def pages(self) -> int:
        return pages_of(self.total, PAGE)


@needs(Permission.FIND_CLIENTS)
async def people_page(work: Work, client_id: int, page: int = 0) -> Section[Somebody]:
    """The people at a client, whom one speaks to first; those who have left at the end.

    Raises:
        NotFound: no such client.
    """
    found = (
        select(
            Contact.name,
            Contact.position,
            Contact.phone,
            Contact.email,
            Contact.gone_at,
            Contact.id,
            MailAddress.bounced_at.is_not(None).label("dead"),
            MailAddress.opted_out_at.is_not(None).label("silent"),
        )
        .outerjoin(MailAddress, MailAddress.address == func.lower(Contact.email))
        .where(Contact.client_id == client_id)
        .order_by(Contact.gone_at.is_not(None), KEY_PERSON_FIRST)
    )
    name, rows, total, page = await _page(work, client_id, found, page)
    people = tuple(Somebody(ContactLine(*row[:4]), *row[4:8]) for row in rows)
    return Section(client_id, name, people, total, page)


@needs(Permission.FIND_CLIENTS)
async def matters_page(work: Work, client_id: int, page: int = 0) -> Section[Matter]:
    """What is open: tickets first, then requests by their day.

    Raises:
        NotFound: no such client.
    """
    requests = (
        select(
            literal("request").label("kind"),
            Request.id,
            Request.number,
            Request.title,
            readable(reader_of(work)).label("may_open"),
            Employee.name,
            Request.due_at.label("due_at"),
            (Request.due_at < work.now).label("late"),
        )
        .join(Employee, Employee.id == Request.holder_id)
        .where(Request.client_id == client_id, Request.state.in_(OPEN_STATES))
    )
    tickets = (
        select(
            literal("ticket"),
            Ticket.id,
            Ticket.number,
            Ticket.state,
            visible(may_read_all(work)),
            func.coalesce(_lead.name, Employee.name),
            cast(null(), DateTime(timezone=True)),
            false(),
        )
        .join(Employee, Employee.id == Ticket.rep_id)
        .outerjoin(_lead, _lead.id == Ticket.lead_id)
        .where(Ticket.client_id == client_id, Ticket.state.not_in(ENDED))
    )
    ordered = union_all(requests, tickets).subquery()
    found = select(ordered).order_by(
        ordered.c.kind.desc(), ordered.c.due_at.asc().nulls_first(), ordered.c.id
    )
    given = {**reader_values(work), "led": departments_led(work)}
    name, rows, total, page = await _page(work, client_id, found, page, given)
    return Section(client_id, name, tuple(Matter(*row) for row in rows), total, page)


@needs(Permission.READ_PURCHASES)
async def purchases_page(work: Work, client_id: int, page: int = 0) -> Section[Purchase]:
    """What was bought, the latest first, and the sums in all.

    Raises:
        NotFound: no such client.
    """
    found = (
        select(Order.external_id, Order.ordered_on, Order.title, Order.amount, Order.currency)
        .where(Order.client_id == client_id)
        .order_by(Order.ordered_on.desc(), Order.id.desc())
    )
    name, rows, total, page = await _page(work, client_id, found, page)
    sums = await work.session.execute(
        select(func.sum(Order.amount), Order.currency)
        .where(Order.client_id == client_id)
        .group_by(Order.currency)
        .order_by(func.sum(Order.amount).desc())
    )
    bought = tuple(Purchase(*row) for row in rows)
    return Section(client_id, name, bought, total, page, tuple((row[0], row[1]) for row in sums))


@needs(Permission.FIND_CLIENTS)
async def next_steps_page(work: Work, client_id: int, page: int = 0) -> Section[NextStep]:
    """Meetings agreed on, tasks and opportunities of whoever works with the client, by their time.

    Raises:
        NotFound: no such client.
    """
    steps = _steps(work, client_id).subquery()
    found = select(steps).order_by(steps.c.at.asc().nulls_last(), steps.c.kind, steps.c.id)
    name, rows, total, page = await _page(work, client_id, found, page)
    return Section(client_id, name, tuple(NextStep(*row) for row in rows), total, page)


def _steps(work: Work, client_id: int) -> CompoundSelect[*tuple[Any, ...]]:
    me, moment = work.actor.employee_id, DateTime(timezone=True)
    zone = work.policy.time_zone
    appointments = (
        select(
            literal("appointment").label("kind"),
            Appointment.id,
            Appointment.purpose.label("title"),
            Appointment.starts_at.label("at"),
            Employee.name.label("who"),
            (Appointment.rep_id == me).label("mine"),
        )
        .join(Employee, Employee.id == Appointment.rep_id)
        .where(Appointment.client_id == client_id, Appointment.state == "planned")
    )
    tasks = (
        select(
            literal("task"),
            Task.id,
            Task.title,
            cast(func.timezone(zone, cast(Task.due_on, DateTime)), moment),
            Employee.name,
            Task.owner_id == me,
        )
        .join(Employee, Employee.id == Task.owner_id)
        .where(Task.client_id == client_id, Task.done_at.is_(None), Task.promised.is_(False))
    )
    opportunities = (
        select(
            literal("opportunity"),
            Opportunity.id,
            Opportunity.title,
            cast(func.timezone(zone, cast(Opportunity.next_on, DateTime)), moment),
            Employee.name,
            Opportunity.owner_id == me,
        )
        .join(Employee, Employee.id == Opportunity.owner_id)
        .where(Opportunity.client_id == client_id, Opportunity.stage.not_in(("won", "lost")))
    )
    return union_all(appointments, tasks, opportunities)


async def _page(
    work: Work,
    client_id: int,
    found: Select[*tuple[Any, ...]],
    page: int,
    given: dict[str, Any] | None = None,
) -> tuple[str, list[Any], int, int]:
    """The client's name, the rows of a page, how many there are in all, and which page it is."""
    name = await client_name(work, client_id)
    await look(work, client_id, "bot")
    counted = select(func.count()).select_from(found.order_by(None).subquery())
    total = (await work.session.execute(counted, given)).scalar_one()
    page = nearest_page(page, total, PAGE)
    rows = await work.session.execute(found.offset(page * PAGE).limit(PAGE), given)
    return name, list(rows), total, page
