"""What an answer to a question of a long form costs: statements, whatever was answered before."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.fixtures.statements import statements
from tests.integration.dialogs.conftest import DELIVERED, House
from tests.integration.dialogs.interview import Handing, begun, handing
from tests.integration.dialogs.test_interview import until

__all__ = ["handing"]

MOST = {"Да": 8, "◀ Назад": 7, "Отложить": 9, "Ответы": 8}
"""Statements that a tap may take, those that take an update in among them."""

WORDS = 10


@contextmanager
def of_the_desk(house: House) -> Iterator[list[str]]:
    """What the desk sends to the database meanwhile: not what takes its answers to the phones."""
    seen: list[str] = []
    with statements(house.office.engine) as sent:
        yield seen
    seen += [each for each in sent if each.strip() != DELIVERED.text.strip()]


@pytest.mark.parametrize("label", ["Да", "◀ Назад", "Отложить", "Ответы"])
async def test_a_tap_takes_few_statements(house: House, handing: Handing, label: str) -> None:
    phone, _ = await begun(house)
    await until(phone, "Хорошо 1?")
    with of_the_desk(house) as first:
        await phone.tap(label)
    assert len(first) <= MOST[label], first
    if label != "Да":
        return
    await until(phone, "Хорошо 7?")
    with of_the_desk(house) as later:
        await phone.tap(label)
    assert len(later) == len(first)


async def test_words_take_few_statements(house: House, handing: Handing) -> None:
    phone, _ = await begun(house)
    await until(phone, "Разговор 2?")
    with of_the_desk(house) as seen:
        await phone.write("Склад открыли")
    assert len(seen) <= WORDS, seen


async def test_a_list_of_drafts_takes_as_many_statements_as_one(
    house: House, handing: Handing
) -> None:
    """As many as there are kinds of what they are about."""
    phone, _ = await begun(house)
    with of_the_desk(house) as one:
        await phone.write("/drafts")
    for _ in range(4):
        await begun(house)
    with of_the_desk(house) as many:
        await phone.write("/drafts")
    assert "5" in phone.text.split("\n")[0]
    assert len(many) == len(one), many
