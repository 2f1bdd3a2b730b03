"""A campaign: its list by a filter, from last year's, its start, its exceptions, its end."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.errors import DeskError, NotAllowed, NotFound, TooLate
from domain.programme import campaigns, planning, running
from domain.programme.filters import ListFilter
from domain.programme.lists import listed
from storage.models import CampaignRep, OutboxRow
from tests.fixtures.office import Office
from tests.integration.programme.conftest import CLIENTS, HEAD, SUMMER, Programme


async def test_all_corporate_clients_are_on_the_list(programme: Programme) -> None:
    async with programme.office.acting(HEAD) as work:
        page = await listed(work, programme.campaign_id)
        (line,) = await campaigns.campaigns(work)
    assert (page.total, line.clients, line.open) == (CLIENTS, CLIENTS, CLIENTS)
    assert (line.facts.state, line.facts.head) == ("planned", "Марина Лис")


async def test_norms_are_the_companys_unless_said(programme: Programme) -> None:
    async with AsyncSession(programme.office.engine) as session:
        rows = await session.execute(select(CampaignRep.rep_id, CampaignRep.norm))
        norms = {row.rep_id: row.norm for row in rows}
    assert [norms[programme.rep(name)] for name in ("Ольга", "Денис", "Анна")] == [15, 5, 10]


@pytest.mark.parametrize(
    ("by", "clients"),
    [
        (ListFilter(all_corporate=True, segments=("A",)), CLIENTS + 1),
        (ListFilter(segments=("A",)), 1),
        (ListFilter(not_visited_since=date(2026, 6, 1)), CLIENTS),
        (ListFilter(picked=(3, 5)), 2),
        (ListFilter(segments=("A",), picked=(3,)), 2),
    ],
)
async def test_a_list_by_filter(office_with_clients: Office, by: ListFilter, clients: int) -> None:
    """The most important private client is of segment A."""
    async with office_with_clients.engine.begin() as connection:
        await connection.exec_driver_sql("UPDATE clients SET segment = 'A' WHERE NOT corporate")
    async with office_with_clients.acting(HEAD) as work:
        made = await planning.new_campaign(work, replace(SUMMER, filter=by))
    assert made.clients == clients


async def test_who_was_visited_is_left_out(running_programme: Programme) -> None:
    office = running_programme.office
    await running_programme.hand_in(await running_programme.line(1), "Ольга")
    await running_programme.change("UPDATE campaigns SET state = 'ended'")
    plan = replace(
        SUMMER, name="Зима", filter=ListFilter(not_visited_since=office.clock.now().date())
    )
    async with office.acting(HEAD) as work:
        made = await planning.new_campaign(work, plan)
    assert made.clients == CLIENTS - 1


async def test_who_is_visited_by_another_campaign_is_left_out(programme: Programme) -> None:
    plan = replace(SUMMER, name="Вторая", filter=ListFilter(segments=("A",), picked=(3, 41)))
    async with programme.office.acting(HEAD) as work:
        made = await planning.new_campaign(work, plan)
    assert (made.clients, made.elsewhere) == (1, 1)


async def test_next_year_is_made_from_the_last(running_programme: Programme) -> None:
    office = running_programme.office
    await running_programme.change("UPDATE campaigns SET state = 'ended'")
    plan = planning.Plan("Лето 2027", date(2027, 6, 1), date(2027, 8, 31), like="лето 2026")
    async with office.acting(HEAD) as work:
        made = await planning.new_campaign(work, plan)
    async with AsyncSession(office.engine) as session:
        reps = await session.execute(
            select(CampaignRep.mode, CampaignRep.norm, CampaignRep.place)
            .where(CampaignRep.campaign_id == made.id)
            .order_by(CampaignRep.norm)
        )
    assert made.clients == CLIENTS
    assert [tuple(row) for row in reps] == [
        ("parallel", 5, None),
        ("parallel", 10, "Сызрань"),
        ("full_time", 15, "Самара"),
    ]


@pytest.mark.parametrize(
    ("plan", "key"),
    [
        (replace(SUMMER, name="лето  2026"), "error-campaign-name-taken"),
        (replace(SUMMER, name=" "), "error-campaign-nameless"),
        (replace(SUMMER, name="Зима", ends_on=date(2026, 1, 1)), "error-campaign-days"),
        (replace(SUMMER, name="Зима", filter=ListFilter()), "error-campaign-without-filter"),
        (
            replace(SUMMER, name="Зима", filter=ListFilter(segments=("B",))),
            "error-campaign-empty",
        ),
        (
            replace(SUMMER, name="Зима", reps=(planning.RepPlan("Антон Белов"),)),
            "error-campaign-rep-role",
        ),
        (
            replace(
                SUMMER,
                name="Зима",
                reps=(planning.RepPlan("Ольга"), planning.RepPlan("Ольга Смирнова")),
            ),
            "error-campaign-rep-twice",
        ),
        (replace(SUMMER, name="Зима", head="Ольга"), "error-campaign-head-role"),
        (replace(SUMMER, name="Зима", like="Осень"), "error-campaign-unknown"),
    ],
)
async def test_a_plan_that_is_wrong_is_refused(
    programme: Programme, plan: planning.Plan, key: str
) -> None:
    async with programme.office.acting(HEAD) as work:
        with pytest.raises(DeskError) as refused:
            await planning.new_campaign(work, plan)
    assert refused.value.key == key


async def test_only_the_head_plans(office_with_clients: Office) -> None:
    async with office_with_clients.acting("Ольга") as work:
        with pytest.raises(NotAllowed):
            await planning.new_campaign(work, SUMMER)


async def test_it_starts_when_everybody_has_a_rep(programme: Programme) -> None:
    with pytest.raises(DeskError, match="error-campaign-not-split"):
        await programme.start()
    await programme.split()
    await programme.start()
    with pytest.raises(TooLate, match="error-campaign-begun"):
        await programme.start()
    async with AsyncSession(programme.office.engine) as session:
        told = await session.scalar(
            select(func.count())
            .select_from(OutboxRow)
            .where(OutboxRow.payload["card"].astext == running.STARTED)
        )
    assert told == 3


async def test_a_client_is_taken_off_with_a_reason_and_comes_back(programme: Programme) -> None:
    line_id = await programme.line(1)
    async with programme.office.acting(HEAD) as work:
        with pytest.raises(DeskError, match="error-words-needed"):
            await running.remove(work, line_id, " ")
        await running.remove(work, line_id, "closed")
    async with programme.office.acting(HEAD) as work:
        with pytest.raises(TooLate):
            await running.remove(work, line_id, "closed")
    row = await programme.row(line_id)
    assert (row.state, row.reason, row.decided_by_id) == ("removed", "closed", programme.rep(HEAD))
    async with programme.office.acting(HEAD) as work:
        assert await running.put_on(work, programme.campaign_id, row.client_id) == line_id
        with pytest.raises(DeskError, match="error-campaign-client-listed"):
            await running.put_on(work, programme.campaign_id, row.client_id)
        with pytest.raises(NotFound):
            await running.put_on(work, programme.campaign_id, 999_999)
    assert (await programme.row(line_id)).state == "open"


async def test_it_ends_when_every_client_was_worked_through(running_programme: Programme) -> None:
    here = running_programme
    with pytest.raises(DeskError) as refused:
        async with here.office.acting(HEAD) as work:
            await running.end(work, here.campaign_id)
    assert refused.value.args_shown == {"n": CLIENTS, "refusals": 0}
    await here.change("UPDATE campaign_clients SET state = 'handed_in', worked_at = now()")
    await here.change("UPDATE campaign_clients SET state = 'paused' WHERE id % 3 = 0")
    last = await here.line(CLIENTS)
    await here.change(
        "UPDATE campaign_clients SET state = 'open', refusal_asked_at = now() WHERE id = :id",
        id=last,
    )
    with pytest.raises(DeskError) as refused:
        async with here.office.acting(HEAD) as work:
            await running.end(work, here.campaign_id)
    assert refused.value.args_shown == {"n": 1, "refusals": 1}
    async with here.office.acting(HEAD) as work:
        await running.remove(work, last, "Переехали в другой город")
        await running.end(work, here.campaign_id)
        facts = await campaigns.campaign(work, here.campaign_id)
    assert facts.state == "ended"
    assert facts.ended_at == here.office.clock.now()
    async with here.office.acting(HEAD) as work:
        with pytest.raises(TooLate, match="error-campaign-over"):
            await running.put_on(work, here.campaign_id, 1)


async def test_a_campaign_is_found_by_its_name(programme: Programme) -> None:
    async with programme.office.acting(HEAD) as work:
        assert (await campaigns.campaign_named(work, "лето")).id == programme.campaign_id
        with pytest.raises(NotFound):
            await campaigns.campaign_named(work, "осень")
        present = await campaigns.present_campaign(work)
    assert present is not None
    assert present.id == programme.campaign_id
    assert present.ends_on - present.starts_on > timedelta(days=90)
