"""A mail as the rest of the desk sees it: plain data, whatever the bytes were like.

`mail.parsing` makes it and never raises for anything a sender may have written.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Address:
    """A mailbox of somebody. `address` is lower case, without the name; never empty."""

    address: str
    name: str = ""

    @property
    def domain(self) -> str:
        return self.address.rpartition("@")[2]


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """A file that came with a mail.

    Attributes:
        file_name: safe to show and to store: no path, no control or direction-changing characters.
        dangerous: a program, a script, a page or an archive of such a name: kept, marked as
            dangerous wherever it is shown, never rendered.
        inline: shown inside the text by its sender (a logo, a pasted picture).
    """

    file_name: str
    mime_type: str
    data: bytes
    dangerous: bool = False
    inline: bool = False
    content_id: str | None = None


@dataclass(frozen=True, slots=True)
class Invitation:
    """A calendar invitation or the answer to one, as icalendar tells it.

    Attributes:
        sequence: of the version it speaks of; None when it does not say.
        answers: address in lower case and PARTSTAT in capitals, of each who is asked.
    """

    method: str
    summary: str
    starts_at: datetime | None
    place: str | None
    uid: str = ""
    sequence: int | None = None
    answers: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True, slots=True)
class Message:
    """One mail, read.

    Attributes:
        headers: every header by its lower-case name, in the order of the mail, decoded, unfolded.
        text: the plain text; made of the HTML where there is no plain text. NFC, "\\n" line ends,
            no NUL. Empty for a mail without words.
        html: the HTML as it was sent, decoded; never shown without `mail.parsing.clean_html`.
        charset: of the text, as it turned out to be.
        sent_at: the Date header, aware; None when missing or senseless.
        return_path: "" is the empty one of robots and bounces; None when there is no such header.
        reports: the fields of each block of message/delivery-status, names in lower case.
        returned_headers: of the mail that a bounce gives back, names in lower case.
        cut: what was left out because of limits, as message keys ("mail-cut-text" …) of domain/.
        sealed: "smime", "pgp" or None: signed or encrypted wrappers.
    """

    message_id: str | None
    sender: Address | None
    reply_to: Sequence[Address] = ()
    to: Sequence[Address] = ()
    cc: Sequence[Address] = ()
    subject: str = ""
    sent_at: datetime | None = None
    in_reply_to: Sequence[str] = ()
    references: Sequence[str] = ()
    return_path: str | None = None
    headers: Mapping[str, Sequence[str]] = field(default_factory=dict)
    content_type: str = "text/plain"
    text: str = ""
    html: str | None = None
    charset: str = "us-ascii"
    attachments: Sequence[AttachedFile] = ()
    invitation: Invitation | None = None
    reports: Sequence[Mapping[str, str]] = ()
    returned_headers: Mapping[str, Sequence[str]] = field(default_factory=dict)
    cut: Sequence[str] = ()
    sealed: str | None = None

    def header(self, name: str) -> str:
        """The first header of that name, "" when there is none."""
        return next(iter(self.headers.get(name.lower(), ())), "")
