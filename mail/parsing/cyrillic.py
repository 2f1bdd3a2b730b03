"""Which of the four Russian single-byte charsets was it? How usual its pairs of letters are tells.

Counting single letters is enough for a paragraph and fails on a word: «ПРИВЕТ» of cp1251 read as
koi8-r is made of usual letters too, but hardly of pairs that follow each other in Russian.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

CHARSETS = ("cp1251", "koi8-r", "cp866", "iso8859-5")
"""The more usual in mail first: it wins where two are equally good."""

_PAIRS = Path(__file__).parent / "cyrillic_pairs.txt"
_EDGE = "_"
SAMPLE = 600
"""So many bytes are enough to tell, and cheap."""

_CASE_BREAK = -10
_SHOUTING = -1
_FOREIGN_LETTER = -4
_NO_LETTER = -9
_NEVER = -5
_USUAL_SIGNS = frozenset("«»—–№…“”„‘’•·\u00a0§°ёЁ©®€")


def best_charset(data: bytes) -> tuple[str, int]:
    """The likeliest charset of Russian bytes, and how Russian they read in it.

    Args:
        data: bytes that are not UTF-8.

    Returns:
        One of CHARSETS and the sum over all pairs of letters: about 8 for each letter of Russian
        words, negative for what is none.
    """
    sample = _sample(data)
    scored = [(_score(sample.decode(name, "replace")), name) for name in CHARSETS]
    score, name = max(scored, key=lambda found: found[0])
    return name, score


def readability(data: bytes, charset: str) -> int:
    """The same sum for one charset, to compare what a mail declares with the best one."""
    return _score(_sample(data).decode(charset, "replace"))


def _sample(data: bytes) -> bytes:
    """Words with letters above ASCII: a page of English or markup before them tells nothing."""
    if len(data) <= SAMPLE:
        return data
    words = (word for word in data[: SAMPLE * 300].split() if not word.isascii())
    return b" ".join(_until(words, SAMPLE))


def _until(words: Iterator[bytes], size: int) -> Iterator[bytes]:
    for word in words:
        yield word[:200]
        size -= len(word) + 1
        if size <= 0:
            return


def _score(text: str) -> int:
    usual = _usual_pairs()
    letters = text.lower().replace("ё", "е")
    score = _SHOUTING if text.isupper() else 0
    before = _EDGE
    for place, letter in enumerate(letters):
        if "а" <= letter <= "я":
            score += usual[before + letter]
            if text[place].isupper() and place and text[place - 1].islower():
                score += _CASE_BREAK
            before = letter
            continue
        if before != _EDGE:
            score += usual[before + _EDGE]
            before = _EDGE
        if letter > "\x7f" and letter not in _USUAL_SIGNS:
            score += _FOREIGN_LETTER if letter.isalpha() else _NO_LETTER
    return score + (usual[before + _EDGE] if before != _EDGE else 0)


@cache
def _usual_pairs() -> dict[str, int]:
    """Pair → from −5 (does not happen) to 9 (everywhere), "_" being the edge of a word."""
    rows = [
        line.split()
        for line in _PAIRS.read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
    ]
    letters = [row[0] for row in rows]
    return {
        first + second: int(digit) or _NEVER
        for first, digits in rows
        for second, digit in zip(letters, digits, strict=True)
    }
