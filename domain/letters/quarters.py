"""Quarters of the calendar: a client gets one letter in each (domain 4.6)."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

_MONTHS = 3


def quarter_of(day: date) -> date:
    """The first day of the quarter that a day is in."""
    return date(day.year, (day.month - 1) // _MONTHS * _MONTHS + 1, 1)


def next_quarter(quarter: date) -> date:
    """The first day of the quarter after this one."""
    return quarter_of(quarter + timedelta(days=100))


def quarter_before(quarter: date) -> date:
    """The first day of the quarter before this one."""
    return quarter_of(quarter - timedelta(days=1))


def ends_at(quarter: date, zone: ZoneInfo) -> datetime:
    """The moment at which a quarter is over."""
    return datetime.combine(next_quarter(quarter), time(), zone)
