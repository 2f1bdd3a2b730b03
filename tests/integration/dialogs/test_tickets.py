"""A ticket on the phones of those it concerns: signed for, repaired, asked about, judged."""

from datetime import timedelta

import pytest
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.visits import site
from storage.models import Appointment, Employee
from tests.integration.dialogs.conftest import House, Phone
from tests.integration.quality.acting import (
    CASH_DESK,
    PAPERS,
    accepted,
    fixed,
    history,
    in_antons_hands,
    paused,
    problems,
    steps_told,
    ticket,
)


@pytest.fixture
def pavel(house: House) -> Phone:
    return house.phone("Павел")


@pytest.fixture
def marina(house: House) -> Phone:
    return house.phone("Марина")


async def tap(phone: Phone, act: str, ticket_id: int, value: int = 0) -> None:
    data = f"ticket:{act}:{ticket_id}:{value}"
    await phone.tap_data(data, phone.notice(data))


async def test_what_is_repaired_is_quoted_in_the_readers_language(
    house: House, pavel: Phone
) -> None:
    async with AsyncSession(house.office.engine) as session, session.begin():
        await session.execute(
            update(Employee).where(Employee.name.startswith("Павел")).values(language="en")
        )
    ticket_id = await paused(house.office, [CASH_DESK, PAPERS])
    await tap(pavel, "accept", ticket_id)
    await tap(pavel, "fixed", ticket_id)
    assert "1. “Касса стоит до обеда” 2. “Акты приходят через месяц”" in pavel.text


async def test_repaired_one_by_one(house: House, pavel: Phone) -> None:
    ticket_id = await paused(house.office, [CASH_DESK, PAPERS])
    await tap(pavel, "accept", ticket_id)
    await tap(pavel, "fixed", ticket_id)
    assert "1. «Касса стоит до обеда» 2. «Акты приходят через месяц»" in pavel.text
    assert pavel.labels()[:3] == ["Всё верно", "✔ 1", "✔ 2"]
    await pavel.tap("✔ 2")
    await pavel.tap("Готово")
    await pavel.write("Заменили блок питания")
    await pavel.tap("Оборудование")
    await pavel.write("Сутки под нагрузкой")
    assert [each.state for each in await problems(house.office, ticket_id)] == ["fixed", "open"]
    await tap(pavel, "fixed", ticket_id)
    assert "Что сделано?" in pavel.text
    await pavel.write("Акты уходят второго числа")
    await pavel.tap("Другое")
    await pavel.write("Не было замены на время отпуска")
    await pavel.write("Сверили отправку за месяц")
    assert (await ticket(house.office, ticket_id)).state == "fixed"
    first, second = await problems(house.office, ticket_id)
    assert (first.root_cause, first.own_check) == ("equipment", "Сутки под нагрузкой")
    assert second.root_cause == "Не было замены на время отпуска"


async def with_a_visit(house: House) -> tuple[int, int]:
    """A ticket whose technician goes to the client tomorrow: (ticket id, appointment id)."""
    ticket_id, request_id = await in_antons_hands(house.office)
    async with house.office.acting("Антон") as work:
        at = work.now + timedelta(days=1)
        return ticket_id, await site.arrange(work, request_id, at, None, None)


async def state_of(house: House, appointment_id: int) -> str:
    async with AsyncSession(house.office.engine) as session:
        return (await session.get_one(Appointment, appointment_id)).state


AHEAD = "Впереди выезд вт 24 ноября, 10:00: он будет отменён"


async def test_who_says_repaired_reads_before_that_a_visit_is_called_off(
    house: House, pavel: Phone
) -> None:
    ticket_id, appointment_id = await with_a_visit(house)
    await tap(pavel, "fixed", ticket_id)
    assert AHEAD in pavel.text
    await pavel.write("Заменили блок питания")
    await pavel.tap("Оборудование")
    assert AHEAD in pavel.text
    assert await state_of(house, appointment_id) == "planned"
    await pavel.write("Сутки под нагрузкой")
    assert await state_of(house, appointment_id) == "cancelled"
    assert "visit_cancelled" in await steps_told(house.office, "Антон")


