"""Whose address it is: a contact or a client of the base, or a colleague."""

from dataclasses import dataclass

from sqlalchemy import bindparam, func, select

from domain.work import Work
from storage.models import Client, Contact, Employee
from storage.statements import Statement


@dataclass(frozen=True)
class Correspondent:
    """A client's person; `contact_id` is None where the address is the client's own."""

    client_id: int
    contact_id: int | None


async def correspondent_of(work: Work, address: str) -> Correspondent | None:
    """Whose address it is. Of several, the contact who has not left, the latest known.

    Args:
        address: in small letters.
    """
    contact = await _CONTACT.first(work.session, address=address)
    if contact is not None:
        return Correspondent(contact.client_id, contact.id)
    client_id = await _CLIENT.value(work.session, address=address)
    return None if client_id is None else Correspondent(client_id, None)


_CONTACT = Statement(
    select(Contact.client_id, Contact.id)
    .where(func.lower(Contact.email) == bindparam("address"))
    .order_by(Contact.gone_at.is_not(None), Contact.id.desc())
    .limit(1)
)
_CLIENT = Statement(
    select(Client.id)
    .where(func.lower(Client.email) == bindparam("address"))
    .order_by(Client.id)
    .limit(1)
)


async def same_house(work: Work, client_id: int, address: str) -> bool:
    """Whether an address is known to belong to a client."""
    found = await correspondent_of(work, address)
    return found is not None and found.client_id == client_id


async def employee_of(work: Work, address: str) -> int | None:
    """The active employee of that address."""
    return await work.session.scalar(
        select(Employee.id)
        .where(func.lower(Employee.email) == address, Employee.active)
        .order_by(Employee.id)
        .limit(1)
    )
