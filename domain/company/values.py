"""The small words of company.toml: hours, lengths of time, zones; how they are written and read."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import Annotated, Literal
from zoneinfo import available_timezones

from pydantic import AfterValidator, BeforeValidator

from domain.validation import wrong

_HOURS = re.compile(r"(\d{1,2}):([0-5]\d)\s*[-–—]\s*(\d{1,2}):([0-5]\d)")
_LENGTH = re.compile(r"(?=\d)(?:(\d+)d)?\s*(?:(\d+)h)?\s*(?:(\d+)m)?")
_CODE = re.compile(r"[a-z][a-z0-9_]{0,15}")
_MINUTES_A_DAY = 24 * 60
_NONE = "none"

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEKDAYS: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True)
class Hours:
    """A part of a day, in minutes since local midnight. It ends at 1440 at the latest."""

    opens: int
    closes: int

    def __contains__(self, other: "Hours") -> bool:
        return self.opens <= other.opens and other.closes <= self.closes

    def __str__(self) -> str:
        ends = (divmod(minutes, 60) for minutes in (self.opens, self.closes))
        return "-".join(f"{hour:02}:{minute:02}" for hour, minute in ends)


@dataclass(frozen=True)
class WorkSpan:
    """A length of working time: whole working days, and a rest. "1d" is a day as long as the
    department's own, so the same limit fits a department that works six hours.
    """

    days: int
    rest: timedelta

    def length(self, day: timedelta) -> timedelta:
        """The working time it makes.

        Args:
            day: how long the working day is, `WorkCalendar.day_length`.
        """
        return self.days * day + self.rest


def read_hours(written: object) -> Hours:
    """Read "9:00-18:00".

    Raises:
        PydanticCustomError: it is not so written, or ends before it begins.
    """
    found = _HOURS.fullmatch(written.strip()) if isinstance(written, str) else None
    if found is None:
        raise wrong("company-wrong-hours", value=str(written))
    opens_hour, opens_minute, closes_hour, closes_minute = map(int, found.groups())
    hours = Hours(opens_hour * 60 + opens_minute, closes_hour * 60 + closes_minute)
    if hours.closes > _MINUTES_A_DAY:
        raise wrong("company-wrong-hours", value=str(written))
    if hours.opens >= hours.closes:
        raise wrong("company-hours-backwards", value=str(written))
    return hours


def read_quiet_hours(written: object) -> Hours:
    """Read "21:00-8:00": hours that may go on past midnight, their end then beyond 1440.

    Raises:
        PydanticCustomError: it is not so written, or lasts no time at all.
    """
    found = _HOURS.fullmatch(written.strip()) if isinstance(written, str) else None
    if found is None:
        raise wrong("company-wrong-quiet-hours", value=str(written))
    opens_hour, opens_minute, closes_hour, closes_minute = map(int, found.groups())
    opens, closes = opens_hour * 60 + opens_minute, closes_hour * 60 + closes_minute
    if opens == closes or max(opens, closes) > _MINUTES_A_DAY:
        raise wrong("company-wrong-quiet-hours", value=str(written))
    return Hours(opens, closes if closes > opens else closes + _MINUTES_A_DAY)


def read_work_span(written: object) -> WorkSpan:
    """Read "30m", "2h", "1d", "1d 4h": working time.

    Raises:
        PydanticCustomError: it is not so written, or is nothing at all.
    """
    if isinstance(written, WorkSpan):  # a default of ours, not a company's words
        return written
    days, hours, minutes = _read_length(written, "company-wrong-work-span")
    return WorkSpan(days, timedelta(hours=hours, minutes=minutes))


def read_span(written: object) -> timedelta:
    """Read "72h", "7d": time by the clock, whoever works.

    Raises:
        PydanticCustomError: it is not so written, or is nothing at all.
    """
    days, hours, minutes = _read_length(written, "company-wrong-span")
    return timedelta(days=days, hours=hours, minutes=minutes)


def _read_length(written: object, problem: str) -> tuple[int, int, int]:
    found = _LENGTH.fullmatch(written.strip()) if isinstance(written, str) else None
    days, hours, minutes = (int(part or 0) for part in found.groups()) if found else (0, 0, 0)
    if not (days or hours or minutes):
        raise wrong(problem, value=str(written))
    return days, hours, minutes


def _or_none(read: Callable[[object], Hours | str]) -> Callable[[object], Hours | str | None]:
    """Let "none" say that there is none: a department may drop what the company has."""
    return lambda written: None if written == _NONE else read(written)


@cache
def _zones() -> frozenset[str]:
    # Asking walks the directories of the zone files, which takes 10 ms.
    return frozenset(available_timezones())


def _known_zone(name: str) -> str:
    if name not in _zones():
        raise wrong("company-unknown-time-zone", value=name)
    return name


def _supported_country(written: object) -> str:
    # A third of a second, so only for those who use it; the public list_supported_countries would
    # load every country there is, which takes twice as long again.
    from holidays.registry import EntityLoader

    countries = EntityLoader.get_country_codes(include_aliases=False)
    if not isinstance(written, str) or written not in countries:
        raise wrong("company-unknown-country", value=str(written))
    return written


def _group_chat(written: object) -> int:
    if isinstance(written, bool) or not isinstance(written, int) or written >= 0:
        raise wrong("company-wrong-group-chat", value=str(written))
    return written


def _mailbox(written: str) -> str:
    name, at, domain = written.partition("@")
    if not (name and at and "." in domain) or any(letter.isspace() for letter in written):
        raise wrong("company-wrong-mailbox", value=written)
    return written.lower()


def _plain_code(written: str) -> str:
    # Codes travel in the data of buttons, two in one button of the register, where Telegram
    # leaves 64 bytes for everything.
    if not _CODE.fullmatch(written):
        raise wrong("company-wrong-code", value=written)
    return written


def _not_empty(written: str) -> str:
    if not written.strip():
        raise wrong("company-empty")
    return written.strip()


Code = Annotated[str, AfterValidator(_plain_code)]
Name = Annotated[str, AfterValidator(_not_empty)]
TimeZone = Annotated[str, AfterValidator(_known_zone)]
WorkingHours = Annotated[Hours, BeforeValidator(read_hours)]
QuietHours = Annotated[Hours, BeforeValidator(read_quiet_hours)]
Lunch = Annotated[Hours | None, BeforeValidator(_or_none(read_hours))]
Country = Annotated[str | None, BeforeValidator(_or_none(_supported_country))]
WorkingTime = Annotated[WorkSpan, BeforeValidator(read_work_span)]
ClockTime = Annotated[timedelta, BeforeValidator(read_span)]
GroupChat = Annotated[int, BeforeValidator(_group_chat)]
Mailbox = Annotated[str, AfterValidator(_mailbox)]
