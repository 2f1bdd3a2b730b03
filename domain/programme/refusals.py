"""Refusals of clients: only with the head's approval is a client worked through (domain 2.20)."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update

from domain.errors import NotFound, TooLate
from domain.permissions import Permission, needs
from domain.programme.running import close
from domain.work import Work, redraw
from storage.models import CampaignClient, Client, Employee

RETURNED = "refusal_returned"
"""Card for the rep: `campaign_client_id`."""


@dataclass(frozen=True)
class Refusal:
    """A client who refused, as his rep wrote it. `asked_at` is None once the head has decided."""

    campaign_client_id: int
    campaign_id: int
    client_id: int
    client: str
    rep_id: int | None
    rep: str | None
    words: str | None
    asked_at: datetime | None
    state: str


@needs(Permission.RUN_PROGRAMME)
async def approve(work: Work, campaign_client_id: int) -> None:
    """The client is worked through: he refused.

    Raises:
        TooLate: it is decided already.
    """
    await _still_asked(work, campaign_client_id)
    await close(work, campaign_client_id, "refused")
    await redraw(work, _subject(campaign_client_id))


@needs(Permission.RUN_PROGRAMME)
async def send_back(work: Work, campaign_client_id: int) -> None:
    """The rep is to try once more; he hears of it, and the client is in his calls of today.

    Raises:
        TooLate: it is decided already.
    """
    rep_id = await _still_asked(work, campaign_client_id)
    await work.session.execute(
        update(CampaignClient)
        .where(CampaignClient.id == campaign_client_id)
        .values(refusal_asked_at=None, next_call_at=work.now, decided_by_id=work.actor.employee_id)
    )
    if rep_id is not None:
        work.notify(
            rep_id,
            RETURNED,
            subject=_subject(campaign_client_id),
            campaign_client_id=campaign_client_id,
        )
    await redraw(work, _subject(campaign_client_id))


async def _still_asked(work: Work, campaign_client_id: int) -> int | None:
    """His rep; the line stays locked until this act ends."""
    row = (
        await work.session.execute(
            select(CampaignClient.rep_id, CampaignClient.state, CampaignClient.refusal_asked_at)
            .where(CampaignClient.id == campaign_client_id)
            .with_for_update()
        )
    ).first()
    if row is None:
        raise NotFound("error-campaign-client-unknown")
    if row.state != "open" or row.refusal_asked_at is None:
        raise TooLate("error-refusal-decided")
    rep_id: int | None = row.rep_id
    return rep_id


@needs(Permission.FOLLOW_UP)
async def refusal(work: Work, campaign_client_id: int) -> Refusal:
    """One refusal, for the head or the rep it belongs to.

    Raises:
        NotFound: no such line.
    """
    row = (
        await work.session.execute(
            select(
                CampaignClient.id,
                CampaignClient.campaign_id,
                CampaignClient.client_id,
                Client.name,
                CampaignClient.rep_id,
                Employee.name,
                CampaignClient.reason,
                CampaignClient.refusal_asked_at,
                CampaignClient.state,
            )
            .join(Client, Client.id == CampaignClient.client_id)
            .outerjoin(Employee, Employee.id == CampaignClient.rep_id)
            .where(CampaignClient.id == campaign_client_id)
        )
    ).first()
    if row is None:
        raise NotFound("error-campaign-client-unknown")
    found = Refusal(*row)
    if not work.actor.may(Permission.READ_PROGRAMME) and found.rep_id != work.actor.id:
        raise NotFound("error-campaign-client-unknown")
    return found


def _subject(campaign_client_id: int) -> str:
    return f"campaign_client:{campaign_client_id}"
