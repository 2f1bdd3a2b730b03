"""The story of the sample company: what happened lately, at moments relative to now.

`sandbox/sample/*/story.toml` explains itself at its top. Here it becomes steps with real moments,
in the order in which they are to be played.
"""

import tomllib
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Literal, TypeAlias

from pydantic import AfterValidator

from app.demo.moments import Moment, Moments, Part
from domain.company import Policy
from domain.forms.answers import Answer
from domain.forms.model import Question, QuestionType

Act = Literal[
    "send", "mail", "accept", "decline", "withdraw", "offer", "report", "confirm", "return",
    "comment", "cancel", "contractor", "expire",
]  # fmt: skip
StoryAnswer: TypeAlias = str | int | list[str]


def answer_of(question: Question, said: StoryAnswer) -> Answer:
    """What was said to a question, as its type wants it: options by name, numbers, or words."""
    if isinstance(said, list):
        return Answer(tuple(said))
    if question.type in (QuestionType.INTEGER, QuestionType.DECIMAL):
        return Answer(Decimal(said))
    return Answer(str(said))


class Step(Part):
    """One act. Of `send` the author is who acts, of `mail` the client; nobody does `expire`, it is
    found by a sweep.
    """

    at: Moment
    act: Act
    who: str | None = None
    """A full name."""
    to: str | None = None
    """A department's code or a full name; of `contractor` what he is called."""
    until: Moment | None = None
    """Of `contractor`: his day."""
    words: str | None = None


def _in_order(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    moments = [step.at for step in steps]
    if moments != sorted(moments):
        raise ValueError("steps go back in time")
    if [step.act in ("send", "mail") for step in steps] != [True] + [False] * (len(steps) - 1):
        raise ValueError("a request begins with being sent, once")
    return steps


class StoryRequest(Part):
    """A request and what became of it."""

    client: str
    kind: str
    author: str
    due: Moment | None = None
    answers: dict[str, StoryAnswer]
    """To the form of its kind: question → words, number, or names of options."""
    steps: Annotated[tuple[Step, ...], AfterValidator(_in_order)]


class StoryMail(Part):
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


class StoryDraft(Part):
    """A request begun and not sent."""

    client: str
    kind: str
    author: str
    at: Moment
    answers: dict[str, StoryAnswer]


class Story(Part):
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
    return Story.model_validate(document, context=Moments(policy, now))
