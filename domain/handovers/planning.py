"""Before anything moves: who would take what, and who may order it (domain 4.3)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import and_, func, select

from domain.errors import DeskError, NotAllowed
from domain.handovers.away import AWAY, IS_ON_LEAVE
from domain.handovers.holdings import (
    Holding,
    Holdings,
    client_names,
    counted,
    feelings,
    holdings,
    loads,
)
from domain.handovers.sharing import share
from domain.handovers.takers import Takers
from domain.people.leading import above
from domain.people.staff import Person, active_person, employee_columns
from domain.permissions import Permission, needs
from domain.programme.handing_over import clients_to_lend
from domain.work import Work
from storage.models import Employee, Handover

TAKERS_LIMIT = 12
"""People among whom one's work is shared; more are not told apart on a phone."""

COLLEAGUES_SHOWN = 8

_OVER_ALL = ("director", "admin")


@dataclass(frozen=True)
class Share:
    """What would come to one colleague."""

    person_id: int
    name: str
    counts: Mapping[str, int]
    clients: tuple[str, ...]


@dataclass(frozen=True)
class Plan:
    """A handover before it is done.

    Attributes:
        totals: how many things of each sort.
        fenced: clients that would go to somebody who fences them off from others.
        waits: of a leave what stays with him until he is back, because it is due later.
    """

    person: Person
    takers: Takers
    shares: tuple[Share, ...]
    totals: Mapping[str, int]
    fenced: tuple[str, ...]
    waits: Mapping[str, int] = field(default_factory=dict)


def refuse_oneself(work: Work, person: Person) -> None:
    """Nobody dismisses himself; heads do not dismiss those above them."""
    if person.id == work.actor.employee_id:
        raise DeskError("error-dismiss-oneself")
    if person.role in _OVER_ALL and work.actor.role not in _OVER_ALL:
        raise NotAllowed


async def refuse_absent(work: Work, taker_ids: Sequence[int]) -> None:
    """Work that nobody comes back to is not given to somebody on leave: nobody would do it, and of
    what was lent to the leaver he would stand in for himself.
    """
    row = (
        await work.session.execute(
            select(Employee.name, Handover.until_on)
            .join(Handover, Handover.person_id == Employee.id)
            .where(IS_ON_LEAVE, Employee.id.in_(taker_ids))
            .order_by(Employee.id)
            .limit(1)
        )
    ).first()
    if row is not None:
        raise DeskError("error-taker-away", name=row.name, until=f"{row.until_on:%d.%m.%Y}")


async def may_substitute(work: Work, person_id: int) -> bool:
    """Whether whoever acts may order a leave of this person: the heads that of everybody, a lead
    that of his people, whatever his role is.
    """
    if work.actor.role in (*_OVER_ALL, "programme_head"):
        return True
    return work.actor.id in await above(work, [person_id])


async def plan_for(
    work: Work,
    person_id: int,
    taker_ids: Sequence[int],
    *,
    until_on: date | None = None,
    by_order_of_id: int | None = None,
) -> Plan:
    """Share the work of somebody among colleagues by load, within another act.

    Args:
        taker_ids: the first of them takes what belongs to no client.
        until_on: the last day of a leave; None: he does not come back.

    Raises:
        NotFound: one of them does not work here. DeskError: nobody was named, too many, or he
            himself.
    """
    person = await active_person(work, person_id)
    ids = list(dict.fromkeys(taker_ids))
    if not ids:
        raise DeskError("error-handover-nobody")
    if person_id in ids:
        raise DeskError("error-same-person")
    if len(ids) > TAKERS_LIMIT:
        raise DeskError("error-handover-too-many", limit=TAKERS_LIMIT)
    names = {each: (await active_person(work, each)).name for each in ids}
    has = await holdings(work, person_id, until_on)
    shared = share(has.clients(), ids, await loads(work, ids), await feelings(work, ids))
    takers = Takers(ids[0], shared.by_client, by_order_of_id, until_on)
    clients = await client_names(work, has.clients())
    waits: Mapping[str, int] = {}
    if takers.is_leave:
        has = await _lent(work, person_id, has, takers)
        waits = _stays((await holdings(work, person_id)).counts(), has.counts())
    shares = tuple(
        _share(each, names[each], [one for one in has.held if _taker(takers, one) == each], clients)
        for each in ids
    )
    fenced = tuple(clients[each] for each in shared.fenced)
    return Plan(person, takers, shares, has.counts(), fenced, waits)


async def _lent(work: Work, person_id: int, has: Holdings, takers: Takers) -> Holdings:
    """With those lines of campaigns that a substitute really gets: he has to be in the campaign."""
    others = [each for each in has.held if each.thing != "campaign"]
    lent = await clients_to_lend(work, person_id, takers)
    return Holdings((*others, *(Holding("campaign", each, 1) for each in lent)))


def _stays(everything: Mapping[str, int], moving: Mapping[str, int]) -> Mapping[str, int]:
    """What he has besides; his clients and parts in teams stay his in a leave anyway."""
    left = {thing: n - moving.get(thing, 0) for thing, n in everything.items()}
    return {thing: n for thing, n in left.items() if n > 0 and thing not in ("client", "member")}


def _taker(takers: Takers, held: Holding) -> int | None:
    """Who would have it; his part of campaigns waits for their heads' next split."""
    if held.thing == "campaign" and not takers.is_leave:
        return None
    return takers.of(held.client_id)


def _share(person_id: int, name: str, held: Sequence[Holding], clients: Mapping[int, str]) -> Share:
    ids = {each.client_id for each in held if each.client_id is not None}
    return Share(person_id, name, counted(held), tuple(sorted(clients[each] for each in ids)))


@dataclass(frozen=True)
class Colleague:
    """Somebody who could take over, and how much he has already."""

    person: Person
    load: int


@needs(Permission.OWN_SETTINGS)
async def colleagues(work: Work, person_id: int) -> list[Colleague]:
    """Who could take over from somebody, the likeliest first: of his role and department, then of
    his department, then of his role; among equals who has least. Nobody who is away.
    """
    person = await active_person(work, person_id)
    role = Employee.role == person.role
    department = Employee.department == person.department
    rows = await work.session.execute(
        select(*employee_columns)
        .where(
            Employee.active,
            Employee.id != person_id,
            Employee.id.not_in(AWAY),
            Employee.role != "admin",
        )
        .order_by(
            func.coalesce(and_(role, department), False).desc(),
            func.coalesce(department, False).desc(),
            role.desc(),
            Employee.name,
        )
        .limit(COLLEAGUES_SHOWN)
    )
    people = [Person(*row) for row in rows]
    load = await loads(work, [each.id for each in people])
    return sorted(
        (Colleague(each, load[each.id]) for each in people),
        key=lambda one: (
            -_nearness(person, one.person),
            one.load,
            one.person.name,
        ),
    )


def _nearness(person: Person, other: Person) -> int:
    same_department = other.department == person.department and person.department is not None
    return 2 * same_department + (other.role == person.role)
