"""The visits of somebody who leaves the company go to his successor (domain 4.3)."""

from sqlalchemy import select, update

from domain.permissions import Permission, needs
from domain.programme import assigning
from domain.visits.reminders import APPOINTMENT_CARD
from domain.visits.states import subject
from domain.work import Work, redraw
from storage.models import Appointment, Campaign, CampaignRep


@needs(Permission.DISMISS_STAFF)
async def hand_over(work: Work, from_id: int, to_id: int) -> int:
    """Hand over what he agreed on. His part of the running campaigns waits for their heads' next
    split: whoever gets on with a client is the head's to say (domain 2.4).

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
            stage="evening",
        )
    return len(found)
