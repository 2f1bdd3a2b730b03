"""Answers to an invitation as four calendars send them by mail: the parts, headers and properties
that each of them writes.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta

from icalendar import Component

SENDER = "kim@romashka.example"
_HOUR = timedelta(hours=1)


def outlook(event: Component, answer: str, sender: str = SENDER, words: str = "") -> bytes:
    """Outlook names the time zone by its Windows name, and folds its lines."""
    calendar = _calendar(
        "PRODID:-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN",
        *_OUTLOOK_ZONE,
        "BEGIN:VEVENT",
        f"ATTENDEE;PARTSTAT={answer}:mailto:{sender.upper()}",
        "CLASS:PUBLIC",
        "CREATED:20261123T071500Z",
        f"DTEND;TZID=Russian Standard Time:{_moscow(event, 'DTEND')}",
        "DTSTAMP:20261123T071500Z",
        f"DTSTART;TZID=Russian Standard Time:{_moscow(event, 'DTSTART')}",
        "LAST-MODIFIED:20261123T071500Z",
        "LOCATION:ул. Мира\\, 4",
        "PRIORITY:5",
        f"SEQUENCE:{event['SEQUENCE']}",
        "SUMMARY;LANGUAGE=ru:Принято: Встреча",
        "TRANSP:OPAQUE",
        f"UID:{event['UID']}",
        "X-MICROSOFT-CDO-BUSYSTATUS:BUSY",
        "END:VEVENT",
        method="REPLY",
    )
    headers = {
        "From": f"=?utf-8?B?0JjRgNC40L3QsCDQmtC40Lw=?= <{sender}>",
        "Subject": "=?utf-8?B?0J/RgNC40L3Rj9GC0L46INCy0YHRgtGA0LXRh9Cw?=",
        "X-Mailer": "Microsoft Outlook 16.0",
        "Content-Type": 'multipart/alternative; boundary="outlook"',
    }
    return _mail(
        headers,
        "outlook",
        ("text/plain; charset=utf-8", words),
        ("text/calendar; charset=utf-8; method=REPLY", calendar),
    )


def google(event: Component, answer: str, sender: str = SENDER, words: str = "") -> bytes:
    """Google writes in the attendee's name by a machine of its own, and says so in its headers."""
    calendar = _calendar(
        "PRODID:-//Google Inc//Google Calendar 70.9054//EN",
        "CALSCALE:GREGORIAN",
        "BEGIN:VEVENT",
        f"DTSTART:{_utc(event, 'DTSTART')}",
        f"DTEND:{_utc(event, 'DTEND')}",
        "DTSTAMP:20261123T071500Z",
        f"ORGANIZER;CN=sales@svyaz.example:{event['ORGANIZER']}",
        f"UID:{event['UID']}",
        "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;"
        f"PARTSTAT={answer};CN={sender};\r\n X-NUM-GUESTS=0:mailto:{sender}",
        f"SEQUENCE:{event['SEQUENCE']}",
        "STATUS:CONFIRMED",
        "SUMMARY:Встреча",
        "END:VEVENT",
        method="REPLY",
    )
    headers = {
        "From": f"Irina Kim <{sender}>",
        "Sender": "Google Calendar <calendar-notification@google.com>",
        "Reply-To": f"Irina Kim <{sender}>",
        "Auto-Submitted": "auto-generated",
        "Subject": "Accepted: Meeting @ Tue Nov 24, 2026",
        "Content-Type": 'multipart/mixed; boundary="google"',
    }
    said = words or "Irina Kim has accepted this invitation.\r\n\r\nMeeting\r\nTue Nov 24, 2026"
    return _mail(
        headers,
        "google",
        ("text/plain; charset=utf-8; format=flowed; delsp=yes", said),
        ("text/calendar; charset=UTF-8; method=REPLY", calendar),
        ('application/ics; name="invite.ics"', calendar),
    )


def apple(event: Component, answer: str, sender: str = SENDER, words: str = "") -> bytes:
    """Apple sends the calendar with a line of words, and no other headers to know it by."""
    calendar = _calendar(
        "CALSCALE:GREGORIAN",
        "PRODID:-//Apple Inc.//macOS 15.1//EN",
        "BEGIN:VEVENT",
        "TRANSP:OPAQUE",
        f"DTEND:{_utc(event, 'DTEND')}",
        f"ORGANIZER;CN=Olga:{event['ORGANIZER']}",
        f"UID:{event['UID']}",
        "DTSTAMP:20261123T071502Z",
        f"SEQUENCE:{event['SEQUENCE']}",
        "SUMMARY:Встреча",
        f"DTSTART:{_utc(event, 'DTSTART')}",
        "CREATED:20261123T060000Z",
        f"ATTENDEE;CN=Irina Kim;CUTYPE=INDIVIDUAL;PARTSTAT={answer}:MAILTO:{sender}",
        "END:VEVENT",
        method="REPLY",
    )
    headers = {
        "From": f"Irina Kim <{sender}>",
        "Subject": "Irina Kim accepted your invitation",
        "X-Mailer": "Apple Mail (2.3826.200.121)",
        "Content-Type": 'multipart/alternative; boundary="apple"',
    }
    said = words or "Irina Kim has accepted your invitation to the event: Meeting."
    return _mail(
        headers,
        "apple",
        ("text/plain; charset=utf-8", said),
        ("text/calendar; charset=utf-8; method=REPLY", calendar),
    )


