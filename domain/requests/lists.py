"""Lists of requests: what is not done, who has it, since when (domain 1.5); what is mine."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select
from sqlalchemy.orm import aliased

from domain.people.leading import departments_led
from domain.people.staff import Person, employee_columns
from domain.permissions import Permission, needs
from domain.requests.visibility import in_register, owned_by
from domain.work import Work
from storage.models import Client, Employee, Handoff, Request
from storage.models.requests import OPEN_STATES

PAGE = 8
"""Requests on one screen of a phone."""

HOLDERS_LIMIT = 60
"""Holders offered as a filter of the register: as many buttons as a message bears."""

Part = Literal["waiting", "holding", "sent"]


@dataclass(frozen=True)
class Filter:
    """What of the register is looked at; nothing set means all that is not done."""

    department: str | None = None
    person_id: int | None = None
    kind: str | None = None
    overdue: bool = False


@dataclass(frozen=True)
class Line:
    """One request in a list. `offered_to` is a person's name or a department's code."""

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
        return max(1, -(-self.total // PAGE))


_receiver = aliased(Employee)
_holder = aliased(Employee)

_OPEN = Request.state.in_(OPEN_STATES)


def _lines() -> Select[*tuple[Any, ...]]:
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
        )
        .join(Client, Client.id == Request.client_id)
        .join(_holder, _holder.id == Request.holder_id)
        .outerjoin(Handoff, and_(Handoff.request_id == Request.id, Handoff.state == "offered"))
        .outerjoin(_receiver, _receiver.id == Handoff.to_employee_id)
    )


@needs(Permission.READ_DEPARTMENT_REGISTER)
async def not_done(work: Work, chosen: Filter, page: int = 0) -> RegisterPage:
    """What is not done, who has it, since when; the longest held first.

    Args:
        page: from 0.
    """
    conditions = [_OPEN, in_register(work), *_conditions(work, chosen)]
    counted = (
        await work.session.execute(
            select(
                func.count().label("total"),
                func.count().filter(Request.due_at < work.now).label("overdue"),
                func.count().filter(Request.state == "new").label("not_accepted"),
            )
            .select_from(Request)
            .where(*conditions)
        )
    ).one()
    page = _within(page, counted.total)
    rows = await work.session.execute(
        _lines()
        .where(
            # Names are looked up for one page only, however deep it lies.
            Request.id.in_(
                select(Request.id)
                .where(*conditions)
                .order_by(Request.held_since, Request.id)
                .offset(page * PAGE)
                .limit(PAGE)
            )
        )
        .order_by(Request.held_since, Request.id)
    )
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
        _lines().where(_OPEN).order_by(Request.held_since, Request.id)
    )
    return [Line(*row) for row in rows]


def _within(page: int, total: int) -> int:
    """The page nearest to what a button asked for: the list may have grown shorter since."""
    return min(max(page, 0), max(0, (total - 1) // PAGE))


def _conditions(work: Work, chosen: Filter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if chosen.department is not None:
        people = select(Employee.id).where(Employee.department == chosen.department)
        offered = select(Handoff.request_id).where(
            Handoff.state == "offered", Handoff.to_department == chosen.department
        )
        found.append(or_(Request.holder_id.in_(people), Request.id.in_(offered)))
    if chosen.person_id is not None:
        found.append(Request.holder_id == chosen.person_id)
    if chosen.kind is not None:
        found.append(Request.kind == chosen.kind)
    if chosen.overdue:
        found.append(Request.due_at < work.now)
    return found


@dataclass(frozen=True)
class MyPage:
    """One part of a person's own requests, with the figures of all parts."""

    part: Part
    lines: list[Line]
    waiting: int
    holding: int
    sent: int
    page: int

    @property
    def total(self) -> int:
        return {"waiting": self.waiting, "holding": self.holding, "sent": self.sent}[self.part]

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PAGE))


@needs(Permission.READ_OWN_REQUESTS)
async def mine(work: Work, part: Part | None = None, page: int = 0) -> MyPage:
    """A person's own requests: those that wait for his decision, that he holds, that he sent.

    Args:
        part: the first one that has something, unless given.
        page: from 0.
    """
    parts = _parts(work)
    counted = (
        await work.session.execute(
            select(*(func.count(case((condition, 1))) for condition in parts.values()))
            .select_from(Request)
            .outerjoin(Handoff, and_(Handoff.request_id == Request.id, Handoff.state == "offered"))
            .where(_OPEN, or_(*parts.values()))
        )
    ).one()
    counts: dict[Part, int] = dict(zip(parts, counted, strict=True))
    first: Part = next((name for name in parts if counts[name]), "holding")
    shown: Part = first if part is None else part
    page = _within(page, counts[shown])
    rows = await work.session.execute(
        _lines()
        .where(_OPEN, parts[shown])
        .order_by(Request.due_at, Request.id)
        .offset(page * PAGE)
        .limit(PAGE)
    )
    return MyPage(
        part=shown,
        lines=[Line(*row) for row in rows],
        waiting=counts["waiting"],
        holding=counts["holding"],
        sent=counts["sent"],
        page=page,
    )


def _parts(work: Work) -> dict[Part, ColumnElement[bool]]:
    me, own = work.actor.id, work.actor.department
    offered = Handoff.to_employee_id == me
    if own is not None:
        offered = or_(offered, and_(Handoff.to_department == own, Handoff.giver_id != me))
    reported = and_(Request.state == "reported", owned_by(me))
    return {
        "waiting": or_(offered, reported),
        "holding": and_(Request.holder_id == me, Request.state.in_(("new", "in_work"))),
        "sent": and_(owned_by(me), Request.holder_id != me),
    }


@needs(Permission.READ_DEPARTMENT_REGISTER)
async def holders(work: Work) -> list[Person]:
    """Those who hold what the reader sees in the register, by name: whom it can be narrowed to."""
    holding = select(Request.holder_id).where(_OPEN, in_register(work))
    rows = await work.session.execute(
        select(*employee_columns)
        .where(Employee.id.in_(holding))
        .order_by(Employee.name)
        .limit(HOLDERS_LIMIT)
    )
    return [Person(*row) for row in rows]


def may_read_register(work: Work) -> bool:
    """Whether the register is offered on the home screen: to leads and those who read all."""
    return bool(departments_led(work)) or work.actor.may(Permission.READ_WHOLE_REGISTER)
