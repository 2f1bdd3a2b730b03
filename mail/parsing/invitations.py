"""Calendar invitations, and the answers to them."""

from collections.abc import Iterator
from datetime import UTC, datetime, tzinfo

from icalendar import Calendar, Component

from mail.message import Invitation
from mail.parsing.text import plain

# What icalendar raises for calendars its authors did not think of.
_TROUBLE = (
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    ArithmeticError,
    NotImplementedError,
    RecursionError,
)
_LONGEST = 200_000
_MOST_WORDS = 500
_MOST_ATTENDEES = 50
_EVENTS = ("VEVENT", "VTODO")


def read_invitation(text: str, zone: tzinfo | None) -> Invitation | None:
    """The first event of a calendar; None for what is no calendar or holds no event.

    Args:
        text: of a text/calendar part.
        zone: the sender's, for a time that names none.
    """
    if len(text) > _LONGEST or "BEGIN:VCALENDAR" not in text.upper():
        return None
    try:
        calendar = Calendar.from_ical(text)
        event = next((part for part in calendar.walk() if part.name in _EVENTS), None)
        if event is None:
            return None
        return Invitation(
            method=_words(calendar, "METHOD").upper(),
            summary=_words(event, "SUMMARY"),
            starts_at=_moment(event, zone),
            place=_words(event, "LOCATION") or None,
            uid=_words(event, "UID"),
            sequence=_number(event, "SEQUENCE"),
            answers=tuple(_answers(event)),
        )
    except _TROUBLE:
        return None


def _words(component: Component, name: str) -> str:
    value = component.get(name)
    if isinstance(value, list):
        value = value[0]
    return plain(str(value))[:_MOST_WORDS].strip() if value is not None else ""


def _number(component: Component, name: str) -> int | None:
    written = _words(component, name)
    return int(written) if written.isascii() and written.isdigit() and len(written) < 10 else None


def _answers(event: Component) -> Iterator[tuple[str, str]]:
    """Who is asked, and what he answers: nothing is NEEDS-ACTION (RFC 5545 3.2.12)."""
    found = event.get("ATTENDEE", [])
    for attendee in (found if isinstance(found, list) else [found])[:_MOST_ATTENDEES]:
        address = plain(str(attendee)).strip().lower().removeprefix("mailto:")
        answer = plain(str(getattr(attendee, "params", {}).get("PARTSTAT", "NEEDS-ACTION")))
        yield address, answer.strip().upper()


def _moment(event: Component, zone: tzinfo | None) -> datetime | None:
    """The beginning in UTC; a day without a time has no moment."""
    value = event.get("DTSTART")
    found = getattr(value[0] if isinstance(value, list) else value, "dt", None)
    if not isinstance(found, datetime):
        return None
    if found.tzinfo is None:
        if zone is None:
            return None
        found = found.replace(tzinfo=zone)
    return found.astimezone(UTC)
