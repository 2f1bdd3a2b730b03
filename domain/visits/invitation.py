"""An appointment as an iCalendar object (RFC 5545) for scheduling by mail (RFC 5546, 6047).

Moments are written in UTC, which every calendar reads alike; a time zone of ours would need its
whole history of summer times with it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal, TypeAlias
from unicodedata import category

Method: TypeAlias = Literal["REQUEST", "CANCEL", "PUBLISH"]

WIDTH = 75
"""Octets of a line, without its end (RFC 5545 3.1)."""

_BREAKING = ("Cc", "Cs", "Zl", "Zp")
"""Unicode categories of controls and line ends."""

_PRODUCT = "-//Fieldpost//Visits//EN"


@dataclass(frozen=True)
class Party:
    """A person of an appointment; `address` is plain."""

    name: str
    address: str


@dataclass(frozen=True)
class Invitation:
    """What an invitation says.

    Attributes:
        method: REQUEST asks or updates, CANCEL calls off, PUBLISH only tells the rep's own
            calendar.
        sequence: one more at each change (RFC 5545 3.8.7.4).
        stamp: when this object was made.
        organizer: who answers go to; None where the house has no mailbox.
        attendee: who is asked; None in what is only told.
    """

    method: Method
    uid: str
    sequence: int
    stamp: datetime
    starts_at: datetime
    ends_at: datetime
    summary: str
    description: str = ""
    place: str = ""
    organizer: Party | None = None
    attendee: Party | None = None


def calendar_text(invitation: Invitation) -> str:
    """The object as text, lines ended by CRLF and folded."""
    return "".join(f"{folded(line)}\r\n" for line in _lines(invitation))


def _lines(invitation: Invitation) -> Iterator[str]:
    cancelled = invitation.method == "CANCEL"
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield f"PRODID:{_PRODUCT}"
    yield "CALSCALE:GREGORIAN"
    yield f"METHOD:{invitation.method}"
    yield "BEGIN:VEVENT"
    yield f"UID:{_escaped(invitation.uid)}"
    yield f"SEQUENCE:{invitation.sequence}"
    yield f"DTSTAMP:{_moment(invitation.stamp)}"
    yield f"DTSTART:{_moment(invitation.starts_at)}"
    yield f"DTEND:{_moment(invitation.ends_at)}"
    yield f"SUMMARY:{_escaped(invitation.summary)}"
    if invitation.description:
        yield f"DESCRIPTION:{_escaped(invitation.description)}"
    if invitation.place:
        yield f"LOCATION:{_escaped(invitation.place)}"
    if invitation.organizer is not None:
        name = _parameter(invitation.organizer.name)
        yield f"ORGANIZER;CN={name}:{_mailto(invitation.organizer)}"
    if invitation.attendee is not None:
        asked = "NEEDS-ACTION;RSVP=TRUE" if not cancelled else "NEEDS-ACTION"
        yield (
            f"ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT={asked}"
            f";CN={_parameter(invitation.attendee.name)}:{_mailto(invitation.attendee)}"
        )
    yield f"STATUS:{'CANCELLED' if cancelled else 'CONFIRMED'}"
    yield "TRANSP:OPAQUE"
    yield "END:VEVENT"
    yield "END:VCALENDAR"


def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _mailto(party: Party) -> str:
    return f"mailto:{_no_control(party.address)}"


def _escaped(words: str) -> str:
    """TEXT (RFC 5545 3.3.11)."""
    lines = words.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    plain = "\n".join(map(_no_control, lines))
    for sign in "\\;,":
        plain = plain.replace(sign, f"\\{sign}")
    return plain.replace("\n", "\\n")


def _parameter(words: str) -> str:
    """A parameter's value in quotes; a quote itself cannot stand in one (RFC 5545 3.2)."""
    return '"{}"'.format(_no_control(words).replace('"', "'"))


def _no_control(words: str) -> str:
    """Whatever a program might take for the end of a line is a blank."""
    return "".join(" " if category(sign) in _BREAKING else sign for sign in words).strip()


def folded(line: str) -> str:
    """A line cut to 75 octets, each further one begun by a blank; no character is cut in two."""
    pieces, piece, room = [], "", WIDTH
    for sign in line:
        size = len(sign.encode())
        if size > room:
            pieces.append(piece)
            piece, room = "", WIDTH - 1
        piece, room = piece + sign, room - size
    return "\r\n ".join([*pieces, piece])
