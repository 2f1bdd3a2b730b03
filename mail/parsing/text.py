"""Plain text of a mail as it is stored: line ends, control characters, format=flowed, NFC."""

import re
import unicodedata

_LINE_ENDS = re.compile("[\r\f\v\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff\ufff9-\ufffb]")
# Characters that change the direction of what follows: words could be shown other than they are.
_DIRECTIONS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_SIGNS = re.compile(r"[^\w\s]{31,}")
_MOST_MARKS = 30
_SHORT = 2_000
_QUOTES = re.compile(r">*")
_SIGNATURE = "-- "


def plain(text: str) -> str:
    """Text with "\\n" line ends, without control characters, in NFC."""
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    if not text.replace("\n", "").isprintable():  # a fast way to see that nothing is to be done
        text = _CONTROLS.sub("", _LINE_ENDS.sub("\n", text))
        text = _DIRECTIONS.sub("", text)
    if len(text) > _SHORT:
        text = _SIGNS.sub(_few_marks, text)
    return unicodedata.normalize("NFC", text)


def _few_marks(run: re.Match[str]) -> str:
    """Python sorts a run of combining marks in quadratic time; no language needs more than 30
    (Unicode annex 15, Stream-Safe Text Format)."""
    if run[0].isascii():
        return run[0]
    marks = 0
    kept = []
    for sign in run[0]:
        marks = marks + 1 if unicodedata.combining(sign) else 0
        if marks <= _MOST_MARKS:
            kept.append(sign)
    return "".join(kept)


def unflow(text: str, delete_space: bool) -> str:
    """Lines of format=flowed joined to the paragraphs they were (RFC 3676).

    Args:
        text: with "\\n" line ends.
        delete_space: DelSp=yes: the space at a soft line end is not part of the words.
    """
    paragraphs: list[tuple[int, list[str]]] = []
    is_soft = False
    for line in text.split("\n"):
        depth = len(_QUOTES.match(line)[0])  # type: ignore[index]
        words = line[depth:].removeprefix(" ")
        if is_soft and words != _SIGNATURE and paragraphs[-1][0] == depth:
            paragraphs[-1][1].append(words)
        else:
            paragraphs.append((depth, [words]))
        is_soft = words.endswith(" ") and words != _SIGNATURE
        if is_soft and delete_space:
            paragraphs[-1][1][-1] = words[:-1]
    return "\n".join(
        ">" * depth + (" " if depth and lines != [""] else "") + "".join(lines)
        for depth, lines in paragraphs
    )
