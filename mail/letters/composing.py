"""The bytes of a letter: headers by the standards, text and HTML, the token in its addresses.

DKIM is left to the relay that takes the letters: it knows the keys of the domain.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime

from domain.texts import Texts
from mail.letters import wire
from mail.letters.files import File, with_files
from mail.letters.rendering import Unsubscribe, render
from mail.letters.scheduling import with_invitation
from mail.letters.writing import Content
from mail.robots import LOOP_HEADER
from mail.tokens import answer_address, envelope_address

LONGEST_SUBJECT = 200
LONGEST_NAME = 100
"""Characters; programs show less."""


@dataclass(frozen=True)
class Envelope:
    """Who writes to whom, and what the letter answers.

    Attributes:
        mailbox: our plain address.
        sender_name: shown as From: the person or department, and the company.
        token: of this letter, for Reply-To and the envelope sender.
        in_reply_to: Message-ID of what it answers, with brackets.
        references: the thread's Message-IDs, oldest first.
        unsubscribe_url: for one-click (RFC 8058); None where there is no public address.
        unsubscribable: whether it is a letter nobody waits for.
    """

    mailbox: str
    sender_name: str
    address: str
    name: str
    message_id: str
    token: str
    in_reply_to: str | None = None
    references: tuple[str, ...] = ()
    unsubscribable: bool = False
    unsubscribe_url: str | None = None


@dataclass(frozen=True)
class Composed:
    """A letter ready to leave the house, the same bytes at every try."""

    envelope_sender: str
    recipient: str
    subject: str
    raw: bytes


def compose(
    envelope: Envelope,
    content: Content,
    language: str,
    texts: Texts,
    at: datetime,
    files: Sequence[File] = (),
) -> Composed:
    """Put a letter together.

    Args:
        at: its date.
        files: what goes with it.

    Raises:
        ValueError: an address is none, or none that a relay surely takes.
    """
    recipient = wire.address(envelope.address)
    box = wire.address(envelope.mailbox)
    sender = wire.one_line(envelope.sender_name, LONGEST_NAME)
    subject = wire.one_line(content.subject, LONGEST_SUBJECT)
    headers = [
        wire.mailbox("From", sender, box),
        wire.mailbox("To", wire.one_line(envelope.name, LONGEST_NAME), recipient),
        wire.unstructured("Subject", subject),
        wire.folded("Date", [format_datetime(at)]),
        wire.folded("Message-ID", [envelope.message_id]),
        wire.mailbox("Reply-To", sender, answer_address(box, envelope.token)),
        *_thread(envelope),
        wire.folded(LOOP_HEADER, [box]),
        *(_by_machine(envelope) if content.by_machine else ()),
        *(_way_out(envelope, box) if envelope.unsubscribable else ()),
    ]
    rendered = render(content, language, _unsubscribe(envelope, box, texts, language))
    body = wire.alternative(rendered.text, rendered.html)
    if content.scheduling is not None:
        body = with_invitation(body, content.scheduling)
    return Composed(
        envelope_sender=envelope_address(box, envelope.token),
        recipient=recipient,
        subject=subject,
        raw="".join(headers).encode("ascii") + with_files(body, files),
    )


def _thread(envelope: Envelope) -> list[str]:
    answered = wire.message_ids([envelope.in_reply_to] if envelope.in_reply_to else [])
    references = wire.message_ids(envelope.references)
    return [
        *([wire.folded("In-Reply-To", answered)] if answered else ()),
        *([wire.folded("References", references)] if references else ()),
    ]


def _by_machine(envelope: Envelope) -> list[str]:
    """What keeps other machines from answering (RFC 3834, and Exchange's own way)."""
    how = "auto-replied" if envelope.in_reply_to else "auto-generated"
    return [
        wire.folded("Auto-Submitted", [how]),
        wire.folded("X-Auto-Response-Suppress", ["All"]),
    ]


def _way_out(envelope: Envelope, box: str) -> list[str]:
    """The way out by mail for everyone, and in one click where the desk can be reached (RFC 8058).

    The POST is the one thing of ours that acts without an answer by mail: it only ever stops
    letters.
    """
    by_mail = f"<{_unsubscribe_by_mail(envelope, box)}>"
    if envelope.unsubscribe_url is None:
        return [wire.folded("List-Unsubscribe", [by_mail])]
    return [
        wire.folded("List-Unsubscribe", [f"<{envelope.unsubscribe_url}>,", by_mail]),
        wire.folded("List-Unsubscribe-Post", ["List-Unsubscribe=One-Click"]),
    ]


def _unsubscribe(envelope: Envelope, box: str, texts: Texts, language: str) -> Unsubscribe | None:
    if not envelope.unsubscribable:
        return None
    label = texts.format(language, "letter-unsubscribe")
    return Unsubscribe(_unsubscribe_by_mail(envelope, box), label)


def _unsubscribe_by_mail(envelope: Envelope, box: str) -> str:
    return f"mailto:{answer_address(box, envelope.token)}?subject=unsubscribe"
