"""How a person gets his digest: his own choice."""

from dataclasses import dataclass
from typing import get_args

from sqlalchemy import exists, select, update

from domain.errors import DeskError
from domain.permissions import Permission, needs
from domain.reports.audience import READING_ROLES, Way, chosen_way, quality_leads
from domain.work import Work
from storage.models import Account, Employee

WAYS: tuple[Way, ...] = get_args(Way)


@dataclass(frozen=True)
class DigestChoice:
    """The way his digest comes, and the ways he may choose."""

    way: Way
    ways: tuple[Way, ...]
    morning: bool
    """It is a rep's morning, not the digest of the day."""


@needs(Permission.OWN_SETTINGS)
async def digest_choice(work: Work) -> DigestChoice | None:
    """How the actor gets his digest now; None for who gets none."""
    actor = work.actor
    reads = actor.role in READING_ROLES or actor.name in quality_leads(work.policy)
    if not reads and actor.role != "rep":
        return None
    linked = exists().where(
        Account.employee_id == Employee.id,
        Account.channel == "telegram",
        Account.revoked_at.is_(None),
    )
    row = (
        await work.session.execute(
            select(
                Employee.digest_by, Employee.notices_by, Employee.email, linked.label("linked")
            ).where(Employee.id == actor.id)
        )
    ).one()
    ways = _ways(linked=row.linked, written_to=bool(row.email and work.policy.mailboxes))
    way = chosen_way(row.digest_by, row.notices_by)
    return DigestChoice(way if way in ways else ways[0], ways, morning=not reads)


def _ways(*, linked: bool, written_to: bool) -> tuple[Way, ...]:
    """Both ways where there are both; none can always be chosen."""
    if linked and written_to:
        return ("both", "telegram", "mail", "none")
    return ("telegram" if linked else "mail", "none")


@needs(Permission.OWN_SETTINGS)
async def choose_digest(work: Work, way: Way) -> None:
    """Choose how one's digest comes.

    Raises:
        DeskError: he gets none, or the desk knows no address of his.
    """
    present = await digest_choice(work)
    if present is None:
        raise DeskError("error-no-digest")
    if way not in present.ways:
        raise DeskError("error-no-address")
    await work.session.execute(
        update(Employee).where(Employee.id == work.actor.id).values(digest_by=way)
    )
