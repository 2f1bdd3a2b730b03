"""Content-Transfer-Encoding undone, as far as what came can be read. Never raises, linear."""

import binascii
import re
from collections.abc import Iterator

Bytes = bytes | memoryview

_BASE64_ALPHABET = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_ALIEN = bytes(set(range(256)) - set(_BASE64_ALPHABET))
_MOST_PIECES = 100_000
_URL_SAFE = bytes.maketrans(b"-_", b"+/")
_NOT_BASE64 = 0.02
_LOOKED_AT = 4_000
_WORDS = re.compile(rb"\w[.,:;!?]? \w")
_SOFT_BREAK = re.compile(rb"=[ \t]+(?=\r?\n)")
_UU_BEGIN = re.compile(rb"^begin(?:-base64)? [0-7]{3,4} ([^\r\n]{1,250})\r?\n", re.MULTILINE)


def undo_transfer(body: Bytes, encoding: str) -> bytes:
    """The bytes that the sender meant.

    Args:
        body: of a part, as sent.
        encoding: value of Content-Transfer-Encoding, however written ("Base64 ;", "x-uuencode").
    """
    name = encoding.strip().lower()
    if name.startswith("base64"):
        return _base64_or_plain(body)
    data = bytes(body)
    if name.startswith(("quoted-printable", "quoted_printable")):
        return from_quoted_printable(data)
    if name.startswith(("x-uu", "uu", "x-uue")):
        return next((decoded for _, decoded, _, _ in uuencoded(data)), data)
    return data


def from_base64(data: Bytes) -> bytes:
    """Base64 with missing padding, alien characters, or several pieces padded each."""
    try:
        decoded = binascii.a2b_base64(data)
    except binascii.Error:
        decoded = None
    plain = bytes(data) if decoded is None or _padded_inside(data) else b""
    if decoded is not None and not plain:
        return decoded
    return b"".join(_piece(piece) for piece in plain.split(b"=", _MOST_PIECES) if piece)


def from_quoted_printable(data: bytes) -> bytes:
    """Quoted-printable; "=" that begins no code stays itself."""
    if b"= " in data or b"=\t" in data:
        data = _SOFT_BREAK.sub(b"=", data)
    return binascii.a2b_qp(data)


def uuencoded(data: bytes) -> Iterator[tuple[bytes, bytes, int, int]]:
    """Files put into a text by uuencode: name, bytes, where the block begins and ends."""
    position = 0
    while (begin := _UU_BEGIN.search(data, position)) is not None:
        end = data.find(b"\nend", begin.end() - 1)
        if end < 0:
            return
        position = end + len(b"\nend")
        decoded = b"".join(_uu_line(line) for line in data[begin.end() : end].split(b"\n"))
        if decoded:
            yield begin[1].strip(), decoded, begin.start(), position


def _uu_line(line: bytes) -> bytes:
    line = line.rstrip(b"\r")
    if not line or line == b"`":
        return b""
    try:
        return binascii.a2b_uu(line)
    except binascii.Error:
        # Some encoders write trailing garbage; the first character tells how many bytes count.
        size = (((line[0] - 32) & 63) * 4 + 5) // 3
        try:
            return binascii.a2b_uu(line[:size])
        except binascii.Error:
            return b""


def _base64_or_plain(body: Bytes) -> bytes:
    """Text that is declared base64 and is none (a gateway added the header) stays as it is."""
    head = bytes(body[:_LOOKED_AT])
    alien = head.translate(None, _BASE64_ALPHABET + b"=-_ \t\r\n")
    if len(alien) > _NOT_BASE64 * len(head) and len(alien) > 2:
        return bytes(body)
    if b" " in head and len(_WORDS.findall(head)) > 2:
        return bytes(body)
    return from_base64(body)


def _padded_inside(data: Bytes) -> bool:
    plain = bytes(data).rstrip(b"=\r\n \t")
    place = plain.find(b"=")
    # What follows the padding may be a footer of a mailing list in plain words: no base64.
    return place >= 0 and not plain[place:].strip(b"=\r\n").translate(
        None, _BASE64_ALPHABET + b"=\r\n"
    )


def _piece(piece: bytes) -> bytes:
    letters = piece.translate(_URL_SAFE).translate(None, _ALIEN)
    if len(letters) % 4 == 1:
        letters = letters[:-1]
    return binascii.a2b_base64(letters + b"=" * (-len(letters) % 4))
