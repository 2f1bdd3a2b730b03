"""A mail's text as lines that know whether a program marked them as quoted."""

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass

from mail.words.phrases import fold

LONGEST = 600
"""Characters of a line that the rules look at: nothing a mail program writes is longer."""

MOST_LINES = 10_000
"""Lines of a mail that are read: no person writes more, and the raw mail keeps them all."""

_MARKS = re.compile(r"\s{0,3}(?:(?:>|&gt;)\s?)+")
_INITIALS = re.compile(r"\s?[A-ZА-ЯЁ]{1,4}>+(?:\s|$)")
_COMPARISON = re.compile(r"\s{0,3}>=?\s?\d")
_FENCE = "```"


@dataclass(slots=True)
class Line:
    """One line.

    Attributes:
        text: as it was written, without spaces at the end.
        folded: as rules compare it, without quote marks and without what is beyond `LONGEST`.
        quoted: a program marked it as somebody else's words.
        marked: the mark is `>` in the text itself, not a container of HTML.
        signed: it stands in a container for signatures.
        introducing: it stands in a container for attributions.
        literal: inside a block of code: no rule applies.
    """

    text: str
    folded: str
    quoted: bool = False
    marked: bool = False
    signed: bool = False
    introducing: bool = False
    literal: bool = False

    @property
    def blank(self) -> bool:
        return not self.folded and not self.quoted


def read_lines(text: str) -> list[Line]:
    """The lines of a plain text, with `>` and the initials of The Bat ("АС>") seen as quoting.

    Lines beyond `MOST_LINES` are left out.
    """
    rows = text.replace("\r\n", "\n").replace("\r", "\n").split("\n", MOST_LINES)
    lines = [_read(row) for row in rows[:MOST_LINES]]
    _free_comparisons(lines)
    _mark_code(lines)
    return lines


def line_of_page(text: str, *, quoted: bool, signed: bool, introducing: bool) -> Line:
    """A line of HTML: what quotes it there is known from its containers, or from `>` in it."""
    line = _read(text)
    line.quoted = line.quoted or quoted
    line.marked = line.marked and not quoted
    line.signed = signed
    line.introducing = introducing
    return line


def next_words(lines: Sequence[Line], start: int) -> int:
    """The index of the first line from `start` on that is not empty; len(lines) when none is."""
    index = start
    while index < len(lines) and lines[index].blank:
        index += 1
    return index


def _read(raw: str) -> Line:
    text = raw.replace("\u00a0", " ").rstrip()
    mark = _mark(text)
    words = text[mark.end() if mark else 0 :][:LONGEST]
    if "&" in words:
        words = html.unescape(words)
    return Line(text=text, folded=fold(words), quoted=mark is not None, marked=mark is not None)


def _mark(text: str) -> re.Match[str] | None:
    if text.endswith("<<"):
        return None  # an ornament: ">>> www.site.example <<<"
    return _MARKS.match(text, 0, LONGEST) or _INITIALS.match(text, 0, LONGEST)


def _free_comparisons(lines: Sequence[Line]) -> None:
    """«>100 мм» among a person's lines is no quote; Mail.ru quotes ">5 шт" among other quotes."""
    for index, line in enumerate(lines):
        if not (line.marked and _COMPARISON.match(line.text)):
            continue
        neighbours = [*lines[max(0, index - 1) : index], *lines[index + 1 : index + 2]]
        if not any(neighbour.quoted for neighbour in neighbours):
            line.quoted = line.marked = False
            line.folded = fold(line.text[:LONGEST])


def _mark_code(lines: Sequence[Line]) -> None:
    """Lines between two fences are code; a fence without its second is a line like any other."""
    opened: int | None = None
    for index, line in enumerate(lines):
        if line.quoted or not line.text.lstrip().startswith(_FENCE):
            continue
        if opened is None:
            opened = index
            continue
        for inside in lines[opened : index + 1]:
            inside.literal = True
        opened = None
