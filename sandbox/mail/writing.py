"""Making the bytes of a mail that somebody in the sandbox writes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from email import policy
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import make_msgid, parseaddr
from typing import Final

# Python folds a long id by encoding it as if it were foreign words; unfolded, it stays an id.
_POLICY: Final = policy.SMTP.clone(max_line_length=998)


class UnwritableError(Exception):
    """No mail can be made of this; the text says why."""


@dataclass(frozen=True)
class AttachedFile:
    file_name: str
    mime_type: str
    data: bytes


@dataclass(frozen=True)
class CalendarPart:
    """An iCalendar object and its method, as one more form of a mail (RFC 6047)."""

    method: str
    text: str


@dataclass(frozen=True)
class Body:
    """The words of a mail. At least one of `text` and `html`; both make an alternative.

    `encoding` carries words that are not ASCII; `flowed` marks the text as format=flowed. A charset
    that cannot hold the words gives way to UTF-8 unless it is `fixed`: then the mail cannot be
    written.
    """

    text: str | None
    html: str | None = None
    charset: str = "utf-8"
    encoding: str = "base64"
    fixed: bool = False
    flowed: bool = False
    calendar: CalendarPart | None = None


@dataclass(frozen=True)
class Draft:
    """Everything of a mail but its date and id. `headers` are added, or replace those we make.

    A header of a list of values is written several times.
    """

    sender: str
    to: Sequence[str]
    subject: str
    body: Body
    cc: Sequence[str] = ()
    in_reply_to: str | None = None
    references: str | None = None
    headers: Mapping[str, str | Sequence[str]] = field(default_factory=dict)
    attachments: Sequence[AttachedFile] = ()


@dataclass(frozen=True)
class Written:
    """A mail ready for SMTP."""

    raw: bytes
    message_id: str
    mail_from: str
    recipients: Sequence[str]


def write(draft: Draft, at: datetime) -> Written:
    """The bytes of a mail.

    Raises UnwritableError for a header with a line break, an address without @, an unknown charset.
    """
    sender, recipients = _one(draft.sender), [_one(a) for a in (*draft.to, *draft.cc)]
    if not recipients:
        raise UnwritableError("to is needed")
    mail = EmailMessage(policy=_POLICY)
    try:
        _set_body(mail, draft.body)
        for file in draft.attachments:
            main, _, sub = file.mime_type.partition("/")
            mail.add_attachment(file.data, main, sub or "octet-stream", filename=file.file_name)
        for name, value in _headers(draft, sender.domain, at).items():
            del mail[name]
            for one in [value] if isinstance(value, str) else value:
                mail[name] = one
        raw = mail.as_bytes()
    except (ValueError, LookupError, TypeError) as error:
        raise UnwritableError(str(error)) from error
    return Written(
        raw, str(mail["Message-ID"]), sender.addr_spec, [a.addr_spec for a in recipients]
    )


def _headers(draft: Draft, domain: str, at: datetime) -> dict[str, str | Sequence[str]]:
    found: dict[str, str | Sequence[str] | None] = {
        "From": str(_one(draft.sender)),
        "To": ", ".join(str(_one(address)) for address in draft.to),
        "Cc": ", ".join(str(_one(address)) for address in draft.cc) or None,
        "Subject": draft.subject,
        "Date": f"{at:%a, %d %b %Y %H:%M:%S %z}",
        "Message-ID": make_msgid(domain=domain),
        "In-Reply-To": draft.in_reply_to,
        "References": draft.references,
    }
    given = {name.lower() for name in draft.headers}
    kept = {name: value for name, value in found.items() if name.lower() not in given}
    return {name: value for name, value in (kept | dict(draft.headers)).items() if value}


def _set_body(mail: EmailMessage, body: Body) -> None:
    words, charset = f"{body.text or ''}{body.html or ''}", body.charset
    if not body.fixed and not _holds(charset, words):
        charset = "utf-8"
    cte = None if words.isascii() else body.encoding
    if body.text is not None:
        mail.set_content(body.text, charset=charset, cte=cte)
        if body.flowed:
            mail.set_param("format", "flowed")
    if body.html is not None and body.text is not None:
        mail.add_alternative(body.html, subtype="html", charset=charset, cte=cte)
    elif body.html is not None:
        mail.set_content(body.html, subtype="html", charset=charset, cte=cte)
    if body.calendar is not None:
        method = {"method": body.calendar.method}
        mail.add_alternative(body.calendar.text, "calendar", "utf-8", "base64", params=method)


def _holds(charset: str, words: str) -> bool:
    try:
        words.encode(charset)
    except UnicodeEncodeError:
        return False
    return True


def _one(written: str) -> Address:
    name, address = parseaddr(written)
    local, at, domain = address.rpartition("@")
    if not (local and at and domain):
        raise UnwritableError(f"{written!r} is no address")
    try:
        return Address(name, local, domain)
    except ValueError as error:
        raise UnwritableError(f"{written!r} is no address: {error}") from error
