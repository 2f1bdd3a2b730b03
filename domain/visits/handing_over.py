"""The visits of somebody who leaves go to his colleagues (domain 4.3)."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select, update

from domain.handovers.takers import Handed, Moved, Takers, return_owned
from domain.visits import inviting, passing_on
from domain.visits.reminders import APPOINTMENT_CARD
from domain.visits.schedule import Stage
from domain.visits.states import subject
from domain.work import Work, redraw
from storage.models import Appointment, Employee

_ASKED = Stage.ASKED.name.lower()

OVER = "over"
"""Said of an appointment whose time had passed when it was handed over."""


async def hand_over(work: Work, from_id: int, takers: Takers) -> list[Moved]:
    """Hand over what he agreed on; clients who were invited learn who comes now. Of a leave only
    what falls into it: of what has been he himself will say how it was.

    Returns:
        The appointments that go on; each taker hears of each of his.
    """
    ahead = await _give_ahead(work, from_id, takers)
    return ahead if takers.is_leave else ahead + await _give_over(work, from_id, takers)


async def give_back(work: Work, handed: Sequence[Handed]) -> list[Handed]:
    """Give back what is still to come, of which the client learns, and what was over before it was
    handed over. What took place meanwhile is for whoever was there.
    """
    by_id = {each.row_id: each for each in handed}
    found = await work.session.scalars(
        select(Appointment)
        .where(
            Appointment.id.in_(by_id),
            Appointment.state == "planned",
            Appointment.ends_at > work.now,
        )
        .order_by(Appointment.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    still = [each for each in found if each.rep_id == by_id[each.id].to_id]
    zones = await _zones(work, {each.from_id for each in handed})
    for appointment in still:
        former_id, rep_id = appointment.rep_id, by_id[appointment.id].from_id
        await passing_on.give(work, appointment, rep_id, zones[rep_id])
        await inviting.forget(work, appointment, former_id)
    over = await return_owned(
        work,
        Appointment.rep_id,
        [each for each in handed if each.before.get(OVER)],
        Appointment.state.in_(("planned", "missed")),
        Appointment.ends_at <= work.now,
    )
    await redraw(work, *(subject(each.row_id) for each in over))
    return [by_id[each.id] for each in still] + over


def ends_at(work: Work, takers: Takers) -> datetime | None:
    """When a leave is over, where the company is; None for somebody who does not come back."""
    if takers.until_on is None:
        return None
    return datetime.combine(takers.until_on + timedelta(days=1), time(), work.policy.zone)


async def _give_ahead(work: Work, from_id: int, takers: Takers) -> list[Moved]:
    """What is still to come: each client's invitation names who comes now."""
    planned = (
        select(Appointment)
        .where(
            Appointment.rep_id == from_id,
            Appointment.state == "planned",
            Appointment.ends_at > work.now,
        )
        .order_by(Appointment.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    over = ends_at(work, takers)
    if over is not None:
        planned = planned.where(Appointment.starts_at < over)
    found = (await work.session.scalars(planned)).all()
    zones = await _zones(work, takers.people)
    moved = [Moved(each.id, takers.of(each.client_id)) for each in found]
    for appointment in found:
        taker_id = takers.of(appointment.client_id)
        await passing_on.give(work, appointment, taker_id, zones[taker_id])
    return moved


async def _zones(work: Work, people: set[int]) -> dict[int, ZoneInfo]:
    rows = await work.session.execute(
        select(Employee.id, Employee.time_zone).where(Employee.id.in_(people))
    )
    return {row.id: ZoneInfo(row.time_zone) for row in rows}


async def _give_over(work: Work, from_id: int, takers: Takers) -> list[Moved]:
    """Those whose time has passed: how it was is not known, or nothing came of it."""
    rows = await work.session.execute(
        update(Appointment)
        .where(Appointment.rep_id == from_id, Appointment.state.in_(("planned", "missed")))
        .values(rep_id=takers.column(Appointment.client_id), revision=Appointment.revision + 1)
        .returning(Appointment.id, Appointment.rep_id)
        .execution_options(synchronize_session=False)
    )
    found = sorted((row.id, row.rep_id) for row in rows)
    for appointment_id, taker_id in found:
        await redraw(work, subject(appointment_id))
        work.notify(
            taker_id,
            APPOINTMENT_CARD,
            subject=subject(appointment_id),
            appointment_id=appointment_id,
            stage=_ASKED,
        )
    return [Moved(appointment_id, taker_id, {OVER: True}) for appointment_id, taker_id in found]
