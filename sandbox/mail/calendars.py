"""Answering an invitation, as a person's calendar does it by mail (RFC 5546, 6047)."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from icalendar import Calendar, Component

from sandbox.mail.reading import Opened
from sandbox.mail.writing import Body, CalendarPart, Draft, UnwritableError

ANSWERS: Final = {"accepted": "ACCEPTED", "declined": "DECLINED", "tentative": "TENTATIVE"}

_SUBJECTS: Final = {"accepted": "Принято", "declined": "Отклонено", "tentative": "Под вопросом"}
_PRODUCT: Final = "-//Fieldpost sandbox//Calendar//EN"


@dataclass(frozen=True)
class CalendarAnswer:
    """What a person answers: one of ANSWERS, or `another_time` with the time he proposes."""

    answer: str
    another_time: datetime | None = None


@dataclass(frozen=True)
class Invitee:
    """Who answers: with his name, as he writes it, and the address alone; words of his own."""

    sender: str
    address: str
    words: str = ""


def read_answer(given: Any) -> CalendarAnswer:
    """`"accepted"`, `"declined"`, `"tentative"` or `{"another_time": ISO 8601 with a zone}`.

    Raises UnwritableError for anything else.
    """
    if isinstance(given, str) and given in ANSWERS:
        return CalendarAnswer(given)
    try:
        at = datetime.fromisoformat(given["another_time"])
    except (TypeError, KeyError, ValueError):
        at = None
    if at is None or at.tzinfo is None:
        known = ", ".join(ANSWERS)
        raise UnwritableError(f"calendar must be one of {known}, or another_time with its zone")
    return CalendarAnswer("another_time", at)


def invitation_in(mail: Opened) -> Component | None:
    """The event that a mail invites to, or calls off."""
    for part in mail.calendars:
        try:
            calendar = Calendar.from_ical(part)
        except ValueError:
            continue
        for event in calendar.walk("VEVENT"):
            return event
    return None


def answer_invitation(mail: Opened, person: Invitee, given: CalendarAnswer, at: datetime) -> Draft:
    """The mail by which a calendar answers the organizer.

    Raises UnwritableError when the mail invites to nothing.
    """
    event = invitation_in(mail)
    organizer = None if event is None else event.get("ORGANIZER")
    if event is None or organizer is None:
        raise UnwritableError("that mail holds no invitation")
    method = "COUNTER" if given.another_time else "REPLY"
    summary = str(event.get("SUMMARY", ""))
    said = _SUBJECTS.get(given.answer, "Предложено новое время")
    return Draft(
        sender=person.sender,
        to=[str(organizer).partition(":")[2]],
        subject=f"{said}: {summary}",
        body=Body(
            person.words,
            calendar=CalendarPart(method, _text(event, person.address, given, method, at)),
        ),
    )


def _text(event: Component, address: str, given: CalendarAnswer, method: str, at: datetime) -> str:
    calendar, answer = Calendar(), Component.from_ical("BEGIN:VEVENT\r\nEND:VEVENT\r\n")
    for name, value in (("PRODID", _PRODUCT), ("VERSION", "2.0"), ("METHOD", method)):
        calendar.add(name, value)
    for name in ("UID", "SEQUENCE", "SUMMARY", "ORGANIZER", "LOCATION"):
        if name in event:
            answer[name] = event[name]
    begins, ends = event.decoded("DTSTART"), event.decoded("DTEND", None)
    lasts = ends - begins if ends else timedelta(hours=1)
    starts = given.another_time or begins
    answer.add("DTSTART", starts.astimezone(UTC))
    answer.add("DTEND", (starts + lasts).astimezone(UTC))
    answer.add("DTSTAMP", at.astimezone(UTC))
    partstat = ANSWERS.get(given.answer, "TENTATIVE")
    answer.add("ATTENDEE", f"mailto:{address}", parameters={"PARTSTAT": partstat})
    calendar.add_component(answer)
    return str(calendar.to_ical(), "utf-8")
