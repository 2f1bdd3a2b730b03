"""HTML to text that keeps lists, tables, quotes and links readable. Never raises, linear."""

import re
from dataclasses import dataclass, field

from mail.parsing.html_tokens import Tag, tokens

_SPACES = re.compile(r"[ \t\r\n\f\xa0\u200b\u200c\u2007\u034f\u00ad]+")
_EMPTY_LINES = re.compile(r"\n{3,}")
_PARAGRAPHS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "pre"})
_LINES = frozenset(
    {
        "div",
        "section",
        "article",
        "header",
        "footer",
        "main",
        "nav",
        "address",
        "center",
        "form",
        "fieldset",
        "li",
        "dt",
        "dd",
        "tr",
        "table",
        "tbody",
        "thead",
        "tfoot",
        "caption",
        "figure",
        "figcaption",
        "body",
        "html",
        "blockquote",
        "td",
        "th",
        "hr",
        "option",
    }
)
_MEANT = _PARAGRAPHS | _LINES | {"a", "br", "img"}
_DEEPEST = 40
_LONGEST_LINK = 400
_LONGEST_EMOJI = 8


@dataclass(slots=True)
class _Frame:
    """A block whose text is put together when it ends: a table, its row, a cell, a quote."""

    tag: str
    pieces: list[str] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    is_fresh: bool = True


def html_to_text(html: str, limit: int) -> str:
    """The words of a page as plain lines.

    Args:
        html: of any length.
        limit: characters after which the rest of the page is not read; a few more may come.

    Items of lists begin with "- " or their number, cells of a table's row are parted by " | ",
    quotes begin with "> " as in plain mail, the address of a link stands behind its words.
    """
    writer = _Writer()
    for token in tokens(html, _MEANT):
        if isinstance(token, str):
            writer.words(token)
            if writer.written > limit:
                break
        elif token.is_end:
            writer.end(token.name)
        else:
            writer.begin(token)
    return writer.finish()


