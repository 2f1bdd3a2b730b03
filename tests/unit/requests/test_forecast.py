"""An honest date: whom a request waits for, what such ones usually take, what is agreed on."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from domain.company import Policy
from domain.company.values import WorkSpan
from domain.requests.forecast import Forecast, Standing, forecast
from domain.requests.pace import UNKNOWN, Pace

MONDAY = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)
"""9:00 in Samara, the beginning of the working day."""

HOUR = timedelta(hours=1)
DAY = WorkSpan(1, timedelta())

HELD = Standing(
    kind="repair",
    state="in_work",
    department="tech",
    created_at=MONDAY,
    held_since=MONDAY,
    due_at=MONDAY + timedelta(days=2),
)


def seen(policy: Policy, standing: Standing, now: datetime, pace: Pace = UNKNOWN) -> Forecast:
    return forecast(policy, standing, pace, now)


def test_what_is_in_time_is_expected_by_its_limit(policy: Policy) -> None:
    assert seen(policy, HELD, MONDAY + HOUR) == Forecast(HELD.due_at, "due")


def test_an_unsigned_request_begins_now_at_the_earliest(policy: Policy) -> None:
    """Two days of work are not done in the one that is left."""
    offered = replace(HELD, state="new")
    now = MONDAY + timedelta(days=1)
    found = seen(policy, offered, now)
    assert found == Forecast(datetime(2026, 11, 25, 14, 0, tzinfo=UTC), "unsigned")
    fast = Pace(lasts={"repair": 2 * HOUR})
    assert seen(policy, offered, now, fast) == Forecast(HELD.due_at, "due")


def test_what_usually_takes_longer_is_not_promised_by_its_limit(policy: Policy) -> None:
    slow = Pace(lasts={"repair": 24 * HOUR})  # three working days of eight hours
    found = seen(policy, HELD, MONDAY + HOUR, slow)
    assert found == Forecast(datetime(2026, 11, 25, 14, 0, tzinfo=UTC), "pace")
    assert seen(policy, HELD, MONDAY, Pace(lasts={"repair": HOUR})).why == "due"


def test_what_is_late_is_as_late_again(policy: Policy) -> None:
    due_at = MONDAY
    late = replace(HELD, due_at=due_at)
    found = seen(policy, late, due_at + 3 * HOUR)
    assert found.why == "late"
    assert found.ready_at == due_at + 7 * HOUR  # three hours more, and lunch between
    minute = seen(policy, late, due_at + timedelta(minutes=1))
    assert minute.ready_at >= due_at + HOUR
    long_ago = seen(policy, replace(late, due_at=due_at - timedelta(days=60)), due_at)
    assert long_ago.ready_at <= due_at + timedelta(days=8)


def test_each_step_of_a_route_still_takes_its_limit(policy: Policy) -> None:
    standing = replace(
        HELD, due_at=MONDAY + timedelta(days=1), steps=(("sales", DAY), ("construction", DAY))
    )
    found = seen(policy, standing, MONDAY)
    assert found == Forecast(datetime(2026, 11, 25, 14, 0, tzinfo=UTC), "route")
    begun = replace(standing, step_due_at=MONDAY + HOUR, due_at=MONDAY + timedelta(days=9))
    assert seen(policy, begun, MONDAY).why == "due"
    assert seen(policy, begun, MONDAY).ready_at == MONDAY + timedelta(days=2) + HOUR


def test_a_contractor_decides_by_his_day_and_a_late_one_by_none(policy: Policy) -> None:
    outside = replace(HELD, contractor_until=date(2026, 11, 27))
    found = seen(policy, outside, MONDAY)
    assert (found.why, found.ready_at.date()) == ("contractor", date(2026, 11, 27))
    assert outside.stage == "contractor"
    late = seen(policy, outside, MONDAY + timedelta(days=7))
    assert late.why in ("contractor_late", "late")
    assert late.ready_at > MONDAY + timedelta(days=7)


def test_a_visit_that_is_agreed_on_decides(policy: Policy) -> None:
    ends_at = MONDAY + timedelta(days=4)
    assert seen(policy, replace(HELD, visit_ends_at=ends_at), MONDAY) == Forecast(ends_at, "visit")


def test_what_waits_for_the_client_or_is_done_says_so(policy: Policy) -> None:
    asked = replace(HELD, client_asked_at=MONDAY)
    assert asked.stage == "client"
    assert seen(policy, asked, MONDAY + HOUR).why == "client"
    done = replace(HELD, state="reported", reported_at=MONDAY + HOUR)
    assert seen(policy, done, MONDAY + 2 * HOUR) == Forecast(MONDAY + HOUR, "reported")
    repaired = replace(done, client_asked_at=MONDAY + HOUR)
    assert repaired.stage == "client"
    assert seen(policy, repaired, MONDAY + 2 * HOUR) == Forecast(MONDAY + HOUR, "client")
