"""What the sample company remembers of its clients: notes, promises, clients handed on, letters.

`sandbox/sample/*/memory.toml` explains itself at its top. Here it becomes acts with real moments.
"""

import tomllib
from datetime import datetime
from pathlib import Path
from typing import Literal

from app.demo.moments import Moment, Moments, Part
from domain.company import Policy


class StoryNote(Part):
    """What somebody wrote down about a client."""

    at: Moment
    who: str
    client: str
    words: str


class StoryPromise(Part):
    """What somebody promised a client, until when."""

    at: Moment
    who: str
    client: str
    words: str
    due: Moment


class StoryPassing(Part):
    """A client handed from who won him to who develops him; nobody has signed yet."""

    at: Moment
    who: str
    client: str
    to: str
    words: str


class StoryNovelty(Part):
    """Something new that letters tell of."""

    at: Moment
    who: str
    words: str
    language: Literal["ru", "en"]


class StoryLetter(Part):
    """A letter to a client nobody worked with, and what he answered."""

    at: Moment
    who: str
    client: str
    answered_at: Moment | None = None
    answer: str = ""


class Memory(Part):
    """All of it."""

    notes: tuple[StoryNote, ...] = ()
    promises: tuple[StoryPromise, ...] = ()
    passings: tuple[StoryPassing, ...] = ()
    novelties: tuple[StoryNovelty, ...] = ()
    dealt_at: Moment
    """When letters were dealt to their writers."""
    letters: tuple[StoryLetter, ...] = ()


def read_memory(path: Path, policy: Policy, now: datetime) -> Memory:
    """Read the file as it looks from `now`.

    Raises:
        pydantic.ValidationError: the file is none.
    """
    document = tomllib.loads(path.read_text(encoding="utf-8"))
    return Memory.model_validate(document, context=Moments(policy, now))
