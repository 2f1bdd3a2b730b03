"""The bytes of a letter: headers by the standards, text and HTML, the token in its addresses.

DKIM is left to the relay that takes the letters: it knows the keys of the domain.
"""

from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from domain.texts import Texts
from mail.letters.contents import Content
from mail.letters.rendering import Unsubscribe, render
from mail.robots import LOOP_HEADER
from mail.tokens import answer_address, envelope_address


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
    envelope: Envelope, content: Content, language: str, texts: Texts, at: datetime
) -> Composed:
    """Put a letter together.

    Args:
        at: its date.

    Raises:
        ValueError: an address is none.
    """
    message = EmailMessage(policy=SMTP.clone(max_line_length=78))
    message["From"] = _address(envelope.mailbox, envelope.sender_name)
    message["To"] = _address(envelope.address, envelope.name)
    message["Subject"] = one_line(content.subject)
    message["Date"] = format_datetime(at)
    message["Message-ID"] = envelope.message_id
    message["Reply-To"] = _address(
        answer_address(envelope.mailbox, envelope.token), envelope.sender_name
    )
    if envelope.in_reply_to:
        message["In-Reply-To"] = one_line(envelope.in_reply_to)
    if envelope.references:
        message["References"] = " ".join(map(one_line, envelope.references))
    message[LOOP_HEADER] = envelope.mailbox
    if content.by_machine:
        message["Auto-Submitted"] = "auto-replied" if envelope.in_reply_to else "auto-generated"
        message["X-Auto-Response-Suppress"] = "All"
    unsubscribe = _unsubscribe(message, envelope, texts, language)
    rendered = render(content, language, unsubscribe)
    message.set_content(rendered.text, subtype="plain", charset="utf-8", cte="quoted-printable")
    message.add_alternative(rendered.html, subtype="html", charset="utf-8", cte="quoted-printable")
    return Composed(
        envelope_sender=envelope_address(envelope.mailbox, envelope.token),
        recipient=envelope.address,
        subject=one_line(content.subject),
        raw=message.as_bytes(),
    )


def _unsubscribe(
    message: EmailMessage, envelope: Envelope, texts: Texts, language: str
) -> Unsubscribe | None:
    """The way out by mail for everyone, and in one click where the desk can be reached (RFC 8058).

    The POST is the one thing of ours that acts without an answer by mail: it only ever stops
    letters.
    """
    if not envelope.unsubscribable:
        return None
    box = answer_address(envelope.mailbox, envelope.token)
    by_mail = f"mailto:{box}?subject=unsubscribe"
    links = [f"<{by_mail}>"]
    if envelope.unsubscribe_url is not None:
        links.insert(0, f"<{envelope.unsubscribe_url}>")
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message["List-Unsubscribe"] = ", ".join(links)
    return Unsubscribe(by_mail, texts.format(language, "letter-unsubscribe"))


def _address(address: str, name: str) -> Address:
    return Address(display_name=one_line(name), addr_spec=address)


def one_line(words: str) -> str:
    """Words fit for a header: whatever breaks a line would begin a header of its own."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in words).split())
