"""The register as a list: what is not done, who has it, since when (domain 1.5)."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, lru_cache
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    ColumnElement,
    DateTime,
    Select,
    Text,
    and_,
    bindparam,
    func,
    literal_column,
    or_,
    select,
)
from sqlalchemy.orm import aliased

from domain.paging import nearest_page, pages_of
from domain.people.leading import departments_led
from domain.people.staff import Person, employee_columns
from domain.permissions import Permission, needs
from domain.requests.visibility import Reader, in_register, reader_of, reader_values
from domain.work import Work
from storage.models import Client, ContractorWork, Employee, Handoff, Request, Ticket
from storage.models.requests import OPEN_STATES
from storage.statements import Statement

PAGE = 8
"""Requests on one screen of a phone."""

PAGES_KEPT = 100
"""Statements of pages kept compiled. A page's number is part of its statement, for of an unknown
one the planner expects a tenth of all there is, and would plan each anew.
"""

HOLDERS_LIMIT = 60
"""Holders offered as a filter of the register: as many buttons as a message bears."""


@dataclass(frozen=True)
class Filter:
    """What of the register is looked at; nothing set means all that is not done."""

    department: str | None = None
    person_id: int | None = None
    kind: str | None = None
    overdue: bool = False


@dataclass(frozen=True)
class Line:
    """One request in a list.

    Attributes:
        offered_to: a person's name; `offered_department` a department's code.
        route_step: where it stands on the route of its kind.
        outside_until: the day by which a contractor is to be done that it waits for.
        ticket_state: of a repair, how its ticket stands.
    """

    id: int
    number: int
    kind: str
    department: str
    state: str
    title: str
    client: str
    holder_id: int
    holder: str
    held_since: datetime
    due_at: datetime
    handoff_id: int | None
    offered_at: datetime | None
    offered_to: str | None
    offered_department: str | None
    route_step: int | None = None
    outside_until: date | None = None
    ticket_state: str | None = None

    def overdue(self, now: datetime) -> bool:
        return self.due_at < now


@dataclass(frozen=True)
class RegisterPage:
    """A page of the register with the figures of the whole filtered list."""

    lines: list[Line]
    total: int
    overdue: int
    not_accepted: int
    page: int
    filter: Filter

    @property
    def pages(self) -> int:
        return pages_of(self.total, PAGE)


_outside_until = (
    select(func.min(ContractorWork.until_on))
    .where(ContractorWork.request_id == Request.id, ContractorWork.done_at.is_(None))
    .scalar_subquery()
)
_receiver = aliased(Employee)
_holder = aliased(Employee)

# Written out: the indexes of what is not done are found by these very words, whatever the driver
# makes of parameters.
IS_OPEN: ColumnElement[bool] = literal_column(
    f"requests.state IN ({', '.join(repr(state) for state in OPEN_STATES)})", Boolean
)


def line_query() -> Select[*tuple[Any, ...]]:
    """What makes a `Line`, of every request there is; narrow it before it is run."""
    return (
        select(
            Request.id,
            Request.number,
            Request.kind,
            Request.department,
            Request.state,
            Request.title,
            Client.name.label("client"),
            Request.holder_id,
            _holder.name.label("holder"),
            Request.held_since,
            Request.due_at,
            Handoff.id.label("handoff_id"),
            Handoff.offered_at,
            _receiver.name.label("offered_to"),
            Handoff.to_department.label("offered_department"),
            Request.route_step,
            _outside_until,
            Ticket.state.label("ticket_state"),
        )
        .join(Client, Client.id == Request.client_id)
        .join(_holder, _holder.id == Request.holder_id)
        .outerjoin(Handoff, and_(Handoff.request_id == Request.id, Handoff.state == "offered"))
        .outerjoin(_receiver, _receiver.id == Handoff.to_employee_id)
        .outerjoin(Ticket, Ticket.id == Request.ticket_id)
    )


@needs(Permission.READ_DEPARTMENT_REGISTER)
async def not_done(work: Work, chosen: Filter, page: int = 0) -> RegisterPage:
    """What is not done, who has it, since when; the longest held first.

    Args:
        page: from 0.
    """
    shape = _Shape(
        reader_of(work),
        department=chosen.department is not None,
        person=chosen.person_id is not None,
        kind=chosen.kind is not None,
        overdue=chosen.overdue,
    )
    given = {
        **reader_values(work),
        "now": work.now,
        "department": chosen.department,
        "person": chosen.person_id,
        "kind": chosen.kind,
    }
    counted = await _counts(shape).first(work.transaction, **given)
    assert counted is not None  # noqa: S101 - a count has always its row
    page = nearest_page(page, counted.total, PAGE)
    rows = await _page(shape, page).all(work.transaction, **given)
    return RegisterPage(
        [Line(*row) for row in rows],
        counted.total,
        counted.overdue,
        counted.not_accepted,
        page,
        chosen,
    )


@needs(Permission.READ_WHOLE_REGISTER)
async def all_not_done(work: Work) -> list[Line]:
    """All that is not done, the longest held first, for a program to read."""
    rows = await work.session.execute(
        line_query().where(IS_OPEN).order_by(Request.held_since, Request.id)
    )
    return [Line(*row) for row in rows]


@dataclass(frozen=True)
class _Shape:
    """Who reads, and what is narrowed: on this alone depends how the statements read."""

    reader: Reader
    department: bool
    person: bool
    kind: bool
    overdue: bool


@cache
def _counts(shape: _Shape) -> Statement:
    """The figures of the register, compiled once for each shape."""
    late = Request.due_at < bindparam("now", type_=DateTime(timezone=True))
    return Statement(
        select(
            func.count().label("total"),
            func.count().filter(late).label("overdue"),
            func.count().filter(Request.state == "new").label("not_accepted"),
        )
        .select_from(Request)
        .where(*_conditions(shape))
    )


@lru_cache(maxsize=PAGES_KEPT)
def _page(shape: _Shape, page: int) -> Statement:
    """One page of the register. Names are looked up for that page only, however deep it lies."""
    ids = (
        select(Request.id)
        .where(*_conditions(shape))
        .order_by(Request.held_since, Request.id)
        .offset(page * PAGE)
        .limit(PAGE)
    )
    lines = line_query().where(Request.id.in_(ids))
    return Statement(lines.order_by(Request.held_since, Request.id))


def _conditions(shape: _Shape) -> list[ColumnElement[bool]]:
    found = [IS_OPEN, in_register(shape.reader)]
    department = bindparam("department", type_=Text)
    if shape.department:
        people = select(Employee.id).where(Employee.department == department)
        offered = select(Handoff.request_id).where(
            Handoff.state == "offered", Handoff.to_department == department
        )
        found.append(or_(Request.holder_id.in_(people), Request.id.in_(offered)))
    if shape.person:
        found.append(Request.holder_id == bindparam("person", type_=BigInteger))
    if shape.kind:
        found.append(Request.kind == bindparam("kind", type_=Text))
    if shape.overdue:
        found.append(Request.due_at < bindparam("now", type_=DateTime(timezone=True)))
    return found


@needs(Permission.READ_DEPARTMENT_REGISTER)
async def holders(work: Work) -> list[Person]:
    """Those who hold what the reader sees in the register, by name: whom it can be narrowed to."""
    holding = select(Request.holder_id).where(IS_OPEN, in_register(reader_of(work)))
    rows = await work.session.execute(
        select(*employee_columns)
        .where(Employee.id.in_(holding))
        .order_by(Employee.name)
        .limit(HOLDERS_LIMIT),
        reader_values(work),
    )
    return [Person(*row) for row in rows]


def may_read_register(work: Work) -> bool:
    """Whether the register is offered on the home screen: to leads and those who read all."""
    return bool(departments_led(work)) or work.actor.may(Permission.READ_WHOLE_REGISTER)
