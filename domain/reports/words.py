"""What a report says, in its reader's language: the same lines for a chat and for a letter."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from domain.people_time import PeopleTime, lateness, working_days, working_duration
from domain.texts import TextArgument, Texts

LONGEST_QUOTE = 160
"""Characters of somebody's words in one line: the whole is a tap away."""


@dataclass(frozen=True)
class About:
    """What a line leads to: a request or a ticket, by the number people say."""

    kind: Literal["request", "ticket"]
    id: int
    label: str


@dataclass(frozen=True)
class Line:
    """One line of a section."""

    words: str
    about: About | None = None


@dataclass(frozen=True)
class Part:
    """A section: a title with its number, and lines, the worst first; `more` says how many are not
    told.
    """

    key: str
    title: str
    lines: Sequence[Line]
    more: str | None = None


@dataclass(frozen=True)
class Bar:
    """One bar of the chart: what it counts, and how much of the longest it is, in percent."""

    label: str
    n: int
    percent: int
    good: bool


@dataclass(frozen=True)
class BarRow:
    """The bars of one day."""

    day: str
    bars: Sequence[Bar]


@dataclass(frozen=True)
class Said:
    """A report in words, top to bottom.

    Attributes:
        subject: one line that says the most, for a list of mails.
        headline: the day.
        alarm: what must be seen first; None on a quiet day.
        first: the other lines that are read in ten seconds.
        parts: everything, by sections.
    """

    subject: str
    headline: str
    alarm: str | None
    first: Sequence[str]
    parts: Sequence[Part] = ()
    chart: Sequence[BarRow] = field(default=())


@dataclass(frozen=True)
class Teller:
    """Writes for one reader: his language and time zone, as of the moment of the facts."""

    texts: Texts
    language: str
    zone: ZoneInfo
    now: datetime
    department_title: Callable[[str, str], str]
    """Code of a department and language to what it is called."""

    def t(self, key: str, **args: TextArgument) -> str:
        return self.texts.format(self.language, f"digest-{key}", **args)

    @property
    def time(self) -> PeopleTime:
        return PeopleTime(self.texts, self.language, self.zone, self.now)

    def headline(self, day: date) -> str:
        words = self.time.headline(day)
        return words[:1].upper() + words[1:]

    def department(self, code: str) -> str:
        return self.department_title(code, self.language)

    def ticket(self, number: int) -> str:
        """A ticket as people call it: "К-17"."""
        return self.t("ticket", number=number)

    def working_days(self, n: int) -> str:
        return working_days(self.texts, self.language, n)

    def worked(self, length: timedelta, day: timedelta) -> str:
        """Working time, as "2 раб. дня"; arguments as of `people_time.working_duration`."""
        return working_duration(self.texts, self.language, length, day)

    def lateness(self, length: timedelta, day: timedelta) -> str:
        """How long overdue, in working time; arguments as of `people_time.lateness`."""
        return lateness(self.texts, self.language, length, day)


def shortened(words: str) -> str:
    """Somebody's words on one line, at most LONGEST_QUOTE characters."""
    line = " ".join(words.split())
    return line if len(line) <= LONGEST_QUOTE else line[: LONGEST_QUOTE - 1].rstrip() + "…"
