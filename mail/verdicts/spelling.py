"""One word written in many ways: ё and е, stretched letters, slips, Latin letters, a wrong layout.

A slip is accepted only where it cannot make another word of a known one: the first two letters and
the last are right, the word has six letters or more, one letter is missing, doubled, swapped with
its neighbour or replaced by one that lies beside it or sounds like it. A "не" is two letters.
"""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

SHORTEST_SLIP = 6
ENDING = "~"
"""Stands for whatever follows a stem, so that the stem is not taken for the word it looks like."""
LONGEST_WORD = 40
"""Longer words are of no list; looking for slips in them would only take time."""

_LATIN = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "zh", "з": "z", "и": "i",
    "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s",
    "т": "t", "у": "u", "ф": "f", "х": "h", "ц": "c", "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "",
    "ы": "i", "ь": "", "э": "e", "ю": "iu", "я": "ia",
}  # fmt: skip
_FOLDS = (
    ("shch", "sh"), ("sch", "sh"), ("kh", "h"), ("ts", "c"), ("yo", "e"), ("jo", "e"), ("ye", "e"),
    ("je", "e"), ("yu", "iu"), ("ju", "iu"), ("ya", "ia"), ("ja", "ia"), ("x", "h"), ("w", "v"),
    ("y", "i"), ("j", "i"), ("'", ""), ("4", "ch"), ("ii", "i"),
)  # fmt: skip
_LOOKALIKES = str.maketrans("aceopxykmthbë", "асеорхукмтнве")

_ENGLISH_KEYS = "`qwertyuiop[]asdfghjkl;'zxcvbnm,./?&"
_RUSSIAN_KEYS = "ёйцукенгшщзхъфывапролджэячсмитьбю.,?"
_TO_RUSSIAN = str.maketrans(_ENGLISH_KEYS, _RUSSIAN_KEYS)

_ROWS = ("йцукенгшщзхъ", "фывапролджэ", " ячсмитьбю", "qwertyuiop", "asdfghjkl", "zxcvbnm")
_SOUNDS = ("ао", "еи", "ея", "шщ", "дт", "зс", "бп", "вф", "гк", "ьъ", "ыи", "ei", "ai", "ea")

CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)
LATIN = re.compile(r"[a-z]", re.IGNORECASE)


def plain(words: str) -> str:
    """Lower case, ё as е, hyphens as spaces: as the lists and the text are compared."""
    return words.lower().replace("ё", "е").replace("-", " ") if len(words) > 1 else words.lower()


def to_latin(word: str) -> str:
    """A Russian word in the one Latin spelling that all transliterations are folded to."""
    return "".join(_LATIN.get(letter, letter) for letter in word).replace("ii", "i")


def fold_latin(word: str) -> str:
    """Somebody's transliteration in that one spelling: "horosho", "khorosho", "xorosho"."""
    for written, folded in _FOLDS:
        word = word.replace(written, folded)
    return word


def one_alphabet(word: str) -> str:
    """A word of mixed alphabets in Cyrillic where its Latin letters only look so, else in Latin."""
    if not (CYRILLIC.search(word) and LATIN.search(word)):
        return word
    cyrillic = word.translate(_LOOKALIKES)
    return to_latin(word) if LATIN.search(cyrillic) else cyrillic


def other_layouts(words: str) -> Iterator[str]:
    """Latin letters as if typed with a Russian keyboard's habit: "lf" is "да".

    Commas and full stops before a space are tried as letters first, then as what they are. The
    other direction is left alone: too many short Russian words are some English "yes".
    """
    lowered = words.lower()
    if CYRILLIC.search(lowered):
        return
    yield lowered.translate(_TO_RUSSIAN)
    pieces = re.split(r"([,.!?)]+(?:\s|$))", lowered)
    yield "".join(
        piece if n % 2 else piece.translate(_TO_RUSSIAN) for n, piece in enumerate(pieces)
    )


def _squeezed(word: str) -> str:
    return re.sub(r"(.)\1+", r"\1", word)


