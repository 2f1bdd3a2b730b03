"""All that the base holds of one client, for a program to read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from domain.clients.programme_record import (
    MeetingRecord,
    OpportunityRecord,
    QuestionnaireRecord,
    TaskRecord,
    meeting_records,
    opportunity_records,
    questionnaire_records,
    task_records,
)
from domain.clients.team import Member, read_team
from domain.errors import DeskError, NotFound
from domain.permissions import Permission, needs
from domain.work import Work
from storage.models import Client, ClientNote, Contact, Employee, Order, Request

_NAMED = 5
"""Clients listed when a name fits several."""


@dataclass(frozen=True)
class ContactRecord:
    """A person at a client; `gone_at` is set once he has left."""

    name: str
    position: str | None
    phone: str | None
    email: str | None
    roles: list[str]
    consent_at: datetime | None
    gone_at: datetime | None


@dataclass(frozen=True)
class OrderRecord:
    """An order; `number` is the one it has in the other system."""

    number: str
    ordered_on: date
    amount: Decimal
    currency: str
    title: str


@dataclass(frozen=True)
class RequestRecord:
    """A request of the client, whatever its state."""

    number: int
    kind: str
    title: str
    state: str
    holder: str
    since: datetime


@dataclass(frozen=True)
class NoteRecord:
    """A note on the client."""

    author: str
    at: datetime
    text: str


@dataclass(frozen=True)
class ClientRecord:
    """A client with all that the base holds of him. `referred_by` is the client who named him."""

    id: int
    name: str
    tax_number: str | None
    external_id: str | None
    address: str | None
    phone: str | None
    email: str | None
    language: str
    time_zone: str | None
    manager: str | None
    note: str | None
    standing: str
    referred_by: str | None
    introduction: str | None
    contacts: Sequence[ContactRecord]
    orders: Sequence[OrderRecord]
    requests: Sequence[RequestRecord]
    questionnaires: Sequence[QuestionnaireRecord]
    opportunities: Sequence[OpportunityRecord]
    tasks: Sequence[TaskRecord]
    meetings: Sequence[MeetingRecord]
    team: Sequence[Member]
    notes: Sequence[NoteRecord]


_OWN = ("id", "name", "tax_number", "external_id", "address", "phone", "email", "language",
        "time_zone")  # fmt: skip


_referrer = aliased(Client)


@needs(Permission.READ_WHOLE_REGISTER)
async def client_record(work: Work, name: str) -> ClientRecord:
    """The client of that name, tax number or code; or of a part of a name that only one has.

    Raises:
        NotFound: there is none. DeskError: several; it names some.
    """
    client_id = await client_named(work, name)
    row = (
        await work.session.execute(
            select(Client, Employee.name.label("manager"), _referrer.name.label("referred_by"))
            .outerjoin(Employee, Employee.id == Client.manager_id)
            .outerjoin(_referrer, _referrer.id == Client.referred_by_id)
            .where(Client.id == client_id)
        )
    ).one()
    client: Client = row[0]
    return ClientRecord(
        **{field: getattr(client, field) for field in _OWN},
        manager=row.manager,
        note=client.note,
        standing=client.standing,
        referred_by=row.referred_by,
        introduction=client.introduction,
        contacts=await _contacts(work, client_id),
        orders=await _orders(work, client_id),
        requests=await _requests(work, client_id),
        questionnaires=await questionnaire_records(work, client_id),
        opportunities=await opportunity_records(work, client_id),
        tasks=await task_records(work, client_id),
        meetings=await meeting_records(work, client_id),
        team=await read_team(work, client_id),
        notes=await _notes(work, client_id),
    )


@needs(Permission.READ_WHOLE_REGISTER)
async def client_named(work: Work, name: str) -> int:
    """The id of the client of that name, tax number or code; or of a part that only one has.

    Raises:
        NotFound: there is none. DeskError: several; it names some.
    """
    name = " ".join(name.split())
    lower = func.lower(Client.name)
    exact = (lower == name.lower()) | (Client.tax_number == name) | (Client.external_id == name)
    for condition in (exact, lower.contains(name.lower(), autoescape=True)):
        rows = (
            await work.session.execute(
                select(Client.id, Client.name).where(condition).order_by(lower).limit(_NAMED)
            )
        ).all()
        if len(rows) == 1:
            return int(rows[0].id)
        if rows:
            names = ", ".join(row.name for row in rows)
            raise DeskError("error-several-clients", name=name, clients=names)
    raise NotFound("error-client-unknown")


async def _contacts(work: Work, client_id: int) -> list[ContactRecord]:
    rows = await work.session.execute(
        select(*(getattr(Contact, name) for name in ContactRecord.__dataclass_fields__))
        .where(Contact.client_id == client_id)
        .order_by(Contact.id)
    )
    return [ContactRecord(*row) for row in rows]


async def _orders(work: Work, client_id: int) -> list[OrderRecord]:
    rows = await work.session.execute(
        select(Order.external_id, Order.ordered_on, Order.amount, Order.currency, Order.title)
        .where(Order.client_id == client_id)
        .order_by(Order.ordered_on, Order.id)
    )
    return [OrderRecord(*row) for row in rows]


async def _notes(work: Work, client_id: int) -> list[NoteRecord]:
    rows = await work.session.execute(
        select(Employee.name, ClientNote.at, ClientNote.text)
        .join(Employee, Employee.id == ClientNote.author_id)
        .where(ClientNote.client_id == client_id)
        .order_by(ClientNote.at, ClientNote.id)
    )
    return [NoteRecord(*row) for row in rows]


async def _requests(work: Work, client_id: int) -> list[RequestRecord]:
    rows = await work.session.execute(
        select(
            Request.number,
            Request.kind,
            Request.title,
            Request.state,
            Employee.name,
            Request.held_since,
        )
        .join(Employee, Employee.id == Request.holder_id)
        .where(Request.client_id == client_id)
        .order_by(Request.number)
    )
    return [RequestRecord(*row) for row in rows]
