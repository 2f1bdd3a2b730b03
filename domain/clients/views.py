"""Who looks at clients' dossiers: every view is kept, many of them in a day alarm the head.

The base is the company's, and nobody carries it away unnoticed (domain 4.3).
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Literal

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    DateTime,
    Row,
    bindparam,
    func,
    insert,
    select,
)

from domain.effects import first_time
from domain.errors import DeskError, NotFound
from domain.paging import nearest_page, pages_of
from domain.permissions import Permission, needs
from domain.work import Work
from storage.models import Client, DossierView, Employee
from storage.statements import Statement

Way = Literal["bot", "inline", "mail", "shell", "export"]

ONE_VIEW = timedelta(minutes=10)
"""Within it the same person's look at the same dossier is the same view: he turns its pages."""

PAGE = 8
"""People, or views of one person, on one screen."""

ALARM = "dossier_alarm"
"""Card for the head: `employee_id` has opened more dossiers today than his work takes."""
NOTED = "dossier_noted"
"""Card for whoever looked: that it is noted."""


@dataclass(frozen=True)
class Watched:
    """How many dossiers a person opened; `today` is more than his role needs where `over`."""

    employee_id: int
    name: str
    role: str
    today: int
    week: int
    exported: int
    over: bool


@dataclass(frozen=True)
class WatchPage:
    """Who looked the most, this week."""

    people: list[Watched]
    total: int
    page: int

    @property
    def pages(self) -> int:
        return pages_of(self.total, PAGE)


@dataclass(frozen=True)
class Seen:
    """One view: whose dossier, when, by which way."""

    client_id: int
    client: str
    way: str
    at: datetime


@dataclass(frozen=True)
class SeenPage:
    """What one person looked at, the latest first."""

    watched: Watched
    views: list[Seen]
    total: int
    page: int

    @property
    def pages(self) -> int:
        return pages_of(self.total, PAGE)


async def look(work: Work, client_id: int, way: Way) -> None:
    """Keep that the actor looks at a dossier; within another use case, in its transaction.

    Over his role's number of a day the programme heads and the directors are alarmed, once a day,
    and he is told that it is noted.

    Raises:
        DeskError: the company shows him no more of them today.
    """
    me = work.actor.employee_id
    recent = {"me": me, "client_id": client_id, "since": work.now - ONE_VIEW}
    if way != "export" and await _RECENT.value(work.transaction, **recent):
        return
    await keep_view(work, client_id, way)
    if me is None or way == "export":
        return
    seen = await views_today(work, me)
    rules, role = work.policy.dossiers, work.actor.role
    most = rules.stop_at.get(role)
    if most is not None and seen > most:
        raise DeskError("error-dossiers-enough", most=most)
    if seen > rules.alarm_after(role) or seen == most:
        await _alarm(work, me)


async def keep_view(work: Work, client_id: int, way: Way) -> None:
    """Write one view down; within another use case."""
    await work.session.execute(
        insert(DossierView).values(
            employee_id=work.actor.employee_id, client_id=client_id, way=way, at=work.now
        )
    )


@needs(Permission.READ_WHOLE_REGISTER)
async def looked_in_shell(work: Work, client_id: int) -> None:
    """Keep that somebody looked at a client in the shell."""
    await keep_view(work, client_id, "shell")


async def views_today(work: Work, employee_id: int) -> int:
    """How many dossiers a person has opened today, by the company's clock."""
    counted = await _COUNTED.value(work.transaction, me=employee_id, since=_midnight(work))
    return int(counted or 0)


async def _alarm(work: Work, person_id: int) -> None:
    if not await first_time(work, f"dossiers:{work.today}:{person_id}"):
        return
    heads = await work.session.scalars(
        select(Employee.id)
        .where(Employee.active, Employee.role.in_(("programme_head", "director")))
        .order_by(Employee.id)
    )
    for head in heads:
        if head != person_id:
            work.notify(head, ALARM, employee_id=person_id)
    work.notify(person_id, NOTED, employee_id=person_id)


