"""Whose address it is: a contact or a client of the base, a colleague, one whose mail is spam.

What the base says of an address is asked for once in a batch of mails, of all their senders
together: only people change it, and what one of them changes meanwhile holds from the next batch.
"""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import ARRAY, Text, bindparam, func, select, text

from domain.permissions import Permission, needs
from domain.work import Work
from storage.models import Employee
from storage.statements import Statement

_FORESEEN = "senders of a batch"


@dataclass(frozen=True)
class Correspondent:
    """A client's person; `contact_id` is None where the address is the client's own."""

    client_id: int
    contact_id: int | None


@dataclass(frozen=True)
class Sender:
    """What the base says of an address.

    Attributes:
        blocked: mail of it is spam by somebody's word.
        correspondent: of several, the contact who has not left, the latest known.
    """

    blocked: bool
    correspondent: Correspondent | None


@needs(Permission.TAKE_MAIL)
async def foresee(work: Work, addresses: Collection[str]) -> None:
    """Ask for what the base says of all senders of a batch together.

    Args:
        addresses: in small letters.
    """
    known: dict[str, Sender] = work.session.info.setdefault(_FORESEEN, {})
    unknown = sorted(set(addresses) - known.keys())
    if not unknown:
        return
    for row in await _SENDERS.all(work.session, addresses=unknown):
        person = None
        if row.contact_id is not None:
            person = Correspondent(row.contacts_client, row.contact_id)
        elif row.client_id is not None:
            person = Correspondent(row.client_id, None)
        known[row.address] = Sender(row.blocked, person)


async def sender_of(work: Work, address: str) -> Sender:
    """What the base says of an address.

    Args:
        address: in small letters.
    """
    known: dict[str, Sender] = work.session.info.setdefault(_FORESEEN, {})
    if address not in known:
        await foresee(work, [address])
    return known[address]


_SENDERS = Statement(
    text(
        """
        SELECT asked.address, marked.blocked_at IS NOT NULL AS blocked,
               contact.client_id AS contacts_client, contact.id AS contact_id,
               client.id AS client_id
        FROM unnest(:addresses) AS asked (address)
        LEFT JOIN mail_addresses AS marked ON marked.address = asked.address
        LEFT JOIN LATERAL (
            SELECT client_id, id FROM contacts WHERE lower(email) = asked.address
            ORDER BY gone_at IS NOT NULL, id DESC LIMIT 1
        ) AS contact ON true
        LEFT JOIN LATERAL (
            SELECT id FROM clients WHERE lower(email) = asked.address AND contact.id IS NULL
            ORDER BY id LIMIT 1
        ) AS client ON true
        """
    ).bindparams(bindparam("addresses", type_=ARRAY(Text)))
)


async def correspondent_of(work: Work, address: str) -> Correspondent | None:
    """Whose address it is, None where the base knows nobody by it."""
    return (await sender_of(work, address)).correspondent


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
