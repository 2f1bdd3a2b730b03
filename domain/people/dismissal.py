"""Leaving: access ends at that instant, and the work goes on in other hands (domain 1.3, 4.3).

The dismissed cannot sign, so each line says that his work was moved by order; the department's
lead holds it until the new person signs. Within a day it can be undone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import text, update

from domain.handovers import telling
from domain.handovers.holdings import THINGS
from domain.handovers.items import follow, keep
from domain.handovers.moving import move_everything
from domain.handovers.planning import Plan, plan_for, refuse_absent, refuse_oneself
from domain.handovers.undoing import WITHIN
from domain.people.audit import note
from domain.people.staff import person_named
from domain.permissions import Permission, needs
from domain.work import Work
from storage.models import Handover


@dataclass(frozen=True)
class Dismissed:
    """What was handed on.

    Attributes:
        counts: how many of each sort, in the order of THINGS; those there were.
        shares: how many things came to each of his colleagues.
        clients_told: how many clients got a letter that names whom to ask.
    """

    handover_id: int
    name: str
    to_name: str
    counts: Mapping[str, int]
    shares: Mapping[str, int]
    clients_told: int = 0


@needs(Permission.DISMISS_STAFF)
async def dismiss(
    work: Work, name: str, to_names: Sequence[str], *, tell_clients: bool = False
) -> Dismissed:
    """Dismiss an employee and hand all his work over in one act: to one colleague, or shared among
    several by load.

    Args:
        tell_clients: write to his clients who is there for them now.

    Raises:
        NotFound: nobody of that name. DeskError: he would take over from himself, or a taker is
            away.
    """
    await _one_at_a_time(work)
    leaver = await person_named(work, name)
    takers = [(await person_named(work, each)).id for each in to_names]
    return await _dismiss(work, leaver.id, takers, tell_clients)


@needs(Permission.DISMISS_STAFF)
async def dismiss_person(
    work: Work, person_id: int, taker_ids: Sequence[int], *, tell_clients: bool = False
) -> Dismissed:
    """The same by ids.

    Raises:
        NotFound: one of them does not work here. NotAllowed: he is above whoever acts.
    """
    await _one_at_a_time(work)
    return await _dismiss(work, person_id, taker_ids, tell_clients)


@needs(Permission.DISMISS_STAFF)
async def preview(work: Work, person_id: int, taker_ids: Sequence[int]) -> Plan:
    """How much of what would go to whom."""
    plan = await plan_for(work, person_id, taker_ids)
    refuse_oneself(work, plan.person)
    await refuse_absent(work, taker_ids)
    return plan


@needs(Permission.DISMISS_STAFF)
async def preview_named(work: Work, name: str, to_names: Sequence[str]) -> Plan:
    """The same by names."""
    takers = [(await person_named(work, each)).id for each in to_names]
    return await preview(work, (await person_named(work, name)).id, takers)


async def _one_at_a_time(work: Work) -> None:
    # Two dismissals at once could each hand the other's people what they hold.
    await work.session.execute(text("LOCK TABLE employees IN SHARE ROW EXCLUSIVE MODE"))


async def _dismiss(
    work: Work, person_id: int, taker_ids: Sequence[int], tell_clients: bool
) -> Dismissed:
    plan = await plan_for(work, person_id, taker_ids, by_order_of_id=work.actor.employee_id)
    refuse_oneself(work, plan.person)
    await refuse_absent(work, taker_ids)
    await _end_leave(work, person_id)
    handover = Handover(
        kind="dismissal",
        state="active",
        person_id=person_id,
        by_id=work.actor.employee_id,
        from_on=work.today,
        plan={"main": plan.takers.main_id, "takers": [each.person_id for each in plan.shares]},
        created_at=work.now,
        begun_at=work.now,
        next_at=work.now + WITHIN,
    )
    work.session.add(handover)
    await work.session.flush()
    moved = await move_everything(work, person_id, plan.takers)
    await follow(work, handover.id, person_id, plan.takers, moved)
    await keep(work, handover.id, person_id, moved)
    told = await telling.tell_clients(work, handover, moved["client"]) if tell_clients else 0
    telling.tell_takers(work, handover.id, moved)
    await telling.tell_above(work, handover, moved)
    counts = {thing: len(rows) for thing, rows in moved.items()}
    await note(work, "dismiss", f"employee:{person_id}", to=plan.takers.main_id, **counts)
    names = {each.person_id: each.name for each in plan.shares}
    shares = telling.shares_of(moved)
    return Dismissed(
        handover.id,
        plan.person.name,
        ", ".join(names.values()),
        counts={thing: counts[thing] for thing in THINGS if counts[thing]},
        shares={name: shares.get(each, 0) for each, name in names.items()},
        clients_told=told,
    )


async def _end_leave(work: Work, person_id: int) -> None:
    """A leave that was planned does not begin; of one that has begun nothing comes back."""
    for state, ended in (("planned", "cancelled"), ("active", "ended")):
        over = await work.session.scalars(
            update(Handover)
            .where(Handover.person_id == person_id, Handover.state == state)
            .values(
                state=ended,
                ended_at=work.now,
                ended_by_id=work.actor.employee_id,
                next_at=None,
                revision=Handover.revision + 1,
            )
            .returning(Handover.id)
        )
        for handover_id in over.all():
            await telling.call_off_letters(work, handover_id)
