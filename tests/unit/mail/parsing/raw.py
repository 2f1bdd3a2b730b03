"""Raw mails for tests, put together from what a test is about."""

import base64
from collections.abc import Sequence

ENVELOPE = b"From: Ivan <ivan@client.example>\r\nTo: desk@company.example\r\nSubject: Test\r\n"


def letter(body: bytes, *fields: str) -> bytes:
    """A mail of one part with these fields beside the envelope."""
    written = "".join(f"{field}\r\n" for field in fields)
    return ENVELOPE + written.encode() + b"\r\n" + body


def part(body: bytes, *fields: str) -> bytes:
    return "".join(f"{field}\r\n" for field in fields).encode() + b"\r\n" + body


def multipart(kind: str, *parts: bytes, boundary: str = "edge") -> bytes:
    """A container with its own Content-Type, to be a part itself or, after ENVELOPE, a mail."""
    edge = boundary.encode()
    inner = b"".join(b"--" + edge + b"\r\n" + piece + b"\r\n" for piece in parts)
    head = f'Content-Type: multipart/{kind}; boundary="{boundary}"\r\n\r\n'
    return head.encode() + inner + b"--" + edge + b"--\r\n"


def mail(kind: str, parts: Sequence[bytes]) -> bytes:
    return ENVELOPE + multipart(kind, *parts)


def text(words: str) -> bytes:
    return part(words.encode(), "Content-Type: text/plain; charset=utf-8")


def html(page: str) -> bytes:
    return part(page.encode(), "Content-Type: text/html; charset=utf-8")


def file(name: str, data: bytes, mime_type: str = "application/pdf") -> bytes:
    return part(
        base64.encodebytes(data),
        f'Content-Type: {mime_type}; name="{name}"',
        f'Content-Disposition: attachment; filename="{name}"',
        "Content-Transfer-Encoding: base64",
    )
