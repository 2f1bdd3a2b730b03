"""Answering a mail as a person would, with the quoting of the program that he uses."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from types import MappingProxyType
from typing import Final

from sandbox.mail.answers import habits, programs, web
from sandbox.mail.answers.original import Language, Original, original
from sandbox.mail.reading import Opened
from sandbox.mail.writing import AttachedFile, Body, Draft, UnwritableError

Style = Callable[[str, Original], Body]

STYLES: Final[Mapping[str, Style]] = MappingProxyType(
    {
        "plain": habits.plain,
        "gmail": web.gmail,
        "outlook": programs.outlook,
        "yandex": web.yandex,
        "mailru": web.mailru,
        "apple": programs.apple,
        "thunderbird": programs.thunderbird,
        "below": habits.below,
        "between": habits.between,
    }
)
_MAILERS: Final = MappingProxyType(
    {
        "outlook": {"X-Mailer": "Microsoft Outlook 16.0"},
        "yandex": {"X-Mailer": "Yamail [ http://yandex.ru ] 5.0"},
        "mailru": {"X-Mailer": "Mail.Ru Mailer 1.0", "X-Priority": "3 (Normal)"},
        "apple": {"X-Mailer": "iPhone Mail (22G86)"},
        "thunderbird": {"User-Agent": "Mozilla Thunderbird"},
        "below": {"User-Agent": "Mozilla Thunderbird"},
        "between": {"User-Agent": "Mozilla Thunderbird"},
    }
)


@dataclass(frozen=True)
class Answer:
    """What a person answers. `sender` is name and address; `charset` replaces the program's own."""

    sender: str
    text: str
    style: str
    language: Language
    charset: str | None = None
    headers: Mapping[str, str | Sequence[str]] = field(default_factory=dict)
    attachments: Sequence[AttachedFile] = ()


def answer(mail: Opened, arrived: datetime, written: Answer) -> Draft:
    """The draft of an answer to a mail that came at `arrived`.

    Raises UnwritableError when the style is unknown, or the mail names nobody to answer to.
    """
    if written.style not in STYLES:
        raise UnwritableError(f"style must be one of {', '.join(STYLES)}")
    to = original(mail, written.language, arrived)
    body = STYLES[written.style](written.text.replace("\r\n", "\n").strip("\n"), to)
    if written.charset:
        body = replace(body, charset=written.charset, fixed=True)
    message_id = mail.header("Message-ID")
    return Draft(
        sender=written.sender,
        to=mail.answer_to,
        subject=_subject(to.subject, written.style),
        body=body,
        in_reply_to=message_id,
        references=" ".join(filter(None, (mail.header("References"), message_id))) or None,
        headers={**_MAILERS.get(written.style, {}), **written.headers},
        attachments=written.attachments,
    )


def _subject(subject: str, style: str) -> str:
    """Outlook shouts; nobody repeats the prefix."""
    if subject[:3].lower() == "re:":
        return subject
    return f"{'RE' if style == 'outlook' else 'Re'}: {subject}"
