"""What Telegram reads from a file itself: the size of a picture, the length of a recording."""

import struct

_OPUS_RATE = 48_000
_OGG_PAGE = b"OggS\0"
"""The name of the container and its only version."""
_GRANULE_ENDS = 14
_LONGEST_S = 24 * 60 * 60


def picture_size(data: bytes) -> tuple[int, int] | None:
    """Width and height in pixels of a PNG, GIF, JPEG or WebP; None for anything else."""
    if data[:8] == b"\x89PNG\r\n\x1a\n" and len(data) >= 24:
        width, height = struct.unpack(">II", data[16:24])
        return width, height
    if data[:6] in (b"GIF87a", b"GIF89a") and len(data) >= 10:
        width, height = struct.unpack("<HH", data[6:10])
        return width, height
    if data[:2] == b"\xff\xd8":
        return _jpeg_size(data)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return _webp_size(data)
    return None


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    position = 2
    while position + 9 <= len(data) and data[position] == 0xFF:
        marker = data[position + 1]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[position + 5 : position + 9])
            return width, height
        position += 2 + int.from_bytes(data[position + 2 : position + 4], "big")
    return None


def _webp_size(data: bytes) -> tuple[int, int] | None:
    if len(data) < 30:
        return None
    kind = data[12:16]
    if kind == b"VP8X":
        return (
            1 + int.from_bytes(data[24:27], "little"),
            1 + int.from_bytes(data[27:30], "little"),
        )
    if kind == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    width, height = struct.unpack("<HH", data[26:30])
    return width & 0x3FFF, height & 0x3FFF


def voice_seconds(data: bytes) -> int:
    """Length in whole seconds of an Ogg Opus recording, 0 when it cannot be read.

    A length is believed only of pages that are Ogg from their first byte, and only up to a day:
    Telegram counts seconds in 32 bits, and bytes that merely look like a page would count more.
    """
    last_page = data.rfind(_OGG_PAGE)
    if not data.startswith(_OGG_PAGE) or last_page + _GRANULE_ENDS > len(data):
        return 0
    granule = int.from_bytes(data[last_page + 6 : last_page + 14], "little", signed=True)
    seconds = round(granule / _OPUS_RATE)
    return seconds if 0 < seconds <= _LONGEST_S else 0
