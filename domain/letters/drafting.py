"""A draft of a personal letter: this client's own history in words that no other letter has.

Pure: facts go in, a text comes out, the same for the same seed. Nothing is said that the facts do
not hold; what was noted down about a client stays with us. The writer changes what he likes.
"""

import hashlib
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from domain.addressing import addressed
from domain.letters.history import History
from domain.letters.phrases import (
    VARIANTS,
    capital,
    first_word,
    named,
    quoted,
    said,
    span,
    spoken,
    when,
)
from domain.texts import TextArgument

BODY_LIMIT = 3_000
"""Characters of a letter; the whole of it stands on one screen of a chat with what is known."""

SUBJECT_LIMIT = 150

_LOYAL_FROM = 3  # orders
_SECOND_FACT = 0.6  # of the letters that have one
_NONE = "none"

Words = Mapping[str, TextArgument]
_NO_WORDS: Words = MappingProxyType({})


@dataclass(frozen=True)
class Voice:
    """Who writes.

    Attributes:
        role: what he is called in his letters; None for a name only.
        calls: whether his signature has a phone number.
    """

    name: str
    company: str
    role: str | None = None
    calls: bool = False


@dataclass(frozen=True)
class Reader:
    """Who is written to.

    Attributes:
        name: "" where only the company's address is known.
        known: this writer wrote to the client before.
    """

    name: str
    language: str
    known: bool = False


@dataclass(frozen=True)
class Draft:
    """A letter as it is proposed: paragraphs are parted by an empty line."""

    subject: str
    body: str

    @property
    def hash(self) -> bytes:
        return body_hash(self.body)


def body_hash(body: str) -> bytes:
    """What tells two letters apart: all they say but whom they greet; neither capital letters nor
    blanks count.
    """
    paragraphs = [each for each in body.split("\n\n") if each.strip()]
    said_in_it = paragraphs[1:] if len(paragraphs) > 1 else paragraphs
    words = " ".join(" ".join(said_in_it).casefold().split())
    return hashlib.sha256(words.encode()).digest()


def draft(
    history: History,
    reader: Reader,
    voice: Voice,
    novelty: str | None,
    today: date,
    seed: str,
) -> Draft:
    """Write a letter.

    Args:
        novelty: what is new with us, in whole sentences; None where there is nothing.
        seed: another one makes another choice of words.
    """
    return _Drafting(history, reader, voice, novelty, today, random.Random(seed)).written()  # noqa: S311 - no secret


@dataclass(frozen=True)
class _Fact:
    """Something to speak of, and when it was."""

    part: str
    day: date
    words: Words


