"""A person at a client, and whether he has agreed that his data are kept (domain 2.8)."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select, update

from domain.errors import DeskError, NotFound
from domain.people.audit import note
from domain.permissions import Permission, needs
from domain.privacy.subjects import Kind
from domain.work import Work
from storage.models import Client, Contact, Employee

FOUND_LIMIT = 8
"""People offered for a typed name: what fits a phone's screen."""


@dataclass(frozen=True)
class PersonCard:
    """A contact as his own screen shows him."""

    id: int
    client_id: int
    client: str
    name: str
    position: str | None
    phone: str | None
    email: str | None
    consent_at: datetime | None
    gone_at: datetime | None
    erased_at: datetime | None


@dataclass(frozen=True)
class FoundPerson:
    """Somebody whose data may be asked for: a contact, a private client, a former employee."""

    kind: Kind
    id: int
    name: str
    client: str | None


@dataclass(frozen=True)
class Working:
    """Somebody who works here: his data are not erased before he is dismissed."""

    id: int
    name: str


@needs(Permission.FIND_CLIENTS)
async def person_card(work: Work, contact_id: int) -> PersonCard:
    """A contact.

    Raises:
        NotFound: none such.
    """
    names = ("name", "position", "phone", "email", "consent_at", "gone_at", "erased_at")
    row = (
        await work.session.execute(
            select(
                Contact.id,
                Contact.client_id,
                Client.name.label("client"),
                *(getattr(Contact, name) for name in names),
            )
            .join(Client, Client.id == Contact.client_id)
            .where(Contact.id == contact_id)
        )
    ).first()
    if row is None:
        raise NotFound("error-person-gone")
    return PersonCard(**row._mapping)


@needs(Permission.FOLLOW_UP)
async def consents(work: Work, contact_id: int) -> None:
    """He was told that his data are kept, and had nothing against it. The first date stays.

    Raises:
        NotFound: none such. DeskError: his data are erased.
    """
    await _lock(work, contact_id)
    await work.session.execute(
        update(Contact)
        .where(Contact.id == contact_id)
        .values(consent_at=func.coalesce(Contact.consent_at, work.now), updated_at=work.now)
        .execution_options(synchronize_session=False)
    )
    await note(work, "consent", f"contact:{contact_id}")


@needs(Permission.FOLLOW_UP)
async def withdraws(work: Work, contact_id: int) -> None:
    """He takes his consent back: his phone and mail are not kept any more.

    Raises:
        NotFound: none such. DeskError: his data are erased.
    """
    await _lock(work, contact_id)
    await work.session.execute(
        update(Contact)
        .where(Contact.id == contact_id)
        .values(consent_at=None, phone=None, email=None, updated_at=work.now)
        .execution_options(synchronize_session=False)
    )
    await note(work, "consent_withdrawn", f"contact:{contact_id}")


async def _lock(work: Work, contact_id: int) -> None:
    row = (
        await work.session.execute(
            select(Contact.name, Contact.erased_at)
            .where(Contact.id == contact_id)
            .with_for_update()
        )
    ).first()
    if row is None:
        raise NotFound("error-person-gone")
    if row.erased_at is not None:
        raise DeskError("error-person-erased", name=row.name)


@needs(Permission.ERASE_PEOPLE)
async def find_people(work: Work, typed: str) -> list[FoundPerson]:
    """Contacts, private clients and former employees whose name holds what was typed; at most
    FOUND_LIMIT of each.
    """
    wanted = " ".join(typed.lower().split())
    contacts = await work.session.execute(
        select(Contact.id, Contact.name, Client.name.label("client"))
        .join(Client, Client.id == Contact.client_id)
        .where(
            func.lower(Contact.name).contains(wanted, autoescape=True), Contact.erased_at.is_(None)
        )
        .order_by(Contact.name, Contact.id)
        .limit(FOUND_LIMIT)
    )
    clients = await work.session.execute(
        select(Client.id, Client.name)
        .where(func.lower(Client.name).contains(wanted, autoescape=True), ~Client.corporate)
        .order_by(Client.name, Client.id)
        .limit(FOUND_LIMIT)
    )
    former = await work.session.execute(
        select(Employee.id, Employee.name)
        .where(
            func.lower(Employee.name).contains(wanted, autoescape=True),
            ~Employee.active,
            Employee.erased_at.is_(None),
        )
        .order_by(Employee.name, Employee.id)
        .limit(FOUND_LIMIT)
    )
    return [
        *(FoundPerson("contact", row.id, row.name, row.client) for row in contacts),
        *(FoundPerson("client", row.id, row.name, None) for row in clients),
        *(FoundPerson("employee", row.id, row.name, None) for row in former),
    ]


@needs(Permission.ERASE_PEOPLE)
async def working_people(work: Work, typed: str) -> list[Working]:
    """Employees whose name holds what was typed, at most FOUND_LIMIT."""
    wanted = " ".join(typed.lower().split())
    rows = await work.session.execute(
        select(Employee.id, Employee.name)
        .where(func.lower(Employee.name).contains(wanted, autoescape=True), Employee.active)
        .order_by(Employee.name)
        .limit(FOUND_LIMIT)
    )
    return [Working(*row) for row in rows]
