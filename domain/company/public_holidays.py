"""Days off of a country, as the `holidays` library knows them, with Russia's moved days."""

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

_MOVED = re.compile(r"перенесено с (\d\d\.\d\d\.\d{4})")
_OBSERVED = "(выходной)"
_DAY = timedelta(days=1)
_NOTHING: frozenset[date] = frozenset()


@dataclass(frozen=True)
class PublicHolidays:
    """One year of one country."""

    days_off: AbstractSet[date]
    """Nobody works, whatever the weekday."""
    working: AbstractSet[date]
    """Days of a weekend that were made working days."""
    shortened: AbstractSet[date]
    """Days that end an hour earlier, if they are worked at all."""


@lru_cache(maxsize=64)
def public_holidays(country: str | None, year: int) -> PublicHolidays:
    """The days off of a country in a year.

    Days that a government moves are known as far ahead as the installed library knows them
    (Russia decides each autumn for the next year); others are put in company.toml by hand.

    Args:
        country: two letters, one of those the library knows; None for a company that keeps none.
        year: of the local calendar.
    """
    if country is None:
        return PublicHolidays(_NOTHING, _NOTHING, _NOTHING)
    # Loading the library takes a second, for it loads every country: only for those who use it.
    from holidays import country_holidays

    known = country_holidays(country, years=year, language="ru" if country == "RU" else None)
    days_off = frozenset(day for day in known if day.year == year)
    working = frozenset(day for day in known.weekend_workdays if day.year == year)
    names = {day: known[day] for day in days_off}
    shortened = _shortened_in_russia(names, working) if country == "RU" else _NOTHING
    return PublicHolidays(days_off, working, shortened)


def _shortened_in_russia(names: dict[date, str], working: AbstractSet[date]) -> frozenset[date]:
    """The days before a holiday, an hour shorter by article 95 of the Labour Code.

    The holidays of article 112 count, days off that were moved do not. A weekend day worked in
    place of another day has that day's length (order 588n of 13.08.2009), so it is shortened when
    the day it stands for would have been: 1 November 2025 stands for the 3rd, the day before the
    Day of Unity.
    """
    moved = {
        datetime.strptime(found[1], "%d.%m.%Y").date(): day  # noqa: DTZ007 - a date, not a moment
        for day, name in names.items()
        if (found := _MOVED.search(name))
    }
    holidays = {
        day
        for day, name in names.items()
        if day not in moved.values() and not name.endswith(_OBSERVED)
    }
    eves = {day - _DAY for day in holidays}
    return frozenset((eves - names.keys()) | {day for day in working if moved.get(day) in eves})
