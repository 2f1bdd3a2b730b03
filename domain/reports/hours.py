"""When a report is due: at an hour of a working day, by the clock of its reader's department."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.company import Policy

_DAY = timedelta(days=1)
_LOOKED_AT = 366
"""Days looked through for a working one: a company that closes for a year reads no reports."""


@dataclass(frozen=True)
class Hour:
    """The moment a report of a day is due."""

    day: date
    at: datetime


def zone_of(policy: Policy, department: str | None) -> ZoneInfo:
    """The time zone of a department; the company's for who has none, or an abolished one."""
    known = department is not None and department in policy.departments
    return policy.department_zone(department) if known and department else policy.zone


def latest(policy: Policy, department: str | None, at: time, now: datetime) -> Hour | None:
    """The last such hour that has come: what was missed before it is not made up for.

    Args:
        at: by the department's clock, on its working days.
        now: aware.

    Returns:
        None when there was no working day for a year.
    """
    zone = zone_of(policy, department)
    today = now.astimezone(zone).date()
    came = datetime.combine(today, at, tzinfo=zone) <= now
    return _first(policy, department, at, today if came else today - _DAY, -_DAY)


def following(policy: Policy, department: str | None, at: time, now: datetime) -> Hour | None:
    """The next such hour after `now`; arguments as of `latest`."""
    zone = zone_of(policy, department)
    today = now.astimezone(zone).date()
    came = datetime.combine(today, at, tzinfo=zone) <= now
    return _first(policy, department, at, today + _DAY if came else today, _DAY)


def working_day_from(policy: Policy, department: str | None, first: date) -> date:
    """The first working day from a day on, that day itself if none is found within a year."""
    found = _first(policy, department, time(), first, _DAY)
    return first if found is None else found.day


def working_days_until(policy: Policy, department: str | None, last: date, n: int) -> list[date]:
    """The last `n` working days up to a day, the first one first."""
    calendar = policy.calendar_of(department)
    days = (last - _DAY * back for back in range(_LOOKED_AT))
    found = [day for day, _ in zip(filter(calendar.is_working_day, days), range(n), strict=False)]
    return found[::-1]


def _first(
    policy: Policy, department: str | None, at: time, first: date, step: timedelta
) -> Hour | None:
    calendar, zone = policy.calendar_of(department), zone_of(policy, department)
    days = (first + step * away for away in range(_LOOKED_AT))
    day = next(filter(calendar.is_working_day, days), None)
    return None if day is None else Hour(day, datetime.combine(day, at, tzinfo=zone))