class _Drafting:
    """One draft being written: what it is written of, and the dice."""

    def __init__(
        self,
        history: History,
        reader: Reader,
        voice: Voice,
        novelty: str | None,
        today: date,
        dice: random.Random,
    ) -> None:
        self._history = history
        self._reader = reader
        self._voice = voice
        self._novelty = novelty
        self._today = today
        self._dice = dice
        self._language = spoken(reader.language)
        self._begun: set[str] = set()

    def written(self) -> Draft:
        facts = self._facts()
        talk = self._of_facts(facts) if facts else [self._part("unknown", self._client())]
        intro = self._part("intro", self._writer(), (5,) if self._reader.known else ())
        news = [self._part("news", {"news": _sentences(self._novelty)})] if self._novelty else []
        closing = self._part("closing", {}, () if self._voice.calls else (6,))
        middle = [self._joined([intro, talk[0]]), *talk[1:]]
        if len(middle) > 1 and news and self._dice.random() < 0.5:
            middle = [middle[0], *news, *middle[1:], closing]
        else:
            middle = [*middle, *news, closing]
        goodbye = self._part("goodbye")
        return Draft(
            self._subject(facts)[:SUBJECT_LIMIT],
            "\n\n".join([self._greeting(), *middle, goodbye]),
        )

    def _greeting(self) -> str:
        return self._part("greeting", {"name": addressed(self._reader.name) or _NONE})

    def _writer(self) -> Words:
        voice = self._voice
        company = named(voice.company, self._language)
        return {"writer": voice.name, "company": company, "role": voice.role or _NONE}

    def _client(self) -> Words:
        return {"client": named(self._history.client, self._language)}

    def _facts(self) -> list[_Fact]:
        """What can be spoken of, the latest first."""
        known = self._history
        found = [
            self._fact("order", known.last_on, known.last_title, "title"),
            self._fact("met", known.met_on, known.met_by, "rep"),
            self._fact("repaired", known.repaired_on, known.complaint, "words"),
            self._fact("asked", known.asked_on, known.asked, "words"),
        ]
        return sorted((each for each in found if each), key=lambda each: each.day, reverse=True)

    def _fact(self, part: str, day: date | None, words: str | None, name: str) -> _Fact | None:
        if day is None or not words or not words.strip():
            return None
        said_so = words.strip() if name == "rep" else quoted(words, self._language)
        return _Fact(part, day, {name: said_so})

    def _of_facts(self, facts: Sequence[_Fact]) -> list[str]:
        """A paragraph of the latest, and often one of another."""
        first, *others = facts
        paragraphs = [self._of(first)]
        # What claims to be the latest can only stand first.
        others = [each for each in others if each.part in ("order", "repaired")]
        if others and self._dice.random() < _SECOND_FACT:
            paragraphs.append(self._of(others[0]))
        return paragraphs

    def _of(self, fact: _Fact) -> str:
        time = when(fact.day, self._today, self._language)
        passed = span(fact.day, self._today, self._language)
        told = self._part(
            fact.part, {"when": time, "When": capital(time), "span": passed, **fact.words}
        )
        if fact.part != "order":
            return told
        return self._joined([told, *self._of_orders(passed)])

    def _of_orders(self, passed: str) -> list[str]:
        """How long he has been with us or what he took besides; was it good; once more?"""
        known, dice = self._history, self._dice
        about: list[str] = []
        started = known.first_on
        if known.orders >= _LOYAL_FROM and started and started.year < self._today.year:
            year = str(started.year)
            about.append(self._part("loyal", {"orders": known.orders, "year": year}))
        if known.usual and (not about or dice.random() < 0.5):
            about.append(self._part("usual", {"title": quoted(known.usual, self._language)}))
        again = [self._part("again", {"span": passed})] if dice.random() < 0.7 else []
        return [*dice.sample(about, min(1, len(about))), self._part("pleased"), *again]

    def _subject(self, facts: Sequence[_Fact]) -> str:
        words = {**self._client(), "when": "", "span": "", "title": ""}
        if not facts:
            return self._part("subject-unknown", words, (5,) if self._reader.known else ())
        first = facts[0]
        words["when"] = when(first.day, self._today, self._language)
        words["span"] = span(first.day, self._today, self._language)
        return self._part(f"subject-{first.part}", {**words, **first.words})

    def _part(self, name: str, words: Words = _NO_WORDS, but: Sequence[int] = ()) -> str:
        """One of the variants of a part, of those that begin with a word of their own: two thoughts
        of one letter that begin alike sound like a form filled in.

        Args:
            but: those that would not be true.
        """
        numbers = [each for each in range(1, VARIANTS[name] + 1) if each not in but]
        self._dice.shuffle(numbers)
        part = ""
        for number in numbers:
            part = said(self._language, f"{name}-{number}", **words).strip()
            if first_word(part) not in self._begun:
                break
        self._begun.add(first_word(part))
        return part

    def _joined(self, sentences: Sequence[str]) -> str:
        return " ".join(sentences)


def _sentences(words: str) -> str:
    """Somebody's words as whole sentences: a capital letter first, a full stop last."""
    line = capital(" ".join(words.split()))
    return line if line.endswith((".", "?", "!", "…")) else f"{line}."
