"""The desk's time is passed in, and goes forward only."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from domain.clock import OffsetClock, SystemClock

NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)


class FixedClock:
    """Time stands still until the test says otherwise."""

    def __init__(self, now: datetime) -> None:
        self.at = now

    def now(self) -> datetime:
        return self.at


def test_the_system_clock_is_aware() -> None:
    before = datetime.now(UTC)
    assert before <= SystemClock().now() <= datetime.now(UTC)
    assert SystemClock().now().utcoffset() == timedelta()


def test_time_goes_on_after_it_was_moved() -> None:
    base = FixedClock(NOW)
    clock = OffsetClock(ahead_of=base)
    assert clock.now() == NOW
    assert clock.move_to(NOW + timedelta(days=3)) == NOW + timedelta(days=3)
    base.at += timedelta(minutes=5)
    assert clock.now() == NOW + timedelta(days=3, minutes=5)
    assert OffsetClock(clock.offset, base).now() == clock.now()


def test_time_never_goes_back() -> None:
    clock = OffsetClock(timedelta(hours=2), FixedClock(NOW))
    assert clock.move_to(NOW + timedelta(hours=1)) == NOW + timedelta(hours=2)
    with pytest.raises(ValueError, match="behind"):
        OffsetClock(timedelta(seconds=-1))


def test_a_moment_of_another_zone_is_the_same_moment() -> None:
    clock = OffsetClock(ahead_of=FixedClock(NOW))
    samara = timezone(timedelta(hours=4))
    clock.move_to(datetime(2026, 3, 2, 15, tzinfo=samara))
    assert clock.now() == datetime(2026, 3, 2, 11, tzinfo=UTC)


def test_a_moment_needs_a_time_zone() -> None:
    with pytest.raises(ValueError, match="time zone"):
        OffsetClock(ahead_of=FixedClock(NOW)).move_to(datetime(2026, 3, 3))  # noqa: DTZ001
