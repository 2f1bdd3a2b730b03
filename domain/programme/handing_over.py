"""The part in campaigns of somebody who leaves (domain 2.4, 4.3).

Of one who does not come back his open clients wait for their heads' next split: whoever gets on
with a client is the head's to say. Of a leave only those who were promised a call in it go to his
substitute, where that one works in the same campaign.
"""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import select, update

from domain.errors import DeskError
from domain.handovers.takers import Handed, Moved, Takers
from domain.permissions import PERMISSIONS, Permission
from domain.programme import assigning
from domain.programme.campaigns import lock_campaign
from domain.visits.handing_over import ends_at
from domain.work import Work
from storage.models import Campaign, CampaignClient, CampaignRep, Employee

WHAT = "what"
REP, LINE, HEAD = "rep", "line", "head"
"""What of a campaign a row of the handover is: his place in it, a client of his, its head."""

ON_LEAVE, BACK = "leave", "back"
"""Reasons in the history of a campaign's list."""


async def hand_over(work: Work, from_id: int, takers: Takers) -> list[Moved]:
    """Hand over his clients of running campaigns, and the campaigns he is the head of.

    Args:
        from_id: still an active employee, in this transaction.
    """
    lines = await (_lend if takers.is_leave else _take_off)(work, from_id, takers)
    return lines + await _hand_over_head(work, from_id, takers)


async def give_back(work: Work, handed: Sequence[Handed]) -> list[Handed]:
    """Give back what nobody else was given meanwhile."""
    back: list[Handed] = []
    for each in handed:
        if each.before.get(WHAT) == HEAD:
            back += await _give_head_back(work, each)
        elif each.before.get(WHAT) == REP:
            back += await _bring_back(work, each)
    # After the places: whoever has none in a campaign gets no clients in it.
    return back + await _give_lines_back(
        work, [each for each in handed if each.before.get(WHAT) == LINE]
    )


async def _take_off(work: Work, from_id: int, _: Takers) -> list[Moved]:
    moved: list[Moved] = []
    for campaign_id in await _campaigns_of(work, from_id):
        lines = await assigning.take_off(work, campaign_id, from_id)
        moved.append(Moved(campaign_id, None, {WHAT: REP}))
        moved += [Moved(line_id, None, {WHAT: LINE}) for line_id in lines]
    return moved


async def _lend(work: Work, from_id: int, takers: Takers) -> list[Moved]:
    moved: list[Moved] = []
    for campaign_id in await _campaigns_of(work, from_id):
        await lock_campaign(work, campaign_id)
        shares: defaultdict[int, list[int]] = defaultdict(list)
        for line_id, client_id in await _to_lend(work, campaign_id, from_id, takers):
            shares[takers.of(client_id)].append(line_id)
        for taker_id, line_ids in sorted(shares.items()):
            put = await assigning.put_lines(
                work, campaign_id, line_ids, taker_id, ON_LEAVE, takers.by_order_of_id
            )
            moved += [Moved(line_id, taker_id, {WHAT: LINE}) for line_id in put]
    return moved


async def clients_to_lend(work: Work, from_id: int, takers: Takers) -> list[int]:
    """The clients of his lists who would go to his substitutes for a leave, one for each line."""
    return [
        client_id
        for campaign_id in await _campaigns_of(work, from_id)
        for _, client_id in await _to_lend(work, campaign_id, from_id, takers)
    ]


async def _to_lend(
    work: Work, campaign_id: int, from_id: int, takers: Takers
) -> list[tuple[int, int]]:
    """Lines whose client was promised a call in the leave and whose taker is in the campaign, with
    the client.
    """
    there = set(
        await work.session.scalars(
            select(CampaignRep.rep_id).where(
                CampaignRep.campaign_id == campaign_id,
                CampaignRep.rep_id.in_(takers.people),
                CampaignRep.left_at.is_(None),
            )
        )
    )
    rows = await work.session.execute(
        select(CampaignClient.id, CampaignClient.client_id).where(
            CampaignClient.campaign_id == campaign_id,
            CampaignClient.rep_id == from_id,
            CampaignClient.state == "open",
            CampaignClient.next_call_at < ends_at(work, takers),
        )
    )
    return [(row.id, row.client_id) for row in rows if takers.of(row.client_id) in there]


