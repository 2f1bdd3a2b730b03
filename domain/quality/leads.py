"""Who hears of a quality problem: the programme's head, and whoever answers for its repair."""

from collections.abc import Collection

from sqlalchemy import or_, select

from domain.work import Work
from storage.models import Campaign, CampaignClient, Employee


async def service_leads(work: Work, categories: Collection[str]) -> list[int]:
    """The active leads who answer for complaints of these categories; the service leads where the
    company named no department, or its lead has left. In the order of their ids.
    """
    rules = work.policy.quality
    codes = {rules.department_of(category) for category in categories}
    names = {work.policy.departments[code].lead for code in codes if code is not None}
    named = list(
        await work.session.scalars(
            select(Employee.id)
            .where(Employee.active, Employee.name.in_(names))
            .order_by(Employee.id)
        )
    )
    if named and None not in codes:
        return named
    everybody = await work.session.scalars(
        select(Employee.id)
        .where(Employee.active, or_(Employee.role == "service_lead", Employee.id.in_(named)))
        .order_by(Employee.id)
    )
    return list(everybody)


async def programme_heads(work: Work, campaign_client_id: int | None) -> list[int]:
    """The head of the campaign; outside campaigns, or once he has left, all programme heads."""
    head_id = await work.session.scalar(
        select(Employee.id)
        .join(Campaign, Campaign.head_id == Employee.id)
        .join(CampaignClient, CampaignClient.campaign_id == Campaign.id)
        .where(CampaignClient.id == campaign_client_id, Employee.active)
    )
    if head_id is not None:
        return [head_id]
    heads = await work.session.scalars(
        select(Employee.id)
        .where(Employee.role == "programme_head", Employee.active)
        .order_by(Employee.id)
    )
    return list(heads)
