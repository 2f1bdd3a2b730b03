"""The quality loop of the sample company: its tickets, from the complaint to the client's word.

`sandbox/sample/*/quality.toml` explains itself at its top. Here it becomes acts with real moments.
"""

import tomllib
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Literal

from pydantic import Field

from app.demo.moments import Moment, Moments, Part
from app.demo.programme_file import Answers, StoryQuestionnaire
from domain.company import Policy

TicketAct = Literal[
    "accept",
    "hand",
    "sign",
    "report",
    "plan",
    "fix",
    "hold",
    "ask",
    "answer",
    "phone",
    "reject",
    "cancel",
    "duplicate",
]
Then = Literal["go_on", "close"]


class StoryTicketAct(Part):
    """What somebody did about a ticket.

    Attributes:
        who: by full name; without it the service lead, or the ticket's rep where it is his to do.
        words: what was done, answered, told as the reason.
        cause, check: of a repair.
        until: the day promised, or until when it is put off: "+5d".
        said: who said it by phone.
        of: of a duplicate, the rep of the client's other ticket.
        then: what becomes of the paused questionnaire.
    """

    at: Moment
    act: TicketAct
    who: str | None = None
    to: str | None = None
    words: str = ""
    cause: str = ""
    check: str = ""
    until: str = ""
    said: str = ""
    of: str = ""
    restored: bool = False
    then: Then = "go_on"


class StoryTicket(StoryQuestionnaire):
    """A questionnaire that bad quality paused, and what came of it."""

    acts: tuple[StoryTicketAct, ...] = ()


class StoryDecision(Part):
    """A decision of a meeting. `kept` when the responsible did what he was to do."""

    at: Moment
    who: str
    words: str
    responsible: str
    due: str
    kept: bool = False


class StoryMeasure(Part):
    """A measure against a bottleneck of complaints, by its category."""

    at: Moment
    who: str
    category: str
    what: str
    owner: str
    due: str
    cost: int


class Quality(Part):
    """All tickets of the sample, and what was decided about them."""

    usual: Answers = Field(default={})
    """What their questionnaires answer beside the usual of the programme."""
    tickets: tuple[StoryTicket, ...]
    decisions: tuple[StoryDecision, ...] = ()
    measures: tuple[StoryMeasure, ...] = ()


def read_quality(path: Path, policy: Policy, now: datetime) -> Quality:
    """Read the tickets as they look from `now`.

    Raises:
        pydantic.ValidationError: the file is none.
    """
    document: Mapping[str, object] = tomllib.loads(path.read_text(encoding="utf-8"))
    return Quality.model_validate(document, context=Moments(policy, now))
