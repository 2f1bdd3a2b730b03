"""What an IMAP server answered, read from the lines that the library leaves."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

_FETCH = re.compile(rb"\d+ FETCH \(", re.IGNORECASE)
_UID = re.compile(rb"\bUID (\d+)", re.IGNORECASE)
_SIZE = re.compile(rb"\bRFC822\.SIZE (\d+)", re.IGNORECASE)
_DATE = re.compile(rb'\bINTERNALDATE "([^"]+)"', re.IGNORECASE)
_SHORT_BODY = re.compile(rb'\bBODY\[\](?:<\d+>)? "((?:[^"\\]|\\.)*)"', re.IGNORECASE)
_ESCAPED = re.compile(rb"\\(.)")
_STATUS = re.compile(rb"\[(UIDVALIDITY|UIDNEXT) (\d+)\]", re.IGNORECASE)
_INTERNAL_DATE = re.compile(
    r" ?(\d{1,2})-([A-Za-z]{3})-(\d{4}) (\d\d):(\d\d):(\d\d) ([+-])(\d\d)(\d\d)"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

Line = bytes | bytearray
"""A line, or a literal (the library gives those as bytearray)."""


@dataclass(frozen=True, slots=True)
class Selected:
    """A folder as it was when it was opened.

    Attributes:
        uidvalidity: as long as it stays the same, a UID means the same mail.
        uid_next: greater than every UID there is; None when the server does not say.
    """

    uidvalidity: int
    uid_next: int | None


@dataclass(frozen=True, slots=True)
class Facts:
    """What is asked about a mail before it is fetched.

    Attributes:
        size: bytes.
        received_at: when the server got it; None when it does not say so in a readable way.
    """

    uid: int
    size: int
    received_at: datetime | None


def selected_of(lines: Iterable[Line]) -> Selected | None:
    """What the answer to SELECT or EXAMINE says; None without a UIDVALIDITY, as of a server
    whose UIDs mean nothing tomorrow.
    """
    said = {name.upper(): int(value) for line in lines for name, value in _STATUS.findall(line)}
    if b"UIDVALIDITY" not in said:
        return None
    return Selected(said[b"UIDVALIDITY"], said.get(b"UIDNEXT"))


def numbers_of(lines: Iterable[Line]) -> list[int]:
    """The numbers of an answer to SEARCH, rising, each once."""
    words = (word for line in lines if re.fullmatch(rb"[\d ]*", line) for word in line.split())
    return sorted(set(map(int, words)))


def facts_of(lines: Iterable[Line]) -> list[Facts]:
    """An answer to `FETCH (UID RFC822.SIZE INTERNALDATE)`."""
    found = []
    for text, _ in _messages(lines):
        uid, size, date = _UID.search(text), _SIZE.search(text), _DATE.search(text)
        if uid and size:
            received_at = read_internal_date(date[1].decode("ascii", "replace")) if date else None
            found.append(Facts(int(uid[1]), int(size[1]), received_at))
    return found


def bodies_of(lines: Iterable[Line]) -> dict[int, bytes]:
    """An answer to `FETCH (UID BODY.PEEK[])`, by UID. What the server did not give is not there."""
    found = {}
    for text, literal in _messages(lines):
        uid, short = _UID.search(text), _SHORT_BODY.search(text)
        if uid and literal is not None:
            found[int(uid[1])] = bytes(literal)
        elif uid and short:
            found[int(uid[1])] = _ESCAPED.sub(rb"\1", short[1])
    return found


def read_internal_date(written: str) -> datetime | None:
    """Read "17-Jul-1996 02:44:25 -0700"; None when it is no date."""
    found = _INTERNAL_DATE.fullmatch(written)
    if found is None or found[2].lower() not in _MONTHS:
        return None
    sign = -1 if found[7] == "-" else 1
    offset = sign * timedelta(hours=int(found[8]), minutes=int(found[9]))
    day, year, hour, minute, second = (int(found[part]) for part in (1, 3, 4, 5, 6))
    month = _MONTHS.index(found[2].lower()) + 1
    try:
        local = datetime(year, month, day, hour, minute, second, tzinfo=timezone(offset))
        return local.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def search_date(day: datetime) -> str:
    """A day as SEARCH wants it, whatever the system's language: "17-Jul-1996"."""
    return f"{day.day}-{_MONTHS[day.month - 1].capitalize()}-{day.year}"


def _messages(lines: Iterable[Line]) -> Iterator[tuple[bytes, Line | None]]:
    """Each FETCH of an answer: its words in one, and its literal, if it has one."""
    words: list[Line] = []
    literal: Line | None = None
    for line in lines:
        if isinstance(line, bytearray):
            literal = line
        elif _FETCH.match(line):
            if words:
                yield b" ".join(words), literal
            words, literal = [line], None
        elif words:
            words.append(line)
    if words:
        yield b" ".join(words), literal
