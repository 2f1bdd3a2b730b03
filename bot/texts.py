"""Texts for one reader: his language, his time zone, as seen at one moment."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cached_property, lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

from markupsafe import Markup, escape

from domain import people_time
from domain.errors import DeskError
from domain.people_time import PeopleTime
from domain.texts import Texts

LOCALES = Path(__file__).parent / "locales"
"""The texts of bot/ itself."""

Argument = str | int | Decimal | datetime | date | timedelta | None
"""What a text may be filled with. Moments and durations are said as people say them."""


@dataclass(frozen=True)
class Screenwriter:
    """Writes texts for one reader; one is made for each update and each notice.

    Attributes:
        language: the reader's.
        time_zone: the reader's, an IANA name.
        now: the present moment, aware.
    """

    texts: Texts
    language: str
    time_zone: str
    now: datetime

    def t(self, key: str, **args: Argument) -> Markup:
        """A text for a screen: HTML of the locale file, with arguments escaped.

        An argument that is Markup itself (a part made by `t`) goes in as it is.
        """
        given = {name: self._escaped(value) for name, value in args.items()}
        said = self.texts.format(self.language, key, **given)
        return Markup(said)  # noqa: S704 - locale files are ours, arguments are escaped

    def label(self, key: str, **args: Argument) -> str:
        """A text for a button, an alert or an inline result: plain words, never HTML."""
        given = {name: self._said(value) for name, value in args.items()}
        return self.texts.format(self.language, key, **given)

    def error(self, error: DeskError) -> str:
        """What a person is told about an act that cannot be done, in plain words."""
        return self.label(error.key, **error.args_shown)

    def moment(self, at: datetime) -> str:
        """ "сегодня 16:40", "пт 28 ноября"."""
        return self.time.moment(at)

    def day(self, day: date) -> str:
        """ "пт 28 ноября"."""
        return self.time.day(day)

    def duration(self, length: timedelta) -> str:
        """ "2 ч 15 мин"."""
        return people_time.duration(self.texts, self.language, length)

    def by_hour(self, at: datetime) -> str:
        """ "сегодня к 15:40", "пт 28 ноября к 9:30": for a message that may be read another day."""
        local = at.astimezone(self.zone).date()
        today = self.now.astimezone(self.zone).date()
        day = self.time.nearby(local) if local == today else self.time.day(local)
        return self.label("by-hour", day=day, time=self.time.clock(at))

    def byte_size(self, size: int) -> str:
        """ "3,4 МБ"."""
        return people_time.byte_size(self.texts, self.language, size)

    @cached_property
    def time(self) -> PeopleTime:
        """The other ways to say a moment: `since`, `exact`, `headline`, `clock`."""
        return PeopleTime(self.texts, self.language, self.zone, self.now)

    @property
    def zone(self) -> ZoneInfo:
        """The reader's time zone."""
        return _zone(self.time_zone)

    def _escaped(self, value: Argument) -> str | int | Decimal:
        said = self._said(value)
        if not isinstance(said, str) or (type(said) is str and not _MARKED.search(said)):
            return said
        # Fluent wants plain str; a part that is Markup already is not escaped again.
        return str(escape(said))

    def _said(self, value: Argument) -> str | int | Decimal:
        if isinstance(value, str | int):
            return value
        match value:
            case datetime():
                return self.moment(value)
            case date():
                return self.day(value)
            case timedelta():
                return self.duration(value)
            case None:
                return ""
        return value


_MARKED = re.compile("[&<>\"']")
"""What HTML reads as its own. Most words have nothing of it."""


def lines(*parts: Markup | str | None) -> Markup:
    """Lines one under another; what is None or empty takes no line. Plain words are escaped."""
    return Markup("\n".join([escape(part) for part in parts if part]))  # noqa: S704 - escaped


def join(parts: Iterable[Markup | str], between: str = " · ") -> Markup:
    """Facts in one line. Plain words are escaped."""
    return Markup(escape(between)).join(parts)  # noqa: S704 - escaped


def capital(words: str) -> str:
    """The words as a line or a button begins with them."""
    return words[:1].upper() + words[1:]


@lru_cache(maxsize=64)
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)
