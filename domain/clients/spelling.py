"""What was typed for a client's name, read as people write it: another alphabet, another layout.

The folding of `storage.folding` makes one spelling of two alphabets; what is left are spellings of
one's own: `kh` for х, `shch` for щ, and a keyboard that was switched to the other layout.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from storage.folding import folded, without_form

SHORT = 3
"""Words of fewer letters are looked for where a word begins: trigrams know nothing of them."""
LONGEST = 64
"""Characters that are looked for. Nobody types more; a mail that was pasted is no name."""
GROUPED_FROM = 4
"""Digits of a number written in groups. Fewer are rather a name: 24-7."""

_QWERTY = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.~QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>"
_JCUKEN = "ёйцукенгшщзхъфывапролджэячсмитьбюЁЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ"
_TO_CYRILLIC = str.maketrans(_QWERTY, _JCUKEN)
_TO_LATIN = str.maketrans(_JCUKEN, _QWERTY)
_CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)
_LATIN = re.compile("[a-z]", re.IGNORECASE)

_RESPELLED = (
    *(("shch", "sh"), ("sch", "sh"), ("kh", "h"), ("ck", "k"), ("ph", "f"), ("th", "t")),
    *(("yo", "e"), ("jo", "e"), ("ye", "e"), ("ju", "yu"), ("ja", "ya")),
    *(("ce", "tse"), ("ci", "tsi"), ("cy", "tsy")),
)
"""Ways to write one Russian letter that the folding does not know: it takes letters one by one."""

_SAID = (
    *(("shch", "щ"), ("sch", "щ"), ("zh", "ж"), ("kh", "х"), ("ts", "ц"), ("ch", "ч"), ("sh", "ш")),
    *(("yu", "ю"), ("iu", "ю"), ("ya", "я"), ("ia", "я"), ("yo", "е"), ("x", "кс"), ("w", "в")),
)
_LETTERS = str.maketrans("abcdefghijklmnopqrstuvyz", "абкдефгхийклмнопкрстувйз")

_WORD = re.compile(r"[^\W_]+")
_GROUPS = re.compile(r"\+?[\d\s()\-\u2010-\u2015.]+", re.ASCII)
_LETTER = re.compile("sh|kh|zh|ts|ia|iu|.")
_NOT_DIGITS = re.compile(r"\D+", re.ASCII)
_TRUNK, _RUSSIAN = "8", 11


@dataclass(frozen=True)
class Reading:
    """One way to understand what was typed.

    Attributes:
        phrase: folded words as names are kept, without a legal form.
        words: the same, one by one.
        texts: the words as addresses and mails are kept, in small letters; one for each of `words`.
        said: the same in Russian letters.
    """

    phrase: str
    words: tuple[str, ...]
    texts: tuple[str, ...]
    said: tuple[str, ...]

    def part(self, first: int, end: int) -> "Reading":
        """Some of its words, from one and up to another."""
        words = self.words[first:end]
        return Reading(" ".join(words), words, self.texts[first:end], self.said[first:end])


def readings(typed: str) -> tuple[Reading, ...]:
    """What may have been meant, the likeliest first; nothing, where nothing was typed."""
    plain = typed[:LONGEST].strip()
    found: dict[str, Reading] = {}
    for written in _ways(plain):
        reading = _reading(written)
        if reading is not None:
            found.setdefault(reading.phrase, reading)
    return tuple(found.values())


def _ways(plain: str) -> Iterator[str]:
    """As it stands, by other letters of the same sound, by the keys of the other layout."""
    yield plain
    respelled = _replaced(plain.lower(), _RESPELLED)
    if respelled != plain.lower():
        yield respelled
    swapped = other_layout(plain)
    if swapped is not None:
        yield swapped


def other_layout(typed: str) -> str | None:
    """What the same keys write in the other layout; None where letters of both were typed, or of
    neither.
    """
    cyrillic, latin = bool(_CYRILLIC.search(typed)), bool(_LATIN.search(typed))
    if cyrillic == latin:
        return None
    return typed.translate(_TO_LATIN if cyrillic else _TO_CYRILLIC)


def _reading(written: str) -> Reading | None:
    phrase = without_form(folded(written))
    if not phrase:
        return None
    words = tuple(phrase.split())
    plain = _plain(written)
    # The folding parts words that are written with a sign between, and drops legal forms: where
    # the two do not agree, an address is looked for by the folded words.
    texts = tuple(plain[-len(words) :]) if len(plain) >= len(words) else words
    return Reading(phrase, words, texts, tuple(said_in_russian(word) for word in texts))


def _plain(written: str) -> list[str]:
    return _WORD.findall(written.lower().replace("ё", "е"))


def said_in_russian(word: str) -> str:
    """A word in Latin letters as a Russian would write it: an address is kept in one alphabet."""
    return _replaced(word, _SAID).translate(_LETTERS)


def _replaced(word: str, spelled: tuple[tuple[str, str], ...]) -> str:
    for written, meant in spelled:
        word = word.replace(written, meant)
    return word


def numbers(typed: str) -> tuple[str, ...]:
    """Digits to look for in phones and tax numbers, in the ways they may be kept; nothing, where
    something else than a number was typed, or a part too short to be one.
    """
    if not _GROUPS.fullmatch(typed.strip()):
        return ()
    digits = _NOT_DIGITS.sub("", typed)
    if len(digits) < (SHORT if digits == typed.strip() else GROUPED_FROM):
        return ()
    if not digits.startswith(_TRUNK):
        return (digits,)
    kept = f"7{digits[1:]}"
    return (kept,) if len(digits) == _RUSSIAN else (digits, kept)


def letters(word: str) -> tuple[str, ...]:
    """The letters of a folded word as a Russian counts them: sh is one."""
    return tuple(_LETTER.findall(word))


def one_letter_off(word: str) -> tuple[str, ...]:
    """Patterns (`_` for any letter) of words that a slip of the finger turns into this one: two
    letters changed places, one is wrong, one too many, one missing.
    """
    typed = letters(word)
    at = range(len(typed))
    turned = [(*typed[:n], typed[n + 1], typed[n], *typed[n + 2 :]) for n in at[:-1]]
    extra = [typed[:n] + typed[n + 1 :] for n in at]
    wrong = [(typed[:n], typed[n + 1 :]) for n in at]
    missing = [(typed[:n], typed[n:]) for n in at]
    whole = {f" {''.join(each)}" for each in turned + extra}
    gapped = {_gapped("".join(before), "".join(behind)) for before, behind in wrong + missing}
    return tuple(sorted(whole | gapped))


def _gapped(before: str, behind: str) -> str:
    """A word with one letter unknown. Where the parts are too short for an index of trigrams, only
    the whole word is meant, not its beginning.
    """
    found_by = max(len(before) + 1, len(behind))
    return f" {before}_{behind}" + ("" if found_by >= SHORT else " ")


def mistakes(typed: str, word: str) -> int:
    """How many slips part what was typed from the beginning of a word, in Russian letters or in
    Latin ones.
    """
    return min(_distance(letters(typed), letters(word)), _distance(typed, word))


def _distance(typed: Sequence[str], word: Sequence[str]) -> int:
    """Damerau's distance, letters that changed places being neighbours, to the nearest beginning
    of the word.
    """
    before: list[int] = []
    row = list(range(len(word) + 1))
    for n, letter in enumerate(typed, 1):
        two_before, before, row = before, row, [n]
        for m, other in enumerate(word, 1):
            cost = min(before[m] + 1, row[m - 1] + 1, before[m - 1] + (letter != other))
            turned = n > 1 and m > 1 and letter == word[m - 2] and typed[n - 2] == other
            row.append(min(cost, two_before[m - 2] + 1) if turned else cost)
    return min(row)
