"""Decisions of the meeting, and measures against bottlenecks."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.errors import DeskError, NotAllowed, NotFound
from domain.follow_ups.tasks import finish_task
from domain.reports import bottlenecks, decisions, measures
from storage.models import Task
from tests.fixtures.statements import statements
from tests.integration.reports.conftest import DAY, DIRECTOR, HEAD, LEAD, OLGA, Story

DUE = date(2026, 12, 4)
FEW = 4
"""Statements of a screen."""


async def recorded(story: Story, words: str = "Заменить линию", due_on: date = DUE) -> int:
    async with story.office.acting(HEAD) as work:
        return await decisions.record(work, words, story.id(LEAD), due_on)


async def tasks_of(story: Story, name: str) -> list[Task]:
    async with AsyncSession(story.office.engine) as session:
        found = select(Task).where(Task.owner_id == story.id(name)).order_by(Task.id)
        return list(await session.scalars(found))


async def test_a_decision_is_a_task_of_whoever_is_responsible(story: Story) -> None:
    decision_id = await recorded(story)
    [task] = await tasks_of(story, LEAD)
    assert (task.title, task.due_on, task.source) == (
        "Заменить линию", DUE, f"decision:{decision_id}",
    )  # fmt: skip
    async with story.office.acting(LEAD) as work:
        await finish_task(work, task.id)
    async with story.office.acting(DIRECTOR) as work:
        [line] = (await decisions.decision_page(work)).lines
    assert (line.state, line.done_at, line.responsible) == ("open", story.now, "Павел Орлов")


async def test_kept_by_one_tap_however_often_it_is_tapped(story: Story) -> None:
    decision_id = await recorded(story)
    for minutes in range(2):
        story.office.clock.advance(timedelta(minutes=minutes))
        async with story.office.acting(HEAD) as work:
            await decisions.close(work, decision_id, "kept")
    async with story.office.acting(HEAD) as work:
        page = await decisions.decision_page(work, "closed")
    assert (page.open, page.closed, page.lines[0].state) == (0, 1, "kept")
    assert page.lines[0].closed_at == story.now - timedelta(minutes=1)
    [task] = await tasks_of(story, LEAD)
    assert task.done_at is not None


async def test_a_broken_one_is_opened_again_for_the_next_meeting(story: Story) -> None:
    decision_id = await recorded(story, due_on=date(2026, 11, 26))
    async with story.office.acting(HEAD) as work:
        await decisions.close(work, decision_id, "broken")
        await decisions.again(work, decision_id)
        [line] = (await decisions.decision_page(work)).lines
    assert (line.state, line.due_on) == ("open", date(2026, 11, 30))
    [task] = await tasks_of(story, LEAD)
    assert (task.done_at, task.due_on) == (None, date(2026, 11, 30))


async def test_what_is_late_comes_first(story: Story) -> None:
    await recorded(story, "потом")
    await recorded(story, "просрочено", date(2026, 11, 20))
    async with story.office.acting(HEAD) as work:
        with statements(story.office.engine) as seen:
            page = await decisions.decision_page(work)
    assert [line.words for line in page.lines] == ["просрочено", "потом"]
    assert (page.open, page.late) == (2, 1)
    assert len(seen) <= FEW


async def test_who_does_not_lead_keeps_no_decisions(story: Story) -> None:
    async with story.office.acting(OLGA) as work:
        with pytest.raises(NotAllowed):
            await decisions.record(work, "нет", story.id(LEAD), DUE)
        with pytest.raises(NotAllowed):
            await decisions.decision_page(work)
        with pytest.raises(NotAllowed):
            await bottlenecks.bottlenecks(work)
    async with story.office.acting(HEAD) as work:
        with pytest.raises(DeskError, match="words"):
            await decisions.record(work, "  ", story.id(LEAD), DUE)
        with pytest.raises(NotFound):
            await decisions.close(work, 999, "kept")


async def test_nobody_who_left_is_made_responsible(story: Story) -> None:
    await story.set_person(LEAD, active=False)
    async with story.office.acting(HEAD) as work:
        with pytest.raises(DeskError, match="employee-gone"):
            await decisions.record(work, "Заменить", story.id(LEAD), DUE)


async def test_bottlenecks_are_looked_at_by_dimension_and_period(story: Story) -> None:
    now = story.now
    for back in (5, 40, 50, 100):
        await story.ticket("Луч", category="speed", opened_at=now - back * DAY, place="Мира, 4")
    await story.ticket("Маяк", category="bills", opened_at=now - 6 * DAY)
    async with story.office.acting(LEAD) as work:
        with statements(story.office.engine) as seen:
            quarter = await bottlenecks.bottlenecks(work)
        assert len(seen) <= FEW
        month = await bottlenecks.bottlenecks(work, "category", 30)
        places = await bottlenecks.bottlenecks(work, "place", 365)
    assert [(each.value, each.count, each.before) for each in quarter.lines] == [
        ("speed", 3, 1), ("bills", 1, 0),
    ]  # fmt: skip
    assert (quarter.complaints, quarter.repeats, quarter.before) == (4, 3, 1)
    assert [(each.value, each.count, each.before) for each in month.lines] == [
        ("speed", 1, 2),
        ("bills", 1, 0),
    ]
    assert [(each.value, each.count, each.percent) for each in places.lines] == [
        ("Мира, 4", 4, 100)
    ]


async def test_a_measure_stands_with_its_bottleneck_before_and_after(story: Story) -> None:
    now, office = story.now, story.office
    for back in (40, 35, 25, 2):
        await story.ticket("Луч", opened_at=now - back * DAY, place="ул. Мира, 4")
    office.clock.at = now - 20 * DAY
    async with office.acting(HEAD) as work:
        measure_id = await measures.plan(
            work, "place", "Ул. Мира, 4", "Второй канал", DUE, story.id(LEAD), cost=Decimal(90000)
        )
        await measures.finish(work, measure_id)
    office.clock.at = now
    async with office.acting(HEAD) as work:
        await measures.tell_effect(work, measure_id, Decimal(300000), "продлили договор")
        [place] = (await bottlenecks.bottlenecks(work, "place")).lines
        with statements(office.engine) as seen:
            shown = await measures.bottleneck_with_measures(work, "place", place.mark, 90)
        assert len(seen) <= FEW
        page = await measures.measure_page(work)
    [line] = shown.measures
    assert (line.compared, line.before, line.after) == (20, 3, 1)
    assert (line.cost, line.brought, line.currency) == (Decimal(90000), Decimal(300000), "RUB")
    assert line.done_at == now - 20 * DAY
    assert [(each.client, each.count) for each in shown.clients.lines] == [("Луч", 4)]
    assert (page.total, page.planned) == (1, 0)


async def test_a_measure_is_dropped_and_planned_again(story: Story) -> None:
    async with story.office.acting(HEAD) as work:
        measure_id = await measures.plan(work, "category", "speed", "Обучить", DUE, story.id(LEAD))
        await measures.drop(work, measure_id)
        assert (await measures.measure_card(work, measure_id)).state == "dropped"
        await measures.again(work, measure_id)
        card = await measures.measure_card(work, measure_id)
    assert (card.state, card.after, card.brought) == ("planned", None, None)
    [task] = await tasks_of(story, LEAD)
    assert (task.title, task.done_at) == ("Обучить", None)


async def test_a_bottleneck_without_complaints_is_not_found(story: Story) -> None:
    async with story.office.acting(HEAD) as work:
        with pytest.raises(NotFound):
            await measures.bottleneck_with_measures(work, "place", "12345678", 90)
