"""Leaves: planned from day to day, ordered by a lead, begun and ended by themselves (domain 4.3).

During a leave what is open goes on in other hands, and what comes in for the person may be signed
for by his substitute too. When it is over, what is not done comes back.
"""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from sqlalchemy import select

from domain.errors import DeskError, NotAllowed, NotFound, TooLate
from domain.handovers import telling
from domain.handovers.away import standins
from domain.handovers.items import follow, keep
from domain.handovers.moving import move_everything
from domain.handovers.planning import colleagues, may_substitute, plan_for
from domain.handovers.returning import Returned, give_back
from domain.people.audit import note
from domain.people.leading import above
from domain.people.staff import active_person
from domain.permissions import Permission, needs
from domain.work import Work, redraw
from storage.models import Employee, Handover

LONGEST = timedelta(days=200)
"""A longer leave is no leave any more: his clients get another manager for good."""

TAKERS, TELL, ASKED = "takers", "tell", "asked"
"""What the plan of a leave says beside its first substitute (`main`)."""


@needs(Permission.OWN_SETTINGS)
async def plan_leave(
    work: Work,
    person_id: int,
    from_on: date,
    until_on: date,
    taker_ids: Sequence[int] = (),
) -> int:
    """Write a leave down; it is ordered by `order_leave`, or asked for by `ask_for_leave`.

    Args:
        taker_ids: who stands in; the likeliest colleague unless given.

    Returns:
        The handover's id.

    Raises:
        NotAllowed: it is not his own, nor of his people. DeskError: the days are in no order or
            have passed, or there is a leave of his already.
    """
    if person_id != work.actor.employee_id and not await may_substitute(work, person_id):
        raise NotAllowed
    await active_person(work, person_id)
    if until_on < from_on:
        raise DeskError("error-leave-order")
    if until_on < work.today:
        raise DeskError("error-leave-passed")
    if until_on - from_on > LONGEST:
        raise DeskError("error-leave-long", days=LONGEST.days)
    await work.session.execute(
        select(Employee.id).where(Employee.id == person_id).with_for_update()
    )
    await _drop_draft(work, person_id)
    likely = [each.person.id for each in await colleagues(work, person_id)][:1]
    takers = list(taker_ids) or likely
    handover = Handover(
        kind="leave",
        state="planned",
        person_id=person_id,
        by_id=work.actor.employee_id,
        from_on=from_on,
        until_on=until_on,
        plan={TAKERS: takers},
        created_at=work.now,
    )
    work.session.add(handover)
    await work.session.flush()
    return handover.id


async def _drop_draft(work: Work, person_id: int) -> None:
    """One that nobody has ordered gives way to the new one."""
    live = await work.session.scalar(
        select(Handover).where(
            Handover.person_id == person_id, Handover.state.in_(("planned", "active"))
        )
    )
    if live is None:
        return
    if live.state == "active" or live.next_at is not None:
        raise DeskError("error-leave-already", until=f"{live.until_on:%d.%m.%Y}")
    await _end(work, live, "cancelled")


@needs(Permission.OWN_SETTINGS)
async def choose_takers(work: Work, handover_id: int, taker_ids: Sequence[int]) -> None:
    """Choose who stands in, before the leave is ordered.

    Raises:
        TooLate: it is ordered already. DeskError: nobody is left, or he himself.
    """
    handover = await _lock_plan(work, handover_id)
    await plan_for(work, handover.person_id, taker_ids, until_on=handover.until_on)
    handover.plan = {**handover.plan, TAKERS: list(dict.fromkeys(taker_ids))}
    handover.revision += 1
    await redraw(work, telling.subject(handover_id))


@needs(Permission.OWN_SETTINGS)
async def tell_or_not(work: Work, handover_id: int) -> None:
    """Whether the clients are written to when the leave begins: the other way round than before.

    Raises:
        NotAllowed: he is not one's to send on leave. TooLate: it is ordered already.
    """
    handover = await _lock_plan(work, handover_id)
    if not await may_substitute(work, handover.person_id):
        raise NotAllowed
    handover.plan = {**handover.plan, TELL: not handover.plan.get(TELL)}
    handover.revision += 1


