"""A digest on the phone and in the mailbox: as its reader chose, and once."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import insert, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.sending import Unreachable
from domain.reports import sweeps
from storage.models import Employee, Request
from tests.integration.mail.sorting.conftest import Mailroom

FRIDAY_EVENING = datetime(2026, 11, 27, 14, 0, tzinfo=UTC)
HEAD, ADDRESS = "Марина", "lis@svyaz.example"


@pytest.fixture
async def friday(room: Mailroom) -> Mailroom:
    """Friday at six; one request is overdue, the head has an address."""
    office = room.office
    office.clock.at = FRIDAY_EVENING
    async with AsyncSession(office.engine) as session, session.begin():
        await session.execute(
            update(Employee).where(Employee.id == office.person(HEAD).id).values(email=ADDRESS)
        )
        await session.execute(
            insert(Request).values(
                kind="incident",
                client_id=office.client_id,
                author_id=office.person("Ольга").id,
                department="tech",
                title="Нет связи",
                state="in_work",
                holder_id=office.person("Антон").id,
                held_since=FRIDAY_EVENING - timedelta(days=4),
                due_at=FRIDAY_EVENING - timedelta(days=2),
                created_at=FRIDAY_EVENING - timedelta(days=4),
            )
        )
    return room


async def sweep(room: Mailroom) -> None:
    done = 1
    while done:
        async with room.office.system() as work:
            done = await sweeps.send_reports(work)
    await room.deliver()


async def test_a_digest_is_read_on_the_phone_and_stays_there(friday: Mailroom) -> None:
    await sweep(friday)
    phone = friday.phone(HEAD)
    card = phone.last
    first = card["text"]
    assert first.splitlines()[0] == "<b>Пятница, 27 ноября</b>"
    assert "❗ <b>Просрочено 1: " in first.splitlines()[1]
    assert phone.labels() == ["Просрочено · 1", "Подробнее"]
    await phone.tap("Подробнее", card)
    assert "<b>Просрочено: 1</b>" in card["text"]
    assert "Антон Белов" in card["text"]
    await phone.tap("К началу сводки", card)
    assert card["text"] == first
    await phone.tap("Просрочено", card)
    assert card["text"] == first
    assert phone.last is not card
    assert "«Ромашка»" in phone.text


async def test_a_digest_of_somebody_else_is_not_ones_own(friday: Mailroom) -> None:
    await sweep(friday)
    data = friday.phone(HEAD).button("Подробнее")
    other = friday.phone("Ольга")
    await other.tap_data(data)
    assert other.answers[-1] == ("Этой сводки уже нет.", True)


async def test_both_ways_are_one_letter_and_one_message(friday: Mailroom) -> None:
    await sweep(friday)
    assert len(friday.phone(HEAD).messages) == 1
    assert len(await friday.letters("digest_daily")) == 1
    assert await friday.letters("notice") == []


async def test_who_blocked_the_bot_has_the_letter_and_no_second_one(friday: Mailroom) -> None:
    friday.telegram.off.add(1000 + friday.office.person(HEAD).id)
    with pytest.raises(Unreachable):  # the outbox marks the message dead; the letter has gone
        await sweep(friday)
    assert len(await friday.letters("digest_daily")) == 1
    assert [each for each in await friday.letters("notice") if each.address == ADDRESS] == []


async def test_who_wants_it_in_telegram_has_it_there_though_his_news_come_by_mail(
    friday: Mailroom,
) -> None:
    phone = friday.phone(HEAD)
    await phone.write("/notices")
    await phone.tap("Присылать письмом")
    await phone.tap("Сводку только сюда")
    assert "Сводка дня приходит сюда." in phone.text
    shown = len(phone.messages)
    await sweep(friday)
    assert len(phone.messages) == shown + 1
    assert await friday.letters("digest_daily") == []


async def test_who_wants_none_gets_none(friday: Mailroom) -> None:
    phone = friday.phone(HEAD)
    await phone.write("/notices")
    await phone.tap("Сводку не присылать")
    assert "Сводка дня не приходит." in phone.text
    shown = len(phone.messages)
    await sweep(friday)
    assert len(phone.messages) == shown
    assert await friday.letters("digest_daily") == []


async def test_a_rep_reads_his_morning(friday: Mailroom) -> None:
    friday.office.clock.at = FRIDAY_EVENING + timedelta(days=2, hours=14, minutes=31)  # Monday 8:31
    await sweep(friday)
    phone = friday.phone("Ольга")
    assert phone.text.startswith("<b>Доброе утро, Ольга. Понедельник, 30 ноября</b>")
    assert "Сегодня" in phone.labels()
