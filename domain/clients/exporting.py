"""Taking clients along: one dossier as a document, or whole lists as a table. Only for who may, and
each time it is written down: in the audit, and as a view of every client in it (domain 4.3).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal

from sqlalchemy import func, insert, literal, select
from sqlalchemy.orm import InstrumentedAttribute

from domain.clients.dossier import ClientCard, client_card
from domain.clients.history import Event, history_page
from domain.clients.naming import client_name
from domain.clients.sections import (
    Matter,
    Purchase,
    Somebody,
    matters_page,
    people_page,
    purchases_page,
)
from domain.clients.talks import Talk, talks_page
from domain.clients.views import look
from domain.people.audit import note
from domain.people.leading import directors
from domain.permissions import Permission, needs
from domain.work import Work
from storage.models import Client, Contact, DossierView, Employee, Order

What = Literal["clients", "orders"]

TAKEN = "clients_taken"
"""Card for directors: `employee_id` took the whole list of `what` along."""

MOST_PAGES = 50
"""Of each part of a dossier in a document: a few hundred lines; nobody reads more on paper."""


@dataclass(frozen=True)
class WholeDossier:
    """A dossier as a document has it."""

    card: ClientCard
    people: Sequence[Somebody]
    matters: Sequence[Matter]
    talks: Sequence[Talk]
    purchases: Sequence[Purchase]
    history: Sequence[Event]


@dataclass(frozen=True)
class ClientRow:
    """A client, or a contact of his, as a line of the exported table."""

    name: str
    tax_number: str | None
    external_id: str | None
    address: str | None
    phone: str | None
    email: str | None
    manager: str | None
    contact: str | None
    position: str | None
    contact_phone: str | None
    contact_email: str | None
    gone_at: datetime | None


@dataclass(frozen=True)
class OrderRow:
    """An order as a line of the exported table."""

    number: str
    client: str
    tax_number: str | None
    ordered_on: date
    amount: Decimal
    currency: str
    title: str


@needs(Permission.EXPORT_CLIENTS)
async def order_dossier(work: Work, client_id: int, file_format: str) -> None:
    """Have a dossier drawn as a document for whoever asks; that he takes it is noted now.

    Args:
        file_format: pdf or xlsx.

    Raises:
        NotFound: no such client.
    """
    await client_name(work, client_id)
    await look(work, client_id, "export")
    await note(work, "export_dossier", f"client:{client_id}", file_format=file_format)
    work.order_document("dossier", client_id=client_id, file_format=file_format)


@needs(Permission.EXPORT_CLIENTS)
async def whole_dossier(work: Work, client_id: int) -> WholeDossier:
    """All of a dossier that its reader may see, to be drawn.

    Raises:
        NotFound: no such client.
    """
    may = work.actor.may
    return WholeDossier(
        card=await client_card(work, client_id),
        people=await _all(people_page, work, client_id, "lines"),
        matters=await _all(matters_page, work, client_id, "lines"),
        talks=await _all(talks_page, work, client_id, "talks")
        if may(Permission.READ_TALKS)
        else (),
        purchases=await _all(purchases_page, work, client_id, "lines")
        if may(Permission.READ_PURCHASES)
        else (),
        history=await _all(history_page, work, client_id, "events"),
    )


async def _all(read: Any, work: Work, client_id: int, part: str) -> list[Any]:
    first = await read(work, client_id)
    lines = list(getattr(first, part))
    for page in range(1, min(first.pages, MOST_PAGES)):
        lines += getattr(await read(work, client_id, page), part)
    return lines


@needs(Permission.EXPORT_CLIENTS)
async def order_list(work: Work, what: What) -> None:
    """Have the whole list drawn for whoever asks; directors are told."""
    await _taken(work, what)
    work.order_document("clients_list", what=what)


@needs(Permission.EXPORT_CLIENTS)
async def note_list(work: Work, what: What) -> None:
    """Note that the whole list is taken, in a file of the shell; directors are told."""
    await _taken(work, what)


async def _taken(work: Work, what: What) -> None:
    owned = select(Order.client_id).distinct() if what == "orders" else select(Client.id)
    ids = owned.subquery()
    kept = await work.session.execute(
        insert(DossierView).from_select(
            ["employee_id", "client_id", "way", "at"],
            select(
                literal(work.actor.employee_id, DossierView.employee_id.type),
                ids.c[0],
                literal("export"),
                literal(work.now, DossierView.at.type),
            ),
        )
    )
    count = int(getattr(kept, "rowcount", 0))
    await note(work, "export", what, clients=count)
    for director in await directors(work):
        if director != work.actor.employee_id and work.actor.employee_id is not None:
            work.notify(director, TAKEN, employee_id=work.actor.id, what=what)


@needs(Permission.EXPORT_CLIENTS)
async def client_rows(work: Work) -> list[ClientRow]:
    """All clients with their contacts, by name, as their import takes them."""
    columns: list[InstrumentedAttribute[Any]] = [
        *(Client.name, Client.tax_number, Client.external_id, Client.address, Client.phone),
        *(Client.email, Employee.name, Contact.name, Contact.position, Contact.phone),
        *(Contact.email, Contact.gone_at),
    ]
    rows = await work.session.execute(
        select(*columns)
        .outerjoin(Employee, Employee.id == Client.manager_id)
        .outerjoin(Contact, Contact.client_id == Client.id)
        .order_by(func.lower(Client.name), Client.id, Contact.id)
    )
    return [ClientRow(*row) for row in rows]


@needs(Permission.EXPORT_CLIENTS)
async def order_rows(work: Work) -> list[OrderRow]:
    """All orders, the latest first."""
    rows = await work.session.execute(
        select(
            Order.external_id,
            Client.name,
            Client.tax_number,
            Order.ordered_on,
            Order.amount,
            Order.currency,
            Order.title,
        )
        .join(Client, Client.id == Order.client_id)
        .order_by(Order.ordered_on.desc(), Order.id.desc())
    )
    return [OrderRow(*row) for row in rows]
