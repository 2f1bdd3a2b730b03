"""A mail as the rules see it: who wrote what, what it says it belongs to, what came with it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Kind = Literal["bounce", "auto_reply", "bulk", "reply", "new"]
ROBOTS = frozenset({"bounce", "auto_reply", "bulk"})
"""Kinds that no human wrote: they never create, close or reopen anything, and get no answer."""


@dataclass(frozen=True, slots=True)
class MailFile:
    """A file that came with a mail; `dangerous` is shown as such and never rendered."""

    file_name: str
    mime_type: str
    data: bytes
    dangerous: bool


@dataclass(frozen=True, slots=True)
class Returned:
    """What a bounce says of a letter that came back.

    Attributes:
        recipient: the address that failed, if the bounce names it.
        status: RFC 3463, e.g. "5.1.1"; None when it does not say.
        permanent: nothing more will be tried by the other side.
    """

    recipient: str | None
    status: str | None
    permanent: bool


@dataclass(frozen=True, slots=True)
class CalendarAnswer:
    """What somebody's calendar answers to an invitation (RFC 5546).

    Attributes:
        uid: of the appointment.
        reply: as storage.models.programme.CLIENT_REPLIES.
        proposed_at: the other time, where that is the answer.
        sequence: of the version that is answered; None when it does not say.
    """

    uid: str
    reply: str
    proposed_at: datetime | None = None
    sequence: int | None = None


@dataclass(frozen=True, slots=True)
class IncomingMail:
    """One stored mail, read.

    Attributes:
        id: of its row; what it does is recorded under it, so it does that once.
        mailbox: code of the mailbox it lies in.
        sender: address in small letters, "" when there is none.
        words: the sender's own new words.
        verdict: of a human's words, as an answer to "is everything all right now?".
        authenticated: whether the sender is who he says; None when nobody vouches for it here.
        tokens: of ours, from the addresses it was sent to and from what a bounce gives back.
        references: Message-IDs it says it answers, the nearest first.
        returned_ids: Message-IDs of letters that a bounce gives back.
        numbers: of requests, as our letters write them into a subject.
        tickets: numbers of tickets, written there as [К-17] or [Q-17].
        reasons: short codes that say why it was read so.
        cut: message keys of what was left out because of limits.
        sent_at: when it says it was written, None when it does not say.
        calendar: the answer to an invitation that it carries.
    """

    id: int
    mailbox: str
    message_id: str | None
    sender: str
    sender_name: str
    subject: str
    words: str
    kind: Kind
    verdict: str | None
    authenticated: bool | None
    tokens: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    returned_ids: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()
    tickets: tuple[int, ...] = ()
    returned: Returned | None = None
    files: tuple[MailFile, ...] = ()
    reasons: tuple[str, ...] = ()
    cut: tuple[str, ...] = ()
    sent_at: datetime | None = None
    calendar: CalendarAnswer | None = None

    @property
    def is_human(self) -> bool:
        return self.kind not in ROBOTS


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a mail, as its row keeps it.

    Attributes:
        name: one of storage's OUTCOMES.
        question: what a person is asked: sender, belongs, stranger, forged.
    """

    name: str
    question: str | None = None
    thread_id: int | None = None
    found_by: str | None = None
    request_id: int | None = None
    client_id: int | None = None
    contact_id: int | None = None
