"""Campaigns: finding one, and the facts that everything about it begins with."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, case, func, select

from domain.errors import DeskError, NotFound, TooLate
from domain.permissions import Permission, needs
from domain.work import Work
from storage.models import Campaign, CampaignClient, Employee

FOUND_LIMIT = 20
"""Campaigns named when several fit a name."""


@dataclass(frozen=True)
class CampaignFacts:
    """One campaign. `state` is planned, running or ended."""

    id: int
    name: str
    head_id: int
    head: str
    form_version_id: int
    starts_on: date
    ends_on: date
    state: str
    started_at: datetime | None
    ended_at: datetime | None


def facts_query() -> Select[*tuple[Any, ...]]:
    """What makes `CampaignFacts`; narrow it before it is run."""
    return select(
        Campaign.id,
        Campaign.name,
        Campaign.head_id,
        Employee.name.label("head"),
        Campaign.form_version_id,
        Campaign.starts_on,
        Campaign.ends_on,
        Campaign.state,
        Campaign.started_at,
        Campaign.ended_at,
    ).join(Employee, Employee.id == Campaign.head_id)


@needs(Permission.READ_PROGRAMME)
async def campaign(work: Work, campaign_id: int) -> CampaignFacts:
    """One campaign.

    Raises:
        NotFound: there is none of this id.
    """
    return await _one(work, facts_query().where(Campaign.id == campaign_id))


@needs(Permission.READ_PROGRAMME)
async def campaign_named(work: Work, name: str) -> CampaignFacts:
    """The campaign that is meant: by its whole name, or a part that only one has.

    Raises:
        NotFound: none is called so. DeskError: several are; it names them.
    """
    wanted = " ".join(name.split())
    lower = func.lower(Campaign.name)
    rows = await work.session.execute(
        facts_query()
        .where(lower.contains(wanted.lower(), autoescape=True))
        .order_by((lower == wanted.lower()).desc(), Campaign.id.desc())
        .limit(FOUND_LIMIT)
    )
    found = [CampaignFacts(*row) for row in rows]
    exact = [each for each in found if each.name.lower() == wanted.lower()]
    if not found:
        raise NotFound("error-campaign-unknown", name=wanted)
    if len(exact or found) > 1:
        names = ", ".join(each.name for each in found)
        raise DeskError("error-campaigns-several", name=wanted, campaigns=names)
    return (exact or found)[0]


@needs(Permission.READ_PROGRAMME)
async def present_campaign(work: Work) -> CampaignFacts | None:
    """The one that is most likely meant: the latest that runs, else is planned, else is over."""
    by_state = case({"running": 0, "planned": 1}, value=Campaign.state, else_=2)
    row = (
        await work.session.execute(
            facts_query().order_by(by_state, Campaign.starts_on.desc(), Campaign.id.desc()).limit(1)
        )
    ).first()
    return None if row is None else CampaignFacts(*row)


@dataclass(frozen=True)
class CampaignLine:
    """A campaign in the list of campaigns."""

    facts: CampaignFacts
    clients: int
    open: int


@needs(Permission.READ_PROGRAMME)
async def campaigns(work: Work) -> list[CampaignLine]:
    """All campaigns, the latest first."""
    counted = (
        select(
            CampaignClient.campaign_id,
            func.count().label("clients"),
            func.count().filter(CampaignClient.state == "open").label("open"),
        )
        .group_by(CampaignClient.campaign_id)
        .subquery()
    )
    rows = await work.session.execute(
        facts_query()
        .add_columns(func.coalesce(counted.c.clients, 0), func.coalesce(counted.c.open, 0))
        .outerjoin(counted, counted.c.campaign_id == Campaign.id)
        .order_by(Campaign.starts_on.desc(), Campaign.id.desc())
    )
    return [CampaignLine(CampaignFacts(*row[:-2]), *row[-2:]) for row in rows]


async def lock_campaign(work: Work, campaign_id: int) -> CampaignFacts:
    """A campaign whose list or reps are about to change: one such act at a time.

    Raises:
        NotFound: there is none of this id. TooLate: it is over.
    """
    found = await _one(
        work, facts_query().where(Campaign.id == campaign_id).with_for_update(of=Campaign)
    )
    if found.state == "ended":
        raise TooLate("error-campaign-over", name=found.name)
    return found


async def _one(work: Work, query: Select[*tuple[Any, ...]]) -> CampaignFacts:
    row = (await work.session.execute(query)).first()
    if row is None:
        raise NotFound("error-campaign-gone")
    return CampaignFacts(*row)
