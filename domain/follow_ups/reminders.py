"""When a person is reminded of a task: in his own morning, on working days only."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.company import Policy

MORNING = time(9)
"""Early enough to plan the day by, late enough to wake nobody."""

_DAY = timedelta(days=1)
_SEARCHED = 31
"""Days among which a working one is looked for; a calendar without any must not hang a sweep."""


@dataclass(frozen=True)
class Reminding:
    """How many reminders were given or are too late to give, and when the next one is due."""

    stage: int
    next_at: datetime | None


def first_reminder(
    policy: Policy, department: str | None, zone: ZoneInfo, due_on: date, now: datetime
) -> Reminding:
    """The reminder on the morning of the due day; once that is over, the one that it is late.

    Args:
        department: of who has to do it; its calendar says which days are worked.
        zone: his own.
        now: aware.
    """
    at = _on_or_before(policy, department, zone, due_on)
    if at > now:
        return Reminding(0, at)
    return Reminding(1, late_reminder(policy, department, zone, due_on, now))


def late_reminder(
    policy: Policy, department: str | None, zone: ZoneInfo, due_on: date, now: datetime
) -> datetime:
    """The first working morning on which the task is late."""
    day = max(due_on, now.astimezone(zone).date()) + _DAY
    calendar = policy.calendar_of(department)
    found = next(
        (each for n in range(_SEARCHED) if calendar.is_working_day(each := day + n * _DAY)), day
    )
    return datetime.combine(found, MORNING, zone)


def _on_or_before(policy: Policy, department: str | None, zone: ZoneInfo, due_on: date) -> datetime:
    """What is due on a day off is brought to mind on the working day before."""
    calendar = policy.calendar_of(department)
    found = next(
        (each for n in range(_SEARCHED) if calendar.is_working_day(each := due_on - n * _DAY)),
        due_on,
    )
    return datetime.combine(found, MORNING, zone)
