"""The pack for the weekly meeting: when it comes, to whom, and what it is made of."""

import asyncio
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.reports import decisions, measures
from domain.reports.hours import zone_of
from domain.reports.keeping import facts_from
from domain.reports.weekly_facts import WeeklyFacts
from domain.reports.weekly_hours import meeting_day, meetings_around
from storage.models import Client, Opportunity, OutboxRow, Report, TicketEvent
from tests.fixtures.office import Office
from tests.fixtures.statements import statements
from tests.integration.reports.conftest import DAY, DIRECTOR, HEAD, HOUR, LEAD, OLGA, Story

MEETING = datetime(2026, 11, 30, 5, 0, tzinfo=UTC)
"""Monday, 9:00 in Samara."""

MOST_STATEMENTS = 30
"""Of one pack, with whatever sections: none is asked for line by line."""


@pytest.fixture
async def meeting(story: Story) -> Story:
    """A minute after the hour of the meeting."""
    story.office.clock.at = MEETING + timedelta(minutes=1)
    return story


async def pack(story: Story, name: str = HEAD) -> WeeklyFacts:
    found = facts_from("weekly", (await story.reports(name, "weekly"))[-1].facts)
    assert isinstance(found, WeeklyFacts)
    return found


async def test_once_a_week_to_those_who_lead(meeting: Story) -> None:
    await meeting.sweep()
    await meeting.sweep()
    readers = {row.employee_id for row in await meeting.reports(kind="weekly")}
    assert readers == {meeting.id(name) for name in (HEAD, LEAD, DIRECTOR)}
    assert len(await meeting.reports(kind="weekly")) == 3
    assert {row.day for row in await meeting.reports(kind="weekly")} == {date(2026, 11, 30)}


async def test_who_wants_no_digest_still_has_a_meeting(meeting: Story) -> None:
    await meeting.set_person(HEAD, digest_by="none")
    await meeting.sweep()
    assert len(await meeting.reports(HEAD, "weekly")) == 1


async def test_a_pack_long_missed_is_not_sent(story: Story) -> None:
    story.office.clock.at = MEETING + 3 * DAY
    await story.sweep()
    assert await story.reports(kind="weekly") == []


async def test_a_meeting_on_a_day_off_is_on_the_next_working_day(office: Office) -> None:
    """New Year's holidays last until Sunday the 10th; the Monday of January 4 is within them."""
    within = datetime(2027, 1, 6, 8, 0, tzinfo=UTC)
    _, ahead = meetings_around(office.policy, "sales", within)
    assert ahead is not None
    assert office.policy.calendar_of("sales").is_working_day(ahead.at.date())
    assert meeting_day(office.policy, "sales", within) == ahead.at.date()
    last, _ = meetings_around(office.policy, "sales", ahead.at)
    assert last is not None
    assert last.at == ahead.at


async def test_decisions_come_back(meeting: Story) -> None:
    office = meeting.office
    office.clock.at = MEETING - 7 * DAY
    async with office.acting(HEAD) as work:
        kept = await decisions.record(work, "Заменить линию", meeting.id(LEAD), date(2026, 11, 27))
        await decisions.record(work, "Обучить дежурных", meeting.id(LEAD), date(2026, 11, 26))
    office.clock.at = MEETING - DAY
    async with office.acting(HEAD) as work:
        await decisions.close(work, kept, "kept")
    office.clock.at = MEETING
    await meeting.sweep()
    told = (await pack(meeting)).decisions
    assert (told.kept, told.broken, told.open) == (1, 0, 1)
    assert [(each.words, each.state, each.late) for each in told.lines] == [
        ("Обучить дежурных", "open", True),
        ("Заменить линию", "kept", False),
    ]


async def test_bottlenecks_are_counted_with_repeats_and_the_period_before(meeting: Story) -> None:
    now = meeting.now
    given = {"place": "Мира, 4", "root_cause": "line"}
    await meeting.ticket("Луч", category="speed", opened_at=now - 120 * DAY)
    await meeting.ticket("Луч", category="speed", opened_at=now - 60 * DAY, **given)
    await meeting.ticket("Ромашка", category="speed", opened_at=now - 20 * DAY, **given)
    await meeting.ticket("Ромашка", category="speed", opened_at=now - 10 * DAY, place="мира, 4 ")
    await meeting.ticket("Ромашка", category="bills", opened_at=now - 9 * DAY)
    await meeting.ticket("Маяк", category="bills", opened_at=now - 9 * DAY, state="rejected")
    await meeting.sweep()
    facts = await pack(meeting)
    assert (facts.complaints, facts.repeats, facts.before) == (4, 2, 1)
    first, second = facts.of("category")
    assert (first.value, first.count, first.repeats, first.before) == ("speed", 3, 2, 1)
    assert (second.value, second.count, second.percent) == ("bills", 1, 25)
    assert [(each.value, each.count, each.total) for each in facts.of("place")] == [
        ("Мира, 4", 3, 3)
    ]
    assert [(each.value, each.count) for each in facts.of("root_cause")] == [("line", 2)]


