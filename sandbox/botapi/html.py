"""Telegram's HTML: a small language of its own, so a general HTML parser would accept too much.

The rules and the words of every refusal follow tdlib, MessageEntity.cpp parse_html.
"""

import html
import re
from dataclasses import dataclass
from typing import Final

from sandbox.botapi.errors import ApiError, bad_request
from sandbox.botapi.urls import checked_link, mentioned_user
from sandbox.messages import Entity

_SPACE: Final = " \t\r\n\v\0"
_STYLES: Final = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
}
_TAGS: Final = {*_STYLES, "a", "pre", "code", "blockquote", "tg-emoji", "tg-time"}
_REFERENCE: Final = re.compile(r"&(?:#x[0-9a-fA-F]{1,8}|#[0-9]{1,9}|lt|gt|amp|quot);?")


@dataclass
class _Open:
    tag: str
    attributes: dict[str, str]
    offset: int
    begin: int


def parse_html(source: str) -> tuple[str, list[Entity]]:
    """Split HTML into plain text and entities. Raises ApiError 400 in Telegram's words."""
    return _Parser(source).parse()


def utf16_length(text: str) -> int:
    """Length as Telegram counts it: a letter outside the basic plane is two."""
    return len(text) + sum(1 for c in text if ord(c) > 0xFFFF)


