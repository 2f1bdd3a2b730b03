"""The programme of the sample company: its campaign, and how the fortnight of it went.

`sandbox/sample/*/programme.toml` explains itself at its top. Here it becomes acts with real
moments, in the order in which they are to be played.
"""

import tomllib
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from app.demo.moments import Moment, Moments, Part
from app.demo.story_file import StoryAnswer
from domain.company import Policy
from domain.company.programme import Mode

Outcome = Literal["no_answer", "call_back", "not_now", "refused", "wrong_person", "appointment"]
Deed = Literal["accepted", "refusal_approved", "removed", "met", "offer_made", "task_done"]

Answers = Mapping[str, StoryAnswer]


class StoryRep(Part):
    """Who works in the campaign, and how."""

    name: str
    mode: Mode = "parallel"
    norm: int | None = None
    place: str | None = None


class Mark(Part):
    """How a client and a rep get on."""

    client: str
    rep: str
    verdict: Literal["gets_on", "fences_off", "does_not"]


class StoryCampaign(Part):
    """The campaign. `name` may have `{year}` in it."""

    name: str
    head: str
    at: Moment
    """When it is planned, split and started."""
    ends: Moment
    reps: tuple[StoryRep, ...]
    marks: tuple[Mark, ...] = ()
    monthly: tuple[str, ...] = ()
    """Names of the most valuable clients."""


class Person(Part):
    """The one to be spoken to, as the rep heard on the phone."""

    name: str
    position: str | None = None
    phone: str | None = None


class StoryCall(Part):
    """A call and how it ended."""

    at: Moment
    who: str
    client: str
    outcome: Outcome
    until: Moment | None = None
    """Of an appointment its beginning; else when the client is called again."""
    words: str | None = None
    person: Person | None = None


class StoryDeed(Part):
    """Something else that somebody did; the client himself when he accepted an invitation."""

    at: Moment
    deed: Deed
    client: str
    who: str | None = None
    words: str | None = None
    offered: bool = False


class StoryQuestionnaire(Part):
    """A questionnaire and what was said."""

    at: Moment
    """When it is begun."""
    who: str
    client: str
    answers: Answers = Field(default={})
    rows: Mapping[str, tuple[Answers, ...]] = Field(default={})
    """Of repeats: first what is said of the rows that are known, then the rows that are added."""
    until: str | None = None
    """The question at which the draft was put aside; handed in without it."""


StoryAct = StoryCall | StoryDeed | StoryQuestionnaire


def _in_order(acts: tuple[StoryCall, ...]) -> tuple[StoryCall, ...]:
    moments = [act.at for act in acts]
    if moments != sorted(moments):
        raise ValueError("calls go back in time")
    return acts


class Programme(Part):
    """All that happened in it."""

    campaign: StoryCampaign
    usual: Answers = Field(default={})
    """What is answered where a questionnaire says nothing else."""
    calls: Annotated[tuple[StoryCall, ...], AfterValidator(_in_order)]
    deeds: tuple[StoryDeed, ...] = ()
    questionnaires: tuple[StoryQuestionnaire, ...] = ()

    @property
    def acts(self) -> list[StoryAct]:
        """All acts as they followed each other."""
        return sorted((*self.calls, *self.deeds, *self.questionnaires), key=lambda act: act.at)


def read_programme(path: Path, policy: Policy, now: datetime) -> Programme:
    """Read the programme as it looks from `now`.

    Raises:
        pydantic.ValidationError: the file is none.
    """
    document = tomllib.loads(path.read_text(encoding="utf-8"))
    return Programme.model_validate(document, context=Moments(policy, now))
