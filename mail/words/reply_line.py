"""The line above which we ask people to answer: the surest sign of where our own letter begins."""

import re
from collections.abc import Mapping, Sequence

from mail.words.lines import Line
from mail.words.phrases import fold

REPLY_LINES: Mapping[str, str] = {
    "ru": "Ответьте выше этой линии",
    "en": "Reply above this line",
}
"""Our reply line by language. Letters take it from here and may put dashes around it."""

WIDEST = 3
"""A program may wrap the line: over how many lines it is still found."""

_PHRASES = tuple(fold(phrase) for phrase in REPLY_LINES.values())
_DECORATION = re.compile(r"[\W_]+")
_EDGE = re.compile(r"^[\W_]*|[\W_]*$")


def reply_line_at(lines: Sequence[Line], start: int) -> int:
    """How many lines our reply line takes from `start` on; 0 when it does not stand there.

    Quote marks, dashes and stars around it, escaped characters, wrapping and letters of any case
    do not hide it. A person's sentence that mentions it is not it.
    """
    if not _may_begin(lines[start].folded):
        return 0
    joined = ""
    for count in range(1, WIDEST + 1):
        if start + count > len(lines):
            return 0
        joined = f"{joined} {lines[start + count - 1].folded}"
        if _is_reply_line(joined):
            return count
    return 0


def _may_begin(folded: str) -> bool:
    if not folded:
        return False
    bare = _EDGE.sub("", folded[:80])
    return any(bare.startswith(phrase) or phrase.startswith(bare) for phrase in _PHRASES)


def _is_reply_line(joined: str) -> bool:
    words = _DECORATION.sub(" ", joined).strip()
    if words in _PHRASES:
        return True
    # Flattened HTML: the line and the letter under it became one line. Only dashes tell it then.
    starts = any(words.startswith(f"{phrase} ") for phrase in _PHRASES)
    return starts and re.match(r"\s*[-=#*_~—–]{2}", joined) is not None
