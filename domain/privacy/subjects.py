"""Whose data it is: a contact, a private client, a former employee."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import func, or_, select

from domain.clients.record import client_named
from domain.errors import DeskError, NotFound
from domain.permissions import Permission, needs
from domain.privacy.names import SHORTEST_ALONE, Named, words_of_name
from domain.work import Work
from storage.models import Client, Contact, Employee, Erasure

Kind = Literal["contact", "client", "employee"]
_NAMED = 5
"""People listed when a name fits several."""


@dataclass(frozen=True)
class Subject:
    """One person, as the base knows him.

    Attributes:
        client_id: whose contact he is; a private client's own id.
        shared: phones and mails of his that others have too: these stay with them.
        whole: everything said of this client is said of him: it goes altogether.
    """

    kind: Kind
    id: int
    name: str
    client_id: int | None
    client: str | None
    named: Named
    shared: Sequence[str] = ()

    @property
    def whole(self) -> bool:
        return self.kind == "client"

    @property
    def row(self) -> str:
        """As the audit names it."""
        return f"{self.kind}:{self.id}"


@needs(Permission.ERASE_PEOPLE)
async def person_named(work: Work, name: str, client: str | None = None) -> Subject:
    """The person an administrator means.

    Args:
        name: a contact's, a private client's or a former employee's; a part of it will do where
            the client is given.
        client: whose contact he is.

    Raises:
        NotFound: nobody. DeskError: several, whom it names; he works here still; he is erased.
    """
    wanted = " ".join(name.split())
    if client is not None:
        return await subject_of(work, "contact", await _contact_at(work, wanted, client))
    found = await _everywhere(work, wanted)
    if not found:
        active = await work.session.scalar(
            select(Employee.id).where(func.lower(Employee.name) == wanted.lower(), Employee.active)
        )
        if active is not None:
            raise DeskError("error-person-works-here", name=wanted)
        raise NotFound("error-person-unknown", name=wanted)
    if len(found) > 1:
        people = "; ".join(said for _, _, said in found)
        raise DeskError("error-several-people", name=wanted, people=people)
    kind, row_id, _ = found[0]
    return await subject_of(work, kind, row_id)


@needs(Permission.ERASE_PEOPLE)
async def subject_of(work: Work, kind: Kind, row_id: int) -> Subject:
    """A person by his row.

    Raises:
        NotFound: none such. DeskError: he is erased already, works here, or is a company.
    """
    if kind == "contact":
        return await contact_subject(work, row_id)
    if kind == "client":
        return await _private_client(work, row_id)
    return await _employee(work, row_id)


async def _contact_at(work: Work, wanted: str, client: str) -> int:
    client_id = await client_named(work, client)
    lower = func.lower(Contact.name)
    rows = (
        await work.session.execute(
            select(Contact.id, Contact.name)
            .where(
                Contact.client_id == client_id,
                Contact.erased_at.is_(None),
                # “Ирина Ким” means Ирина Викторовна Ким.
                *(lower.contains(word, autoescape=True) for word in wanted.lower().split()),
            )
            .order_by((lower == wanted.lower()).desc(), Contact.id)
            .limit(_NAMED)
        )
    ).all()
    exact = [row for row in rows if row.name.lower() == wanted.lower()]
    if not rows:
        raise NotFound("error-no-such-contact", name=wanted, client=client)
    if len(exact or rows) > 1:
        people = "; ".join(row.name for row in rows)
        raise DeskError("error-several-people", name=wanted, people=people)
    return int((exact or rows)[0].id)


async def _everywhere(work: Work, wanted: str) -> list[tuple[Kind, int, str]]:
    """Everybody of that very name: kind, row, and how he is told apart."""
    lower = wanted.lower()
    contacts = await work.session.execute(
        select(Contact.id, Contact.name, Client.name.label("client"))
        .join(Client, Client.id == Contact.client_id)
        .where(func.lower(Contact.name) == lower, Contact.erased_at.is_(None))
        .limit(_NAMED)
    )
    found: list[tuple[Kind, int, str]] = [
        ("contact", row.id, f"{row.name} ({row.client})") for row in contacts
    ]
    clients = await work.session.execute(
        select(Client.id, Client.name)
        .where(func.lower(Client.name) == lower, ~Client.corporate)
        .limit(_NAMED)
    )
    private = {row.id for row in clients}
    if private:
        # A private client often stands among his own contacts too: it is the same person.
        own = await work.session.scalars(select(Contact.id).where(Contact.client_id.in_(private)))
        kept = set(own)
        found = [each for each in found if each[1] not in kept]
        found += [("client", each, wanted) for each in private]
    former = await work.session.execute(
        select(Employee.id, Employee.name)
        .where(func.lower(Employee.name) == lower, ~Employee.active, Employee.erased_at.is_(None))
        .limit(_NAMED)
    )
    return found + [("employee", row.id, row.name) for row in former]


async def contact_subject(work: Work, contact_id: int) -> Subject:
    """A contact, within another act.

    Raises:
        NotFound: none such. DeskError: he is erased already.
    """
    row = (
        await work.session.execute(
            select(Contact, Client.name.label("client"), Client.corporate)
            .join(Client, Client.id == Contact.client_id)
            .where(Contact.id == contact_id)
        )
    ).first()
    if row is None:
        raise NotFound("error-person-unknown", name=str(contact_id))
    contact: Contact = row[0]
    if contact.erased_at is not None:
        raise DeskError("error-person-erased", name=contact.name)
    others = list(
        await work.session.scalars(
            select(Contact.name).where(
                Contact.client_id == contact.client_id,
                Contact.id != contact_id,
                Contact.erased_at.is_(None),
            )
        )
    )
    phones, emails, shared = await _his_alone(work, contact)
    words = words_of_name(contact.name)
    named = Named(words, await _alone(work, words, others), phones, emails)
    return Subject(
        "contact", contact_id, contact.name, contact.client_id, row.client, named, shared
    )


async def _his_alone(work: Work, contact: Contact) -> tuple[list[str], list[str], list[str]]:
    """His phone and mail, unless the company, a colleague or one of the staff has the same."""
    phones: list[str] = []
    emails: list[str] = []
    shared: list[str] = []
    for column, value, kept in (
        ("phone", contact.phone, phones),
        ("email", contact.email, emails),
    ):
        if value is None:
            continue
        same = func.lower(value)
        other = await work.session.scalar(
            select(
                or_(
                    select(Client.id).where(func.lower(getattr(Client, column)) == same).exists(),
                    select(Contact.id)
                    .where(func.lower(getattr(Contact, column)) == same, Contact.id != contact.id)
                    .exists(),
                    select(Employee.id)
                    .where(func.lower(getattr(Employee, column)) == same, Employee.active)
                    .exists(),
                )
            )
        )
        (shared if other else kept).append(value if column == "phone" else value.lower())
    return phones, emails, shared


async def _alone(
    work: Work, words: Iterable[str], others: Iterable[str] = (), *, but: int | None = None
) -> list[str]:
    """The words of his name that name nobody else around him: no colleague, none of the staff.

    Args:
        but: the employee that he is himself.
    """
    staff = await work.session.scalars(
        select(Employee.name).where(Employee.erased_at.is_(None), Employee.id.is_distinct_from(but))
    )
    taken = Named(
        [word for name in (*others, *staff) for word in words_of_name(name)], (), (), ()
    ).stems
    candidates = [word for word in words if len(word) >= SHORTEST_ALONE]
    known = set(taken)
    return [word for word in candidates if not known & set(Named([word], (), (), ()).stems)]


async def _private_client(work: Work, client_id: int) -> Subject:
    client = await work.session.get(Client, client_id)
    if client is None:
        raise NotFound("error-client-unknown")
    if client.corporate:
        raise DeskError("error-client-is-a-company", name=client.name)
    erased = await work.session.scalar(
        select(Erasure.id).where(Erasure.kind == "client", Erasure.row_id == client_id)
    )
    if erased is not None:
        raise DeskError("error-person-erased", name=client.name)
    people = (
        await work.session.execute(
            select(Contact.name, Contact.phone, Contact.email).where(
                Contact.client_id == client_id, Contact.erased_at.is_(None)
            )
        )
    ).all()
    words = [*words_of_name(client.name)]
    words += [word for each in people for word in words_of_name(each.name)]
    named = Named(
        list(dict.fromkeys(words)),
        await _alone(work, dict.fromkeys(words)),
        _given(client.phone, *(each.phone for each in people)),
        [each.lower() for each in _given(client.email, *(each.email for each in people))],
    )
    return Subject("client", client_id, client.name, client_id, client.name, named)


async def _employee(work: Work, employee_id: int) -> Subject:
    employee = await work.session.get(Employee, employee_id)
    if employee is None:
        raise NotFound("error-person-unknown", name=str(employee_id))
    if employee.active:
        raise DeskError("error-person-works-here", name=employee.name)
    if employee.erased_at is not None:
        raise DeskError("error-person-erased", name=employee.name)
    words = words_of_name(employee.name)
    named = Named(
        words,
        await _alone(work, words, but=employee_id),
        _given(employee.phone),
        [each.lower() for each in _given(employee.email)],
    )
    return Subject("employee", employee_id, employee.name, None, None, named)


def _given(*values: str | None) -> list[str]:
    return list(dict.fromkeys(value for value in values if value))
