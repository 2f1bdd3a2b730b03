"""The plan of a leave and the screen of its person count the same lines of a campaign."""

from datetime import timedelta

import pytest

from domain.handovers.leave_card import leave_card
from domain.handovers.leaving import order_leave, plan_leave
from domain.handovers.planning import Plan
from domain.handovers.reading import in_hands
from tests.integration.programme.conftest import Programme

DAY = timedelta(days=1)


async def lines(here: Programme) -> int:
    async with here.office.acting("Марина") as work:
        return (await in_hands(work, here.rep("Ольга"))).counts["campaign"]


async def planned(here: Programme, taker: str) -> tuple[int, Plan]:
    async with here.office.acting("Марина") as work:
        handover_id = await plan_leave(
            work, here.rep("Ольга"), work.today, work.today + 6 * DAY,
            [here.office.person(taker).id],
        )  # fmt: skip
        plan = (await leave_card(work, handover_id)).plan
    assert plan is not None
    return handover_id, plan


async def promised(here: Programme) -> None:
    await here.change(
        "UPDATE campaign_clients SET next_call_at = :at WHERE id = "
        "(SELECT min(id) FROM campaign_clients WHERE rep_id = :rep AND state = 'open')",
        at=here.office.clock.now() + DAY,
        rep=here.rep("Ольга"),
    )


@pytest.mark.parametrize(("taker", "goes"), [("Денис", 1), ("Антон", 0)])
async def test_what_goes_and_what_waits_make_what_he_has(
    running_programme: Programme, taker: str, goes: int
) -> None:
    here = running_programme
    await promised(here)
    has = await lines(here)
    handover_id, plan = await planned(here, taker)
    assert plan.totals.get("campaign", 0) == goes, "only a rep of the campaign calls for it"
    assert plan.shares[0].counts.get("campaign", 0) == goes
    assert plan.waits["campaign"] == has - goes
    async with here.office.acting("Марина") as work:
        await order_leave(work, handover_id)
    assert await lines(here) == plan.waits["campaign"], "as it was planned"
