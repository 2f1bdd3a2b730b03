"""What people are told of mail, and how: on phones, by mail, or not at all."""

from datetime import timedelta

import pytest
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.cards import CARDS
from domain.mail import alarms, asking, letters, posting, quarantine
from domain.mail.missing import draft_letter
from domain.mail.questions import question_of
from mail import mailboxes
from storage.dispatcher import Dead
from storage.models import Account, Employee, Letter
from tests.fixtures.statements import statements
from tests.integration.mail.sorting.conftest import HOLDER, LEAD, SORTER, STRANGER, Mailroom
from tests.integration.mail.sorting.test_requests_by_mail import asked

ADMIN, ADDRESS = "Алла", "anton@svyaz.example"


def test_every_notice_of_mail_has_its_card() -> None:
    told = (alarms.SILENT, alarms.BACK, quarantine.CARD, letters.LETTER_CARD, asking.QUESTION_CARD)
    assert set(told) <= set(CARDS)


async def test_administrators_read_of_a_mailbox_that_is_silent_and_back(room: Mailroom) -> None:
    office, now = room.office, room.office.clock.now
    async with office.engine.begin() as connection:
        await mailboxes.note_failure(connection, "help", "login_refused", now())
    office.clock.advance(office.policy.mail.alarm_after)
    async with office.system() as work:
        await alarms.mailboxes_silent(work)
    await room.deliver()
    assert "help@svyaz.example" in room.phone(ADMIN).text
    assert "сервер не принял логин или пароль" in room.phone(ADMIN).text
    async with office.engine.begin() as connection:
        await mailboxes.note_sweep(connection, "help", now())
    async with office.system() as work:
        await alarms.mailboxes_silent(work)
    await room.deliver()
    assert "снова читается" in room.phone(ADMIN).text
    assert [bool(phone.messages) for phone in room.house.phones.values()] == [True]


async def test_administrators_read_of_a_mail_in_quarantine_once(room: Mailroom) -> None:
    for _ in range(2):
        async with room.office.system() as work:
            await quarantine.tell_quarantined(work, 7)
        await room.deliver()
    (message,) = room.phone(ADMIN).messages
    assert "fieldpost mail quarantine show 7" in message["text"]


async def becomes(room: Mailroom, letter: Letter, state: str, answer: str | None = None) -> None:
    async with AsyncSession(room.office.engine) as session, session.begin():
        await session.execute(
            update(Letter).where(Letter.id == letter.id).values(state=state, answer=answer)
        )


async def lost(room: Mailroom) -> Letter:
    """A letter of Anton's whose fate nobody knows, and his card about it."""
    letter = await asked(room)
    await becomes(room, letter, "sending")
    async with room.office.system() as work:
        assert not await posting.note_fate_unknown(work, letter.id)
    await room.deliver()
    return letter


async def test_whose_letter_is_lost_has_it_sent_again(room: Mailroom) -> None:
    letter = await lost(room)
    phone = room.phone(HOLDER)
    card = phone.last
    assert phone.labels() == ["Отправить ещё раз", "Не отправлять"]
    await phone.tap("Отправить ещё раз")
    assert "отправляется ещё раз" in card["text"]
    await phone.tap_data(f"letter:let_be:{letter.id}", card)
    await phone.tap_data(f"letter:again:{letter.id}", card)
    await becomes(room, letter, "sending")
    async with room.office.system() as work:
        await posting.note_sent(work, [letter.id], "250")
    await room.deliver()
    assert "Письмо отправлено" in card["text"]
    assert phone.labels(card) == []


async def test_whose_letter_is_lost_lets_it_be(room: Mailroom) -> None:
    letter = await lost(room)
    phone = room.phone(HOLDER)
    await phone.tap("Не отправлять")
    assert "больше не отправляется" in phone.text
    async with AsyncSession(room.office.engine) as session:
        assert (await session.get_one(Letter, letter.id)).state == "failed"


