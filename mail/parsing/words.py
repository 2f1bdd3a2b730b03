"""The words of a mail: which of its texts and pages make up the letter. Never raises."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape

from mail.parsing.charsets import ASCII, decode
from mail.parsing.html_text import html_to_text
from mail.parsing.limits import HTML_CUT, TEXT_CUT, Cuts, Limits
from mail.parsing.sealed import open_pgp_text
from mail.parsing.structure import Part
from mail.parsing.text import plain, unflow

_BYTES_PER_CHAR = 4
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_META_WITHIN = 4_000


@dataclass(slots=True)
class _Segment:
    """One text of the letter in the forms its sender offers: letters come in several pieces when
    pictures stand between them."""

    group: Part | None
    texts: list[str] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)
    charset: str | None = None
    page_charset: str | None = None


@dataclass(slots=True)
class Words:
    """Gathered part by part, read at the end."""

    limits: Limits
    cuts: Cuts
    pgp: bool = False
    _segments: list[_Segment] = field(default_factory=list)
    _packed: tuple[str, str | None] = ("", None)

    def add_text(self, part: Part, data: bytes) -> None:
        segment = self._segment(part)
        room = self.limits.text_chars * _BYTES_PER_CHAR
        if len(data) > room:
            self.cuts.add(TEXT_CUT)
        text, charset = decode(data[:room], part.parameters.get("charset"))
        text = plain(text)
        if part.parameters.get("format", "").lower() == "flowed":
            text = unflow(text, part.parameters.get("delsp", "").lower() == "yes")
        text, is_pgp = open_pgp_text(text)
        self.pgp = self.pgp or is_pgp
        segment.texts.append(text)
        if text.strip():
            segment.charset = segment.charset or charset

    def add_page(self, part: Part, data: bytes) -> None:
        segment = self._segment(part)
        room = self.limits.html_chars * _BYTES_PER_CHAR
        declared = part.parameters.get("charset")
        if declared is None and (meta := _META_CHARSET.search(data[:_META_WITHIN])):
            declared = meta[1].decode("ascii", "replace")
        page, segment.page_charset = decode(data[:room], declared)
        if len(data) > room or len(page) > self.limits.html_chars:
            self.cuts.add(HTML_CUT)
        segment.pages.append(page[: self.limits.html_chars])

    def add_packed(self, text: str, page: str | None) -> None:
        """Words of a winmail.dat: used when the mail has none beside it."""
        if not any(self._packed):
            self._packed = (plain(text), page)

    def decoded(self, part: Part, data: bytes) -> str:
        """Text of any other part, in its charset."""
        return decode(data, part.parameters.get("charset"))[0]

    def pages(self) -> Iterator[str]:
        for segment in self._segments:
            yield from segment.pages

    def read(self) -> tuple[str, str | None, str]:
        """The text, the HTML (None where there is none), and the charset of what was read."""
        pieces: list[str] = []
        charset: str | None = None
        for segment in self._segments:
            text = "\n".join(text for text in segment.texts if text.strip())
            found = segment.charset
            if not text and segment.pages:
                text = "\n\n".join(self._text_of(page) for page in segment.pages)
                found = segment.page_charset
            if text.strip():
                pieces.append(text.rstrip())
                charset = charset or found
        page = self._whole_page()
        if not pieces:
            text, packed_page = self._packed
            page = page or packed_page
            pieces = [text or (self._text_of(packed_page) if packed_page else "")]
            charset = "utf-8" if pieces[0] else None
        return self._cut("\n\n".join(pieces).strip()), page, charset or ASCII

    def _segment(self, part: Part) -> _Segment:
        last = self._segments[-1] if self._segments else None
        if last is None or part.group is None or last.group is not part.group:
            last = _Segment(part.group)
            self._segments.append(last)
        return last

    def _text_of(self, page: str) -> str:
        return plain(html_to_text(page, self.limits.text_chars))

    def _whole_page(self) -> str | None:
        """All pages one after another; text that stands between them becomes a page too, so that
        whoever reads the HTML reads everything."""
        if not any(segment.pages for segment in self._segments):
            return None
        pages: list[str] = []
        for segment in self._segments:
            words = "\n".join(segment.texts)
            if segment.pages:
                pages += segment.pages
            elif words.strip():
                pages.append(f"<div>{escape(words).replace(chr(10), '<br>')}</div>")
        return _without_nul("\n".join(pages)[: self.limits.html_chars])

    def _cut(self, text: str) -> str:
        if len(text) <= self.limits.text_chars:
            return text
        self.cuts.add(TEXT_CUT)
        return text[: self.limits.text_chars].rstrip()


def _without_nul(page: str) -> str:
    """A page as it was sent, but for NUL, which no database takes."""
    return page.replace("\0", "")
