"""Leaving: access ends at that instant, and the work goes on in other hands (domain 1.3, 4.3).

The dismissed cannot sign, so each line says that his work was moved by order; the department's
lead holds it until the new person signs.
"""

from dataclasses import dataclass

from sqlalchemy import select, update

from domain.errors import DeskError
from domain.people.audit import note
from domain.people.invitations import revoke_access
from domain.people.staff import directors, leads_of, person_named
from domain.permissions import Permission, needs
from domain.requests.moving import move_by_order
from domain.work import Work
from storage.models import Client, Employee, Request
from storage.models.requests import OPEN_STATES


@dataclass(frozen=True)
class Dismissed:
    """What was handed on."""

    name: str
    to_name: str
    requests: int
    clients: int


@needs(Permission.DISMISS_STAFF)
async def dismiss(work: Work, name: str, to_name: str) -> Dismissed:
    """Dismiss an employee and hand his requests and clients to another, in one act.

    Raises:
        NotFound: nobody of that name. DeskError: both names are the same person's, or nobody is
            left who could hold the work until it is signed for.
    """
    leaver, successor = await person_named(work, name), await person_named(work, to_name)
    if leaver.id == successor.id:
        raise DeskError("error-same-person")
    await revoke_access(work, leaver.id)
    await work.session.execute(
        update(Employee).where(Employee.id == leaver.id).values(active=False, dismissed_at=work.now)
    )
    keeper_id = await _keeper(work, leaver.id, successor.id)
    held = await work.session.scalars(
        select(Request.id)
        .where(Request.holder_id == leaver.id, Request.state.in_(OPEN_STATES))
        .order_by(Request.id)
    )
    moved = list(held)
    for request_id in moved:
        await move_by_order(work, request_id, keeper_id, successor.id)
    clients = await work.session.scalars(
        update(Client)
        .where(Client.manager_id == leaver.id)
        .values(manager_id=successor.id, updated_at=work.now)
        .returning(Client.id)
    )
    done = Dismissed(leaver.name, successor.name, len(moved), len(list(clients)))
    await note(
        work,
        "dismiss",
        f"employee:{leaver.id}",
        to=successor.id,
        requests=done.requests,
        clients=done.clients,
    )
    return done


async def _keeper(work: Work, leaver_id: int, successor_id: int) -> int:
    """Who holds the leaver's work meanwhile: his lead, else a director, else the successor."""
    leads = sorted(await leads_of(work, [leaver_id]) - {leaver_id})
    above = [each for each in await directors(work) if each != leaver_id]
    return next(iter([*leads, *above, successor_id]))
