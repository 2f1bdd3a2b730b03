"""Measuring and cutting HTML as Telegram counts it: characters that are left after the tags.

A cut never falls into a tag or an entity, and leaves no tag open.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from markupsafe import Markup

CUT_SIGN = "…"

_TOKEN = re.compile(r"<[^>]*>|&[#\w]+;|[^<&]+|.", re.DOTALL)
_TAG_NAME = re.compile(r"</?([\w-]+)")
# A page may end a little early if that keeps a paragraph, a line or a word whole.
_BREAKS = ("\n\n", "\n", " ")
_FILLED_ENOUGH = 0.6


def units(text: str) -> int:
    """The length of plain text as Telegram counts: UTF-16 units, two for an emoji."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def length(text: Markup) -> int:
    """The length of HTML after its tags and entities were read."""
    return sum(units(html.unescape(token)) for token in _TOKEN.findall(text) if token[0] != "<")


def fits(text: Markup, limit: int) -> bool:
    """Whether a text is no longer than that. Most are so short that nothing need be read."""
    most = 2 * len(text)  # no character counts more, and what is read only grows shorter
    return most <= limit or length(text) <= limit


def cut(text: Markup, limit: int) -> Markup:
    """The beginning of a text, with "…" where it was cut; the text itself if it is short enough.

    Args:
        limit: in Telegram's characters, the sign included.
    """
    if fits(text, limit):
        return text
    first = next(_pages(text, limit - units(CUT_SIGN) - 1))
    return _closed(first, f" {CUT_SIGN}")


def pages(text: Markup, limit: int, most: int) -> list[Markup]:
    """A long text as several, cut between lines or words where one can be found.

    Args:
        limit: of one page, in Telegram's characters.
        most: pages; what goes beyond the last one is cut with "…".
    """
    if fits(text, limit):
        return [text]
    found: list[Markup] = []
    rest = str(text)
    for page in _pages(text, limit):
        if len(found) == most - 1:
            found.append(cut(Markup(rest), limit))  # noqa: S704 - parts of a Markup
            break
        found.append(_closed(page, ""))
        rest = page.rest
    return found


def shortened(text: str, limit: int) -> str:
    """Plain words, with "…" where they were cut."""
    if units(text) <= limit:
        return text
    return _first(text, limit - units(CUT_SIGN)).rstrip() + CUT_SIGN


@dataclass
class _Page:
    """One page as it is filled: what is on it, and which tags are open at its end."""

    parts: list[str] = field(default_factory=list)
    open_tags: list[str] = field(default_factory=list)
    rest: str = ""


def _closed(page: _Page, sign: str) -> Markup:
    closing = "".join(f"</{_name(tag)}>" for tag in reversed(page.open_tags))
    return Markup("".join(page.parts).rstrip() + sign + closing)  # noqa: S704 - parts of a Markup


def _pages(text: Markup, limit: int) -> Iterator[_Page]:
    rest = str(text)  # adding to a Markup would escape the tags
    while rest:
        page = _fill(rest, limit)
        yield page
        rest = page.rest


def _fill(text: str, limit: int) -> _Page:
    page = _Page()
    room = limit
    for match in _TOKEN.finditer(text):
        token = match[0]
        if token[0] == "<":
            page.parts.append(token)
            _follow(page.open_tags, token)
            continue
        size = units(html.unescape(token))
        if size > room:
            kept = _fitting(token, room, earliest=round(limit * _FILLED_ENOUGH) - (limit - room))
            page.parts.append(kept)
            reopened = "".join(page.open_tags)
            after = text[match.start() + len(kept) :].lstrip()
            page.rest = reopened + after
            return page
        page.parts.append(token)
        room -= size
    return page


def _fitting(token: str, room: int, earliest: int) -> str:
    """As much of a token as there is room for, broken after `earliest` between words if it can
    be; an entity is kept whole or left.
    """
    if token[0] == "&":
        return ""
    head = _first(token, room)
    if token[len(head)].isspace():
        return head
    for mark in _BREAKS:
        at = head.rfind(mark)
        if at > max(earliest, 0):
            return head[:at]
    return head


def _first(text: str, limit: int) -> str:
    head = text[:limit]
    while units(head) > limit:
        head = head[:-1]
    return head


def _follow(open_tags: list[str], tag: str) -> None:
    if not tag.startswith("</"):
        open_tags.append(tag)
    elif open_tags:
        open_tags.pop()


def _name(tag: str) -> str:
    match = _TAG_NAME.match(tag)
    if match is None:
        raise ValueError(f"not a tag: {tag}")
    return match[1]
