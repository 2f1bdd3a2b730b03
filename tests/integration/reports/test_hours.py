"""When a digest comes: once a day and reader, at his department's hour, on its working days."""

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.company import Policy
from domain.reports import audience, sweeps
from domain.reports.hours import Hour, following, latest
from storage.models import Handover, OutboxRow
from tests.integration.reports.conftest import (
    DAY,
    DENIS,
    DIRECTOR,
    FRIDAY_EVENING,
    HEAD,
    HOUR,
    LEAD,
    OLGA,
    Story,
)

SIX = time(18)
MINUTE = timedelta(minutes=1)


def with_zone(policy: Policy, department: str, zone: str) -> Policy:
    """The company with a department far away."""
    moved = policy.departments[department].model_copy(update={"time_zone": zone})
    return _changed(policy, departments={**policy.departments, department: moved})


def _changed(policy: Policy, **values: object) -> Policy:
    """A company that decided otherwise; its calendars are laid out anew."""
    changed = policy.model_copy(update=values)
    changed.__dict__.pop("_calendars", None)
    return changed


async def test_who_reads_reports_gets_one_and_reps_their_morning(story: Story) -> None:
    await story.sweep()
    daily = {report.employee_id for report in await story.reports(kind="daily")}
    morning = {report.employee_id for report in await story.reports(kind="morning")}
    assert daily == {story.id(name) for name in (HEAD, LEAD, DIRECTOR)}
    assert morning == {story.id(name) for name in (OLGA, DENIS)}
    assert {report.day for report in await story.reports()} == {date(2026, 11, 27)}


async def test_a_rep_on_leave_has_no_morning(story: Story) -> None:
    async with story.office.system() as work:
        work.open_session.add(
            Handover(
                kind="leave",
                state="active",
                person_id=story.id(DENIS),
                from_on=work.today,
                until_on=work.today + DAY,
                created_at=work.now,
            )
        )
    await story.sweep()
    morning = await story.reports(kind="morning")
    assert {report.employee_id for report in morning} == {story.id(OLGA)}


async def test_the_lead_of_a_department_that_answers_for_quality_reads_it_too(story: Story) -> None:
    rules = story.office.policy.quality.model_copy(update={"department": "construction"})
    story.office.policy = story.office.policy.model_copy(update={"quality": rules})
    await story.sweep()
    assert len(await story.reports("Игорь", "daily")) == 1


async def test_nothing_before_the_hour_and_once_after_it(story: Story) -> None:
    story.office.clock.at = FRIDAY_EVENING - DAY + MINUTE
    await story.sweep()
    before = len(await story.reports(HEAD, "daily"))
    story.office.clock.at = FRIDAY_EVENING - MINUTE
    await story.sweep()
    assert len(await story.reports(HEAD, "daily")) == before
    assert await story.next_due() == FRIDAY_EVENING
    story.office.clock.at = FRIDAY_EVENING
    await story.sweep()
    await story.sweep()
    assert len(await story.reports(HEAD, "daily")) == before + 1


async def test_no_digest_on_days_off_and_one_on_a_day_that_was_made_a_working_one(
    story: Story,
) -> None:
    await story.sweep()
    for days in range(3):
        story.office.clock.at = FRIDAY_EVENING + days * DAY + HOUR
        await story.sweep()
    assert [report.day for report in await story.reports(HEAD)] == [date(2026, 11, 27)]
    story.office.clock.at = FRIDAY_EVENING + 3 * DAY + HOUR
    await story.sweep()
    assert [report.day.day for report in await story.reports(HEAD, "daily")] == [27, 30]


@pytest.mark.parametrize(
    ("now", "last", "then"),
    [
        # A weekend, and the long holidays of January: 31 December is a day off too in 2026/27.
        (datetime(2026, 11, 28, 12, tzinfo=UTC), date(2026, 11, 27), date(2026, 11, 30)),
        (datetime(2027, 1, 5, 12, tzinfo=UTC), date(2026, 12, 30), date(2027, 1, 11)),
        # 4 November 2026 is a Wednesday and a holiday.
        (datetime(2026, 11, 4, 20, tzinfo=UTC), date(2026, 11, 3), date(2026, 11, 5)),
    ],
)
def test_hours_go_by_the_calendar(policy: Policy, now: datetime, last: date, then: date) -> None:
    before, after = latest(policy, None, SIX, now), following(policy, None, SIX, now)
    assert before is not None
    assert after is not None
    assert (before.day, after.day) == (last, then)


def test_a_day_that_the_company_moved_is_worked(policy: Policy) -> None:
    rules = policy.calendar.model_copy(update={"extra_days_off": (date(2026, 11, 27),)})
    moved = _changed(policy, calendar=rules)
    found = latest(moved, None, SIX, FRIDAY_EVENING + HOUR)
    assert found is not None
    assert found.day == date(2026, 11, 26)


