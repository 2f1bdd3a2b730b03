"""A mail as people read it. It may be any bytes at all: what cannot be read is shown as it is."""

import email
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.policy import compat32
from email.utils import getaddresses, parsedate_to_datetime
from functools import cached_property

from inscriptis import get_text


@dataclass(frozen=True)
class Attachment:
    """A file in a mail. `content_id` is how its HTML names an inline picture."""

    file_name: str
    mime_type: str
    data: bytes
    content_id: str | None


class Opened:
    """A mail, opened: words of headers decoded, the body found, files taken out."""

    def __init__(self, raw: bytes) -> None:
        self._message = email.message_from_bytes(raw, policy=compat32)

    def header(self, name: str) -> str | None:
        """The first header of that name, decoded and unfolded."""
        value = self._message.get(name)
        return None if value is None else _words(str(value))

    @property
    def headers(self) -> dict[str, str | list[str]]:
        """All of them by name as written; one that comes several times is a list, in order."""
        found: dict[str, str | list[str]] = {}
        for name, value in self._message.items():
            words, before = _words(str(value)), found.get(name)
            if before is None:
                found[name] = words
            else:
                found[name] = [*([before] if isinstance(before, str) else before), words]
        return found

    def people(self, header: str) -> list[tuple[str, str]]:
        """Names and addresses of a header; decoded last, since a name may hold commas."""
        written = [str(value) for value in self._message.get_all(header, [])]
        return [
            (_words(name), address) for name, address in getaddresses(written) if "@" in address
        ]

    @property
    def sender(self) -> tuple[str, str]:
        """Name and address in From, both may be empty."""
        return next(iter(self.people("From")), ("", ""))

    @property
    def answer_to(self) -> list[str]:
        """The addresses to which an answer goes: Reply-To, else From."""
        people = self.people("Reply-To") or self.people("From")
        return [address for _, address in people]

    def shown(self, header: str) -> str | None:
        """The people of a header as one text; names that hold commas are in quotes."""
        people = [_shown(name, address) for name, address in self.people(header)]
        return ", ".join(people) or self.header(header)

    @property
    def date(self) -> datetime | None:
        """Aware; None when the header is missing or senseless."""
        try:
            date = parsedate_to_datetime(self.header("Date") or "")
        except (ValueError, OverflowError):
            return None
        return date if date.tzinfo else date.astimezone()

    @cached_property
    def html(self) -> str | None:
        part = next((p for p in self._body() if p.get_content_type() == "text/html"), None)
        return None if part is None else _decoded(part)

    @cached_property
    def text(self) -> str:
        """The plain text; made of the HTML where there is no plain text."""
        part = next((p for p in self._body() if p.get_content_type() != "text/html"), None)
        if part is not None:
            return _decoded(part).replace("\r\n", "\n")
        return _text_of(self.html) if self.html else ""

    @cached_property
    def calendars(self) -> list[str]:
        """The iCalendar objects in it, in order."""
        found = [p for p in _leaves(self._message) if p.get_content_type() == "text/calendar"]
        return [_decoded(part) for part in found]

    @cached_property
    def attachments(self) -> list[Attachment]:
        body = {id(part) for part in self._body()}
        return [_attachment(p) for p in _leaves(self._message) if id(p) not in body]

    def _body(self) -> Iterator[Message]:
        for part in _leaves(self._message):
            named = part.get_content_disposition() == "attachment" or _file_name(part)
            if part.get_content_maintype() == "text" and not named:
                yield part


def _shown(name: str, address: str) -> str:
    if not name:
        return address
    quoted = '"{}"'.format(name.replace('"', "'")) if re.search(r'[",;:<>@()]', name) else name
    return f"{quoted} <{address}>"


def _leaves(message: Message) -> Iterator[Message]:
    """Parts without parts, in order; a mail inside the mail is one of them. Not recursive."""
    waiting = [message]
    while waiting:
        part = waiting.pop()
        inside = _inside(part)
        if inside and part.get_content_maintype() == "multipart":
            waiting.extend(reversed(inside))
        else:
            yield part


def _inside(part: Message) -> list[Message]:
    payload = part.get_payload() if part.is_multipart() else ()
    return [each for each in payload if isinstance(each, Message)]


def _attachment(part: Message) -> Attachment:
    mime_type = part.get_content_type()
    if not re.fullmatch(r"[\w.+-]+/[\w.+-]+", mime_type, re.ASCII):
        mime_type = "application/octet-stream"
    name = _file_name(part)
    if not name:
        name = "message.eml" if mime_type == "message/rfc822" else "file"
    content_id = str(part.get("Content-ID", "")).strip(" <>\r\n") or None
    return Attachment(name, mime_type, _data(part), content_id)


def _file_name(part: Message) -> str:
    try:
        return _words(part.get_filename() or "")
    except (TypeError, ValueError):  # pieces of a name that do not fit together
        return ""


def _data(part: Message) -> bytes:
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b"".join(p.as_bytes() for p in _inside(part))


def _text_of(html: str) -> str:
    try:
        return str(get_text(html)).strip()
    except RecursionError:  # elements nested thousands deep
        return re.sub(r"<[^>]*>", " ", html).strip()


def _decoded(part: Message) -> str:
    data = _data(part)
    try:
        return data.decode(part.get_content_charset() or "utf-8", "replace")
    except (LookupError, TypeError, ValueError):  # no such charset, or no name of one
        return data.decode("utf-8", "replace")


def _words(value: str) -> str:
    """Encoded words decoded, folds undone, raw 8-bit bytes read as UTF-8."""
    plain = value.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    plain = re.sub(r"\r?\n[ \t]*", " ", plain)
    try:
        pieces = decode_header(plain)
    except (HeaderParseError, ValueError):
        return plain
    return "".join(_piece(words, charset) for words, charset in pieces)


def _piece(words: bytes | str, charset: str | None) -> str:
    if isinstance(words, str):
        return words
    try:
        return words.decode(charset or "latin-1", "replace")
    except (LookupError, ValueError):
        return words.decode("utf-8", "replace")
