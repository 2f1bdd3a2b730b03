"""Who leads whom: the departments' leads by company.toml, and the directors above them."""

from collections.abc import Collection

from sqlalchemy import BigInteger, Text, any_, bindparam, exists, select
from sqlalchemy.dialects.postgresql import ARRAY

from domain.handovers.away import IS_ON_LEAVE
from domain.work import Work
from storage.models import Employee, Handover
from storage.statements import Statement


async def leads_of(work: Work, employee_ids: Collection[int]) -> set[int]:
    """The active leads of these people's departments, each department's once."""
    return set((await _leads_by_department(work, await _departments(work, employee_ids))).values())


async def above(work: Work, employee_ids: Collection[int]) -> set[int]:
    """Whom to tell, and to ask, when these people do not act.

    A person's lead; those above the leads where he is the lead himself, or where nobody leads him.
    """
    return set[int]().union(*(await above_each(work, employee_ids)).values())


async def above_each(work: Work, employee_ids: Collection[int]) -> dict[int, set[int]]:
    """Whom `above` names, for each of these people."""
    departments = await _departments(work, employee_ids)
    leads = await _leads_by_department(work, departments)
    found: dict[int, set[int]] = {}
    for employee_id, department in departments.items():
        lead = leads.get(department or "")
        if lead is None or lead == employee_id:
            found[employee_id] = set(await directors(work)) - {employee_id}
        else:
            found[employee_id] = {lead}
    return found


def is_above_anybody(work: Work) -> bool:
    """Whether whoever acts can be among those that `above` names; most people cannot."""
    return work.actor.role == "director" or bool(departments_led(work))


async def above_department(work: Work, department: str) -> set[int]:
    """Whom to tell when a department does not act: its lead, else those above the leads."""
    leads = await _leads_by_department(work, {0: department})
    return set(leads.values()) or set(await directors(work))


async def directors(work: Work) -> list[int]:
    """The active directors: those above the leads."""
    return [row.id for row in await _DIRECTORS.all(work.transaction)]


def departments_led(work: Work) -> list[str]:
    """The departments whose lead acts now."""
    return [
        code
        for code, department in work.policy.departments.items()
        if department.lead == work.actor.name
    ]


async def department_of(work: Work, employee_id: int) -> str | None:
    """The department of an employee, active or not; None when he belongs to none."""
    return (await _departments(work, [employee_id])).get(employee_id)


async def _departments(work: Work, employee_ids: Collection[int]) -> dict[int, str | None]:
    rows = await _DEPARTMENTS.all(work.transaction, ids=list(employee_ids))
    return {row.id: row.department for row in rows}


async def _leads_by_department(work: Work, departments: dict[int, str | None]) -> dict[str, int]:
    known = work.policy.departments
    names = {code: known[code].lead for code in departments.values() if code in known}
    if not names:
        return {}
    rows = await _NAMED.all(work.transaction, names=sorted(set(names.values())))
    ids = {row.name: row.id for row in rows}
    return {code: ids[name] for code, name in names.items() if code and name in ids}


_DIRECTORS = Statement(select(Employee.id).where(Employee.role == "director", Employee.active))
_DEPARTMENTS = Statement(
    select(Employee.id, Employee.department).where(
        Employee.id == any_(bindparam("ids", type_=ARRAY(BigInteger)))
    )
)
# A lead on leave leads nobody until he is back: what would be his goes to those above the leads.
_NAMED = Statement(
    select(Employee.name, Employee.id).where(
        Employee.name == any_(bindparam("names", type_=ARRAY(Text))),
        Employee.active,
        ~exists().where(Handover.person_id == Employee.id, IS_ON_LEAVE),
    )
)
