"""A person in other people's words: his name in any case and order, his phones, his mail.

Two words of a name side by side, a phone or a mail name him anywhere. One word alone (a surname,
a first name) names him only where his client is spoken of, and nobody else there is called so.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from domain.privacy.values import with_texts

SHORTEST_ALONE = 3
"""Letters of a word that may stand for a person by itself: fewer are an initial, or "Ли"."""

_CAPITAL_UP_TO = 4
"""Letters up to which a word alone must begin with a capital: "лис" is a fox."""

_CASES = (
    "а|я|у|ю|ом|ем|ём|ой|ей|ою|ею|е|и|ы|ым|ого|его|ому|ему|их|ых|ий|ый|ими|ыми|ь|й|о|ая|яя|ую|юю|'s"
)
"""Endings of Russian names in all cases, and of English ones."""

_ENDING = re.compile(r"(?:ого|ому|ий|ый|ой|ая|яя|[аяоеиыуюьй])$")
_WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")
_BETWEEN = r"[\s,.«»\"()]{1,3}"
_PHONE_DIGITS = 10
_APART = r"[^0-9\n]{0,3}"


@dataclass(frozen=True)
class Named:
    """What a person is known by.

    Attributes:
        words: of his name; `alone`: those that nobody else around him shares.
        phones: E.164; emails: in small letters; of both those that are his alone.
    """

    words: Sequence[str]
    alone: Sequence[str]
    phones: Sequence[str]
    emails: Sequence[str]

    @property
    def stems(self) -> list[str]:
        """How each word of his name begins, in whatever case; ё and е are the same to a search."""
        return [_stem(word) for word in self.words]

    @property
    def alone_stems(self) -> list[str]:
        return [_stem(word) for word in self.alone]


def words_of_name(name: str) -> list[str]:
    """The words of a name, without initials."""
    return [word for word in _WORD.findall(name) if len(word) > 1]


def like_patterns(stems: Iterable[str]) -> list[str]:
    """For ILIKE: what holds one of these words, at least."""
    return [f"%{re.sub('[её]', '_', stem)}%" for stem in stems]


def digits_pattern(phone: str) -> str:
    """A number as people write it, with whatever signs between the digits; for PostgreSQL too."""
    return _APART.join(digits_of(phone))


def digits_of(phone: str) -> str:
    """The last digits of a number, the same however its country is written."""
    return re.sub(r"\D", "", phone.partition(";")[0])[-_PHONE_DIGITS:]


class Redaction:
    """Takes a person out of words."""

    def __init__(self, named: Named, mark: str) -> None:
        """
        Args:
            mark: what is put in the place of whatever named him.
        """
        self._mark = mark
        self._anywhere = _any_of(_anywhere(named))
        self._near = _any_of([*_anywhere(named), *(_alone(word) for word in named.alone)])

    def of_text(self, text: str, *, near: bool) -> str:
        """The text without him.

        Args:
            near: it is about his client: one word of his name is enough.
        """
        pattern = self._near if near else self._anywhere
        return text if pattern is None else pattern.sub(self._mark, text)

    def spans(self, text: str, *, near: bool) -> list[tuple[int, int]]:
        """Where in a text he is named: beginnings and ends.

        Args:
            near: as in `of_text`.
        """
        pattern = self._near if near else self._anywhere
        return [] if pattern is None else [found.span() for found in pattern.finditer(text)]

    def of_json(self, value: object, *, near: bool) -> object:
        """The same for every text in a JSON document; its keys stay."""
        return with_texts(value, lambda text: self.of_text(text, near=near))


def _stem(word: str) -> str:
    lower = word.lower()
    stem = _ENDING.sub("", lower)
    return stem if len(stem) > 1 else lower


def _in_any_case(word: str) -> str:
    return f"{_either_e(_stem(word))}(?:{_CASES})?"


def _either_e(letters: str) -> str:
    return re.sub("[её]", "[её]", re.escape(letters))


def _anywhere(named: Named) -> list[str]:
    """Mails, phones, and two or more words of his name side by side, or one with initials."""
    found = [rf"(?<![\w.+-]){re.escape(email)}(?![\w-])" for email in named.emails]
    found += [
        rf"(?:(?:\+?7|\b8){_APART})?(?<!\d){digits_pattern(phone)}(?!\d)|"
        rf"(?:\+?7|\b8){digits_pattern(phone)}(?!\d)"
        for phone in named.phones
    ]
    if len(named.words) > 1:
        word = "|".join(_in_any_case(each) for each in named.words)
        initials = "|".join({f"{each[0]}" for each in named.words})
        initial = rf"(?:{initials})\.\s?(?:(?:{initials})\.)?"
        found.append(rf"\b(?:{word})(?:{_BETWEEN}(?:{word})\b)+")
        found.append(rf"\b(?:{word})\s{initial}")
        found.append(rf"\b{initial}\s?(?:{word})\b")
    return found


def _alone(word: str) -> str:
    if len(word) > _CAPITAL_UP_TO:
        return rf"\b{_in_any_case(word)}\b"
    stem = _stem(word)
    # The flag of the whole pattern says that capitals do not matter; here the first one does.
    return rf"\b(?-i:{_either_e(stem[0].upper())}){_either_e(stem[1:])}(?:{_CASES})?\b"


def _any_of(patterns: Sequence[str]) -> re.Pattern[str] | None:
    if not patterns:
        return None
    return re.compile("|".join(f"(?:{each})" for each in patterns), re.IGNORECASE)
