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
        body = _in_charset(body, written.charset, written.text)
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


_NEAREST: Final = str.maketrans(dict(zip("«»“”—–№\u00a0", '""""--N ', strict=True)) | {"…": "..."})


def _in_charset(body: Body, charset: str, words: str) -> Body:
    """The body in a charset of the writer's choice, where that has his words. What else it lacks is
    written as programs do it: the nearest sign, in HTML the number of the sign.
    """
    try:
        words.translate(_NEAREST).encode(charset)
    except (LookupError, ValueError):  # said where the mail is written
        return replace(body, charset=charset, fixed=True)
    text = None if body.text is None else _fitting(body.text, charset, "replace")
    html = None if body.html is None else _fitting(body.html, charset, "xmlcharrefreplace")
    return replace(body, text=text, html=html, charset=charset, fixed=True)


def _fitting(words: str, charset: str, otherwise: str) -> str:
    def fits(sign: str) -> str:
        try:
            sign.encode(charset)
        except ValueError:
            nearest = sign.translate(_NEAREST) if otherwise == "replace" else sign
            return nearest.encode(charset, otherwise).decode(charset)
        return sign

    return "".join(map(fits, words))


def _subject(subject: str, style: str) -> str:
    """Outlook shouts; nobody repeats the prefix."""
    if subject[:3].lower() == "re:":
        return subject
    return f"{'RE' if style == 'outlook' else 'Re'}: {subject}"
