"""When the weekly pack is due: a day and an hour of the week, by the clock of the reader's
department. A meeting on a day off is held on the next working day.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from domain.company import Policy
from domain.company.values import WEEKDAYS
from domain.reports.hours import Hour, working_day_from, zone_of

_WEEK = timedelta(days=7)
_LOOKED_AT = 54
"""Weeks: a company that closes for longer holds no meetings."""


def monday_of(day: date) -> date:
    """The Monday of its week."""
    return day - timedelta(days=day.weekday())


def meetings_around(
    policy: Policy, department: str | None, now: datetime
) -> tuple[Hour | None, Hour | None]:
    """The last meeting that has come, and the next one: one that holidays put off may belong to an
    earlier week.

    Returns:
        The hour of each. Its day is the Monday of the week it belongs to.
    """
    following = None
    # Meetings keep the order of their weeks, and that of next week is still to come.
    for hour in _hours(policy, department, now, range(1, -_LOOKED_AT, -1)):
        if hour.at <= now:
            return hour, following
        following = hour
    return None, following


def meeting_day(policy: Policy, department: str | None, now: datetime) -> date:
    """The day of the next meeting."""
    zone = zone_of(policy, department)
    _, found = meetings_around(policy, department, now)
    return (
        now.astimezone(zone).date() + _WEEK if found is None else found.at.astimezone(zone).date()
    )


def _hours(
    policy: Policy, department: str | None, now: datetime, weeks: Iterable[int]
) -> Iterator[Hour]:
    """
    Args:
        weeks: how many weeks after the present one, as they are to be looked at.
    """
    rules, zone = policy.reports, zone_of(policy, department)
    this = monday_of(now.astimezone(zone).date())
    away = timedelta(days=WEEKDAYS.index(rules.weekly_on))
    for n in weeks:
        monday = this + _WEEK * n
        day = working_day_from(policy, department, monday + away)
        yield Hour(monday, datetime.combine(day, rules.weekly_at, tzinfo=zone))
