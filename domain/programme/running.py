"""A campaign's course: it starts, its list grows and shrinks, it ends (domain 2.20)."""

from sqlalchemy import exists, func, select, update
from sqlalchemy.dialects.postgresql import insert

from domain.errors import DeskError, NotFound, TooLate
from domain.permissions import Permission, needs
from domain.programme.campaigns import CampaignFacts, lock_campaign
from domain.work import Work
from storage.models import Campaign, CampaignClient, CampaignRep, Client

STARTED = "campaign_started"
"""Card for a rep: `campaign_id`."""

REMOVALS = ("closed", "not_client", "twice", "not_now")
"""Reasons to take a client off the list that need no words of one's own."""

LONGEST_REASON = 500


@needs(Permission.RUN_PROGRAMME)
async def start(work: Work, campaign_id: int) -> CampaignFacts:
    """Begin: its reps are told, and may call.

    Raises:
        DeskError: some client has no rep yet, or there are no reps. TooLate: it has begun.
    """
    facts = await lock_campaign(work, campaign_id)
    if facts.state != "planned":
        raise TooLate("error-campaign-begun", name=facts.name)
    alone = await work.session.scalar(
        select(func.count())
        .select_from(CampaignClient)
        .where(
            CampaignClient.campaign_id == campaign_id,
            CampaignClient.state == "open",
            CampaignClient.rep_id.is_(None),
        )
    )
    if alone:
        raise DeskError("error-campaign-not-split", n=alone)
    reps = await work.session.scalars(
        select(CampaignRep.rep_id)
        .where(CampaignRep.campaign_id == campaign_id, CampaignRep.left_at.is_(None))
        .order_by(CampaignRep.rep_id)
    )
    for rep_id in list(reps):
        work.notify(rep_id, STARTED, campaign_id=campaign_id)
    await work.session.execute(
        update(Campaign)
        .where(Campaign.id == campaign_id)
        .values(state="running", started_at=work.now)
    )
    return facts


@needs(Permission.RUN_PROGRAMME)
async def end(work: Work, campaign_id: int) -> CampaignFacts:
    """End a campaign of which every client was worked through.

    Raises:
        DeskError: some are still open; it says how many, and how many of them wait for a word on
            their refusal. TooLate: it is not running.
    """
    facts = await lock_campaign(work, campaign_id)
    if facts.state != "running":
        raise TooLate("error-campaign-not-begun", name=facts.name)
    asked = CampaignClient.refusal_asked_at.is_not(None)
    row = (
        await work.session.execute(
            select(func.count(), func.count().filter(asked)).where(
                CampaignClient.campaign_id == campaign_id, CampaignClient.state == "open"
            )
        )
    ).one()
    left, refusals = row
    if left:
        raise DeskError("error-campaign-not-covered", n=left, refusals=refusals)
    await work.session.execute(
        update(Campaign).where(Campaign.id == campaign_id).values(state="ended", ended_at=work.now)
    )
    return facts


@needs(Permission.RUN_PROGRAMME)
async def remove(work: Work, campaign_client_id: int, reason: str) -> None:
    """Take a client off the list. He counts as worked through; the reason stays.

    Args:
        reason: one of REMOVALS, or words.

    Raises:
        DeskError: there is no reason. NotFound: no such line. TooLate: he is not open any more.
    """
    words = " ".join(reason.split())
    if not words:
        raise DeskError("error-words-needed")
    if len(words) > LONGEST_REASON:
        raise DeskError("error-words-too-long", length=len(words), limit=LONGEST_REASON)
    await _lock_campaign_of(work, campaign_client_id)
    await close(work, campaign_client_id, "removed", reason=words)


async def close(work: Work, campaign_client_id: int, state: str, **values: str) -> None:
    """Close an open line of a list by the head's word, once.

    Raises:
        TooLate: it is not open any more.
    """
    closed = await work.session.scalar(
        update(CampaignClient)
        .where(CampaignClient.id == campaign_client_id, CampaignClient.state == "open")
        .values(
            state=state,
            decided_by_id=work.actor.employee_id,
            worked_at=work.now,
            refusal_asked_at=None,
            next_call_at=None,
            **values,
        )
        .returning(CampaignClient.id)
    )
    if closed is None:
        raise TooLate("error-campaign-client-over")


@needs(Permission.RUN_PROGRAMME)
async def put_on(work: Work, campaign_id: int, client_id: int) -> int:
    """Put a client on the list, or back on it when he was taken off.

    Returns:
        The id of his line; it has no rep until the list is split or he is moved.

    Raises:
        NotFound: no such client. DeskError: he is on the list.
    """
    await lock_campaign(work, campaign_id)
    known = exists().where(Client.id == client_id)
    if not await work.session.scalar(select(known)):
        raise NotFound("error-client-unknown")
    line_id: int | None = await work.session.scalar(
        insert(CampaignClient)
        .values(campaign_id=campaign_id, client_id=client_id)
        .on_conflict_do_update(
            index_elements=[CampaignClient.campaign_id, CampaignClient.client_id],
            set_={"state": "open", "reason": None, "decided_by_id": None, "worked_at": None},
            where=CampaignClient.state == "removed",
        )
        .returning(CampaignClient.id)
    )
    if line_id is None:
        raise DeskError("error-campaign-client-listed")
    return line_id


async def _lock_campaign_of(work: Work, campaign_client_id: int) -> CampaignFacts:
    campaign_id = await work.session.scalar(
        select(CampaignClient.campaign_id).where(CampaignClient.id == campaign_client_id)
    )
    if campaign_id is None:
        raise NotFound("error-campaign-client-unknown")
    return await lock_campaign(work, campaign_id)