@pytest.mark.parametrize("act", ["again", "let_be"])
async def test_a_letter_of_somebody_else_is_not_ones_own(room: Mailroom, act: str) -> None:
    letter = await lost(room)
    phone = room.phone(LEAD)
    await phone.tap_data(f"letter:{act}:{letter.id}", phone.notice("request:open:1"))
    assert phone.answers[-1][1]
    async with AsyncSession(room.office.engine) as session:
        assert (await session.get_one(Letter, letter.id)).state == "unknown"


async def address(room: Mailroom, name: str, email: str | None, way: str = "telegram") -> None:
    person = room.office.person(name).id
    async with AsyncSession(room.office.engine) as session, session.begin():
        values = {"email": email, "notices_by": way}
        await session.execute(update(Employee).where(Employee.id == person).values(**values))


async def notices(room: Mailroom) -> list[Letter]:
    return [each for each in await room.letters("notice") if each.address == ADDRESS]


async def test_who_chose_mail_reads_and_answers_there(room: Mailroom) -> None:
    await address(room, HOLDER, ADDRESS)
    phone = room.phone(HOLDER)
    await phone.write("/notices")
    await phone.tap(phone.labels()[0])
    assert ADDRESS in phone.text
    shown = len(phone.messages)
    await room.comes("Нет связи в кассе")
    (notice,) = await notices(room)
    assert len(phone.messages) == shown
    assert notice.args["acts"] == ["accept", "decline"]
    assert any("Нет связи в кассе" in str(line) for line in notice.args["lines"])  # type: ignore[attr-defined] # JSON
    await room.answers(notice, "Принял, выезжаю", sender=ADDRESS, name="Антон")
    (request,) = await room.requests()
    assert request.holder_id == room.office.person(HOLDER).id
    await phone.write("/notices")
    await phone.tap(phone.labels()[0])
    shown = len(phone.messages)
    await room.answers((await room.letters("receipt"))[0], "И телефон тоже")
    assert len(phone.messages) > shown


async def test_who_blocked_the_bot_reads_the_same_by_mail(room: Mailroom) -> None:
    await address(room, HOLDER, ADDRESS)
    room.telegram.off.add(1000 + room.office.person(HOLDER).id)
    await room.comes("Нет связи в кассе")
    assert len(await notices(room)) == 1


async def test_who_has_no_telegram_reads_the_same_by_mail(room: Mailroom) -> None:
    await address(room, HOLDER, ADDRESS)
    person = room.office.person(HOLDER).id
    async with AsyncSession(room.office.engine) as session, session.begin():
        revoked = {"revoked_at": room.office.clock.now()}
        await session.execute(
            update(Account).where(Account.employee_id == person).values(**revoked)
        )
    await room.comes("Нет связи в кассе")
    assert len(await notices(room)) == 1


async def test_without_any_address_a_notice_is_given_up_and_said_so(room: Mailroom) -> None:
    room.telegram.off.add(1000 + room.office.person(HOLDER).id)
    with pytest.raises(Dead):
        await room.comes("Нет связи в кассе")
    assert await room.letters("notice") == []
    phone = room.phone("Кирилл")
    await phone.write("/notices")
    assert phone.labels() == []


@pytest.mark.parametrize(("screen", "most"), [("question", 3), ("draft", 12), ("trouble", 1)])
async def test_a_screen_asks_no_more_when_there_is_more(
    sorters: Mailroom, screen: str, most: int
) -> None:
    letter = await lost(sorters)
    first = await sorters.comes("Сломался терминал", sender=STRANGER)

    async def count() -> int:
        name = SORTER if screen == "question" else HOLDER
        async with sorters.office.acting(name) as work:
            with statements(sorters.office.engine) as seen:
                if screen == "question":
                    await question_of(work, first)
                elif screen == "draft":
                    await draft_letter(work, 1)
                else:
                    await posting.trouble_of(work, letter.id)
            return len(seen)

    few = await count()
    sorters.office.clock.advance(timedelta(minutes=1))
    for number in range(5):
        await sorters.comes(f"Ещё {number}", sender=STRANGER, subject=f"Ещё {number}")
        await sorters.answers(letter, f"Добавлю {number}")
    many = await count()
    assert few == many
    assert many <= most
