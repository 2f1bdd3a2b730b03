"""Moments of the sample's story: written relative to now, so that it never grows old.

"-3d 14:05" is that hour of the third working day before today, "-35m" so many minutes ago.
"next 15:00" is that hour of the coming day of visits: today until two in the afternoon of a working
day, else the next working day; "next+1d 11:00" is an hour of the working day after that.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationInfo

from domain.company import Policy

_MINUTES_AGO = re.compile(r"-(\d+)m")
_DAY_AND_HOUR = re.compile(r"([+-]\d+)d (\d{1,2}):(\d{2})")
_NEXT = re.compile(r"next(?:\+(\d+)d)? (\d{1,2}):(\d{2})")
_DAY = timedelta(days=1)
_TOO_LATE = time(14)


@dataclass(frozen=True)
class Moments:
    """Turns "-3d 14:05" into a moment, seen from now."""

    policy: Policy
    now: datetime

    def read(self, written: str) -> datetime:
        """The moment that is written.

        Raises:
            ValueError: it is written in none of the ways.
        """
        if found := _MINUTES_AGO.fullmatch(written):
            return self.now - timedelta(minutes=int(found[1]))
        if found := _DAY_AND_HOUR.fullmatch(written):
            return self._at(self.working_day(int(found[1])), found[2], found[3])
        if found := _NEXT.fullmatch(written):
            return self._next(int(found[1] or 0), found[2], found[3])
        raise ValueError(f"a moment is '-35m', '-3d 14:05' or 'next 15:00', not {written!r}")

    def working_day(self, distance: int) -> date:
        """The day so many working days from today; negative in the past."""
        return self._from(self.now.astimezone(self.policy.zone).date(), distance)

    def _next(self, further: int, hour: str, minute: str) -> datetime:
        local = self.now.astimezone(self.policy.zone)
        works = self.policy.calendar_of(None).is_working_day(local.date())
        first = self.working_day(0 if works and local.time() < _TOO_LATE else 1)
        return self._at(self._from(first, further), hour, minute)

    def _from(self, day: date, distance: int) -> date:
        calendar = self.policy.calendar_of(None)
        step = _DAY if distance > 0 else -_DAY
        left = abs(distance)
        while left:
            day += step
            left -= calendar.is_working_day(day)
        return day

    def _at(self, day: date, hour: str, minute: str) -> datetime:
        return datetime.combine(day, time(int(hour), int(minute)), self.policy.zone)


def _moment(written: object, info: ValidationInfo) -> datetime:
    if not isinstance(info.context, Moments):
        raise TypeError("a story is read with the moments it is told from")
    return info.context.read(str(written))


Moment = Annotated[datetime, BeforeValidator(_moment)]


class Part(BaseModel):
    """A part of a story's file."""

    model_config = ConfigDict(frozen=True, extra="forbid")
