"""Access that ends at an instant, and that an undo gives back (domain 4.3): accounts, invitations,
the group chats of departments.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select, update

from domain.errors import DeskError
from domain.handovers.takers import Handed, Moved
from domain.work import Work
from storage import outbox
from storage.models import Account, Employee, Invitation

GROUP_REMOVAL = "group_removal"
"""Kind of outbox rows that take somebody out of a group chat."""

_TABLES: dict[str, Any] = {"account": Account, "invitation": Invitation}


async def close_access(work: Work, person_id: int) -> list[Moved]:
    """Nothing of his works from now on: not his accounts, not his invitations, not the chats of
    departments. An act of his in flight is waited for.

    Returns:
        What was closed just now.
    """
    await work.session.execute(
        update(Employee).where(Employee.id == person_id).values(active=False, dismissed_at=work.now)
    )
    closed: list[Moved] = []
    accounts = await work.session.scalars(
        select(Account.external_id).where(
            Account.employee_id == person_id,
            Account.channel == "telegram",
            Account.revoked_at.is_(None),
        )
    )
    for external_id in accounts:
        _leave_groups(work, person_id, external_id)
    for name, table in _TABLES.items():
        ids = await work.session.scalars(
            update(table)
            .where(table.employee_id == person_id, table.revoked_at.is_(None))
            .values(revoked_at=work.now)
            .returning(table.id)
        )
        closed += [Moved(row_id, None, {"of": name}) for row_id in sorted(ids)]
    return closed


def _leave_groups(work: Work, person_id: int, external_id: str) -> None:
    for code, department in sorted(work.policy.departments.items()):
        if department.group_chat is not None:
            payload: dict[str, object] = {
                "department": code,
                "user": external_id,
                "person_id": person_id,
                "by": work.actor.employee_id,
            }
            work.outgoing.append(outbox.NewRow(GROUP_REMOVAL, f"removal:{code}", payload))


async def open_access(work: Work, person_id: int, closed: Sequence[Handed]) -> list[Handed]:
    """Let somebody in again, by the accounts he had, as far as nobody else uses them now.

    Raises:
        DeskError: somebody of the same name works here now, or his data are erased.
    """
    name, erased_at = (
        await work.session.execute(
            select(Employee.name, Employee.erased_at).where(Employee.id == person_id)
        )
    ).one()
    if erased_at is not None:
        raise DeskError("error-person-erased", name=name)
    namesake = await work.session.scalar(
        select(Employee.id).where(Employee.name == name, Employee.active, Employee.id != person_id)
    )
    if namesake is not None:
        raise DeskError("error-namesake-works-here", name=name)
    await work.session.execute(
        update(Employee).where(Employee.id == person_id).values(active=True, dismissed_at=None)
    )
    return [each for each in closed if await _reopen(work, person_id, each)]


async def _reopen(work: Work, person_id: int, each: Handed) -> bool:
    if each.before.get("of") == "invitation":
        done = await work.session.scalar(
            update(Invitation)
            .where(
                Invitation.id == each.row_id,
                Invitation.used_at.is_(None),
                Invitation.expires_at > work.now,
            )
            .values(revoked_at=None)
            .returning(Invitation.id)
        )
        return done is not None
    account = await work.session.get(Account, each.row_id, populate_existing=True)
    if account is None:
        return False
    taken = await work.session.scalar(
        select(Account.id).where(
            Account.channel == account.channel,
            Account.revoked_at.is_(None),
            (Account.external_id == account.external_id) | (Account.employee_id == person_id),
        )
    )
    if taken is None:
        account.revoked_at = None
        await work.session.flush()
    return taken is None