class _Writer:
    def __init__(self) -> None:
        self._frames = [_Frame("page")]
        self._lists: list[int | None] = []
        self._link: tuple[str, int] | None = None
        self._preformatted = 0
        self._unframed: dict[str, int] = {}
        self.written = 0

    def words(self, text: str) -> None:
        frame = self._frames[-1]
        if frame.tag in {"tr", "table"} and not text.strip():
            return
        if not self._preformatted:
            text = _SPACES.sub(" ", text)
            if frame.is_fresh or frame.pieces[-1].endswith((" ", "\n")):
                text = text.lstrip(" ")
        if text:
            frame.pieces.append(text)
            frame.is_fresh = False
            self.written += len(text)

    def begin(self, tag: Tag) -> None:
        name = tag.name
        if name == "br":
            self._frames[-1].pieces.append("\n")
            self._frames[-1].is_fresh = False
        elif name in {"table", "tr", "td", "th", "blockquote"}:
            self._begin_frame(name)
        elif name == "a":
            self._begin_link(tag)
        elif name == "img":
            self._image(tag)
        elif name == "li":
            self._item()
        elif name in _PARAGRAPHS or name in _LINES:
            self._begin_block(name)

    def end(self, name: str) -> None:
        if name in {"table", "tr", "td", "th", "blockquote"}:
            self._end_frame(name)
        elif name == "a":
            self._end_link()
        elif name in {"ul", "ol"}:
            if self._lists:
                self._lists.pop()
            self._gap(1 if self._lists else 2)
        elif name == "pre":
            self._preformatted = max(0, self._preformatted - 1)
            self._gap(2)
        elif name in _PARAGRAPHS:
            self._gap(1 if self._lists else 2)
        elif name in _LINES:
            self._gap(1)

    def finish(self) -> str:
        while len(self._frames) > 1:
            self._close()
        self._end_link()
        return _tidy("".join(self._frames[0].pieces))

    def _begin_block(self, name: str) -> None:
        if name == "hr":
            self._gap(1)
            self._frames[-1].pieces.append("---\n")
        elif name in {"ul", "ol"}:
            self._gap(1 if self._lists else 2)
            self._lists.append(0 if name == "ol" else None)
            self._lists = self._lists[:_DEEPEST]
        else:
            self._preformatted += name == "pre"
            self._gap(2 if name in _PARAGRAPHS else 1)

    def _item(self) -> None:
        self._gap(1)
        marker = "- "
        if self._lists and self._lists[-1] is not None:
            self._lists[-1] += 1
            marker = f"{self._lists[-1]}. "
        frame = self._frames[-1]
        frame.pieces.append("  " * max(0, len(self._lists) - 1) + marker)
        # A paragraph that begins right behind the marker must not leave it alone on its line.
        frame.is_fresh = True

    def _gap(self, lines: int) -> None:
        """End the line, and leave an empty one where `lines` is 2."""
        frame = self._frames[-1]
        if frame.is_fresh:
            return
        there = 0
        for piece in reversed(frame.pieces[-3:]):
            stripped = piece.rstrip("\n ")
            there += piece.count("\n", len(stripped))
            if stripped:
                break
        if there < lines:
            frame.pieces.append("\n" * (lines - there))

    def _begin_link(self, tag: Tag) -> None:
        self._end_link()
        address = tag.attributes().get("href", "").strip()
        if address.lower().startswith(("http://", "https://", "mailto:", "tel:")):
            self._link = (address, len(self._frames[-1].pieces))

    def _end_link(self) -> None:
        if self._link is None:
            return
        (address, start), self._link = self._link, None
        pieces = self._frames[-1].pieces
        words = "".join(pieces[start:]).strip()
        shown = (
            address.partition(":")[2]
            if address.lower().startswith(("mailto:", "tel:"))
            else address
        )
        if not words or len(shown) > _LONGEST_LINK or _same(words, shown):
            return
        pieces[start:] = ["".join(pieces[start:]).rstrip(), f" ({shown})"]

    def _image(self, tag: Tag) -> None:
        """Only pictures of one sign: Gmail sends emoji as images, "👍" is an answer."""
        sign = tag.attributes().get("alt", "")
        if sign and len(sign) <= _LONGEST_EMOJI and not sign.isascii() and not sign.isalnum():
            self.words(sign)

    def _begin_frame(self, name: str) -> None:
        if name == "tr":
            self._close_within("table", "tr")
        elif name in {"td", "th"}:
            self._close_within("tr", "td")
        self._end_link()
        if len(self._frames) > _DEEPEST:
            self._unframed[name] = self._unframed.get(name, 0) + 1
            self._gap(1)
        else:
            self._frames.append(_Frame("td" if name == "th" else name))

    def _end_frame(self, name: str) -> None:
        name = "td" if name == "th" else name
        if self._unframed.get(name):
            self._unframed[name] -= 1
            self._gap(1)
        elif name == "td":
            self._close_within("tr", "td")
        elif name == "tr":
            self._close_within("table", "tr")
        elif any(frame.tag == name for frame in self._frames):
            while self._close() != name:
                continue

    def _close_within(self, around: str, name: str) -> None:
        """End the open frame of a name, if it lies in the nearest table."""
        for frame in reversed(self._frames):
            if frame.tag == name:
                while self._close() != name:
                    continue
                return
            if frame.tag in {around, "table", "blockquote", "page"}:
                return

    def _close(self) -> str:
        """End the innermost frame and hand its text to the one around it."""
        self._end_link()
        frame = self._frames.pop()
        outer = self._frames[-1]
        text = _tidy("".join(frame.pieces))
        if frame.tag == "td" and outer.tag == "tr":
            outer.cells.append(text)
            return frame.tag
        if frame.tag == "tr":
            text = "\n".join(filter(None, (_row(frame.cells), text)))
        elif frame.tag == "blockquote":
            text = "\n".join(
                f"> {line}" if line[:1] != ">" else f">{line}" for line in text.split("\n")
            )
            text = "" if text == "> " else text
        if text:
            self._gap(1 if frame.tag != "blockquote" else 2)
            outer.pieces += [text, "\n"]
            outer.is_fresh = False
        return frame.tag


def _row(cells: list[str]) -> str:
    """Short cells side by side, as in a table of goods; long ones under each other: a layout."""
    filled = [cell for cell in cells if cell]
    if len(filled) < 2 or any("\n" in cell for cell in filled):
        return "\n".join(filled)
    return " | ".join(cells).rstrip(" |")


def _tidy(text: str) -> str:
    lines = [line.rstrip() for line in text.split("\n")]
    return _EMPTY_LINES.sub("\n\n", "\n".join(lines)).strip("\n")


def _same(words: str, address: str) -> bool:
    """Is the address already what the link says?"""
    said = words.removeprefix("https://").removeprefix("http://").rstrip("/").lower()
    meant = address.removeprefix("https://").removeprefix("http://").rstrip("/").lower()
    return said == meant or said == meant.partition("?")[0]
