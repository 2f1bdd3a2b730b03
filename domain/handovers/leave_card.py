"""A leave as it is read: by its person, his substitutes, and whoever orders it (domain 4.3)."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from domain.errors import NotAllowed, NotFound
from domain.handovers.leaving import ASKED, TELL, substitutes
from domain.handovers.planning import Plan, may_substitute, plan_for
from domain.people.staff import Person
from domain.permissions import Permission, needs
from domain.work import Work
from storage.models import Employee, Handover


@dataclass(frozen=True)
class LeaveCard:
    """A leave as its readers see it.

    Attributes:
        state: planned, active, ended, cancelled or undone.
        asked: he asks for it himself, and nobody has ordered it yet.
        drafted: its substitutes are still being chosen.
        plan: who would take what; None once it has begun.
        takers, stand_ins: who stands in, and those of them who work here by name.
        may_order, is_his: of the reader.
        tell_clients: whether his clients will be written to.
        undo_until: until when its beginning can be undone.
    """

    id: int
    person: Person
    from_on: date
    until_on: date
    state: str
    asked: bool
    drafted: bool
    plan: Plan | None
    takers: tuple[int, ...]
    stand_ins: tuple[str, ...]
    may_order: bool
    is_his: bool
    tell_clients: bool
    ordered_by: str | None


@needs(Permission.OWN_SETTINGS)
async def live_leave(work: Work, person_id: int) -> int | None:
    """A person's leave that is planned or lasts, if there is one."""
    found: int | None = await work.session.scalar(
        select(Handover.id).where(
            Handover.person_id == person_id,
            Handover.kind == "leave",
            Handover.state.in_(("planned", "active")),
        )
    )
    return found


@needs(Permission.OWN_SETTINGS)
async def leave_card(work: Work, handover_id: int) -> LeaveCard:
    """A leave with what would move, for its person, his substitutes, and whoever may order it.

    Raises:
        NotFound: no such leave. NotAllowed: it is not his to read.
    """
    handover = await work.session.get(Handover, handover_id)
    if handover is None or handover.kind != "leave" or handover.until_on is None:
        raise NotFound("error-leave-unknown")
    may_order = await may_substitute(work, handover.person_id)
    is_his = handover.person_id == work.actor.employee_id
    takers = tuple(substitutes(handover))
    if not (may_order or is_his or work.actor.employee_id in takers):
        raise NotAllowed
    planned = handover.state == "planned"
    names = await _names_of_present(work, takers)
    takers_here = [each for each in takers if each in names]
    plan = (
        await plan_for(work, handover.person_id, takers_here, until_on=handover.until_on)
        if planned and takers_here
        else None
    )
    by = await work.session.get(Employee, handover.by_id) if handover.by_id else None
    return LeaveCard(
        handover.id,
        await _anybody(work, handover.person_id),
        handover.from_on,
        handover.until_on,
        handover.state,
        asked=bool(handover.plan.get(ASKED)),
        drafted=planned and handover.next_at is None,
        plan=plan,
        takers=takers,
        stand_ins=tuple(names[each] for each in takers_here),
        may_order=may_order,
        is_his=is_his,
        tell_clients=bool(handover.plan.get(TELL)) if planned else handover.clients_told,
        ordered_by=by.name if by is not None else None,
    )


async def _names_of_present(work: Work, ids: tuple[int, ...]) -> dict[int, str]:
    """Those of them who work here."""
    rows = await work.session.execute(
        select(Employee.id, Employee.name).where(Employee.id.in_(ids), Employee.active)
    )
    return {row.id: row.name for row in rows}


async def _anybody(work: Work, person_id: int) -> Person:
    row = await work.session.get(Employee, person_id)
    if row is None:
        raise NotFound("error-employee-gone")
    return Person(
        row.id, row.name, row.role, row.department, row.language, row.time_zone, row.active
    )
