"""The list of staff as an administrator sees it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import exists, func, select

from domain.permissions import Permission, needs
from domain.work import Work
from storage.models import Account, Employee, Invitation


@dataclass(frozen=True)
class Colleague:
    """An employee. `linked`: an account is linked to him; `invited`: an invitation waits."""

    id: int
    name: str
    role: str
    department: str | None
    phone: str | None
    email: str | None
    language: str
    time_zone: str
    active: bool
    dismissed_at: datetime | None
    linked: bool
    invited: bool


@needs(Permission.INVITE_STAFF)
async def roster(work: Work) -> list[Colleague]:
    """All employees by name, those who left last."""
    linked = exists().where(Account.employee_id == Employee.id, Account.revoked_at.is_(None))
    invited = exists().where(
        Invitation.employee_id == Employee.id,
        Invitation.used_at.is_(None),
        Invitation.revoked_at.is_(None),
        Invitation.expires_at > work.now,
    )
    columns = [
        getattr(Employee, name)
        for name in Colleague.__dataclass_fields__
        if name not in ("linked", "invited")
    ]
    rows = await work.session.execute(
        select(*columns, linked.label("linked"), invited.label("invited")).order_by(
            Employee.active.desc(), func.lower(Employee.name), Employee.id
        )
    )
    return [Colleague(**row._mapping) for row in rows]
