"""Finding a client by any part of a name, number, phone or mail, also of a contact (domain 4.2)."""

from dataclasses import dataclass

from sqlalchemy import func, or_, select

from domain.contact_data import number_part
from domain.permissions import Permission, needs
from domain.work import Work
from storage.models import Client, Contact, Request

FOUND_LIMIT = 8
"""Clients offered at once: what fits a phone's screen without scrolling."""


@dataclass(frozen=True)
class FoundClient:
    """A line of search results."""

    id: int
    name: str
    address: str | None


@needs(Permission.FIND_CLIENTS)
async def find_clients(work: Work, typed: str, offset: int = 0) -> list[FoundClient]:
    """Clients whose own data, or a contact's, hold what was typed.

    Args:
        typed: a few letters or digits; empty gives those one worked with last.
        offset: how many results to pass over, for turning pages.

    Returns:
        FOUND_LIMIT + 1 at the most: one more than shown says that there is another page.
    """
    words = _words(typed)
    if not words:
        return await _recent(work, offset)
    pattern = f"%{words}%"
    by_contact = select(Contact.client_id).where(
        Contact.search.like(pattern), Contact.gone_at.is_(None)
    )
    starts = Client.search.startswith(words, autoescape=False).desc()
    rows = await work.session.execute(
        select(Client.id, Client.name, Client.address)
        .where(or_(Client.search.like(pattern), Client.id.in_(by_contact)))
        .order_by(starts, func.unaccent(func.lower(Client.name)), Client.id)
        .offset(offset)
        .limit(FOUND_LIMIT + 1)
    )
    return [FoundClient(*row) for row in rows]


def _words(typed: str) -> str:
    """Letters as the base holds them; a number grouped as people write it, as it is kept."""
    plain = number_part(typed) or " ".join(typed.split()).lower()
    return plain.replace("\\", "\\\\").replace("%", r"\%").replace("_", r"\_")


async def _recent(work: Work, offset: int) -> list[FoundClient]:
    """Those of one's own latest requests first, then those one manages, by name."""
    latest = (
        select(Request.client_id, func.max(Request.id).label("latest"))
        .where(Request.author_id == work.actor.id)
        .group_by(Request.client_id)
        .subquery()
    )
    rows = await work.session.execute(
        select(Client.id, Client.name, Client.address)
        .outerjoin(latest, latest.c.client_id == Client.id)
        .where(or_(latest.c.latest.is_not(None), Client.manager_id == work.actor.id))
        .order_by(
            latest.c.latest.desc().nulls_last(), func.unaccent(func.lower(Client.name)), Client.id
        )
        .offset(offset)
        .limit(FOUND_LIMIT + 1)
    )
    return [FoundClient(*row) for row in rows]