async def test_the_clients_yes_by_phone_names_the_visit_that_it_calls_off(house: House) -> None:
    ticket_id, appointment_id = await with_a_visit(house)
    olga = house.phone("Ольга")
    await tap(olga, "phone", ticket_id)
    await olga.tap("Всё верно")
    assert AHEAD not in olga.text
    await olga.tap("Да")
    assert AHEAD in olga.text
    await olga.write("Да, со среды не вставала ни разу")
    assert await state_of(house, appointment_id) == "cancelled"


async def test_a_day_is_promised(house: House, pavel: Phone) -> None:
    ticket_id = await accepted(house.office)
    await tap(pavel, "plan", ticket_id)
    await pavel.tap("завтра")
    row = await ticket(house.office, ticket_id)
    tomorrow = house.office.clock.now().date() + timedelta(days=1)
    assert (row.state, row.planned_on) == ("in_work", tomorrow)


async def test_on_hold_until_a_day(house: House, pavel: Phone) -> None:
    ticket_id = await accepted(house.office)
    await tap(pavel, "hold", ticket_id)
    await pavel.write("Клиент закрыт на учёт")
    await pavel.tap("завтра")
    row = await ticket(house.office, ticket_id)
    assert (row.state, row.hold_reason) == ("on_hold", "Клиент закрыт на учёт")


async def test_the_head_finds_it_a_duplicate(house: House, marina: Phone) -> None:
    first, second = await accepted(house.office), await accepted(house.office)
    number = (await ticket(house.office, first)).number
    await tap(marina, "duplicate", second)
    await marina.write(f"К-{number}")
    await marina.tap("Закрыть её")
    row = await ticket(house.office, second)
    assert (row.state, row.duplicate_of_id) == ("duplicate", first)


async def test_a_number_of_nobody_is_asked_again(house: House, marina: Phone) -> None:
    ticket_id = await accepted(house.office)
    await tap(marina, "duplicate", ticket_id)
    await marina.write("К-999")
    await marina.tap("Закрыть её")
    assert "Такого тикета нет" in marina.text
    assert (await ticket(house.office, ticket_id)).state == "accepted"


async def test_rejected_with_a_reason_the_client_reads(house: House, marina: Phone) -> None:
    ticket_id = await accepted(house.office)
    await tap(marina, "reject", ticket_id)
    await marina.write("Линия не наша: её держит Горсвет")
    await marina.tap("Её можно продолжить")
    row = await ticket(house.office, ticket_id)
    assert (row.state, row.closed_words) == ("rejected", "Линия не наша: её держит Горсвет")


async def test_whoever_may_not_is_not_asked_in_vain(house: House) -> None:
    ticket_id = await accepted(house.office)
    for name, act in (("Ольга", "fixed"), ("Антон", "hold"), ("Павел", "reject")):
        phone = house.phone(name)
        await tap(phone, act, ticket_id)
        assert phone.answers[-1][1], f"{name}: {act}"
    assert await history(house.office, ticket_id) == ["opened", "accepted"]


async def test_what_was_heard_by_phone(house: House) -> None:
    ticket_id = await accepted(house.office)
    await fixed(house.office, ticket_id)
    olga = house.phone("Ольга")
    await tap(olga, "phone", ticket_id)
    assert "Ирина Викторовна Ким" in olga.text
    await olga.tap("Всё верно")
    await olga.tap("Да")
    await olga.write("Да, со среды не вставала ни разу")
    row = await ticket(house.office, ticket_id)
    assert (row.state, row.confirmed_by, row.confirmed_name) == (
        "confirmed",
        "phone",
        "Ирина Викторовна Ким",
    )
