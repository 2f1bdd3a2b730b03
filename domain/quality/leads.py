"""Who hears of a quality problem: the programme's head, and whoever answers for its repair."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import ARRAY, BigInteger, Text, any_, bindparam, or_, select

from domain.handovers.away import standins
from domain.people.leading import department_of
from domain.work import Work
from storage.models import Campaign, CampaignClient, Employee
from storage.statements import Statement


@dataclass(frozen=True)
class Answering:
    """Who answers for complaints of one category: his own request of the ticket is offered to one
    lead, or to the department of several.

    Attributes:
        people: their ids, in order; nobody, in a company without leads.
        department: whose working hours count.
    """

    people: tuple[int, ...]
    department: str | None


async def answering_for(work: Work, category: str) -> Answering:
    """Who answers for complaints of a category: the lead of the department that the company named;
    where it named none, or its lead has left, the service leads; without any, those above.
    """
    code = work.policy.quality.department_of(category)
    if code is not None:
        lead = work.policy.departments[code].lead
        lead_id = await work.session.scalar(
            select(Employee.id).where(Employee.active, Employee.name == lead).order_by(Employee.id)
        )
        if lead_id is not None:
            return Answering(await _here(work, (lead_id,)), code)
    people = await _here(work, await _in_first_role(work))
    own = await department_of(work, people[0]) if people else None
    return Answering(people, code or own)


async def _here(work: Work, people: tuple[int, ...]) -> tuple[int, ...]:
    """These people, or who stands in for them while they are on leave."""
    away = await standins(work, people)
    return tuple(dict.fromkeys(away[each].id if each in away else each for each in people))


async def _in_first_role(work: Work) -> tuple[int, ...]:
    """Somebody answers in every company, be it the programme's head himself."""
    found = (
        await work.session.execute(
            select(Employee.id, Employee.role)
            .where(Employee.active, Employee.role.in_(_ROLES))
            .order_by(Employee.id)
        )
    ).all()
    first = min((_ROLES.index(each.role) for each in found), default=None)
    return tuple(each.id for each in found if _ROLES.index(each.role) == first)


_ROLES = ("service_lead", "director", "programme_head")
"""Who answers for a complaint that no department's lead does, the first of these there is."""


async def service_leads(work: Work, categories: Collection[str]) -> list[int]:
    """All who answer for complaints of these categories, in the order of their ids."""
    found: set[int] = set()
    for category in sorted(categories):
        found.update((await answering_for(work, category)).people)
    return sorted(found)


async def hold_answering(work: Work) -> None:
    """Hold the actor and whoever may be offered a repair as active until this act ends: nothing is
    offered to somebody who is just leaving. A dismissal locks its person before anything of his,
    so this is called before a questionnaire, a request or a ticket is locked.
    """
    named = [each.lead for each in work.policy.departments.values() if each.lead]
    await _HOLD.all(work.transaction, me=work.actor.employee_id, names=named)


_HOLD = Statement(
    select(Employee.id)
    .where(
        Employee.active,
        or_(
            Employee.id == bindparam("me", type_=BigInteger),
            Employee.role.in_(_ROLES),
            Employee.name == any_(bindparam("names", type_=ARRAY(Text))),
        ),
    )
    .order_by(Employee.id)
    .with_for_update(read=True)
)


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