async def _campaigns_of(work: Work, rep_id: int) -> list[int]:
    found = await work.session.scalars(
        select(CampaignRep.campaign_id)
        .join(Campaign, Campaign.id == CampaignRep.campaign_id)
        .where(
            CampaignRep.rep_id == rep_id, CampaignRep.left_at.is_(None), Campaign.state != "ended"
        )
    )
    return sorted(found)


async def _hand_over_head(work: Work, from_id: int, takers: Takers) -> list[Moved]:
    """A campaign goes on under somebody who may run it."""
    his = (Campaign.head_id == from_id, Campaign.state != "ended")
    campaigns = sorted(await work.session.scalars(select(Campaign.id).where(*his)))
    head_id = await _who_may_run(work, from_id, takers) if campaigns else None
    if head_id is None:
        return []
    await work.session.execute(update(Campaign).where(*his).values(head_id=head_id))
    return [Moved(campaign_id, head_id, {WHAT: HEAD}) for campaign_id in campaigns]


async def _who_may_run(work: Work, from_id: int, takers: Takers) -> int | None:
    """A taker who may; of somebody who does not come back else another head, else whoever orders
    it, or the campaign would stand still.
    """
    may = [role for role, rights in PERMISSIONS.items() if Permission.RUN_PROGRAMME in rights]
    able = select(Employee.id).where(
        Employee.active, Employee.role.in_(may), Employee.id != from_id
    )
    taker: int | None = await work.session.scalar(
        able.where(Employee.id.in_(takers.people))
        .order_by((Employee.id == takers.main_id).desc(), Employee.id)
        .limit(1)
    )
    if taker is not None or takers.is_leave:
        return taker
    other: int | None = await work.session.scalar(
        able.order_by((Employee.role == "programme_head").desc(), Employee.id).limit(1)
    )
    return takers.by_order_of_id if other is None else other


async def _give_head_back(work: Work, each: Handed) -> list[Handed]:
    done = await work.session.scalar(
        update(Campaign)
        .where(
            Campaign.id == each.row_id, Campaign.head_id == each.to_id, Campaign.state != "ended"
        )
        .values(head_id=each.from_id)
        .returning(Campaign.id)
    )
    return [] if done is None else [each]


async def _bring_back(work: Work, each: Handed) -> list[Handed]:
    done = await work.session.scalar(
        update(CampaignRep)
        .where(
            CampaignRep.campaign_id == each.row_id,
            CampaignRep.rep_id == each.from_id,
            CampaignRep.left_at.is_not(None),
        )
        .values(left_at=None)
        .returning(CampaignRep.rep_id)
    )
    return [] if done is None else [each]


async def _give_lines_back(work: Work, handed: Sequence[Handed]) -> list[Handed]:
    where = {
        row.id: (row.campaign_id, row.rep_id)
        for row in await work.session.execute(
            select(CampaignClient.id, CampaignClient.campaign_id, CampaignClient.rep_id).where(
                CampaignClient.id.in_([each.row_id for each in handed])
            )
        )
    }
    shares: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for each in handed:
        campaign_id, rep_id = where[each.row_id]
        if rep_id == each.to_id:
            shares[campaign_id, each.from_id].append(each.row_id)
    back: set[int] = set()
    for (campaign_id, rep_id), line_ids in sorted(shares.items()):
        try:
            await lock_campaign(work, campaign_id)
        except DeskError:
            continue  # it is over: nobody works through its list any more
        back |= set(await assigning.put_lines(work, campaign_id, line_ids, rep_id, BACK))
    return [each for each in handed if each.row_id in back]
