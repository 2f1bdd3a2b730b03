"""The iCalendar object: read back by a calendar, and held against RFC 5545 line by line."""

import re
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Component

from domain.visits.invitation import WIDTH, Invitation, Method, Party, calendar_text, folded
from tests.fixtures.calendars import event_of
from tests.fixtures.ci import examples

STARTS = datetime(2026, 11, 24, 15, 0, tzinfo=timezone(timedelta(hours=4)))
WORDS = st.text(
    st.characters(blacklist_categories=("Cs", "Cc", "Cf", "Zl", "Zp", "Cn", "Co")), max_size=120
).map(str.strip)


def invitation(**changes: object) -> Invitation:
    given: dict[str, object] = {
        "method": "REQUEST",
        "uid": "4f2a@svyaz.example",
        "sequence": 3,
        "stamp": STARTS - timedelta(days=1),
        "starts_at": STARTS,
        "ends_at": STARTS + timedelta(hours=1),
        "summary": "Встреча: «Ромашка», Ольга; о планах",
        "description": "Первая строка\nвторая, с \\ и ;",
        "place": "ул. Мира, 4; вход со двора",
        "organizer": Party('Ольга "Оля" Смирнова', "sales@svyaz.example"),
        "attendee": Party("Ирина Ким", "kim@romashka.example"),
        **changes,
    }
    return Invitation(**given)  # type: ignore[arg-type] # fields by name


def event(text: str) -> Component:
    return event_of(Calendar.from_ical(text))


def test_it_says_what_it_was_told() -> None:
    text = calendar_text(invitation())
    read = event(text)
    assert read["SUMMARY"] == "Встреча: «Ромашка», Ольга; о планах"
    assert read["DESCRIPTION"] == "Первая строка\nвторая, с \\ и ;"
    assert read["LOCATION"] == "ул. Мира, 4; вход со двора"
    assert read.decoded("DTSTART") == STARTS
    assert read.decoded("DTEND") == STARTS + timedelta(hours=1)
    assert read["ORGANIZER"].params["CN"] == "Ольга 'Оля' Смирнова"
    assert read["ATTENDEE"].params["CN"] == "Ирина Ким"


def test_moments_are_in_utc_and_every_needed_property_stands_once() -> None:
    lines = calendar_text(invitation()).split("\r\n")
    assert "DTSTART:20261124T110000Z" in lines
    assert "DTEND:20261124T120000Z" in lines
    assert "DTSTAMP:20261123T110000Z" in lines
    names = [re.split("[:;]", line)[0] for line in lines if line and not line.startswith(" ")]
    for name in ("METHOD", "UID", "SEQUENCE", "DTSTAMP", "DTSTART", "ORGANIZER", "ATTENDEE"):
        assert names.count(name) == 1, name
    assert "VERSION:2.0" in lines
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]


@pytest.mark.parametrize(
    ("method", "status", "rsvp"),
    [
        ("REQUEST", "CONFIRMED", True),
        ("CANCEL", "CANCELLED", False),
        ("PUBLISH", "CONFIRMED", True),
    ],
)
def test_the_method_says_what_is_asked(method: Method, status: str, rsvp: bool) -> None:
    text = calendar_text(invitation(method=method))
    assert Calendar.from_ical(text)["METHOD"] == method
    assert event(text)["STATUS"] == status
    assert ("RSVP=TRUE" in text.replace("\r\n ", "")) is rsvp


@settings(max_examples=examples(50))
@given(WORDS, WORDS, WORDS)
def test_any_words_come_back_and_no_line_is_too_long(summary: str, place: str, name: str) -> None:
    text = calendar_text(
        invitation(summary=summary, place=place, attendee=Party(name, "kim@romashka.example"))
    )
    for line in text.split("\r\n"):
        assert len(line.encode()) <= WIDTH
        assert "\n" not in line
    read = event(text)
    assert read["SUMMARY"] == summary
    assert read.get("LOCATION", "") == place
    assert read["ATTENDEE"].params["CN"] == name.replace('"', "'")


@given(WORDS)
def test_folding_loses_nothing(words: str) -> None:
    assert folded(words).replace("\r\n ", "") == words


@pytest.mark.parametrize("evil", ["a\r\nATTENDEE:mailto:evil@x.example", "b\nEND:VEVENT", "c\rX:1"])
def test_words_never_become_properties(evil: str) -> None:
    text = calendar_text(
        invitation(
            summary=evil,
            place=evil,
            organizer=Party(evil, "sales@svyaz.example"),
            attendee=Party(evil, "kim@romashka.example"),
        )
    )
    unfolded = text.replace("\r\n ", "")
    assert unfolded.count("\r\nATTENDEE") == 1
    assert unfolded.count("\r\nEND:VEVENT\r\n") == 1
    assert "\r\nX:1" not in unfolded


def test_a_stamp_of_another_zone_is_the_same_moment() -> None:
    assert calendar_text(invitation()) == calendar_text(
        invitation(starts_at=STARTS.astimezone(UTC))
    )
