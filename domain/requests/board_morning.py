"""The coordinator's morning: what will not be kept is told before the client calls (domain 4.5)."""

from datetime import datetime

from sqlalchemy import ARRAY, Text, any_, bindparam, select

from domain import mornings
from domain.permissions import PERMISSIONS, Permission, needs
from domain.requests.board import count_broken
from domain.work import Work
from storage.models import Employee
from storage.statements import Statement

CARD = "board"


@needs(Permission.SWEEP)
async def show_board(work: Work) -> int:
    """On the morning of a working day, or as soon after as the desk is up: the board, to those who
    may tell clients a new date, where some date will not be kept.

    Returns:
        1 when it was looked at.
    """
    if not await mornings.begins(work, CARD, work.policy.reports.morning_at):
        return 0
    if await count_broken(work):
        for person_id in await _readers(work):
            work.notify(person_id, CARD, key=f"{CARD}:{work.today}:{person_id}")
    return 1


async def _readers(work: Work) -> list[int]:
    """The coordinators; where there is none, whoever else may promise a date."""
    roles = [role for role, may in PERMISSIONS.items() if Permission.PROMISE_DATES in may]
    rows = await _PEOPLE.all(work.transaction, roles=roles)
    coordinators = [row.id for row in rows if row.role == "coordinator"]
    return coordinators or [row.id for row in rows]


@needs(Permission.SWEEP)
async def next_due(work: Work) -> datetime | None:
    """The next morning at which the board is looked at."""
    return await mornings.next_due(work, CARD, work.policy.reports.morning_at)


_PEOPLE = Statement(
    select(Employee.id, Employee.role)
    .where(Employee.active, Employee.role == any_(bindparam("roles", type_=ARRAY(Text))))
    .order_by(Employee.id)
)

SWEEPS = (show_board,)