@needs(Permission.OWN_SETTINGS)
async def ask_for_leave(work: Work, handover_id: int) -> list[int]:
    """Ask those above for one's own leave; they order it or refuse it.

    Returns:
        Whom.
    """
    handover = await _lock_plan(work, handover_id)
    handover.plan = {**handover.plan, ASKED: True}
    handover.revision += 1
    people = sorted(await above(work, [handover.person_id]) - {work.actor.employee_id or 0})
    for person_id in people:
        subject = telling.subject(handover_id)
        work.notify(person_id, telling.LEAVE, subject=subject, handover_id=handover_id)
    return people


@needs(Permission.OWN_SETTINGS)
async def order_leave(work: Work, handover_id: int, *, tell_clients: bool = False) -> None:
    """Order a leave: from its first day on others stand in. One that should have begun begins now.

    Raises:
        NotAllowed: he is not one's to send on leave. TooLate: it is ordered or over.
    """
    handover = await lock(work, handover_id)
    if not await may_substitute(work, handover.person_id):
        raise NotAllowed
    if handover.state != "planned":
        raise TooLate("error-state-moved-on")
    takers = substitutes(handover)
    await plan_for(work, handover.person_id, takers, until_on=handover.until_on)
    handover.by_id = work.actor.employee_id
    tell = tell_clients or bool(handover.plan.get(TELL))
    handover.plan = {TAKERS: takers, "main": takers[0], TELL: tell}
    handover.next_at = _morning(work, handover.from_on)
    handover.revision += 1
    await work.session.flush()
    await note(work, "leave_ordered", f"employee:{handover.person_id}", handover=handover_id)
    if handover.next_at <= work.now:
        await begin_leave(work, handover)
    # Of one that nobody is there to stand in for its person has heard already.
    if handover.person_id != work.actor.employee_id and handover.state != "cancelled":
        subject = telling.subject(handover_id)
        work.notify(handover.person_id, telling.LEAVE, subject=subject, handover_id=handover_id)
    await redraw(work, telling.subject(handover_id))


@needs(Permission.OWN_SETTINGS)
async def cancel_leave(work: Work, handover_id: int) -> None:
    """It does not take place: its person, or somebody who may order it, takes it back.

    Raises:
        TooLate: it has begun, or is over.
    """
    handover = await lock(work, handover_id)
    await _refuse_stranger(work, handover)
    if handover.state == "cancelled":
        return
    if handover.state != "planned":
        raise TooLate("error-state-moved-on")
    await _end(work, handover, "cancelled")
    if handover.person_id != work.actor.employee_id:
        subject = telling.subject(handover_id)
        work.notify(handover.person_id, telling.LEAVE, subject=subject, handover_id=handover_id)
    await redraw(work, telling.subject(handover_id))


async def begin_leave(work: Work, handover: Handover) -> None:
    """Others stand in from now on; within another act that holds the row.

    Substitutes who have left meanwhile, or are away while another is there, are passed over;
    without any, whoever ordered it is told.
    """
    takers = await _present(work, handover)
    if not takers:
        await _end(work, handover, "cancelled")
        for person_id in {handover.by_id, handover.person_id} - {None}:
            if person_id is not None:
                subject = telling.subject(handover.id)
                work.notify(person_id, telling.LEAVE, subject=subject, handover_id=handover.id)
        return
    plan = await plan_for(
        work,
        handover.person_id,
        takers,
        until_on=handover.until_on,
        by_order_of_id=handover.by_id,
    )
    moved = await move_everything(work, handover.person_id, plan.takers)
    # What he had for others on leave comes back to them from whoever has it now.
    await follow(work, handover.id, handover.person_id, plan.takers, moved)
    await keep(work, handover.id, handover.person_id, moved)
    handover.plan = {**handover.plan, TAKERS: takers, "main": takers[0]}
    handover.state, handover.begun_at = "active", work.now
    until = handover.until_on
    handover.next_at = None if until is None else _morning(work, until + timedelta(days=1))
    handover.revision += 1
    if handover.plan.get(TELL):
        await telling.tell_clients(work, handover, moved["client"])
    await work.session.flush()
    telling.tell_takers(work, handover.id, moved)
    await redraw(work, telling.subject(handover.id))


