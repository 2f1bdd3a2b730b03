"""What an answer quotes."""

import re
from dataclasses import dataclass
from datetime import datetime
from html import escape
from typing import Final, Literal
from zoneinfo import ZoneInfo

from sandbox.mail.reading import Opened

Language = Literal["ru", "en"]

_BODY: Final = re.compile(r"<body[^>]*>(.*?)(?:</body>|\Z)", re.DOTALL | re.IGNORECASE)
_ZONES: Final = {"ru": ZoneInfo("Europe/Moscow"), "en": ZoneInfo("Europe/London")}


@dataclass(frozen=True)
class Original:
    """The mail being answered, as the answering person's program shows it.

    `at` is in that person's time zone; `html` is what stood between the tags of body, made of the
    text where the mail had no HTML.
    """

    text: str
    html: str
    name: str
    address: str
    to: str
    subject: str
    message_id: str
    at: datetime
    language: Language

    @property
    def who(self) -> str:
        """The sender's name, the address where there is none."""
        return self.name or self.address

    @property
    def named_address(self) -> str:
        """Name <address>"""
        return f"{self.name} <{self.address}>" if self.name else self.address


def original(mail: Opened, language: Language, arrived: datetime) -> Original:
    """Read a mail for quoting; `arrived` stands in for a missing date."""
    name, address = mail.sender
    html = mail.html
    inside = _BODY.search(html) if html else None
    return Original(
        text=mail.text.strip("\n"),
        html=(inside[1] if inside else html) or lines_html(mail.text),
        name=name,
        address=address,
        to=mail.shown("To") or "",
        subject=mail.header("Subject") or "",
        message_id=(mail.header("Message-ID") or "").strip("<> "),
        at=(mail.date or arrived).astimezone(_ZONES[language]),
        language=language,
    )


def lines_html(text: str) -> str:
    """Plain words as HTML."""
    return escape(text.strip("\n"), quote=False).replace("\n", "<br>\n")


def paragraphs_html(text: str, begin: str = "<div>", end: str = "</div>") -> str:
    """Every line in an element of its own, an empty one with a break, as editors keep them."""
    lines = text.strip("\n").split("\n")
    return "".join(f"{begin}{escape(line, quote=False) or '<br>'}{end}" for line in lines)


def quoted(text: str, prefix: str = "> ") -> str:
    """Every line with the mark of a quote; marks of older quotes stand close to it."""
    marked = []
    for line in text.split("\n"):
        close = prefix.rstrip() if line.startswith(">") or not line else prefix
        marked.append(f"{close}{line}")
    return "\n".join(marked)
