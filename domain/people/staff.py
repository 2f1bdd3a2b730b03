"""Looking employees up: by name as an administrator writes it, by department, by what they hold."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import bindparam, exists, func, or_, select

from domain.errors import DeskError, NotFound
from domain.handovers.away import LEAVE_OF_EMPLOYEE
from domain.paging import nearest_page, pages_of
from domain.permissions import Permission, needs
from domain.work import Actor, Work
from storage.models import Account, Employee, Handover
from storage.statements import Statement

FOUND_LIMIT = 20
"""People offered for one typed name; a longer list is not read on a phone."""


STAFF_PAGE = 8
"""Employees on one screen of the staff list."""


@dataclass(frozen=True)
class Person:
    """An employee as others see him."""

    id: int
    name: str
    role: str
    department: str | None
    language: str
    time_zone: str
    active: bool


employee_columns = [getattr(Employee, name) for name in Person.__dataclass_fields__]
"""What is read of an employee to make a Person of the row."""


def actor_of(person: Person | Employee) -> Actor:
    """An employee as whoever acts, or reads."""
    return Actor(
        employee_id=person.id,
        name=person.name,
        role=person.role,
        department=person.department,
        language=person.language,
        time_zone=person.time_zone,
    )


async def employee_names(work: Work, ids: Collection[int]) -> dict[int, str]:
    """Names by id; ids of nobody are left out."""
    rows = await work.session.execute(
        select(Employee.id, Employee.name).where(Employee.id.in_(ids))
    )
    return {row.id: row.name for row in rows}


async def hold_active(work: Work, ids: Collection[int]) -> set[int]:
    """Which of these people are active, held so until this act ends.

    A dismissal waits for this act, so nothing comes into the hands of somebody who has just left.
    To be called before a request is locked.

    Args:
        ids: one or two: the giver and the receiver of a request.
    """
    one, other = min(ids), max(ids)
    return {row.id for row in await _HOLD_ACTIVE.all(work.transaction, one=one, other=other)}


# Not an array, of whose length the planner knows nothing and would plan each anew.
_HOLD_ACTIVE = Statement(
    select(Employee.id)
    .where(or_(Employee.id == bindparam("one"), Employee.id == bindparam("other")), Employee.active)
    .order_by(Employee.id)
    .with_for_update(read=True)
)


async def members_of(work: Work, department: str, *, but: int) -> list[int]:
    """The active employees of a department.

    Args:
        but: the one who is left out: the giver of what is offered to them.
    """
    found = await _MEMBERS.all(work.transaction, department=department, but=but)
    return [row.id for row in found]


_MEMBERS = Statement(
    select(Employee.id).where(
        Employee.department == bindparam("department"),
        Employee.active,
        Employee.id != bindparam("but"),
    )
)


async def person_named(work: Work, name: str) -> Person:
    """The active employee an administrator means: the whole name, or a part only one has.

    Raises:
        NotFound: nobody of that name. DeskError: several; it names them.
    """
    wanted = " ".join(name.split())
    lower = func.lower(Employee.name)
    rows = (
        await work.session.execute(
            select(*employee_columns)
            .where(Employee.active, lower.contains(wanted.lower(), autoescape=True))
            .order_by((lower == wanted.lower()).desc(), Employee.name)
            .limit(FOUND_LIMIT)
        )
    ).all()
    people = [Person(*row) for row in rows]
    exact = [person for person in people if person.name.lower() == wanted.lower()]
    if not people:
        raise NotFound("error-nobody-named", name=wanted)
    if len(exact or people) > 1:
        raise DeskError(
            "error-several-named", name=wanted, people=", ".join(each.name for each in people)
        )
    return (exact or people)[0]


@needs(Permission.SEND_REQUESTS)
async def find_receivers(work: Work, typed: str) -> list[tuple[Person, date | None]]:
    """Active employees whose name contains what was typed, each with the last day of the leave he
    is on: first who is here, among them colleagues of the department.

    Args:
        typed: part of a name; empty lists the actor's own department.
    """
    query = (
        select(*employee_columns, Handover.until_on)
        .outerjoin(Handover, LEAVE_OF_EMPLOYEE)
        .where(Employee.active, Employee.id != work.actor.id)
    )
    if typed.strip():
        query = query.where(
            func.lower(Employee.name).contains(typed.strip().lower(), autoescape=True)
        )
    else:
        query = query.where(Employee.department == work.actor.department)
    here = Handover.until_on.is_(None).desc()
    same = (Employee.department == work.actor.department).desc()
    rows = await work.session.execute(query.order_by(here, same, Employee.name).limit(FOUND_LIMIT))
    return [(Person(*row[:-1]), row[-1]) for row in rows]


@dataclass(frozen=True)
class StaffPage:
    """A page of the staff list: each person, and whether he has a live account."""

    people: list[tuple[Person, bool]]
    page: int
    pages: int


@needs(Permission.INVITE_STAFF)
async def staff_page(work: Work, page: int = 0) -> StaffPage:
    """The active employees by name, those without an account first: they wait for a way in.

    Args:
        page: from 0.
    """
    counting = select(func.count()).select_from(Employee).where(Employee.active)
    total = await work.session.scalar(counting) or 0
    page = nearest_page(page, total, STAFF_PAGE)
    linked = exists(
        select(Account.id).where(Account.employee_id == Employee.id, Account.revoked_at.is_(None))
    )
    rows = await work.session.execute(
        select(*employee_columns, linked.label("linked"))
        .where(Employee.active)
        .order_by(linked, Employee.name)
        .offset(page * STAFF_PAGE)
        .limit(STAFF_PAGE)
    )
    people = [(Person(*row[:-1]), row[-1]) for row in rows]
    return StaffPage(people, page, pages_of(total, STAFF_PAGE))


@needs(Permission.INVITE_STAFF)
async def person_of(work: Work, employee_id: int) -> Person:
    """Whom to invite.

    Raises:
        NotFound: nobody active has this id.
    """
    return await active_person(work, employee_id)


async def active_person(work: Work, person_id: int) -> Person:
    """An active employee, within another act.

    Raises:
        NotFound: nobody active has this id.
    """
    row = (
        await work.session.execute(
            select(*employee_columns).where(Employee.id == person_id, Employee.active)
        )
    ).first()
    if row is None:
        raise NotFound("error-employee-gone")
    return Person(*row)