async def test_the_other_sections(meeting: Story) -> None:
    now, office = meeting.now, meeting.office
    async with office.engine.begin() as connection:
        await connection.execute(update(Client).values(segment="A"))
    red = await meeting.ticket("Ромашка", state="in_work", severity="stopped", opened_at=now - DAY)
    await meeting.request("Ромашка", "Антон", ticket_id=red, due_at=now - HOUR)
    await meeting.request("Луч", "Антон", created_at=now - 40 * DAY, due_at=now - 9 * DAY)
    closed = await meeting.ticket(
        "Луч", state="confirmed", confirmed_by="mail", round=2, closed_at=now - 2 * DAY,
        opened_at=now - 20 * DAY,
    )  # fmt: skip
    await meeting.add(
        TicketEvent, ticket_id=closed, kind="refused", round=1, at=now - 4 * DAY, data={}
    )
    silent = await meeting.ticket("Маяк", state="awaiting_client", opened_at=now - 30 * DAY)
    await meeting.asked(silent, now - 20 * DAY)
    await meeting.add(
        Opportunity, client_id=meeting.office.client_id, owner_id=meeting.id(OLGA), title="Канал",
        amount=Decimal(120000), currency="RUB", stage="won", created_at=now - 3 * DAY,
        closed_at=now - DAY,
    )  # fmt: skip
    await meeting.sweep()
    facts = await pack(meeting)
    assert [(each.client, each.overdue, each.severity) for each in facts.red.lines] == [
        ("Ромашка", 1, "stopped")
    ]
    assert (facts.not_done, facts.overdue) == (2, 2)
    assert {each.age: each.open for each in facts.ages}["older"] == 1
    assert facts.oldest.worst.client == "Луч"
    said = facts.confirmations
    assert (said.confirmed, said.second_round, said.refused, said.percent) == (1, 1, 1, 50)
    assert (said.waiting, said.silent) == (1, 1)
    [money] = facts.money
    assert (money.found, money.won, money.won_sum) == (1, 1, Decimal(120000))


async def test_a_measure_is_told_with_what_it_changed(meeting: Story) -> None:
    now, office = meeting.now, meeting.office
    for back in (50, 45, 35):
        await meeting.ticket("Луч", category="speed", opened_at=now - back * DAY)
    await meeting.ticket("Маяк", category="speed", opened_at=now - 5 * DAY)
    office.clock.at = now - 30 * DAY
    async with office.acting(HEAD) as work:
        measure = await measures.plan(
            work, "category", "speed", "Новый канал", date(2026, 11, 20), meeting.id(LEAD),
            cost=Decimal(90000),
        )  # fmt: skip
        await measures.tell_effect(work, measure, Decimal(300000), "клиент продлил договор")
    office.clock.at = now
    await meeting.sweep()
    [told] = (await pack(meeting)).measures
    assert (told.before, told.after, told.compared) == (3, 1, 30)
    assert (told.cost, told.brought, told.state) == (Decimal(90000), Decimal(300000), "done")


async def test_the_statements_of_a_pack_do_not_grow_with_it(meeting: Story) -> None:
    now = meeting.now
    for n in range(6):
        await meeting.ticket(f"Клиент {n}", opened_at=now - n * DAY, category=f"c{n}")
        await meeting.request(f"Клиент {n}", "Антон", due_at=now - HOUR)
    await meeting.set_person(LEAD, active=False)
    await meeting.set_person(DIRECTOR, active=False)
    with statements(meeting.office.engine) as seen:
        await meeting.sweep()
    assert len(seen) <= MOST_STATEMENTS * 2


async def test_the_pack_goes_with_its_papers(meeting: Story) -> None:
    await meeting.set_person(HEAD, email="m@svyaz.example", digest_by="both")
    await meeting.sweep()
    [made] = await meeting.reports(HEAD, "weekly")
    assert made.id in [each["args"]["report_id"] for each in await meeting.cards(HEAD)]
    async with AsyncSession(meeting.office.engine) as session:
        rows = (
            await session.execute(
                select(OutboxRow.kind, OutboxRow.payload).where(
                    OutboxRow.recipient == f"document:{meeting.id(HEAD)}"
                )
            )
        ).all()
    assert sorted((row.kind, row.payload.get("document")) for row in rows if row.kind) == [
        ("document", "weekly_book"),
        ("document", "weekly_page"),
        ("pack_letter", None),
    ]


async def test_two_sweepers_at_once_send_one_pack(meeting: Story) -> None:
    await asyncio.gather(meeting.sweep(), meeting.sweep())
    await meeting.sweep()
    made = await meeting.reports(kind="weekly")
    assert len({row.employee_id for row in made}) == len(made) == 3
    assert sum(each["args"]["report_id"] == made[0].id for each in await cards(meeting, made)) == 1


async def cards(meeting: Story, made: list[Report]) -> list[dict[str, Any]]:
    [name] = [each for each in (HEAD, LEAD, DIRECTOR) if meeting.id(each) == made[0].employee_id]
    return await meeting.cards(name)


async def test_the_hour_is_that_of_the_readers_department(meeting: Story) -> None:
    """Nine in the zone of who reads: elsewhere it is still early, or past."""
    policy = meeting.office.policy
    for department in (None, *policy.departments):
        hour, _ = meetings_around(policy, department, MEETING + DAY)
        assert hour is not None
        assert hour.day == date(2026, 11, 30)
        assert hour.at.astimezone(zone_of(policy, department)).hour == 9
