"""Words of RFC 2047 ("=?utf-8?B?…?=") in every form that programs send. Never raises, linear."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mail.parsing.charsets import decode
from mail.parsing.transfer import from_base64, from_quoted_printable

_BEGINNING = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?")
_TOKEN_END = re.compile(r"[\s\",;<>]|\Z")


@dataclass(slots=True)
class _Piece:
    """Plain text, or what encoded words of one charset and encoding hold: neighbours are joined
    before they are decoded, because programs cut in the middle of a letter, or of its base64."""

    text: str
    charset: str | None = None
    encoding: str = ""


def decode_words(value: str) -> str:
    """A header's value with its encoded words read; whitespace between two of them is dropped."""
    if "=?" not in value:
        return value
    joined: list[_Piece] = []
    for piece in _pieces(value):
        between_words = len(joined) > 1 and joined[-1].charset is None and joined[-1].text.isspace()
        if piece.charset is not None and between_words:
            joined.pop()
        last = joined[-1] if joined else None
        if (
            last is not None
            and piece.charset is not None
            and (last.charset, last.encoding) == (piece.charset, piece.encoding)
        ):
            last.text += piece.text
        else:
            joined.append(piece)
    return "".join(_decoded(piece) for piece in joined)


def _decoded(piece: _Piece) -> str:
    if piece.charset is None:
        return piece.text
    data = piece.text.encode("utf-8", "replace")
    undone = (
        from_base64(data)
        if piece.encoding == "b"
        else from_quoted_printable(data.replace(b"_", b" "))
    )
    return decode(undone, piece.charset)[0]


def _pieces(value: str) -> Iterator[_Piece]:
    position, is_open = 0, False
    for beginning in _BEGINNING.finditer(value):
        if beginning.start() < position:
            continue
        # Once no "?=" follows, none follows later: the search is not repeated for each beginning.
        end = -1 if is_open else value.find("?=", beginning.end())
        is_open = end < 0
        stop = end
        if is_open:
            token_end = _TOKEN_END.search(value, beginning.end())
            end = stop = token_end.start() if token_end else len(value)
        if beginning.start() > position:
            yield _Piece(value[position : beginning.start()])
        charset = beginning[1].partition("*")[0].lower()
        yield _Piece(value[beginning.end() : end], charset, beginning[2].lower())
        position = stop if is_open else stop + 2
    if position < len(value):
        yield _Piece(value[position:])
