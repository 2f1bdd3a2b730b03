"""An invitation in a letter, as calendars of all mail programs find it (RFC 6047).

The iCalendar object stands twice: as one more form of the letter itself, which Outlook, Google,
Apple and Yandex show with buttons to answer by, and as a file for everybody else.
"""

import secrets
from base64 import encodebytes
from dataclasses import dataclass

FILE_NAME = "invite.ics"


@dataclass(frozen=True)
class Scheduling:
    """An iCalendar object and its method; see `domain.visits.invitation`."""

    method: str
    text: str


def with_invitation(body: bytes, scheduling: Scheduling) -> bytes:
    """Add an invitation to the body of a mail.

    Args:
        body: with the headers that belong to it, as `wire.alternative` makes it.
    """
    headers, _, parts = body.partition(b"\r\n\r\n")
    content_type = headers.removeprefix(b"MIME-Version: 1.0\r\n")
    ending = body[body.rstrip().rindex(b"\r\n") + 2 :]  # the last line closes all the parts
    opening = ending.rstrip().removesuffix(b"--")
    data = encodebytes(scheduling.text.encode()).replace(b"\n", b"\r\n")
    calendar = _part(
        f"text/calendar; charset=utf-8; method={scheduling.method}; component=VEVENT", data
    )
    file = _part(
        f'application/ics; name="{FILE_NAME}"',
        data,
        f'Content-Disposition: attachment; filename="{FILE_NAME}"',
    )
    boundary = f"=_{secrets.token_hex(12)}".encode()
    return b"".join(
        (
            b"MIME-Version: 1.0\r\n",
            b'Content-Type: multipart/mixed; boundary="' + boundary + b'"\r\n\r\n',
            b"--" + boundary + b"\r\n",
            content_type + b"\r\n\r\n" + parts.removesuffix(ending),
            opening + b"\r\n" + calendar + ending,
            b"--" + boundary + b"\r\n" + file,
            b"--" + boundary + b"--\r\n",
        )
    )


def _part(content_type: str, data: bytes, *headers: str) -> bytes:
    written = (f"Content-Type: {content_type}", "Content-Transfer-Encoding: base64", *headers)
    return "\r\n".join((*written, "", "")).encode() + data