@needs(Permission.WATCH_VIEWS)
async def watch(work: Work, page: int = 0) -> WatchPage:
    """Who looked at how many dossiers today and in the last seven days; the most today first.

    Args:
        page: from 0; one past the last shows the last.
    """
    since = _midnight(work) - timedelta(days=6)
    total = await work.session.scalar(
        select(func.count(DossierView.employee_id.distinct())).where(DossierView.at >= since)
    )
    page = nearest_page(page, total or 0, PAGE)
    today, week, exported = _counts(work)
    rows = await work.session.execute(
        select(Employee.id, Employee.name, Employee.role, today, week, exported)
        .join(DossierView, DossierView.employee_id == Employee.id)
        .where(DossierView.at >= since)
        .group_by(Employee.id)
        .order_by(today.desc(), week.desc(), Employee.name)
        .offset(page * PAGE)
        .limit(PAGE)
    )
    people = [_watched(work, row) for row in rows]
    return WatchPage(people, total or 0, page)


@needs(Permission.WATCH_VIEWS)
async def seen_by(work: Work, employee_id: int, page: int = 0) -> SeenPage:
    """What one person looked at in the last seven days, the latest first.

    Raises:
        NotFound: there is no such person.
    """
    since = _midnight(work) - timedelta(days=6)
    today, week, exported = _counts(work)
    found = (
        await work.session.execute(
            select(Employee.id, Employee.name, Employee.role, today, week, exported)
            .outerjoin(
                DossierView,
                (DossierView.employee_id == Employee.id) & (DossierView.at >= since),
            )
            .where(Employee.id == employee_id)
            .group_by(Employee.id)
        )
    ).first()
    if found is None:
        raise NotFound("error-employee-gone")
    watched = _watched(work, found)
    page = nearest_page(page, watched.week + watched.exported, PAGE)
    rows = await work.session.execute(
        select(DossierView.client_id, Client.name, DossierView.way, DossierView.at)
        .join(Client, Client.id == DossierView.client_id)
        .where(DossierView.employee_id == employee_id, DossierView.at >= since)
        .order_by(DossierView.at.desc(), DossierView.id.desc())
        .offset(page * PAGE)
        .limit(PAGE)
    )
    return SeenPage(watched, [Seen(*row) for row in rows], watched.week + watched.exported, page)


@needs(Permission.OWN_SETTINGS)
async def alarmed_of(work: Work, person_id: int) -> Watched:
    """The person of an alarm, as it is now, for the card of whoever is alarmed.

    Raises:
        NotFound: there is no such person.
    """
    person = await work.session.get(Employee, person_id)
    if person is None:
        raise NotFound("error-employee-gone")
    seen = await views_today(work, person_id)
    over = seen > work.policy.dossiers.alarm_after(person.role)
    return Watched(person.id, person.name, person.role, seen, seen, 0, over)


def _counts(work: Work) -> tuple[ColumnElement[int], ColumnElement[int], ColumnElement[int]]:
    """Of the joined views: opened today, opened in all, taken along."""
    opened = DossierView.way != "export"
    number = func.count(DossierView.id)
    return (
        number.filter(opened, DossierView.at >= _midnight(work)).label("today"),
        number.filter(opened).label("week"),
        number.filter(~opened).label("exported"),
    )


def _watched(work: Work, row: Row[int, str, str, int, int, int]) -> Watched:
    limit = work.policy.dossiers.alarm_after(row[2])
    return Watched(*row, over=row[3] > limit)


def _midnight(work: Work) -> datetime:
    return datetime.combine(work.today, time(), tzinfo=work.policy.zone)


_RECENT = Statement(
    select(DossierView.id)
    .where(
        DossierView.employee_id.is_not_distinct_from(bindparam("me", type_=BigInteger)),
        DossierView.client_id == bindparam("client_id", type_=BigInteger),
        DossierView.at > bindparam("since", type_=DateTime(timezone=True)),
        # Who took the whole list along has opened none of them yet.
        DossierView.way != "export",
    )
    .limit(1)
)
_COUNTED = Statement(
    select(func.count()).where(
        DossierView.employee_id == bindparam("me", type_=BigInteger),
        DossierView.at >= bindparam("since", type_=DateTime(timezone=True)),
        DossierView.way != "export",
    )
)
