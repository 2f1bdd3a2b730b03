"""Handovers as they are read: who is here and who is away, what somebody has in hands, what came
to a colleague (domain 4.3).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select

from domain.errors import NotAllowed, NotFound
from domain.handovers.away import LEAVE_OF_EMPLOYEE
from domain.handovers.holdings import THINGS, holdings
from domain.handovers.leave_card import live_leave
from domain.handovers.planning import may_substitute
from domain.handovers.undoing import WITHIN
from domain.paging import nearest_page, pages_of
from domain.people.leading import above
from domain.people.staff import Person, active_person, employee_columns
from domain.permissions import Permission, needs
from domain.programme.handing_over import REP, WHAT
from domain.work import Work
from storage.models import Client, Employee, Handoff, Handover, HandoverItem

STAFF_PAGE = 8

CLIENTS_NAMED = 12
"""Of those that came to a colleague."""


@dataclass(frozen=True)
class Colleagues:
    """A page of the active employees; those away, with the last day of their leave."""

    people: tuple[tuple[Person, date | None], ...]
    page: int
    pages: int


@needs(Permission.SUBSTITUTE_STAFF)
async def staff(work: Work, page: int = 0) -> Colleagues:
    """The active employees by name."""
    counting = select(func.count()).select_from(Employee).where(Employee.active)
    total = await work.session.scalar(counting) or 0
    page = nearest_page(page, total, STAFF_PAGE)
    rows = await work.session.execute(
        select(*employee_columns, Handover.until_on)
        .outerjoin(Handover, LEAVE_OF_EMPLOYEE)
        .where(Employee.active)
        .order_by(Employee.name)
        .offset(page * STAFF_PAGE)
        .limit(STAFF_PAGE)
    )
    people = tuple((Person(*row[:-1]), row[-1]) for row in rows)
    return Colleagues(people, page, pages_of(total, STAFF_PAGE))


@dataclass(frozen=True)
class InHands:
    """An employee, what he has in hands, and what whoever reads may order.

    Attributes:
        leave_id: his leave that is planned or lasts.
    """

    person: Person
    counts: Mapping[str, int]
    leave_id: int | None
    may_substitute: bool
    may_dismiss: bool


@needs(Permission.SUBSTITUTE_STAFF)
async def in_hands(work: Work, person_id: int) -> InHands:
    """Raises:
    NotFound: nobody active has this id.
    """
    person = await active_person(work, person_id)
    return InHands(
        person,
        (await holdings(work, person_id)).counts(),
        await live_leave(work, person_id),
        await may_substitute(work, person_id),
        work.actor.may(Permission.DISMISS_STAFF) and person_id != work.actor.employee_id,
    )


@dataclass(frozen=True)
class Came:
    """What came to a colleague by one handover, as far as it has not gone back.

    Attributes:
        kind: leave or dismissal. name: from whom.
        until_on: the last day of the leave.
        to_sign: how many of the requests wait for the reader's signature now.
        clients: their names, the first of them.
    """

    kind: str
    state: str
    name: str
    until_on: date | None
    counts: Mapping[str, int]
    to_sign: int
    clients: tuple[str, ...]


@needs(Permission.OWN_SETTINGS)
async def what_came(work: Work, handover_id: int) -> Came:
    """What came to whoever reads.

    Raises:
        NotFound: no such handover. NotAllowed: nothing of it was his.
    """
    row = (
        await work.session.execute(
            select(Handover.kind, Handover.state, Employee.name, Handover.until_on)
            .join(Employee, Employee.id == Handover.person_id)
            .where(Handover.id == handover_id)
        )
    ).first()
    if row is None:
        raise NotFound("error-leave-unknown")
    counts = dict(
        (
            await work.session.execute(
                select(HandoverItem.thing, func.count())
                .where(
                    HandoverItem.handover_id == handover_id,
                    HandoverItem.to_id == work.actor.id,
                )
                .group_by(HandoverItem.thing)
            )
        ).all()
    )
    if not counts:
        raise NotAllowed
    told = {thing: counts[thing] for thing in THINGS if thing in counts}
    to_sign = await work.session.scalar(
        select(func.count())
        .select_from(HandoverItem)
        .join(Handoff, Handoff.request_id == HandoverItem.row_id)
        .where(
            HandoverItem.handover_id == handover_id,
            HandoverItem.thing.in_(("request", "offer")),
            HandoverItem.to_id == work.actor.id,
            Handoff.to_employee_id == work.actor.id,
            Handoff.state == "offered",
        )
    )
    clients = await work.session.scalars(
        select(Client.name)
        .join(HandoverItem, HandoverItem.row_id == Client.id)
        .where(
            HandoverItem.handover_id == handover_id,
            HandoverItem.thing == "client",
            HandoverItem.to_id == work.actor.id,
        )
        .order_by(Client.name)
        .limit(CLIENTS_NAMED)
    )
    return Came(row.kind, row.state, row.name, row.until_on, told, to_sign or 0, tuple(clients))


@dataclass(frozen=True)
class Undoable:
    """A dismissal that can be undone still."""

    id: int
    name: str
    until: datetime


@needs(Permission.DISMISS_STAFF)
async def undoable(work: Work) -> list[Undoable]:
    """The dismissals of the last day, the latest first."""
    rows = await work.session.execute(
        select(Handover.id, Employee.name, Handover.begun_at)
        .join(Employee, Employee.id == Handover.person_id)
        .where(
            Handover.kind == "dismissal",
            Handover.state == "active",
            Handover.begun_at > work.now - WITHIN,
        )
        .order_by(Handover.id.desc())
        .limit(STAFF_PAGE)
    )
    return [Undoable(row.id, row.name, row.begun_at + WITHIN) for row in rows]


@dataclass(frozen=True)
class Left:
    """A dismissal, for whoever leads the person.

    Attributes:
        by: who ordered it. shares: how many things came to whom.
    """

    name: str
    state: str
    by: str | None
    shares: Mapping[str, int]


@needs(Permission.OWN_SETTINGS)
async def who_took_over(work: Work, handover_id: int) -> Left:
    """Who has the work of somebody who was dismissed.

    Raises:
        NotFound: no such handover. NotAllowed: he was not led by whoever reads.
    """
    handover = await work.session.get(Handover, handover_id)
    if handover is None:
        raise NotFound("error-leave-unknown")
    if work.actor.id not in await above(work, [handover.person_id]):
        raise NotAllowed
    names = select(Employee.id, Employee.name).where(
        Employee.id.in_([handover.person_id, handover.by_id])
    )
    name_of = {row.id: row.name for row in await work.session.execute(names)}
    shares = await work.session.execute(
        select(Employee.name, func.count().label("n"))
        .join(HandoverItem, HandoverItem.to_id == Employee.id)
        .where(HandoverItem.handover_id == handover_id, HandoverItem.thing.in_(THINGS))
        .group_by(Employee.id)
        .order_by(func.count().desc(), Employee.name)
    )
    return Left(
        name_of[handover.person_id],
        handover.state,
        name_of.get(handover.by_id or 0),
        {row.name: row.n for row in shares},
    )


@dataclass(frozen=True)
class Back:
    """A handover that is over or undone, for its person: what is his again.

    Attributes:
        kind: leave or dismissal. state: "undone" where he was never to leave.
    """

    kind: str
    state: str
    counts: Mapping[str, int]


@needs(Permission.OWN_SETTINGS)
async def what_came_back(work: Work, handover_id: int) -> Back:
    """Raises:
    NotFound: no such handover. NotAllowed: it was not his.
    """
    handover = await work.session.get(Handover, handover_id)
    if handover is None:
        raise NotFound("error-leave-unknown")
    if handover.person_id != work.actor.employee_id:
        raise NotAllowed
    counts = dict(
        (
            await work.session.execute(
                select(HandoverItem.thing, func.count())
                .where(
                    HandoverItem.handover_id == handover_id,
                    HandoverItem.returned_at.is_not(None),
                    # During a leave his clients stayed his.
                    (HandoverItem.thing != "client") | (handover.kind == "dismissal"),
                    # His place in a campaign is no client of it.
                    HandoverItem.before[WHAT].astext.is_distinct_from(REP),
                )
                .group_by(HandoverItem.thing)
            )
        ).all()
    )
    told = {thing: counts[thing] for thing in THINGS if thing in counts}
    return Back(handover.kind, handover.state, told)
