"""Letters to try: composed with the policy of the tests, and read back by the standard library."""

from datetime import UTC, datetime
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.policy import compat32, default
from email.utils import parseaddr
from pathlib import Path
from typing import cast

from domain.company import load_policy
from domain.texts import LOCALES, Texts
from mail.letters.composing import Composed, Envelope, compose
from mail.letters.samples import sample_content
from mail.letters.writing import LOCALES as LETTERS
from mail.letters.writing import Content

TEXTS = Texts.load(LOCALES, LETTERS)
POLICY = load_policy(Path(__file__).parents[3] / "data" / "company.toml")
NOW = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
TOKEN = "a1" * 10
BOX = "help@svyaz.example"
ENVELOPE = Envelope(
    mailbox=BOX,
    sender_name="Антон Белов, Связь-Поволжье",
    address="kim@romashka.example",
    name="Ирина Викторовна Ким",
    message_id="<letter@svyaz.example>",
    token=TOKEN,
)


def letter(
    envelope: Envelope = ENVELOPE, content: Content | None = None, language: str = "ru"
) -> Composed:
    shown = content or content_of_kind("receipt", language)
    return compose(envelope, shown, language, TEXTS, NOW)


def content_of_kind(kind: str, language: str = "ru") -> Content:
    return sample_content(kind, language, POLICY, TEXTS, NOW)


def read(composed: Composed) -> EmailMessage:
    return cast("EmailMessage", message_from_bytes(composed.raw, policy=default))


def name_in(composed: Composed, header: str) -> str:
    """The name in a header of one address, as RFC 2047 says. The newer parser of the standard
    library shows a blank between encoded words of a name, which is wrong.
    """
    written = str(message_from_bytes(composed.raw, policy=compat32)[header])
    name, _ = parseaddr(written.replace("\r\n", ""))
    return str(make_header(decode_header(name))) if "=?" in name else name


def body(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    assert part is not None
    return str(part.get_content())