async def _present(work: Work, handover: Handover) -> list[int]:
    """Its substitutes who work here and are not away, or at least work here, in their order; held
    so until this act ends: nothing comes into the hands of somebody who is dismissed just now.

    Nobody stands in for whoever stands in for him: each would be there for himself.
    """
    ids = substitutes(handover)
    rows = await work.session.scalars(
        select(Employee.id)
        .where(Employee.id.in_(ids), Employee.active)
        .order_by(Employee.id)
        .with_for_update(read=True)
    )
    there = set(rows)
    here = [each for each in ids if each in there]
    away = await standins(work, here)
    present = [each for each in here if each not in away]
    return present or [each for each in here if away[each].id != handover.person_id]


async def end_leave(work: Work, handover: Handover) -> Returned:
    """He is back: what is not done is his again; within another act that holds the row."""
    # First of all: what goes back to him is not for his substitute any more.
    await _end(work, handover, "ended")
    await telling.call_off_letters(work, handover.id)
    returned = await give_back(work, handover, handover.by_id)
    await tell_all(work, handover, returned, undone=False)
    return returned


@needs(Permission.OWN_SETTINGS)
async def come_back(work: Work, handover_id: int) -> Returned:
    """End a leave now: its person, or somebody who may order it.

    Raises:
        TooLate: it has not begun, or is over.
    """
    handover = await lock(work, handover_id)
    await _refuse_stranger(work, handover)
    if handover.state != "active" or handover.kind != "leave":
        raise TooLate("error-state-moved-on")
    await note(work, "leave_ended", f"employee:{handover.person_id}", handover=handover_id)
    return await end_leave(work, handover)


async def tell_all(work: Work, handover: Handover, returned: Returned, *, undone: bool) -> None:
    subject = telling.subject(handover.id)
    if handover.person_id != work.actor.employee_id:
        work.notify(handover.person_id, telling.BACK, subject=subject, handover_id=handover.id)
    for person_id, n in sorted(returned.by_taker.items()):
        if person_id != work.actor.employee_id:
            work.notify(person_id, telling.GIVEN_BACK, handover_id=handover.id, n=n, undone=undone)
    await redraw(work, subject)


def substitutes(handover: Handover) -> list[int]:
    kept = handover.plan.get(TAKERS)
    return [each for each in kept if isinstance(each, int)] if isinstance(kept, list) else []


async def lock(work: Work, handover_id: int) -> Handover:
    handover = await work.session.get(
        Handover, handover_id, with_for_update=True, populate_existing=True
    )
    if handover is None:
        raise NotFound("error-leave-unknown")
    return handover


async def _lock_plan(work: Work, handover_id: int) -> Handover:
    """A leave that is not ordered yet, to be changed by its person or by whoever may order it.

    Raises:
        NotAllowed: he is neither. TooLate: it is ordered, or over.
    """
    handover = await lock(work, handover_id)
    await _refuse_stranger(work, handover)
    if handover.state != "planned" or handover.next_at is not None:
        raise TooLate("error-state-moved-on")
    return handover


async def _refuse_stranger(work: Work, handover: Handover) -> None:
    is_his = handover.person_id == work.actor.employee_id
    if not is_his and not await may_substitute(work, handover.person_id):
        raise NotAllowed


async def _end(work: Work, handover: Handover, state: str) -> None:
    handover.state, handover.next_at = state, None
    handover.ended_at, handover.ended_by_id = work.now, work.actor.employee_id
    handover.revision += 1
    await work.session.flush()


def _morning(work: Work, day: date) -> datetime:
    """The first moment of a day where the company is."""
    return datetime.combine(day, time(), work.policy.zone)
