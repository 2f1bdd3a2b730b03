"""A meeting agreed on by phone: invitation, the client's answers, reminders (domain 2.7)."""

from datetime import datetime, timedelta

from icalendar import Calendar

from tests.e2e.acts import REP
from tests.e2e.letters import Letter, Mailbox
from tests.e2e.world import Message, Phone, World
from tests.fixtures.calendars import event_of

SOMOV = "somov@vektor.example"


async def calendar_of(world: World, box: Mailbox, letter: Letter) -> Calendar:
    """The invitation in a letter, as its file is downloaded from the mailbox."""
    mails = await world.get(f"/mail/{box.address}")
    [file] = [
        each
        for each in next(mail for mail in mails if mail["uid"] == letter.uid)["attachments"]
        if each["file_name"] == "invite.ics"
    ]
    return Calendar.from_ical((await world.download(file["url"])).decode())


async def test_a_meeting_from_the_call_to_the_question_how_it_was(world: World) -> None:
    rep, client = await world.phone(REP), Mailbox(world, SOMOV, "Олег Сомов")
    await rep.say("/find Вектор")
    await rep.tap("Вектор")
    await rep.tap("Позвонить")
    called = await _tap_beginning(rep, "Встреча ")
    agreed = await rep.heard_as(called)
    assert "Встреча с клиентом «Вектор»" in agreed.text
    files = [each.media["file_name"] for each in await rep.heard() if each.media]
    assert "встреча.ics" in files
    assert any("запись попадёт в ваш календарь" in each.text for each in await rep.heard())
    invited = await client.last()
    calendar = await calendar_of(world, client, invited)
    event = event_of(calendar)
    assert calendar["METHOD"] == "REQUEST"
    starts: datetime = event.decoded("DTSTART")

    other = starts + timedelta(hours=2)
    await _answer(world, client, invited, {"another_time": other.isoformat()})
    await _tap_beginning(rep, "Перенести: ")
    moved = await client.last()
    assert "перенесена" in moved.subject
    event = event_of(await calendar_of(world, client, moved))
    assert (event["SEQUENCE"], event.decoded("DTSTART")) == (1, other)

    await _answer(world, client, moved, "accepted")
    assert any("принято" in message.text for message in await rep.heard())
    await client.answer(moved, "Буду вовремя, пропуск закажу.", style="outlook")
    assert "Буду вовремя" in (await rep.last()).text

    await world.move_to(other - timedelta(minutes=59))
    await world.settle()
    assert any("Скоро выезжать" in message.text for message in await rep.heard())
    await world.move_to(other + timedelta(hours=1, minutes=1))
    await world.settle()
    asked = await rep.last()
    assert "Как прошла встреча с клиентом «Вектор»" in asked.text
    await _tap_beginning(rep, "Записать встречу")
    await rep.say("Договорились вернуться весной")
    await rep.tap("Нет")
    held = await rep.heard_as(asked)
    assert "состоялась" in held.text


async def _answer(world: World, client: Mailbox, letter: Letter, calendar: object) -> None:
    """As the client's calendar answers when he presses its button."""
    await world.post(f"/mail/{client.address}/reply", uid=letter.uid, calendar=calendar)
    await world.settle()


async def _tap_beginning(phone: Phone, words: str) -> Message:
    """Tap the first button of the last message that has one whose words begin so."""
    for message in reversed(await phone.heard()):
        label = next((each for each in message.labels if each.startswith(words)), None)
        if label is not None:
            await phone.tap(label, message)
            return message
    raise AssertionError(f"{phone.name} sees no {words!r}")
