"""The visits of somebody who leaves the company go to his successor (domain 4.3)."""

from zoneinfo import ZoneInfo

from sqlalchemy import select, update

from domain.permissions import Permission, needs
from domain.programme import assigning
from domain.visits import passing_on
from domain.visits.reminders import APPOINTMENT_CARD
from domain.visits.schedule import Stage
from domain.visits.states import subject
from domain.work import Work, redraw
from storage.models import Appointment, Campaign, CampaignRep, Employee

_ASKED = Stage.ASKED.name.lower()


@needs(Permission.DISMISS_STAFF)
async def hand_over(work: Work, from_id: int, to_id: int) -> int:
    """Hand over what he agreed on; clients who were invited learn who comes now. His part of the
    running campaigns waits for their heads' next split: whoever gets on with a client is the
    head's to say (domain 2.4).

    Args:
        from_id: still an active employee, in this transaction.

    Returns:
        How many appointments his successor keeps; each of them he hears of.
    """
    campaigns = await work.session.scalars(
        select(CampaignRep.campaign_id)
        .join(Campaign, Campaign.id == CampaignRep.campaign_id)
        .where(
            CampaignRep.rep_id == from_id,
            CampaignRep.left_at.is_(None),
            Campaign.state != "ended",
        )
    )
    for campaign_id in sorted(campaigns):
        await assigning.leave(work, campaign_id, from_id)
    return await _give_ahead(work, from_id, to_id) + await _give_over(work, from_id, to_id)


async def _give_ahead(work: Work, from_id: int, to_id: int) -> int:
    """What is still to come: each client's invitation names who comes now."""
    zone = await work.session.scalar(select(Employee.time_zone).where(Employee.id == to_id))
    ahead = await work.session.scalars(
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
    found = ahead.all()
    for appointment in found:
        await passing_on.give(work, appointment, to_id, ZoneInfo(zone or work.policy.time_zone))
    return len(found)


async def _give_over(work: Work, from_id: int, to_id: int) -> int:
    """Those whose time has passed: how it was is not known, or nothing came of it."""
    moved = await work.session.scalars(
        update(Appointment)
        .where(Appointment.rep_id == from_id, Appointment.state.in_(("planned", "missed")))
        .values(rep_id=to_id, revision=Appointment.revision + 1)
        .returning(Appointment.id)
    )
    found = sorted(moved)
    for appointment_id in found:
        await redraw(work, subject(appointment_id))
        work.notify(
            to_id,
            APPOINTMENT_CARD,
            subject=subject(appointment_id),
            appointment_id=appointment_id,
            stage=_ASKED,
        )
    return len(found)
