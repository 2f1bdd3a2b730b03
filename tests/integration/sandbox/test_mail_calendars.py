"""Invitations in the sandbox: a file of the mail there, answered as a calendar answers."""

from datetime import UTC, datetime
from email import message_from_bytes
from typing import Any

import pytest
from icalendar import Calendar, Component

from domain.visits.invitation import Invitation, Party, calendar_text
from mail.letters.scheduling import Scheduling, with_invitation
from mail.letters.wire import alternative
from mail.parsing import parse
from sandbox import Sandbox
from tests.integration.sandbox.conftest import Client
from tests.integration.sandbox.mail_world import KIM, SALES, in_thread, newest, raw_of, submit

STARTS = datetime(2026, 11, 24, 11, 0, tzinfo=UTC)
OTHER = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)


def invitation() -> bytes:
    """A letter of the desk with an invitation."""
    text = calendar_text(
        Invitation(
            method="REQUEST",
            uid="abc@desk.example",
            sequence=2,
            stamp=STARTS,
            starts_at=STARTS,
            ends_at=STARTS.replace(hour=12),
            summary="Встреча",
            organizer=Party("Ольга", SALES),
            attendee=Party("Ирина Ким", KIM),
        )
    )
    body = with_invitation(
        alternative("Приходите", "<p>Приходите</p>"), Scheduling("REQUEST", text)
    )
    head = f"From: {SALES}\r\nTo: {KIM}\r\nSubject: Meeting\r\nMessage-ID: <i@desk.example>\r\n"
    return head.encode() + body


async def answered(sandbox: Sandbox, client: Client, **given: Any) -> tuple[bytes, Component]:
    """The raw answer that came to the desk, and the event in it."""
    await in_thread(lambda: submit(sandbox, KIM, raw=invitation()))
    mail = await newest(client, KIM)
    await client.post(f"/mail/{KIM}/reply", uid=mail["uid"], **given)
    raw = await raw_of(client, await newest(client, SALES))
    message = parse(raw)
    assert message.invitation is not None
    return raw, next(iter(_calendars(raw)))


def _calendars(raw: bytes) -> list[Component]:
    found = []
    for part in message_from_bytes(raw).walk():
        if part.get_content_type() == "text/calendar":
            data = part.get_payload(decode=True)
            assert isinstance(data, bytes)
            found += Calendar.from_ical(data.decode()).walk("VEVENT")
    return found


async def test_the_invitation_is_a_file_of_the_mail(sandbox: Sandbox, client: Client) -> None:
    await in_thread(lambda: submit(sandbox, KIM, raw=invitation()))
    mail = await newest(client, KIM)
    assert [file["file_name"] for file in mail["attachments"]] == ["invite.ics"]
    assert mail["text"].strip() == "Приходите"


@pytest.mark.parametrize("answer", ["accepted", "declined", "tentative"])
async def test_answered_by_one_word(sandbox: Sandbox, client: Client, answer: str) -> None:
    raw, event = await answered(sandbox, client, calendar=answer)
    message = parse(raw)
    assert message.invitation is not None
    assert (message.invitation.method, message.invitation.uid) == ("REPLY", "abc@desk.example")
    assert message.invitation.answers == ((KIM, answer.upper()),)
    assert event["SEQUENCE"] == 2


async def test_another_time_is_proposed(sandbox: Sandbox, client: Client) -> None:
    given = {"another_time": OTHER.isoformat()}
    raw, event = await answered(sandbox, client, calendar=given, text="Лучше в среду")
    message = parse(raw)
    assert message.invitation is not None
    assert (message.invitation.method, message.invitation.starts_at) == ("COUNTER", OTHER)
    assert "Лучше в среду" in message.text
    assert event.decoded("DTEND") == OTHER.replace(hour=10)


@pytest.mark.parametrize("calendar", ["maybe", {"another_time": "tomorrow"}, 5])
async def test_an_unknown_answer_is_refused(
    sandbox: Sandbox, client: Client, calendar: object
) -> None:
    await in_thread(lambda: submit(sandbox, KIM, raw=invitation()))
    mail = await newest(client, KIM)
    body = {"uid": mail["uid"], "calendar": calendar}
    status, said = await client.call("POST", f"/mail/{KIM}/reply", body)
    assert status == 400
    assert "calendar must be" in str(said)