def test_an_hour_is_one_of_the_departments_own_clock(policy: Policy) -> None:
    far = with_zone(policy, "tech", "Asia/Vladivostok")
    there = latest(far, "tech", SIX, FRIDAY_EVENING)
    here = latest(far, "sales", SIX, FRIDAY_EVENING)
    assert there is not None
    assert here is not None
    assert here == Hour(date(2026, 11, 27), here.at)
    assert here.at == FRIDAY_EVENING
    assert there.at == FRIDAY_EVENING - 6 * HOUR


async def test_two_time_zones_have_their_digests_at_their_own_six_o_clock(story: Story) -> None:
    office = story.office
    office.policy = with_zone(office.policy, "tech", "Asia/Vladivostok")
    office.clock.at = FRIDAY_EVENING - 6 * HOUR - MINUTE
    await story.sweep()
    assert {report.day.day for report in await story.reports(kind="daily")} == {26}
    assert await story.next_due() == FRIDAY_EVENING - 6 * HOUR
    office.clock.at = FRIDAY_EVENING - 6 * HOUR
    await story.sweep()
    assert [report.day.day for report in await story.reports(LEAD)] == [26, 27]
    assert [report.day.day for report in await story.reports(HEAD)] == [26]
    office.clock.at = FRIDAY_EVENING
    await story.sweep()
    assert [report.day.day for report in await story.reports(LEAD)] == [26, 27]
    assert [report.day.day for report in await story.reports(HEAD)] == [26, 27]


async def test_after_three_days_down_only_the_latest_comes_with_all_the_news(story: Story) -> None:
    story.office.clock.at = FRIDAY_EVENING - 4 * DAY  # Monday
    await story.sweep()
    story.office.clock.at += DAY
    await story.ticket("Вектор")
    story.office.clock.at = FRIDAY_EVENING + 3 * HOUR  # Friday, late
    await story.sweep()
    reports = await story.reports(HEAD, "daily")
    assert [report.day.day for report in reports] == [23, 27]
    facts = await story.daily()
    assert facts.late
    assert [line.client for line in facts.opened.lines] == ["Вектор"]


async def test_the_morning_of_a_day_that_is_over_is_not_sent(story: Story) -> None:
    story.office.clock.at = FRIDAY_EVENING + DAY  # Saturday
    await story.sweep()
    assert await story.reports(kind="morning") == []
    assert len(await story.reports(HEAD, "daily")) == 1


async def test_who_was_hired_after_the_hour_waits_for_the_next(story: Story) -> None:
    await story.set_person(HEAD, created_at=FRIDAY_EVENING + timedelta(seconds=30))
    await story.sweep()
    assert await story.reports(HEAD) == []


async def test_two_sweepers_at_once_send_one(story: Story) -> None:
    await story.set_person(HEAD, email="lis@svyaz.example")

    async def sweeper() -> None:
        for _ in range(12):
            async with story.office.system() as work:
                await sweeps.send_reports(work)

    await asyncio.gather(*(sweeper() for _ in range(4)))
    for name in (HEAD, LEAD, DIRECTOR, OLGA, DENIS):
        assert len(await story.reports(name)) == 1
        assert len(await story.cards(name)) == 1
    assert len(await story.letters(HEAD)) == 1


async def test_a_report_is_written_once_even_where_both_sweepers_have_chosen_it(
    story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The lock on the reader is for sparing work; the unique key is what holds."""
    async with story.office.system() as work:
        with work.permitted(sweeps.Permission.SWEEP):
            due = await audience.first_due(work)
    assert due is not None

    async def the_same(_: object) -> audience.DueReport:
        return replace(due)

    monkeypatch.setattr(audience, "first_due", the_same)
    for _ in range(2):
        async with story.office.system() as work:
            await sweeps.send_reports(work)
    async with AsyncSession(story.office.engine) as session:
        keys = list(await session.scalars(select(OutboxRow.key).where(OutboxRow.key.is_not(None))))
    assert len(await story.reports()) == 1
    assert len(keys) == len(set(keys)) == 1


async def test_a_desk_that_dies_before_the_commit_sends_it_afterwards(story: Story) -> None:
    class DiedError(Exception):
        pass

    async def dies() -> None:
        async with story.office.system() as work:
            await sweeps.send_reports(work)
            raise DiedError

    with pytest.raises(DiedError):
        await dies()
    assert await story.reports() == []
    await story.sweep()
    assert len(await story.reports(HEAD)) == 1
    assert len(await story.cards(HEAD)) == 1


async def test_the_next_moment_is_known_when_nothing_is_due(story: Story) -> None:
    assert await story.next_due() == story.now
    await story.sweep()
    monday_morning = datetime(2026, 11, 30, 4, 30, tzinfo=UTC)
    assert await story.next_due() == monday_morning
    for name in (OLGA, DENIS):
        await story.set_person(name, digest_by="none")
    the_meeting = datetime(2026, 11, 30, 5, 0, tzinfo=UTC)
    assert await story.next_due() == the_meeting
