"""The sweep over appointments: the evening before, an hour before, and how it was (domain 2.7)."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import func, select, update

from domain.permissions import Permission, needs
from domain.visits.schedule import Stage, next_step
from domain.visits.states import subject
from domain.work import Work
from storage.models import Appointment, Employee
from storage.statements import Statement

BATCH = 100
"""Appointments a sweep takes in one transaction."""

APPOINTMENT_CARD = "appointment"

_NEXT = Statement(select(func.min(Appointment.next_at)).where(Appointment.state == "planned"))


@needs(Permission.SWEEP)
async def sweep_appointments(work: Work) -> int:
    """Remind the reps of what comes, and ask them how it was.

    Each stage of each version of an appointment is told once: its notice has a key, and `next_at`
    moves on in the same transaction.

    Returns:
        How many appointments were looked at.
    """
    rows = await work.session.execute(
        select(Appointment, Employee.time_zone)
        .join(Employee, Employee.id == Appointment.rep_id)
        .where(Appointment.state == "planned", Appointment.next_at <= work.now)
        .order_by(Appointment.next_at)
        .limit(BATCH)
        .with_for_update(of=Appointment, skip_locked=True)
        .execution_options(populate_existing=True)
    )
    found = rows.all()
    for appointment, time_zone in found:
        await _step(work, appointment, ZoneInfo(time_zone))
    return len(found)


async def _step(work: Work, appointment: Appointment, zone: ZoneInfo) -> None:
    stage, next_at = next_step(
        work.policy.visits, zone, appointment.starts_at, appointment.ends_at, work.now
    )
    if stage > appointment.stage:
        work.notify(
            appointment.rep_id,
            APPOINTMENT_CARD,
            subject=subject(appointment.id),
            key=f"{subject(appointment.id)}:{appointment.sequence}:{int(stage)}",
            appointment_id=appointment.id,
            stage=Stage(stage).name.lower(),
        )
    await work.session.execute(
        update(Appointment)
        .where(Appointment.id == appointment.id)
        .values(stage=int(stage), next_at=next_at)
    )


@needs(Permission.SWEEP)
async def next_due(work: Work) -> datetime | None:
    """The next moment at which the sweep has something to do."""
    moment: datetime | None = await _NEXT.value(work.transaction)
    return moment


SWEEPS = (sweep_appointments,)
