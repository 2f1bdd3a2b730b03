"""winmail.dat: what Outlook wraps its mail in for receivers it takes for its own. Never raises.

Written by Microsoft's [MS-OXTNEF]. The libraries at hand trust the counts they find: 50 bytes make
tnefparse loop four thousand million times.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from mail.parsing.charsets import decode

_SIGNATURE = b"\x78\x9f\x3e\x22"
_HEADER = 6
_OBJECT_HEADER = 9
_CHECKSUM = 2
_MOST_ITEMS = 100_000
_DEEPEST = 3

_OEM_CODEPAGE = 0x9007
_BODY = 0x800C
_MESSAGE_PROPERTIES = 0x9003
_ATTACHMENT_BEGINS = 0x9002
_ATTACHMENT_TITLE = 0x8010
_ATTACHMENT_DATA = 0x800F
_ATTACHMENT_PROPERTIES = 0x9005

_TEXT = 0x1000
_HTML = 0x1013
_INTERNET_CODEPAGE = 0x3FDE
_DATA = 0x3701
_SHORT_NAME = 0x3704
_LONG_NAME = 0x3707
_MIME_TYPE = 0x370E
_CONTENT_ID = 0x3712

_MANY = 0x1000
_NAMED = 0x8000
_SIZES = {
    0x2: 2,
    0xB: 2,
    0x3: 4,
    0x4: 4,
    0xA: 4,
    0x5: 8,
    0x6: 8,
    0x7: 8,
    0x14: 8,
    0x40: 8,
    0x48: 16,
}
_STRINGS = frozenset({0x1E, 0x1F, 0xD, 0x102})
_UNICODE = 0x1F
_MAIL_INSIDE = bytes.fromhex("0703020000000000c000000000000046")
_CODEPAGES = {
    65001: "utf-8",
    20866: "koi8-r",
    21866: "koi8-u",
    28591: "latin-1",
    28595: "iso8859-5",
}


@dataclass(slots=True)
class PackedFile:
    file_name: str = ""
    mime_type: str = ""
    data: bytes = b""
    content_id: str | None = None


@dataclass(frozen=True, slots=True)
class Packed:
    """What was inside: the text, the HTML, the files (those of mails inside as well)."""

    text: str
    html: str | None
    files: tuple[PackedFile, ...]


def unpack(data: bytes, depth: int = 0) -> Packed | None:
    """Read a winmail.dat; None for bytes that are none, or that hold neither words nor files.

    Words that are there as RTF only are left out: such a mail has them in plain text beside it.
    """
    if not data.startswith(_SIGNATURE):
        return None
    text = html = ""
    charset: str | None = None
    files: list[PackedFile] = []
    for name, value in _objects(data):
        if name == _OEM_CODEPAGE:
            charset = _charset(_number(value, 0, 4))
        elif name == _BODY:
            text = _words(value, charset)
        elif name == _MESSAGE_PROPERTIES:
            found_text, found_html = _bodies(value, charset)
            text, html = found_text or text, found_html or html
        elif name == _ATTACHMENT_BEGINS:
            files.append(PackedFile())
        elif files:
            _read_attachment(files[-1], name, value, charset)
    opened = [inner for file in files for inner in _opened(file, depth)]
    return Packed(text, html or None, tuple(opened)) if text or html or opened else None


def _objects(data: bytes) -> Iterator[tuple[int, bytes]]:
    position = _HEADER
    for _ in range(_MOST_ITEMS):
        if position + _OBJECT_HEADER > len(data):
            return
        start = position + _OBJECT_HEADER
        end = start + _number(data, position + 5, 4)
        yield _number(data, position + 1, 2), data[start:end]
        position = end + _CHECKSUM


def _read_attachment(file: PackedFile, name: int, value: bytes, charset: str | None) -> None:
    if name == _ATTACHMENT_TITLE:
        file.file_name = file.file_name or _words(value, charset)
    elif name == _ATTACHMENT_DATA:
        file.data = value
    elif name == _ATTACHMENT_PROPERTIES:
        found = dict(_properties(value))
        file.file_name = (
            _string(found, _LONG_NAME, charset)
            or file.file_name
            or _string(found, _SHORT_NAME, charset)
        )
        file.mime_type = _string(found, _MIME_TYPE, charset).lower()
        file.content_id = _string(found, _CONTENT_ID, charset).strip("<> ") or None
        file.data = found[_DATA][1] if _DATA in found else file.data


def _opened(file: PackedFile, depth: int) -> list[PackedFile]:
    """The file itself, or of a mail inside its text and its files."""
    if not file.data.startswith(_MAIL_INSIDE):
        return [file] if file.data or file.file_name else []
    inside = unpack(file.data.removeprefix(_MAIL_INSIDE), depth + 1) if depth < _DEEPEST else None
    if inside is None:
        return [file]
    words = (inside.text or inside.html or "").encode()
    ending, mime_type = (".txt", "text/plain") if inside.text else (".html", "text/html")
    own = [PackedFile(f"{file.file_name}{ending}", mime_type, words)] if words else []
    return [*own, *inside.files]


def _bodies(value: bytes, charset: str | None) -> tuple[str, str]:
    found = dict(_properties(value))
    codepage = _number(found[_INTERNET_CODEPAGE][1], 0, 4) if _INTERNET_CODEPAGE in found else 0
    charset = _charset(codepage) or charset
    return _string(found, _TEXT, charset), _string(found, _HTML, charset)


def _string(found: dict[int, tuple[int, bytes]], name: int, charset: str | None) -> str:
    kind, value = found.get(name, (0, b""))
    return _words(value, "utf-16-le" if kind == _UNICODE else charset)


def _properties(data: bytes) -> Iterator[tuple[int, tuple[int, bytes]]]:
    """MAPI properties: number → (type, value); of one with several values the first."""
    position = 4
    for _ in range(min(_number(data, 0, 4), _MOST_ITEMS)):
        kind, name = _number(data, position, 2), _number(data, position + 2, 2)
        position += 4
        if name >= _NAMED:
            is_string = _number(data, position + 16, 4)
            position += 24 + (_padded(_number(data, position + 20, 4)) if is_string else 0)
        count = 1
        if kind & _MANY or kind in _STRINGS:
            count = min(_number(data, position, 4), _MOST_ITEMS)
            position += 4
        kind &= ~_MANY
        first = b""
        for place in range(count):
            value, position = _value(data, position, kind)
            first = value if place == 0 else first
            if position >= len(data):
                break
        if kind not in _SIZES and kind not in _STRINGS:
            return
        position = _padded(position)
        yield name, (kind, first)
        if position >= len(data):
            return


def _value(data: bytes, position: int, kind: int) -> tuple[bytes, int]:
    size = _SIZES.get(kind, 0)
    if kind not in _STRINGS:
        return data[position : position + size], position + size
    size = _number(data, position, 4)
    position += 4
    return data[position : position + size], position + _padded(size)


def _padded(size: int) -> int:
    return -(-size // 4) * 4


def _number(data: bytes, position: int, size: int) -> int:
    return int.from_bytes(data[position : position + size], "little")


def _charset(codepage: int) -> str | None:
    return _CODEPAGES.get(codepage, f"cp{codepage}") if codepage else None


def _words(value: bytes, charset: str | None) -> str:
    return decode(value, charset)[0].rstrip("\0")
