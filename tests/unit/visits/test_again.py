"""When a client is called again, and which times are free: for any moment of any day."""

from datetime import UTC, datetime, time, timedelta
from typing import get_args
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.company import Policy
from domain.visits.again import Caller, CallOutcome, again_at, free_slots, next_try
from domain.visits.schedule import Stage, moments, next_step
from tests.fixtures.ci import examples

ZONE = ZoneInfo("Europe/Samara")
NOW = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
"""10:00 of a Monday in Samara."""

MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)).map(  # noqa: DTZ001 - given UTC below
    lambda at: at.replace(tzinfo=UTC)
)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture(scope="module")
def caller(policy: Policy) -> Caller:
    return Caller(policy.visits, policy.calendar_of("sales"), ZONE)


TABLE: dict[str, datetime | None] = {
    "appointment": None,
    "call_back": NOW + HOUR,
    "no_answer": NOW + DAY,
    "wrong_person": NOW,
    "refused": None,
    "not_now": NOW + HOUR,
}


def test_the_table_has_every_outcome() -> None:
    assert set(TABLE) == set(get_args(CallOutcome))


@pytest.mark.parametrize("outcome", get_args(CallOutcome))
def test_what_follows_each_outcome(caller: Caller, outcome: CallOutcome) -> None:
    assert again_at(outcome, caller, NOW, NOW + HOUR, 1) == TABLE[outcome]


@settings(max_examples=examples(50))
@given(now=MOMENTS, unanswered=st.integers(1, 12))
def test_nobody_unanswered_is_forgotten(caller: Caller, now: datetime, unanswered: int) -> None:
    """He is called on the very next working day, while work goes on."""
    again = next_try(caller, now, unanswered)
    local = again.astimezone(ZONE)
    today = now.astimezone(ZONE).date()
    assert local.date() > today
    assert caller.calendar.is_working_day(local.date())
    between = [today + n * DAY for n in range(1, (local.date() - today).days)]
    assert not any(caller.calendar.is_working_day(day) for day in between)
    assert time(8, 30) <= local.time() < time(18)


@settings(max_examples=examples(50))
@given(now=MOMENTS)
def test_after_three_in_vain_the_other_half_of_the_day(caller: Caller, now: datetime) -> None:
    tried = now.astimezone(ZONE).time()
    again = next_try(caller, now, 3).astimezone(ZONE).time()
    assert again == (time(10) if tried >= time(13) else time(15))


@settings(max_examples=examples(50))
@given(now=MOMENTS, starts=st.lists(st.integers(0, 24 * 14), max_size=30))
def test_free_times_are_ahead_on_working_days_and_free(
    caller: Caller, now: datetime, starts: list[int]
) -> None:
    taken = [(now + n * HOUR, now + (n + 1) * HOUR) for n in starts]
    slots = free_slots(caller, now, taken)
    assert len(slots) == 2
    assert slots[0] < slots[1]
    assert slots[0].time() != slots[1].time()
    for slot in slots:
        assert slot > now
        assert caller.calendar.is_working_day(slot.date())
        assert slot.time() in caller.rules.slots
        assert all(end <= slot or slot + HOUR <= start for start, end in taken)


@settings(max_examples=examples(50))
@given(now=MOMENTS, ahead=st.integers(1, 60 * 24 * 20))
def test_an_appointment_always_has_its_next_moment_ahead(
    policy: Policy, now: datetime, ahead: int
) -> None:
    starts = now + timedelta(minutes=ahead)
    seen: list[Stage] = []
    stage, next_at = next_step(policy.visits, ZONE, starts, starts + HOUR, now)
    while next_at is not None:
        assert next_at > now
        now = next_at
        stage, next_at = next_step(policy.visits, ZONE, starts, starts + HOUR, now)
        seen.append(stage)
    assert seen == sorted(set(seen))
    assert {Stage.ASKED, Stage.ASKED_AGAIN} <= set(seen)
    assert stage is Stage.ASKED_AGAIN


def test_the_evening_before_is_the_reps(policy: Policy) -> None:
    starts = datetime(2026, 11, 24, 21, 0, tzinfo=UTC)  # 1:00 of the 25th in Samara
    at = moments(policy.visits, ZONE, starts, starts + HOUR)
    assert at[Stage.EVENING] == datetime(2026, 11, 24, 18, 0, tzinfo=ZONE)
