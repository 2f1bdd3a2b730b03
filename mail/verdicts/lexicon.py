"""The word lists of words/*.toml as one tree of phrases, asked for the longest phrase at a place.

The lists are data so that a person who knows no Python can add a phrase. A phrase stands in one
category only; where a Russian and an English list (or a transliteration) both fit, the longest
phrase wins, then the one that is spelled as it was written.
"""

import itertools
import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from mail.verdicts import spelling

WORDS = Path(__file__).parent / "words"
LANGUAGES = ("ru", "en", "signs")
STEM = 3
"""The shortest beginning of a word that a star may follow."""


class WordListError(ValueError):
    """A word list contradicts itself: one phrase in two categories, or braces that do not close."""


@dataclass(slots=True)
class Node:
    """A place in the tree of phrases."""

    words: dict[str, "Node"] = field(default_factory=dict)
    stems: dict[str, "Node"] = field(default_factory=dict)
    category: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase of the lists found in the text: how many words it takes, and what it does."""

    length: int
    category: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All phrases, and what is needed to recognise their words when misspelled."""

    tree: Node
    vocabulary: frozenset[str]
    spellings: spelling.Spellings

    def readings(self, word: str) -> tuple[str, ...]:
        """The words of the lists that a written word may stand for, the likeliest first."""
        exact = (word,) if word in self.vocabulary else ()
        others = self.spellings.readings(word)
        return tuple(dict.fromkeys((*exact, *others))) or (word,)

    def longest(self, readings: Sequence[Sequence[str]], start: int) -> Found | None:
        """The longest phrase beginning with the word at `start`; None where there is none."""
        return _longest(self.tree, readings, start, 0)


def _longest(
    node: Node, readings: Sequence[Sequence[str]], start: int, length: int
) -> Found | None:
    best = Found(length, node.category) if node.category else None
    if start + length >= len(readings):
        return best
    for word in readings[start + length]:
        for following in _following(node, word):
            found = _longest(following, readings, start, length + 1)
            if found and (best is None or found.length > best.length):
                best = found
    return best


def _following(node: Node, word: str) -> Iterator[Node]:
    if word in node.words:
        yield node.words[word]
    if node.stems:
        for length in range(min(len(word), spelling.LONGEST_WORD), STEM - 1, -1):
            if word[:length] in node.stems:
                yield node.stems[word[:length]]


@cache
def lexicon() -> Lexicon:
    """The lists of what an answer may say, read once for the life of the process."""
    return read_lists(*LANGUAGES)


def read_lists(*files: str) -> Lexicon:
    """The lists of some files of words/ as one lexicon.

    Raises:
        WordListError: a phrase stands in two categories, or braces do not close.
    """
    tree = Node()
    spelled: set[str] = set()
    stems: set[str] = set()
    for category, phrase in _phrases(files):
        words = phrase.split()
        _grow(tree, words, category)
        spelled.update(word for word in words if not word.endswith("*"))
        stems.update(word[:-1] for word in words if word.endswith("*"))
    never = frozenset(tomllib.loads(_text("slips"))["never"])
    return Lexicon(tree, frozenset(spelled), spelling.Spellings(spelled, stems, never))


def _phrases(files: Iterable[str]) -> Iterator[tuple[str, str]]:
    for file in files:
        for category, entry in tomllib.loads(_text(file)).items():
            for pattern in entry["words"]:
                for phrase in expand(pattern):
                    yield category, spelling.plain(phrase)


def _grow(tree: Node, words: Sequence[str], category: str) -> None:
    node = tree
    for word in words:
        if word.endswith("*"):
            node = node.stems.setdefault(word[:-1], Node())
        else:
            node = node.words.setdefault(word, Node())
    if node.category not in (None, category):
        raise WordListError(f"{' '.join(words)!r} is both {node.category} and {category}")
    node.category = category


def expand(pattern: str) -> Iterator[str]:
    """All phrases of a pattern: "исправлен{,а}" is "исправлен" and "исправлена"."""
    parts = re.split(r"\{([^{}]*)\}", pattern)
    if any(sign in part for part in parts for sign in "{}"):
        raise WordListError(f"braces of {pattern!r} do not close")
    choices = [part.split(",") if n % 2 else [part] for n, part in enumerate(parts)]
    return ("".join(chosen) for chosen in itertools.product(*choices))


def _text(name: str) -> str:
    return (WORDS / f"{name}.toml").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Names:
    """What makes a word somebody's name."""

    first: frozenset[str]
    patronymic_endings: tuple[str, ...]
    surname_endings: tuple[str, ...]

    def is_first(self, word: str) -> bool:
        return word in self.first

    def is_patronymic(self, word: str) -> bool:
        return len(word) > 7 and word.endswith(self.patronymic_endings)

    def may_be_surname(self, word: str) -> bool:
        return len(word) > 3 and word.endswith(self.surname_endings)


@cache
def names() -> Names:
    """The names' list, read once for the life of the process."""
    lists = tomllib.loads(_text("names"))
    return Names(
        first=frozenset(_with_latin(lists["first_names"])),
        patronymic_endings=tuple(map(spelling.plain, lists["patronymic_endings"])),
        surname_endings=tuple(map(spelling.plain, lists["surname_endings"])),
    )


def _with_latin(words: Iterable[str]) -> Iterator[str]:
    for word in map(spelling.plain, words):
        yield word
        yield spelling.to_latin(word)