def yandex(event: Component, answer: str, sender: str = SENDER, words: str = "") -> bytes:
    """Yandex writes a page and the calendar, its times with the name of the zone."""
    calendar = _calendar(
        "PRODID:-//Yandex LLC//Yandex Calendar//EN",
        "BEGIN:VEVENT",
        f"DTSTART;TZID=Europe/Moscow:{_moscow(event, 'DTSTART')}",
        f"DTEND;TZID=Europe/Moscow:{_moscow(event, 'DTEND')}",
        "SUMMARY:Встреча",
        f"UID:{event['UID']}",
        f"SEQUENCE:{event['SEQUENCE']}",
        "DTSTAMP:20261123T071503Z",
        f"ATTENDEE;PARTSTAT={answer};CN=Ирина Ким;ROLE=REQ-PARTICIPANT:mailto:{sender}",
        f"ORGANIZER;CN=Ольга Смирнова:{event['ORGANIZER']}",
        "END:VEVENT",
        method="REPLY",
    )
    headers = {
        "From": f"=?utf-8?B?0JjRgNC40L3QsCDQmtC40Lw=?= <{sender}>",
        "Subject": "=?utf-8?B?0JjRgNC40L3QsCDQmtC40Lwg0L/RgNC40LTRkdGC?=",
        "X-Mailer": "Yamail [ http://yandex.ru ] 5.0",
        "Content-Type": 'multipart/alternative; boundary="yandex"',
    }
    page = f"<p>{words or 'Ирина Ким принимает приглашение на встречу'}</p>"
    return _mail(
        headers,
        "yandex",
        ("text/html; charset=utf-8", page),
        ("text/calendar; charset=utf-8; method=REPLY", calendar),
    )


def counter(event: Component, at: datetime, sender: str = SENDER) -> bytes:
    """Another time, as Outlook proposes it."""
    calendar = _calendar(
        "PRODID:-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN",
        *_OUTLOOK_ZONE,
        "BEGIN:VEVENT",
        f"ATTENDEE;PARTSTAT=TENTATIVE:mailto:{sender}",
        "COMMENT:Лучше после обеда",
        f"DTSTART;TZID=Russian Standard Time:{_in_moscow(at)}",
        f"DTEND;TZID=Russian Standard Time:{_in_moscow(at + _HOUR)}",
        "DTSTAMP:20261123T071500Z",
        f"SEQUENCE:{event['SEQUENCE']}",
        "SUMMARY:Новое время: Встреча",
        f"UID:{event['UID']}",
        f"X-MS-OLK-ORIGINALSTART:{_utc(event, 'DTSTART')}",
        "END:VEVENT",
        method="COUNTER",
    )
    headers = {
        "From": f"Irina Kim <{sender}>",
        "Subject": "New Time Proposed: Meeting",
        "X-Mailer": "Microsoft Outlook 16.0",
        "Content-Type": 'multipart/alternative; boundary="counter"',
    }
    return _mail(
        headers,
        "counter",
        ("text/plain; charset=utf-8", "Лучше после обеда"),
        ("text/calendar; charset=utf-8; method=COUNTER", calendar),
    )


PROGRAMS: Mapping[str, Callable[[Component, str], bytes]] = {
    "outlook": outlook,
    "google": google,
    "apple": apple,
    "yandex": yandex,
}

_OUTLOOK_ZONE = (
    "BEGIN:VTIMEZONE",
    "TZID:Russian Standard Time",
    "BEGIN:STANDARD",
    "DTSTART:16010101T000000",
    "TZOFFSETFROM:+0300",
    "TZOFFSETTO:+0300",
    "END:STANDARD",
    "END:VTIMEZONE",
)


def _calendar(*lines: str, method: str) -> str:
    whole = ("BEGIN:VCALENDAR", "VERSION:2.0", f"METHOD:{method}", *lines, "END:VCALENDAR", "")
    return "\r\n".join(whole)


def _utc(event: Component, name: str) -> str:
    return f"{event.decoded(name).astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _moscow(event: Component, name: str) -> str:
    return _in_moscow(event.decoded(name))


def _in_moscow(at: datetime) -> str:
    return f"{at.astimezone(UTC) + 3 * _HOUR:%Y%m%dT%H%M%S}"


def _mail(headers: Mapping[str, str], boundary: str, *parts: tuple[str, str]) -> bytes:
    head = {
        **headers,
        "To": "sales@svyaz.example",
        "Date": "Mon, 23 Nov 2026 10:15:00 +0300",
        "Message-ID": f"<{boundary}@romashka.example>",
        "MIME-Version": "1.0",
    }
    lines = [f"{name}: {value}" for name, value in head.items()]
    for content_type, words in parts:
        lines += [
            "",
            f"--{boundary}",
            f"Content-Type: {content_type}",
            "Content-Transfer-Encoding: 8bit",
            "",
            words,
        ]
    return "\r\n".join([*lines, f"--{boundary}--", ""]).encode()
