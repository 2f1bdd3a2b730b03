"""Working days: when the next step of an asking is due (domain 2.13, 5)."""

from datetime import date, datetime, time, timedelta

from domain.company.calendar import WorkCalendar
from domain.people.leading import department_of
from domain.work import Work

_DAY = timedelta(days=1)


async def calendar_of(work: Work, rep_id: int) -> WorkCalendar:
    """The calendar of whoever speaks with the client."""
    return work.policy.calendar_of(await department_of(work, rep_id))


def after(work: Work, calendar: WorkCalendar, days: int, since: datetime | None = None) -> datetime:
    """The same hour so many working days later; where nobody works at that hour, the next one.

    Args:
        since: counted from; now unless given.
    """
    local = (since or work.now).astimezone(work.policy.zone)
    day = local.date()
    for _ in range(days):
        day = next_working_day(calendar, day)
    moment = datetime.combine(day, local.timetz())
    if calendar.is_working(moment):
        return moment
    opens = morning_of(work, calendar, day)
    return calendar.next_opening(moment) if opens < moment and _again(calendar, moment) else opens


def _again(calendar: WorkCalendar, moment: datetime) -> bool:
    """Whether there is work again on that day: the moment is at lunch."""
    opening = calendar.next_opening(moment)
    return opening.astimezone(moment.tzinfo).date() == moment.date()


def next_working_day(calendar: WorkCalendar, day: date) -> date:
    """The first working day after a day."""
    day += _DAY
    while not calendar.is_working_day(day):
        day += _DAY
    return day


def working_day_from(calendar: WorkCalendar, day: date) -> date:
    """The day itself if one works on it, else the next working day."""
    return day if calendar.is_working_day(day) else next_working_day(calendar, day - _DAY)


def days_on(calendar: WorkCalendar, day: date, count: int) -> date:
    """So many working days after a day."""
    for _ in range(count):
        day = next_working_day(calendar, day)
    return day


def morning_of(work: Work, calendar: WorkCalendar, day: date) -> datetime:
    """When work begins on a day, or on the next one that is a working day."""
    return calendar.next_opening(datetime.combine(day, time(), work.policy.zone))
