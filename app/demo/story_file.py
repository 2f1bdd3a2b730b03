"""The story of the sample company: what happened lately, at moments relative to now.

`sandbox/sample/*/story.toml` explains itself at its top. Here it becomes steps with real moments,
in the order in which they are to be played.
"""

import re
import tomllib
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Annotated, Literal, TypeAlias

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, ValidationInfo

from domain.company import Policy

Act = Literal[
    "send", "mail", "accept", "decline", "withdraw", "offer", "report", "confirm", "return",
    "comment", "cancel", "expire",
]  # fmt: skip
StoryAnswer: TypeAlias = str | int | list[str]

_MINUTES_AGO = re.compile(r"-(\d+)m")
_DAY_AND_HOUR = re.compile(r"([+-]\d+)d (\d{1,2}):(\d{2})")
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class _Moments:
    """Turns "-3d 14:05" into a moment, seen from now."""

    policy: Policy
    now: datetime

    def read(self, written: str) -> datetime:
        if found := _MINUTES_AGO.fullmatch(written):
            return self.now - timedelta(minutes=int(found[1]))
        found = _DAY_AND_HOUR.fullmatch(written)
        if found is None:
            raise ValueError(f"a moment is '-35m', '-3d 14:05' or '+2d 17:00', not {written!r}")
        hour = time(int(found[2]), int(found[3]))
        return datetime.combine(self._working_day(int(found[1])), hour, self.policy.zone)

    def _working_day(self, distance: int) -> date:
        calendar = self.policy.calendar_of(None)
        step = _DAY if distance > 0 else -_DAY
        day = self.now.astimezone(self.policy.zone).date()
        left = abs(distance)
        while left:
            day += step
            left -= calendar.is_working_day(day)
        return day


def _moment(written: object, info: ValidationInfo) -> datetime:
    if not isinstance(info.context, _Moments):
        raise TypeError("a story is read by read_story")
    return info.context.read(str(written))


Moment = Annotated[datetime, BeforeValidator(_moment)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Step(_Part):
    """One act. Of `send` the author is who acts, of `mail` the client; nobody does `expire`, it is
    found by a sweep.
    """

    at: Moment
    act: Act
    who: str | None = None
    """A full name."""
    to: str | None = None
    """A department's code or a full name."""
    words: str | None = None


def _in_order(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    moments = [step.at for step in steps]
    if moments != sorted(moments):
        raise ValueError("steps go back in time")
    if [step.act in ("send", "mail") for step in steps] != [True] + [False] * (len(steps) - 1):
        raise ValueError("a request begins with being sent, once")
    return steps


class StoryRequest(_Part):
    """A request and what became of it."""

    client: str
    kind: str
    author: str
    due: Moment | None = None
    answers: dict[str, StoryAnswer]
    """To the form of its kind: question → words, number, or names of options."""
    steps: Annotated[tuple[Step, ...], AfterValidator(_in_order)]


class StoryMail(_Part):
    """A client's mail that became a request, and what became of it."""

    client: str
    mailbox: str
    """Code of the mailbox it came to."""
    name: str
    address: str
    """Of the client's person who wrote."""
    subject: str
    words: str
    steps: Annotated[tuple[Step, ...], AfterValidator(_in_order)]


class StoryDraft(_Part):
    """A request begun and not sent."""

    client: str
    kind: str
    author: str
    at: Moment
    answers: dict[str, StoryAnswer]


class Story(_Part):
    """All that happened."""

    requests: tuple[StoryRequest, ...]
    mails: tuple[StoryMail, ...] = ()
    drafts: tuple[StoryDraft, ...] = ()

    def in_order_of_time(self) -> list[tuple[Step, StoryRequest | StoryMail]]:
        """The steps of all requests as they followed each other."""
        begun: list[StoryRequest | StoryMail] = [*self.requests, *self.mails]
        steps = [(step, request) for request in begun for step in request.steps]
        return sorted(steps, key=lambda pair: pair[0].at)


def read_story(path: Path, policy: Policy, now: datetime) -> Story:
    """Read a story as it looks from `now`.

    Args:
        now: aware; every step lies before it.

    Raises:
        pydantic.ValidationError: the file is not a story.
    """
    document = tomllib.loads(path.read_text(encoding="utf-8"))
    return Story.model_validate(document, context=_Moments(policy, now))