class _Parser:
    def __init__(self, source: str) -> None:
        self._source = source + "\0"
        self._end = len(source)
        self._at = 0
        self._plain: list[str] = []
        self._offset = 0
        self._open: list[_Open] = []
        self._entities: list[Entity] = []

    def parse(self) -> tuple[str, list[Entity]]:
        while self._at < self._end:
            if self._source[self._at] != "<":
                self._text()
            elif self._source[self._at + 1] == "/":
                self._end_tag()
            else:
                self._start_tag()
        if self._open:
            raise _refused(f'Can\'t find end tag corresponding to start tag "{self._open[-1].tag}"')
        self._entities.sort(key=lambda e: (e.offset, -e.length))
        return "".join(self._plain), self._entities

    def _text(self) -> None:
        stop = self._source.find("<", self._at)
        stop = self._end if stop < 0 else stop
        piece = _decode(self._source[self._at : stop])
        self._plain.append(piece)
        self._offset += utf16_length(piece)
        self._at = stop

    def _start_tag(self) -> None:
        begin = self._at
        self._at += 1
        tag = self._until(">").lower()
        if self._at >= self._end:
            raise self._at_byte("Unclosed start tag", begin)
        if tag not in _TAGS:
            raise self._at_byte(f'Unsupported start tag "{tag}"', begin)
        attributes: dict[str, str] = {}
        while self._skip_space() != ">":
            name, value = self._attribute(tag, begin)
            attributes[name] = value
        self._at += 1
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise self._at_byte('Tag "span" must have class "tg-spoiler"', begin)
        self._open.append(_Open(tag, attributes, self._offset, len(self._plain)))

    def _attribute(self, tag: str, begin: int) -> tuple[str, str]:
        name = self._until("=>")
        if not name:
            raise self._at_byte(f'Empty attribute name in the tag "{tag}"', begin)
        if self._skip_space() != "=":
            if tag == "blockquote" and name == "expandable" and self._at < self._end:
                return name, ""
            raise self._at_byte(
                f'Expected equal sign in declaration of an attribute of the tag "{tag}"', begin
            )
        self._at += 1
        quote = self._skip_space()
        if self._at >= self._end:
            raise self._at_byte(f'Unclosed start tag "{tag}"', begin)
        value = self._quoted(quote) if quote in "'\"" else self._token()
        if self._at >= self._end:
            raise self._at_byte("Unclosed start tag", begin)
        return name, value

    def _quoted(self, quote: str) -> str:
        self._at += 1
        begin = self._at
        stop = self._source.find(quote, begin)
        self._at = self._end if stop < 0 else stop + 1
        return _decode(self._source[begin:stop])

    def _token(self) -> str:
        begin = self._at
        while self._source[self._at].isascii() and (
            self._source[self._at].isalnum() or self._source[self._at] in ".-"
        ):
            self._at += 1
        if self._source[self._at] not in _SPACE + ">":
            raise self._at_byte("Unexpected end of name token", begin)
        return self._source[begin : self._at].lower()

    def _end_tag(self) -> None:
        begin = self._at
        if not self._open:
            raise self._at_byte("Unexpected end tag", begin)
        self._at += 2
        tag = self._until(">").lower()
        if self._skip_space() != ">":
            raise self._at_byte("Unclosed end tag", begin)
        self._at += 1
        opened = self._open[-1]
        if tag and tag != opened.tag:
            raise self._at_byte(
                f"Unmatched end tag at byte offset {self._byte(begin)}, "
                f'expected "</{opened.tag}>", found "</{tag}>"',
                None,
            )
        self._open.pop()
        if self._offset > opened.offset:
            self._close(opened, self._offset - opened.offset)

    def _close(self, opened: _Open, length: int) -> None:
        tag, attributes = opened.tag, opened.attributes
        if tag in _STYLES:
            self._entities.append(Entity(_STYLES[tag], opened.offset, length))
        elif tag == "blockquote":
            kind = "expandable_blockquote" if "expandable" in attributes else "blockquote"
            self._entities.append(Entity(kind, opened.offset, length))
        elif tag == "a":
            self._close_link(opened, length)
        elif tag == "tg-emoji":
            self._close_emoji(opened, length)
        elif tag == "tg-time":
            self._close_time(opened, length)
        else:
            self._close_code(opened, length)

    def _close_link(self, opened: _Open, length: int) -> None:
        href = opened.attributes.get("href") or "".join(self._plain[opened.begin :])
        user_id = mentioned_user(href)
        if user_id is not None:
            self._entities.append(Entity("text_mention", opened.offset, length, user_id=user_id))
        elif url := checked_link(href):
            self._entities.append(Entity("text_link", opened.offset, length, url=url))

    def _close_emoji(self, opened: _Open, length: int) -> None:
        emoji_id = opened.attributes.get("emoji-id", "")
        if not emoji_id.isdecimal() or not 0 < int(emoji_id) < 2**63:
            raise _refused("Invalid custom emoji identifier specified")
        self._entities.append(
            Entity("custom_emoji", opened.offset, length, custom_emoji_id=emoji_id)
        )

    def _close_time(self, opened: _Open, length: int) -> None:
        unix = opened.attributes.get("unix", "")
        if not unix.isdecimal():
            raise _refused("Invalid unix time specified")
        self._entities.append(
            Entity(
                "date_time",
                opened.offset,
                length,
                unix_time=int(unix),
                date_time_format=opened.attributes.get("format", ""),
            )
        )

    def _close_code(self, opened: _Open, length: int) -> None:
        """<pre><code class="language-x"> is one entity that knows its language."""
        language = opened.attributes.get("class", "").removeprefix("language-") or None
        inner = self._entities[-1] if self._entities else None
        same_place = inner and (inner.offset, inner.length) == (opened.offset, length)
        if opened.tag == "pre" and inner and same_place and inner.type == "code":
            self._entities[-1] = Entity("pre", opened.offset, length, language=inner.language)
        elif opened.tag == "code" and inner and same_place and inner.type == "pre":
            self._entities[-1] = Entity("pre", opened.offset, length, language=language)
        else:
            self._entities.append(Entity(opened.tag, opened.offset, length, language=language))

    def _until(self, stops: str) -> str:
        begin = self._at
        while self._source[self._at] not in _SPACE + stops:
            self._at += 1
        return self._source[begin : self._at]

    def _skip_space(self) -> str:
        while self._at < self._end and self._source[self._at] in _SPACE:
            self._at += 1
        return self._source[self._at]

    def _byte(self, position: int) -> int:
        return len(self._source[:position].encode())

    def _at_byte(self, words: str, position: int | None) -> ApiError:
        if position is None:
            return _refused(words)
        return _refused(f"{words} at byte offset {self._byte(position)}")


def _decode(text: str) -> str:
    return _REFERENCE.sub(lambda m: html.unescape(m[0].rstrip(";") + ";"), text)


def _refused(words: str) -> ApiError:
    return bad_request(f"can't parse entities: {words}")
