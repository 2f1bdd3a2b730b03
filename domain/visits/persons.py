"""A new key person at a client; the one who left is marked, never deleted (domain 2.8)."""

from dataclasses import dataclass

from sqlalchemy import func, select, text, update
from sqlalchemy.dialects.postgresql import insert

from domain.errors import DeskError
from domain.work import Work
from storage.models import Contact


@dataclass(frozen=True)
class NewPerson:
    """Who is to be spoken to from now on.

    Attributes:
        consents: he was told that his phone and mail are kept, and had nothing against it; without
            it they are not.
        gone_id: the contact whom he follows, and who works there no more.
    """

    name: str
    position: str | None = None
    phone: str | None = None
    email: str | None = None
    consents: bool = False
    gone_id: int | None = None


async def record_person(work: Work, client_id: int, person: NewPerson) -> int:
    """Keep a person; one of that name is known already, and only what is new is written.

    Returns:
        The id of his contact.

    Raises:
        DeskError: he has no name.
    """
    name = " ".join(person.name.split())
    if not name:
        raise DeskError("error-words-needed")
    given = {"position": person.position}
    if person.consents:
        given |= {"phone": person.phone, "email": person.email}
    values = {column: value for column, value in given.items() if value}
    new = insert(Contact).values(
        client_id=client_id,
        name=name,
        created_at=work.now,
        updated_at=work.now,
        consent_at=work.now if person.consents else None,
        **values,
    )
    changed = {"updated_at": work.now, "gone_at": None, **values}
    if person.consents:
        changed["consent_at"] = work.now
    contact_id: int = (
        await work.session.execute(
            new.on_conflict_do_update(
                index_elements=[Contact.client_id, func.lower(Contact.name)], set_=changed
            ).returning(Contact.id)
        )
    ).scalar_one()
    if person.gone_id is not None and person.gone_id != contact_id:
        await work.session.execute(
            update(Contact)
            .where(
                Contact.id == person.gone_id,
                Contact.client_id == client_id,
                Contact.gone_at.is_(None),
            )
            .values(gone_at=work.now, updated_at=work.now)
        )
    return contact_id


KEY_PERSON_FIRST = text(
    """
    (contacts.id = (
        SELECT calls.contact_id FROM calls
        WHERE calls.client_id = contacts.client_id AND calls.contact_id IS NOT NULL
        ORDER BY calls.id DESC LIMIT 1
    )) DESC NULLS LAST, contacts.id
    """
)
"""The order of a client's `contacts` in which he stands first to whom one speaks."""


async def key_person(work: Work, client_id: int) -> Contact | None:
    """Whom one speaks to: of those who have not left the one asked for last in a call, else the
    first known.
    """
    return await work.session.scalar(
        select(Contact)
        .where(Contact.client_id == client_id, Contact.gone_at.is_(None))
        .order_by(KEY_PERSON_FIRST)
        .limit(1)
    )
