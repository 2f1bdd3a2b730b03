"""Header fields of a mail or of a part: where they end, what each says. Never raises."""

import re
import sys
from collections.abc import Mapping

from mail.parsing.charsets import decode, guess, known_charset
from mail.parsing.encoded_words import decode_words

Fields = Mapping[str, list[str]]
"""Lower-case name → values in the order of the mail, unfolded, not yet decoded by RFC 2047."""

# Possessive repeats: a field of a million folded lines is matched without remembering each.
_FIELD = re.compile(rb"([!-9;-~]++)[ \t]*+:([^\n]*+(?:\n[ \t][^\n]*+)*+)\n?")
_BLANK = re.compile(rb"\r*(?:\n|\Z)")
_END = re.compile(rb"\n\r?\n")
_CHARSET = re.compile(rb"charset\s*=\s*\"?([\w.:-]+)", re.IGNORECASE)
_CONTROLS = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f]")


def read_fields(raw: bytes, start: int, limit: int) -> tuple[Fields, int, bool]:
    """The header fields that begin at a place.

    A line that is no field ends them, as the standard library has it, unless a field follows: some
    programs leave a torn line among their headers.

    Args:
        raw: the whole mail.
        start: where the fields begin.
        limit: how many bytes of them are kept.

    Returns:
        The fields, where the body begins, and whether fields were left out because of the limit.
    """
    found: list[tuple[bytes, bytes]] = []
    position, kept, is_cut = _after_envelope(raw, start), 0, False
    while True:
        field = _FIELD.match(raw, position)
        if field is not None:
            room = limit - kept
            kept += field.end() - position
            position = field.end()
            if room > 0:
                found.append((field[1], field[2][:room]))
            if kept > limit:
                is_cut = True
                end = _END.search(raw, position - 1)
                return _decoded(found), end.end() if end else len(raw), is_cut
            continue
        blank = _BLANK.match(raw, position)
        if blank is not None:
            return _decoded(found), blank.end(), is_cut
        following = raw.find(b"\n", position) + 1
        torn = found and following and not raw.startswith(b"--", position)
        if not torn or _FIELD.match(raw, following) is None:
            return _decoded(found), position, is_cut
        position = following


def first(fields: Fields, name: str) -> str:
    """The first value of a field, "" when there is none."""
    values = fields.get(name)
    return values[0] if values else ""


def decode_fields(fields: Fields) -> dict[str, list[str]]:
    """Values as a person reads them: RFC 2047 undone, nothing that could begin a line."""
    return {name: [clean_line(value) for value in values] for name, values in fields.items()}


def clean_line(value: str) -> str:
    """One line of plain text from a header's value."""
    decoded = decode_words(value)
    return decoded if decoded.isprintable() else _CONTROLS.sub(" ", decoded).strip()


def _after_envelope(raw: bytes, start: int) -> int:
    """Past the line "From someone Mon Jan 1" that mailbox files put before a mail."""
    if raw.startswith((b"From ", b">From "), start):
        return raw.find(b"\n", start) + 1 or len(raw)
    return start


def _decoded(found: list[tuple[bytes, bytes]]) -> Fields:
    fields: dict[str, list[str]] = {}
    eight_bit = [value for _, value in found if not value.isascii()]
    charset = _charset_of(found, eight_bit) if eight_bit else "ascii"
    for name, value in found:
        text = value.decode("ascii") if value.isascii() else decode(value, charset)[0]
        if "\n" in text or "\r" in text:
            text = text.replace("\r", "").replace("\n", "").replace("\t", " ")
        fields.setdefault(sys.intern(name.decode("ascii").lower()), []).append(text.strip())
    return fields


def _charset_of(found: list[tuple[bytes, bytes]], eight_bit: list[bytes]) -> str:
    """All raw letters of a mail's headers together tell the charset better than each field."""
    everything = b"\n".join(eight_bit)
    for name, value in found:
        if name.lower() == b"content-type" and (declared := _CHARSET.search(value)):
            return decode(everything, known_charset(declared[1].decode("ascii", "replace")))[1]
    return guess(everything)
