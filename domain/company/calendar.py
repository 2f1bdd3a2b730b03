"""Working time: every limit runs in the working hours of the company's calendar (domain 5).

A year is laid out once as a list of intervals, from local hours to real moments, so that a change
to summer time lengthens or shortens what it falls on and nothing else. Counting is then a search
in a sorted list.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.company.calendar_rules import CalendarRules
from domain.company.public_holidays import public_holidays
from domain.company.values import WEEKDAYS, Hours, WorkSpan

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_DAY = timedelta(days=1)
_SHORTENED_BY = 60
"""Minutes, by article 95 of the Labour Code of Russia."""


@dataclass(frozen=True)
class _Year:
    """The working intervals of one local year, in microseconds since 1970, UTC."""

    opens: list[int]
    closes: list[int]
    worked: list[int]
    """Working time from the start of the year to the end of each interval."""

    @property
    def total(self) -> int:
        return self.worked[-1] if self.worked else 0

    def worked_until(self, moment: int) -> int:
        """Working time from the start of the year to a moment in it."""
        interval = bisect_right(self.opens, moment) - 1
        if interval < 0:
            return 0
        left = max(self.closes[interval] - moment, 0)
        return self.worked[interval] - left

    def moment_at(self, worked: int) -> int:
        """The first moment by which so much was worked; more than 0, at most the total."""
        interval = bisect_left(self.worked, worked)
        return self.closes[interval] - (self.worked[interval] - worked)


class WorkCalendar:
    """The working hours of one department, in its time zone."""

    def __init__(self, rules: CalendarRules, zone: ZoneInfo) -> None:
        self._rules = rules
        self.zone = zone
        self._years: dict[int, _Year] = {}

    @property
    def day_length(self) -> timedelta:
        """How much is worked on an ordinary day: what "1d" stands for."""
        return timedelta(
            minutes=sum(part.closes - part.opens for part in self._parts(self._rules.hours))
        )

    def add(self, start: datetime, working: timedelta | WorkSpan) -> datetime:
        """The first moment by which so much has been worked since `start`.

        It lies in working hours, or exactly at their end ("by 18:00 today", not "by 9:00
        tomorrow"). Nothing added to a free moment gives the next opening.

        Args:
            start: aware, working or not.
            working: zero or more; the days of a span are as long as this calendar's.

        Returns:
            Aware, in UTC.

        Raises:
            ValueError: `working` is negative, or `start` has no time zone.
        """
        if isinstance(working, WorkSpan):
            working = working.length(self.day_length)
        if working < timedelta():
            raise ValueError(f"working time cannot run back: {working}")
        if not working:
            return self.next_opening(start)
        number = self._year_number(start)
        wanted = self._year(number).worked_until(_stamp(start)) + working // _MICROSECOND
        while wanted > self._year(number).total:
            wanted -= self._year(number).total
            number += 1
        return _moment(self._year(number).moment_at(wanted))

    def between(self, start: datetime, end: datetime) -> timedelta:
        """Working time from one moment to another; negative when `end` comes first."""
        if end < start:
            return -self.between(end, start)
        first, last = self._year_number(start), self._year_number(end)
        whole_years = sum(self._year(number).total for number in range(first, last))
        worked = (
            whole_years
            + self._year(last).worked_until(_stamp(end))
            - self._year(first).worked_until(_stamp(start))
        )
        return worked * _MICROSECOND

    def is_working(self, moment: datetime) -> bool:
        """Is it working time? The first minute of the day is, the moment it ends is not."""
        year = self._year(self._year_number(moment))
        interval = bisect_right(year.opens, _stamp(moment)) - 1
        return interval >= 0 and _stamp(moment) < year.closes[interval]

    def is_working_day(self, day: date) -> bool:
        """Is anything worked on that local day?"""
        return bool(self._hours_of(day))

    def next_opening(self, moment: datetime) -> datetime:
        """The moment itself in working time, otherwise the next one that is. In UTC."""
        if self.is_working(moment):
            return moment.astimezone(UTC)
        number = self._year_number(moment)
        interval = bisect_right(self._year(number).opens, _stamp(moment))
        while interval == len(self._year(number).opens):
            number, interval = number + 1, 0
        return _moment(self._year(number).opens[interval])

    def _year_number(self, moment: datetime) -> int:
        if moment.utcoffset() is None:
            raise ValueError(f"a moment without a time zone: {moment}")
        return moment.astimezone(self.zone).year

    def _year(self, number: int) -> _Year:
        if number not in self._years:
            self._years[number] = self._lay_out(number)
        return self._years[number]

    def _lay_out(self, number: int) -> _Year:
        year = _Year([], [], [])
        day = date(number, 1, 1)
        while day.year == number:
            for part in self._parts(self._hours_of(day)):
                opens, closes = self._at(day, part.opens), self._at(day, part.closes)
                if opens < closes:  # an hour that summer time leaves out may swallow a short part
                    year.worked.append(year.total + closes - opens)
                    year.opens.append(opens)
                    year.closes.append(closes)
            day += _DAY
        return year

    def _hours_of(self, day: date) -> Hours | None:
        rules = self._rules
        extra = next((extra for extra in rules.extra_working_days if extra.date == day), None)
        if extra is not None:
            return extra.hours or rules.hours
        known = public_holidays(rules.holidays, day.year)
        usual = WEEKDAYS[day.weekday()] in rules.working_days and day not in known.days_off
        if day in rules.extra_days_off or not (usual or day in known.working):
            return None
        if day in known.shortened:
            return Hours(
                rules.hours.opens, max(rules.hours.closes - _SHORTENED_BY, rules.hours.opens)
            )
        return rules.hours

    def _parts(self, hours: Hours | None) -> list[Hours]:
        """Hours without lunch."""
        lunch = self._rules.lunch
        if hours is None:
            return []
        if lunch is None or lunch.closes <= hours.opens or hours.closes <= lunch.opens:
            return [hours]
        parts = Hours(hours.opens, lunch.opens), Hours(lunch.closes, hours.closes)
        return [part for part in parts if part.opens < part.closes]

    def _at(self, day: date, minutes: int) -> int:
        days, rest = divmod(minutes, 24 * 60)
        local = datetime.combine(day + days * _DAY, time(rest // 60, rest % 60), self.zone)
        return _stamp(local)


def _stamp(moment: datetime) -> int:
    return (moment - _EPOCH) // _MICROSECOND


def _moment(stamp: int) -> datetime:
    return _EPOCH + stamp * _MICROSECOND
