"""Words by which robots are known, from signs.toml, and how texts are compared with them."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files
from itertools import islice
from typing import Any

_FIRST_LINES = 3
_OPENING = 1500  # characters: what a robot has to say of itself, it says at once
_PREFIX = re.compile(
    r"^\s*(?:\[[^\]]{1,40}\]\s*)?([^\W\d_]{1,15})\.?\s*(?:[\[(^]\s*\d+\s*[\])]?)?\s*[:：]"
)
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class FailureWords:
    """Words of bounces; see signs.toml for what each list is."""

    servers: tuple[str, ...]
    keepers: tuple[str, ...]
    names: tuple[str, ...]
    subjects: tuple[str, ...]
    texts: tuple[str, ...]
    texts_of_machines: tuple[str, ...]
    late: tuple[str, ...]
    causes: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class AnsweringWords:
    """Words of answering machines, ticket robots and calendars, and of what people write with."""

    headers: tuple[str, ...]
    subjects: tuple[str, ...]
    subjects_of_absence: tuple[str, ...]
    lines: tuple[str, ...]
    absence: tuple[str, ...]
    ticket_mailboxes: tuple[str, ...]
    ticket_subjects: tuple[str, ...]
    ticket_lines: tuple[str, ...]
    calendar: tuple[str, ...]
    programs_of_people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Prefixes:
    """What programs put before a subject when a person answers or passes on."""

    answered: frozenset[str]
    passed_on: frozenset[str]
    passed_on_lines: tuple[str, ...]


def plain(text: str) -> str:
    """Lower case, ё as е, one space between words: how words are compared."""
    return _SPACES.sub(" ", text.casefold().replace("ё", "е")).strip()


def opening(text: str) -> str:
    """The beginning of a text, to look for words in."""
    return plain(text[:_OPENING])


def first_lines(text: str) -> tuple[str, ...]:
    """The first lines that say something, without what only frames them."""
    lines = (plain(line).strip("*-=_#<>«»\"' ") for line in text[:_OPENING].splitlines())
    return tuple(islice(filter(None, lines), _FIRST_LINES))


def starting(text: str, words: tuple[str, ...]) -> str | None:
    """The longest of the words that a plain text starts with, as whole words."""
    if not text.startswith(words):
        return None
    found = (word for word in words if text.startswith(word))
    return max(
        (word for word in found if not text[len(word) :][:1].isalnum()), key=len, default=None
    )


def beginning(text: str, words: tuple[str, ...]) -> str | None:
    """The first of the words that a plain text starts with, be it inside a longer word."""
    if not text.startswith(words):
        return None
    return next(word for word in words if text.startswith(word))


def holding(text: str, words: Iterable[str]) -> str | None:
    """The first of the words that a plain text holds."""
    return next((word for word in words if word in text), None)


def is_answered(subject: str) -> bool:
    """Whether a person's program wrote «Re:» or its kin before the subject."""
    return _prefix(subject) in PREFIXES.answered


def is_passed_on(subject: str) -> bool:
    """Whether a person's program wrote «Fwd:» or its kin before the subject."""
    return _prefix(subject) in PREFIXES.passed_on


def _prefix(subject: str) -> str:
    match = _PREFIX.match(subject)
    return plain(match[1]) if match else ""


def _failure(table: dict[str, Any]) -> FailureWords:
    lists = {name: _plain_all(table[name]) for name in FailureWords.__slots__ if name != "causes"}
    causes = tuple((cause["status"], _plain_all(cause["words"])) for cause in table["causes"])
    return FailureWords(**lists, causes=causes)


def _answering(signs: dict[str, Any]) -> AnsweringWords:
    auto_reply, ticket = signs["auto_reply"], signs["ticket"]
    return AnsweringWords(
        headers=tuple(auto_reply["headers"]),
        subjects=_plain_all(auto_reply["subjects"]),
        subjects_of_absence=_plain_all(auto_reply["subjects_of_absence"]),
        lines=_plain_all(auto_reply["lines"]),
        absence=_plain_all(auto_reply["absence"]),
        ticket_mailboxes=tuple(ticket["mailboxes"]),
        ticket_subjects=_plain_all(ticket["subjects"]),
        ticket_lines=_plain_all(ticket["lines"]),
        calendar=_plain_all(signs["calendar"]["boilerplate"]),
        programs_of_people=_plain_all(signs["people"]["programs"]),
    )


def _prefixes(table: dict[str, Any]) -> Prefixes:
    return Prefixes(
        frozenset(_plain_all(table["answered"])),
        frozenset(_plain_all(table["passed_on"])),
        _plain_all(table["passed_on_lines"]),
    )


def _plain_all(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(plain, words))


_SIGNS = tomllib.loads(files(__package__).joinpath("signs.toml").read_text(encoding="utf-8"))
FAILURE = _failure(_SIGNS["failure"])
ANSWERING = _answering(_SIGNS)
PREFIXES = _prefixes(_SIGNS["prefixes"])
