"""Who develops clients, and to whom one more goes first (seed 003)."""

from dataclasses import dataclass

from sqlalchemy import Integer, bindparam, exists, func, select

from domain.company.own_kinds import CLIENT
from domain.handovers.away import AWAY
from domain.people.leading import department_of
from domain.work import Work
from storage.models import Client, Employee, Handoff, Rapport, Request
from storage.statements import Statement


@dataclass(frozen=True)
class Developer:
    """Somebody who develops clients; `clients` he has already, `waiting` are offered to him."""

    id: int
    name: str
    clients: int
    waiting: int


async def developers(work: Work, client_id: int, manager_id: int, most: int) -> list[Developer]:
    """Who may develop a client, within another act: those of the manager's department first, then
    who has the fewest clients. Not who is on leave, nor who fences him off from others.
    """
    department = await department_of(work, manager_id)
    fencing = select(Rapport.employee_id).where(
        Rapport.client_id == client_id, Rapport.verdict == "fences_off"
    )
    rows = await work.session.execute(
        select(Employee.id, Employee.name, _CLIENTS.label("clients"), _WAITING.label("waiting"))
        .where(
            Employee.active,
            Employee.sells == "develops",
            Employee.id != manager_id,
            Employee.id.not_in(AWAY),
            Employee.id.not_in(fencing),
        )
        .order_by(
            (func.coalesce(Employee.department, "") == (department or "")).desc(),
            _CLIENTS + _WAITING,
            Employee.id,
        )
        .limit(most)
    )
    return [Developer(*row) for row in rows]


async def someone_has_room(work: Work, most: int) -> bool:
    """Whether fewer than so many clients wait for some developer who is there, within another act.

    Args:
        most: clients offered to one and not yet accepted.
    """
    return bool(await _ROOM.value(work.transaction, most=most))


_CLIENTS = (
    select(func.count())
    .select_from(Client)
    .where(Client.manager_id == Employee.id)
    .correlate(Employee)
    .scalar_subquery()
)
_WAITING = (
    select(func.count())
    .select_from(Handoff)
    .join(Request, Request.id == Handoff.request_id)
    .where(
        Handoff.state == "offered", Handoff.to_employee_id == Employee.id, Request.kind == CLIENT
    )
    .correlate(Employee)
    .scalar_subquery()
)
_ROOM = Statement(
    select(
        exists().where(
            Employee.active,
            Employee.sells == "develops",
            Employee.id.not_in(AWAY),
            bindparam("most", type_=Integer) > _WAITING,
        )
    )
)