def _beside() -> frozenset[tuple[str, str]]:
    pairs = {(a, b) for row in _ROWS for a, b in itertools.pairwise(row)}
    pairs |= {(sounds[0], sounds[1]) for sounds in _SOUNDS}
    for upper, lower in itertools.pairwise(_ROWS[:3]):
        pairs |= set(zip(upper, lower, strict=False))
    return frozenset(pairs | {(b, a) for a, b in pairs})


_BESIDE = _beside()


class Spellings:
    """The words of the lists, found by the ways they are miswritten."""

    def __init__(self, words: Iterable[str], stems: Iterable[str], never: frozenset[str]) -> None:
        """
        Args:
            words: the words of the lists, plain.
            stems: the beginnings that any ending may follow.
            never: words that are not slips, whatever they resemble.
        """
        self._words = frozenset(words)
        self._never = never
        self._squeezed: dict[str, list[str]] = defaultdict(list)
        self._latin: dict[str, list[str]] = defaultdict(list)
        self._shortened: dict[str, set[str]] = defaultdict(set)
        self._stems = {to_latin(stem): stem for stem in stems if len(to_latin(stem)) > 3}
        for word in sorted(self._words):
            self._remember(word)

    def _remember(self, word: str) -> None:
        self._squeezed[_squeezed(word)].append(word)
        if CYRILLIC.search(word):
            self._latin[to_latin(word)].append(word)
        if len(word) >= SHORTEST_SLIP:
            for shorter in _shortened(word):
                self._shortened[shorter].add(word)

    def readings(self, word: str) -> list[str]:
        """Known words that `word` may be meant for, without the word itself; may be empty."""
        if len(word) > LONGEST_WORD:
            return self._stretched(_squeezed(word))
        found = self._transliterated(word)
        if word in self._words or found or word in self._never:
            return found
        return self._stretched(_squeezed(word)) or self._slips(word)

    def _stretched(self, squeezed: str) -> list[str]:
        known = self._squeezed.get(squeezed, [])
        return known or self._latin.get(fold_latin(squeezed), []) if squeezed else []

    def _transliterated(self, word: str) -> list[str]:
        if not word.isascii() or not LATIN.search(word):
            return []
        folded = fold_latin(word)
        found = list(self._latin.get(folded, []))
        if not found and word not in self._words:
            found = [
                self._stems[folded[:length]] + ENDING
                for length in range(len(folded), 3, -1)
                if folded[:length] in self._stems
            ][:1]
        return found

    def _slips(self, word: str) -> list[str]:
        if len(word) < SHORTEST_SLIP - 1:
            return []
        near = set(self._shortened.get(word, ()))
        for shorter in _shortened(word):
            near |= self._shortened.get(shorter, set())
            if shorter in self._words:
                near.add(shorter)
        return sorted(known for known in near if is_slip(word, known))


def _shortened(word: str) -> set[str]:
    return {word[:n] + word[n + 1 :] for n in range(1, len(word))}


def is_slip(written: str, meant: str) -> bool:
    """Whether `written` can only be `meant` with one finger gone wrong inside the word."""
    if len(meant) < SHORTEST_SLIP or written[:2] != meant[:2] or written[-1:] != meant[-1:]:
        return False
    if len(written) != len(meant):
        return _one_letter_more(*sorted((written, meant), key=len))
    wrong = [n for n, (a, b) in enumerate(zip(written, meant, strict=True)) if a != b]
    if len(wrong) == 2 and wrong[1] == wrong[0] + 1:
        first, second = wrong
        return written[first] == meant[second] and written[second] == meant[first]
    return len(wrong) == 1 and (written[wrong[0]], meant[wrong[0]]) in _BESIDE


def _one_letter_more(shorter: str, longer: str) -> bool:
    return len(longer) == len(shorter) + 1 and any(
        longer[:n] + longer[n + 1 :] == shorter for n in range(2, len(longer) - 1)
    )
