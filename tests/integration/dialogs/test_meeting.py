"""The weekly meeting on a phone: several decisions in a row, kept or not; a bottleneck gets a
measure, and later what it brought.
"""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select

from storage.models import Decision, Measure
from tests.fixtures.statements import statements
from tests.integration.dialogs.conftest import DELIVERED, House, Phone
from tests.integration.quality.acting import paused
from tests.integration.questionnaires.filling import learn_form

MOST = 12
"""Statements of one tap, those that take an update in among them."""


@pytest.fixture
def head(house: House) -> Phone:
    return house.phone("Марина")


async def kept(house: House) -> list[Decision]:
    async with house.office.system() as work:
        return list(await work.open_session.scalars(select(Decision).order_by(Decision.id)))


async def record(head: Phone, words: str) -> None:
    """From the button to the recorded decision: the words, and two taps."""
    await head.write(words)
    await head.tap("Павел Орлов")
    await head.tap("завтра")


async def test_several_decisions_in_a_row(house: House, head: Phone) -> None:
    await head.write("/decisions")
    assert "Открытых решений нет" in head.text
    await head.tap("Записать решение")
    await record(head, "Заменить линию")
    assert "Решение записано" in head.text
    await head.tap("Записать ещё")
    await record(head, "Обучить дежурных")
    await head.tap("Все решения")
    assert "2 открытых решения" in head.text
    assert "1. Заменить линию · Павел Орлов" in head.text
    with statements(house.office.engine) as seen:
        await head.tap("1 · выполнено")
    sent = [each for each in seen if each.strip() != DELIVERED.text.strip()]
    assert len(sent) <= MOST, sent
    assert "1 открытое решение" in head.text
    await head.tap("1 · нет")
    assert [each.state for each in await kept(house)] == ["kept", "broken"]
    await head.tap("Прошлые")
    assert "✘ 1. Обучить дежурных" in head.text
    await head.tap("1 · вернуть")
    assert [each.state for each in await kept(house)] == ["kept", "open"]


async def test_a_lead_has_the_decision_among_his_tasks(house: House, head: Phone) -> None:
    await head.write("/decisions")
    await head.tap("Записать решение")
    await record(head, "Заменить линию")
    lead = house.phone("Павел")
    await lead.write("/tasks")
    assert "Заменить линию" in lead.text


async def test_who_leads_nobody_records_nothing(house: House) -> None:
    rep = house.phone("Ольга")
    await rep.write("/decisions")
    assert "Открытых решений" not in rep.text
    await rep.write("/bottlenecks")
    assert "Узкие места" not in rep.text
    assert await kept(house) == []


async def test_a_bottleneck_gets_a_measure_and_tells_what_it_brought(
    house: House, head: Phone
) -> None:
    await learn_form(house.office)
    await paused(house.office)
    await head.write("/bottlenecks")
    assert "1 жалоба" in head.text
    with statements(house.office.engine) as seen:
        await head.tap("По местам")
    sent = [each for each in seen if each.strip() != DELIVERED.text.strip()]
    assert len(sent) <= MOST, sent
    assert "1. Мира, 4: <b>1</b>, 100 %" in head.text
    await head.tap("1")
    assert "Мер пока нет" in head.text
    await head.tap("Записать меру")
    await head.write("Второй канал")
    await head.tap("Павел Орлов")
    await head.tap("завтра")
    await head.write("120 тыс")
    assert "Мера" in head.text
    assert "Стоит: 120\u00a0000\u00a0₽" in head.text
    await head.tap("Сделана")
    house.office.clock.advance(timedelta(days=30))
    await head.tap("Что принесла")
    await head.write("Клиент продлил договор")
    await head.write("300 тыс")
    assert "Принесла: 300\u00a0000\u00a0₽" in head.text
    assert "Клиент продлил договор" in head.text
    async with house.office.system() as work:
        measure = (await work.open_session.scalars(select(Measure))).one()
    assert (measure.dimension, measure.value.lower()) == ("place", "мира, 4")
    assert (measure.cost, measure.brought) == (Decimal(120000), Decimal(300000))
    assert measure.due_on == date(2026, 11, 24)
