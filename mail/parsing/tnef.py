"""winmail.dat: what Outlook wraps its mail in for receivers it takes for its own kind."""

import logging
import struct
from dataclasses import dataclass

from tnefparse import TNEF
from tnefparse.properties import MAPI_ATTACH_LONG_FILENAME
from tnefparse.tnef import TNEFAttachment

from mail.parsing.charsets import decode

# What tnefparse raises for bytes it did not expect; it checks nothing itself.
_TROUBLE = (
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    ArithmeticError,
    AssertionError,
    NameError,
    RecursionError,
    struct.error,
)
_SIGNATURE = b"\x78\x9f\x3e\x22"
# tnefparse copies the rest of the file for each object: many small ones in a big file take hours.
_MOST_COPIED = 2_000_000_000
_HEADER = 11

logging.getLogger("tnefparse").setLevel(logging.CRITICAL)  # it logs what it read


@dataclass(frozen=True, slots=True)
class PackedFile:
    file_name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Packed:
    """What was inside: the text, the HTML, the files."""

    text: str
    html: str | None
    files: tuple[PackedFile, ...]


def unpack(data: bytes) -> Packed | None:
    """Read a winmail.dat; None for one that cannot be read."""
    if not data.startswith(_SIGNATURE) or _copied(data) > _MOST_COPIED:
        return None
    try:
        found = TNEF(data, do_checksum=False)
        files = tuple(_file(attachment) for attachment in found.attachments)
        return Packed(_words(found.body), _words(found.htmlbody) or None, files)
    except _TROUBLE:
        return None


def _copied(data: bytes) -> int:
    position, copied = 6, 0
    while position + _HEADER < len(data) and copied <= _MOST_COPIED:
        copied += len(data) - position
        position += _HEADER + int.from_bytes(data[position + 5 : position + 9], "little")
    return copied


def _file(attachment: TNEFAttachment) -> PackedFile:
    data = attachment.data
    if isinstance(data, list):
        data = b"".join(data)
    return PackedFile(_name(attachment), bytes(data))


def _name(attachment: TNEFAttachment) -> str:
    for attribute in attachment.mapi_attrs:
        if attribute.name == MAPI_ATTACH_LONG_FILENAME:
            return _words(attribute.data)
    # The property `name` decodes by UTF-8 only and raises.
    return _words(attachment._name)


def _words(value: object) -> str:
    if isinstance(value, list | tuple):
        return "".join(_words(item) for item in value)
    if isinstance(value, bytes):
        return decode(value.rstrip(b"\0"), None)[0]
    return value.rstrip("\0") if isinstance(value, str) else ""
