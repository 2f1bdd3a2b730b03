"""Where quoted messages begin: the lines by which programs introduce them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from mail.words.attributions import attribution_at, names_sender_and_time
from mail.words.headers import headers_at, is_header_name, is_ruler, separator_at
from mail.words.lines import Line, next_words
from mail.words.reply_line import reply_line_at

Kind = Literal["reply-line", "attribution", "separator", "forwarded", "headers"]


@dataclass(frozen=True, slots=True)
class Boundary:
    """Lines [start, end) that introduce a quoted message, none of them anybody's words."""

    kind: Kind
    start: int
    end: int


def boundary_at(lines: Sequence[Line], start: int) -> Boundary | None:
    """The boundary that begins at the line `start`, our own reply line before all others."""
    line = lines[start]
    if line.quoted or line.literal or not line.folded:
        return None
    if line.introducing:
        return _contained(lines, start)
    if count := reply_line_at(lines, start):
        return Boundary("reply-line", start, start + count)
    if is_ruler(line):
        return _under_ruler(lines, start)
    return _separated(lines, start) or _introduced(lines, start)


def _contained(lines: Sequence[Line], start: int) -> Boundary:
    """An introduction that a container of HTML marks as such, whatever its words."""
    end = start
    while end < len(lines) and lines[end].introducing:
        end += 1
    forwarded = any(separator_at(lines, index) == "forwarded" for index in range(start, end))
    return Boundary("forwarded" if forwarded else "attribution", start, end)


def _under_ruler(lines: Sequence[Line], start: int) -> Boundary | None:
    """A line of dashes belongs to the boundary under it and is nothing by itself."""
    below = next_words(lines, start + 1)
    if below >= len(lines) or is_ruler(lines[below]):
        return None
    found = boundary_at(lines, below)
    if found is None:
        found = _yandex_headers(lines, below)
    return found and Boundary(found.kind, start, found.end)


def _separated(lines: Sequence[Line], start: int) -> Boundary | None:
    kind = separator_at(lines, start)
    if kind is None:
        return None
    below = next_words(lines, start + 1)
    count = headers_at(lines, below, separated=True) if below < len(lines) else 0
    end = below + count if count else start + 1
    return Boundary("forwarded" if kind == "forwarded" else "separator", start, end)


def _introduced(lines: Sequence[Line], start: int) -> Boundary | None:
    if count := attribution_at(lines, start):
        return _with_headers(lines, start, start + count)
    if count := headers_at(lines, start, separated=False):
        return Boundary("headers", start, start + count)
    return _lotus_columns(lines, start) if "@" in lines[start].folded else None


def _lotus_columns(lines: Sequence[Line], start: int) -> Boundary | None:
    """Old Lotus Notes: the sender, under it the time, under these a column of «Кому», «Тема»."""
    dated = next_words(lines, start + 1)
    named = next_words(lines, dated + 1)
    if named >= len(lines) or not is_header_name(lines[named].folded):
        return None
    if names_sender_and_time(f"{lines[start].folded} {lines[dated].folded}:"):
        return Boundary("headers", start, named + 1)
    return None


def _with_headers(lines: Sequence[Line], start: int, end: int) -> Boundary:
    """Lotus puts headers under its attribution."""
    below = next_words(lines, end)
    count = headers_at(lines, below, separated=True) if below < len(lines) else 0
    return Boundary("attribution", start, below + count if count > 1 else end)


def _yandex_headers(lines: Sequence[Line], start: int) -> Boundary | None:
    """Yandex: dashes, «Кому: …;», «Тема: …;», then the attribution."""
    count = headers_at(lines, start, separated=True)
    below = next_words(lines, start + count)
    if not count or below >= len(lines):
        return None
    attribution = attribution_at(lines, below)
    return Boundary("attribution", start, below + attribution) if attribution else None
