"""Appointments with a client whom the head of a campaign gives to another rep (domain 2.4)."""

from collections.abc import Mapping, Set
from zoneinfo import ZoneInfo

from sqlalchemy import BigInteger, bindparam, func, or_, select
from sqlalchemy.dialects.postgresql import ARRAY

from domain.permissions import Permission, needs
from domain.visits import inviting
from domain.visits.reminders import APPOINTMENT_CARD
from domain.visits.schedule import next_step
from domain.visits.states import subject
from domain.work import Work, redraw
from storage.models import Appointment, Campaign, CampaignClient, Employee


@needs(Permission.RUN_PROGRAMME)
async def pass_on(work: Work, campaign_id: int, new_reps: Mapping[int, int | None]) -> None:
    """Give the appointments ahead to the reps who get their clients. Both reps are told, and the
    client's invitation names who comes now; it stays at its time, so what he answered counts.

    It is called before the lines change hands, in the same transaction.

    Args:
        new_reps: by the id of the line in the campaign's list; None leaves an appointment with
            whom it is until somebody gets the client.
    """
    takers = {line_id: rep_id for line_id, rep_id in new_reps.items() if rep_id is not None}
    if not takers:
        return
    rows = await work.session.execute(
        select(Appointment, CampaignClient.id)
        .join(CampaignClient, CampaignClient.client_id == Appointment.client_id)
        .join(Campaign, Campaign.id == CampaignClient.campaign_id)
        .where(
            Campaign.id == campaign_id,
            Campaign.state == "running",
            # One array: a split moves more lines than a statement takes parameters.
            CampaignClient.id == func.any(bindparam("lines", type_=ARRAY(BigInteger))),
            CampaignClient.state == "open",
            Appointment.purpose != "site",
            Appointment.state == "planned",
            Appointment.ends_at > work.now,
            or_(
                Appointment.campaign_client_id == CampaignClient.id,
                Appointment.rep_id == CampaignClient.rep_id,
            ),
        )
        .order_by(Appointment.id)
        .with_for_update(of=Appointment)
        .execution_options(populate_existing=True),
        {"lines": sorted(takers)},
    )
    passed = [
        (appointment, takers[line_id])
        for appointment, line_id in rows.all()
        if takers[line_id] != appointment.rep_id
    ]
    zones = await _zones(work, {rep_id for _, rep_id in passed})
    for appointment, rep_id in passed:
        await _pass(work, appointment, rep_id, zones[rep_id])


async def _zones(work: Work, rep_ids: Set[int]) -> dict[int, ZoneInfo]:
    rows = await work.session.execute(
        select(Employee.id, Employee.time_zone).where(Employee.id.in_(rep_ids))
    )
    return {row.id: ZoneInfo(row.time_zone) for row in rows}


async def _pass(work: Work, appointment: Appointment, rep_id: int, zone: ZoneInfo) -> None:
    former_id = appointment.rep_id
    await give(work, appointment, rep_id, zone)
    await inviting.forget(work, appointment, former_id)
    _tell(work, appointment, former_id, "passed_on")


async def give(work: Work, appointment: Appointment, rep_id: int, zone: ZoneInfo) -> None:
    """Give one appointment ahead to another rep, within another act. He is told, and so is the
    client; the former rep is not.

    Args:
        appointment: locked. zone: the new rep's.
    """
    stage, next_at = next_step(
        work.policy.visits,
        zone,
        appointment.starts_at,
        appointment.ends_at,
        work.now,
    )
    appointment.rep_id = rep_id
    appointment.sequence += 1
    appointment.revision += 1
    appointment.stage, appointment.next_at = int(stage), next_at
    await work.session.flush()
    await inviting.name_another(work, appointment)
    await redraw(work, subject(appointment.id))
    _tell(work, appointment, rep_id, "taken_over")


def _tell(work: Work, appointment: Appointment, person_id: int, told: str) -> None:
    work.notify(
        person_id,
        APPOINTMENT_CARD,
        subject=subject(appointment.id),
        key=f"{subject(appointment.id)}:{appointment.sequence}:{told}",
        appointment_id=appointment.id,
        stage=told,
    )
