"""HTML as lines that know whether a container quotes them.

The page is read as a stream of tags without a tree: parsers that build trees take time by the
square of the nesting, and a hostile mail nests 100,000 deep.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from mail.words.lines import MOST_LINES, Line, line_of_page
from mail.words.phrases import keywords, phrases

_QUOTED = phrases("pages", "quoted")
_INTRODUCTION = phrases("pages", "introduction")
_REST = phrases("pages", "rest")
_SIGNATURE = phrases("pages", "signature")
_RULES = keywords("pages", "rules")

_BLOCKS = frozenset(
    (
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "tr",
        "ul",
    )
)
_SPACED = frozenset(
    (
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "blockquote",
        "pre",
        "table",
        "dl",
    )
)
_UNSEEN = frozenset(
    (
        "head",
        "script",
        "style",
        "title",
        "template",
        "noscript",
        "object",
        "svg",
    )
)
_CELLS = frozenset(("td", "th"))
_SPACES = re.compile(r"[ \t\r\n\f\v]+")
_EMOJI_LENGTH = 8

MOST_TAGS = 200_000
"""Tags of a page that are read; a long thread of Outlook has some 20,000."""


@dataclass(frozen=True, slots=True)
class _Place:
    """What a tag's contents are, by the tag itself and all around it."""

    quoted: bool = False
    signed: bool = False
    introducing: bool = False
    listed: bool = False
    unseen: bool = False
    literal: bool = False
    spaced: bool = False


def read_page(html: str) -> tuple[list[Line], bool]:
    """The lines a reader of the page sees, in order, and whether these are all.

    There are none in a page without words, and not all in one with more tags or lines than any
    person's mail has.
    """
    reader = _Reader()
    parser = etree.HTMLParser(target=reader, huge_tree=True, encoding="utf-8")
    try:
        parser.feed(html.replace("\x00", "").encode("utf-8", "replace"))
        parser.close()
    except (etree.LxmlError, _Enough):
        # What was read before the parser gave up is still what the person sees first.
        reader.close()
        return reader.lines[:MOST_LINES], False
    return reader.lines[:MOST_LINES], len(reader.lines) < MOST_LINES


class _Enough(Exception):
    """More tags or lines than any person's mail has: the rest is not read."""


class _Reader:
    """Target of lxml's parser: it is told of tags and texts in their order."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._places = [_Place()]
        self._words: list[str] = []
        self._bullet = ""
        self._numbers: list[int | None] = []
        self._rest_quoted = False
        self._tags = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._tags += 1
        if self._tags > MOST_TAGS or len(self.lines) > MOST_LINES:
            raise _Enough
        around = self._places[-1]
        marks = style = ""
        if attributes:
            marks = f"{attributes.get('id', '')} {attributes.get('class', '')}".casefold()
            style = attributes.get("style", "").casefold().replace(" ", "")
        place = _place(around, tag, marks, style)
        rest_begins = _any_in(_REST, marks) or (tag == "div" and _is_rule(style))
        if tag in _BLOCKS or rest_begins or _differs(place, around):
            self._end_line()
        if place.spaced:
            self._end_paragraph()
        self._rest_quoted = self._rest_quoted or rest_begins
        self._places.append(place)
        self._begin(tag, attributes)

    def end(self, tag: str) -> None:
        place = self._places.pop() if len(self._places) > 1 else self._places[0]
        if tag in _BLOCKS or _differs(place, self._places[-1]):
            self._end_line(place)
        if place.spaced:
            self._end_paragraph()
        if tag in ("ol", "ul") and self._numbers:
            self._numbers.pop()

    def data(self, text: str) -> None:
        place = self._places[-1]
        if place.unseen:
            return
        if not place.literal:
            self._words.append(text)
            return
        first, *others = text.split("\n", MOST_LINES)[:MOST_LINES]
        self._words.append(first)
        for other in others:
            self._break_line()
            self._words.append(other)

    def close(self) -> None:
        self._end_line()

    def _begin(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "br":
            self._break_line()
        elif tag in _CELLS:
            self._words.append(" ")
        elif tag in ("ol", "ul"):
            self._numbers.append(0 if tag == "ol" else None)
        elif tag == "li":
            self._bullet = self._next_bullet()
        elif tag == "img":
            self._words.append(_emoji(attributes.get("alt", "")))

    def _next_bullet(self) -> str:
        if not self._numbers or self._numbers[-1] is None:
            return "- "
        self._numbers[-1] += 1
        return f"{self._numbers[-1]}. "

    def _break_line(self) -> None:
        if not self._end_line():
            self._end_paragraph()

    def _end_line(self, place: _Place | None = None) -> bool:
        """Closes the line that is being read; False when there was nothing to close."""
        if not self._words:
            return False
        words, self._words = "".join(self._words), []
        place = place or self._places[-1]
        text = words.rstrip() if place.literal else _SPACES.sub(" ", words).strip(" ")
        if not text:
            return False
        if not text.strip("\u00a0 "):
            self._end_paragraph()
            return True
        quoted = place.quoted or self._rest_quoted
        self.lines.append(
            line_of_page(
                self._bullet + text,
                quoted=quoted,
                signed=place.signed,
                introducing=place.introducing,
            )
        )
        self._bullet = ""
        return True

    def _end_paragraph(self) -> None:
        if self.lines and self.lines[-1].text:
            self.lines.append(Line(text="", folded=""))


@lru_cache(maxsize=2048)
def _place(around: _Place, tag: str, marks: str, style: str) -> _Place:
    quotes = _any_in(_QUOTED, marks) or (tag == "blockquote" and not _is_indent(marks, style))
    return _Place(
        quoted=around.quoted or quotes,
        signed=around.signed or (tag != "body" and _any_in(_SIGNATURE, marks)),
        unseen=around.unseen or tag in _UNSEEN or "display:none" in style,
        literal=around.literal or tag == "pre",
        introducing=around.introducing or _any_in(_INTRODUCTION, marks),
        listed=around.listed or tag == "li",
        spaced=tag in _SPACED and not around.listed and "msonormal" not in marks,
    )


def _differs(place: _Place, around: _Place) -> bool:
    return (place.quoted, place.signed, place.introducing) != (
        around.quoted,
        around.signed,
        around.introducing,
    )


def _any_in(names: tuple[str, ...], marks: str) -> bool:
    return any(name in marks for name in names)


def _is_rule(style: str) -> bool:
    """The line Outlook draws above the message it quotes."""
    return any(all(part in style for part in rule) for rule in _RULES)


def _is_indent(marks: str, style: str) -> bool:
    """Gmail's indented paragraph: a person's own, although the tag is that of quotes."""
    return "border:none" in style and "quote" not in marks


def _emoji(alternative: str) -> str:
    """Gmail sends emoji as pictures; the words for other pictures are nobody's."""
    short = 0 < len(alternative) <= _EMOJI_LENGTH
    return alternative if short and not alternative.isascii() and not alternative.isalpha() else ""
