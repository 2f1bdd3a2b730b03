"""What an answer to a question of a long form costs: statements, whatever was answered before."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncEngine

from storage.statements import Executor, Statement
from tests.integration.dialogs.conftest import House
from tests.integration.dialogs.interview import Handing, begun, handing
from tests.integration.dialogs.test_interview import until

__all__ = ["handing"]

MOST = {"Да": 8, "◀ Назад": 7, "Отложить": 9, "Ответы": 8}
"""Statements that a tap may take, those that take an update in among them."""

WORDS = 10


@contextmanager
def statements(engine: AsyncEngine) -> Iterator[list[str]]:
    """What is sent to the database meanwhile."""
    seen: list[str] = []

    def note(_: object, __: object, statement: str, *___: object) -> None:
        if "outbox" not in statement:  # the test's own worker
            seen.append(statement)

    run = Statement.all

    async def counted(self: Statement, executor: Executor, /, **given: object) -> list[Any]:
        seen.append(self._sql)
        return await run(self, executor, **given)

    event.listen(engine.sync_engine, "before_cursor_execute", note)
    try:
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(Statement, "all", counted)
            yield seen
    finally:
        event.remove(engine.sync_engine, "before_cursor_execute", note)


@pytest.mark.parametrize("label", ["Да", "◀ Назад", "Отложить", "Ответы"])
async def test_a_tap_takes_few_statements(house: House, handing: Handing, label: str) -> None:
    phone, _ = await begun(house)
    await until(phone, "Хорошо 1?")
    with statements(house.office.engine) as first:
        await phone.tap(label)
    assert len(first) <= MOST[label], first
    if label != "Да":
        return
    await until(phone, "Хорошо 7?")
    with statements(house.office.engine) as later:
        await phone.tap(label)
    assert len(later) == len(first)


async def test_words_take_few_statements(house: House, handing: Handing) -> None:
    phone, _ = await begun(house)
    await until(phone, "Разговор 2?")
    with statements(house.office.engine) as seen:
        await phone.write("Склад открыли")
    assert len(seen) <= WORDS, seen


async def test_a_list_of_drafts_takes_as_many_statements_as_one(
    house: House, handing: Handing
) -> None:
    """As many as there are kinds of what they are about."""
    phone, _ = await begun(house)
    with statements(house.office.engine) as one:
        await phone.write("/drafts")
    for _ in range(4):
        await begun(house)
    with statements(house.office.engine) as many:
        await phone.write("/drafts")
    assert "5" in phone.text.split("\n")[0]
    assert len(many) == len(one), many
