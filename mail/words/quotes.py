"""Cutting what programs quote: marked lines, and all that lies under an unmarked beginning."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from mail.words.attributions import introduces
from mail.words.boundaries import Boundary, boundary_at
from mail.words.lines import Line, next_words
from mail.words.reply_line import reply_line_at
from mail.words.shapes import is_banner

_LINK_ALONE = re.compile(r"\s*\(https?://\S{1,300}\)\s?>?$")

CHOSEN_LINES = 12
"""A longer quote at the top was not chosen by a person but put there by his program."""

BANNER_LINES = 4
WRAP_COLUMN = 70
"""Programs that lose marks when wrapping do it for lines that would pass this column."""


@dataclass(slots=True)
class Remains:
    """What is left without the quotes.

    Attributes:
        groups: lines that stand together in the mail.
        whole_from: where the whole text begins for when no words are left: under introductions
            at its very top.
        doubtful: the only words stand under an introduction and without marks: they may be
            anybody's.
    """

    groups: list[list[Line]] = field(default_factory=list)
    whole_from: int = 0
    doubtful: bool = False
    quoted: bool = False
    reasons: list[str] = field(default_factory=list)
    has_words: bool = False

    def begin_group(self) -> None:
        """What comes next does not stand together with what came before."""
        self.groups.append([])

    def keep(self, line: Line) -> None:
        self.groups[-1].append(line)
        self.has_words = self.has_words or bool(line.folded)


def cut_quotes(lines: list[Line]) -> Remains:
    """The lines that nobody is known to have written before, in one pass from top to bottom."""
    remains = Remains()
    _mark_lost_wraps(lines)
    _keep_chosen_quote(lines, remains)
    index = _skip_banner(lines, remains)
    remains.begin_group()
    while index < len(lines):
        line = lines[index]
        if line.quoted:
            remains.quoted = True
            remains.reasons.append("quote-marks" if line.marked else "quote-container")
            index = _after_quote(lines, index)
            remains.begin_group()
            continue
        boundary = boundary_at(lines, index)
        if boundary is None:
            remains.keep(line)
            index += 1
            continue
        remains.quoted = True
        remains.reasons.append(boundary.kind)
        if _ends_the_words(lines, boundary, remains):
            break
        index = boundary.end
        remains.begin_group()
    return remains


def _after_quote(lines: Sequence[Line], index: int) -> int:
    while index < len(lines) and lines[index].quoted:
        index += 1
    return index


def _ends_the_words(lines: Sequence[Line], boundary: Boundary, remains: Remains) -> bool:
    """Whether all below a boundary is quoted.

    So it is under words, except that an attribution introduces marked lines only. Without words
    above, marked lines may still be answered below them.
    """
    below = next_words(lines, boundary.end)
    if boundary.kind == "attribution":
        _mark_bars(lines, below)
    marked = below >= len(lines) or lines[below].quoted
    if remains.has_words:
        return not (marked and boundary.kind == "attribution")
    if marked:
        return False
    if boundary.kind in ("attribution", "forwarded"):
        # The words may be an answer whose quote lost its marks, or a mail passed on.
        remains.doubtful = True
        remains.whole_from = boundary.end
        return False
    return True


def _mark_bars(lines: Sequence[Line], start: int) -> None:
    """Some programs quote with bars; only right under an attribution, elsewhere it is a table."""
    for line in lines[start:]:
        if not line.text.startswith("|"):
            return
        line.quoted = line.marked = True


def _mark_lost_wraps(lines: Sequence[Line]) -> None:
    """The end of a long quoted line that a program wrapped onto a line without a mark."""
    for before, line, after in zip(lines, lines[1:], lines[2:], strict=False):
        if line.quoted or not line.folded or not (before.marked and after.quoted):
            continue
        if _is_lost_wrap(before.text, line.text):
            line.quoted = line.marked = True


def _is_lost_wrap(before: str, text: str) -> bool:
    if before.count("(") > before.count(")") or _LINK_ALONE.match(text):
        return True
    first = text.split(maxsplit=1)[0]
    too_long = len(before) + len(first) >= WRAP_COLUMN
    return too_long and first[0].islower() and before[-1] not in ".!?:;"


def _keep_chosen_quote(lines: Sequence[Line], remains: Remains) -> None:
    """A short quote at the top that no program introduced was chosen by the person: his answer
    is not understood without it. It stays with its marks, unless it is of our own letter or one
    of several quotes.
    """
    start = next_words(lines, 0)
    end = start
    while end < len(lines) and (lines[end].marked or lines[end].blank):
        end += 1
    chosen = [line for line in lines[start:end] if line.marked]
    if not 0 < len(chosen) <= CHOSEN_LINES or end == len(lines):
        return
    if any(line.quoted for line in lines[end:]) or _is_of_a_program(chosen):
        return
    for line in chosen:
        line.quoted, line.literal = False, True
    remains.quoted = True
    remains.reasons.append("kept:chosen-quote")


def _is_of_a_program(quote: Sequence[Line]) -> bool:
    if any(reply_line_at(quote, index) for index in range(len(quote))):
        return True
    return any(
        introduces(" ".join(line.folded for line in quote[:count]), quote_follows=True)
        for count in (1, 2, 3)
    )


def _skip_banner(lines: Sequence[Line], remains: Remains) -> int:
    """The index under a warning about outside mail, or 0."""
    start = next_words(lines, 0)
    if start >= len(lines) or not is_banner(lines[start].folded):
        return 0
    for end in range(start + 1, min(start + 1 + BANNER_LINES, len(lines))):
        if lines[end].blank:
            remains.reasons.append("banner")
            return end
    return 0
