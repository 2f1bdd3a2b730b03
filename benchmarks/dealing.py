"""How long it takes to deal a quarter's letters for a base of 100,000 clients.

Forty writers get forty letters each on every working morning: each time the whole base is looked
through for who is dormant, and 1,600 drafts are written from as many histories. After a quarter
every client was dealt once.
"""

import random
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import asyncpg
from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from benchmarks.figures import Figure, percentile
from benchmarks.ground import Ground, company
from domain.company import Policy
from domain.letters import dormant, figures
from domain.letters.dealing import deal
from domain.letters.quarters import quarter_of
from domain.permissions import Permission
from domain.work import SYSTEM, Evidence, begin
from storage.models import PersonalLetter

CLIENTS = 100_000
QUICK = 4_000
WRITERS = 40
QUICK_WRITERS = 10
ORDERS = 3
"""Of a client, on the average."""

BEGINS = datetime(2026, 10, 1, 5, 0, tzinfo=UTC)
LIMIT = 10
"""Seconds a morning may take: it is done by one sweep, while people tap."""

_GOODS = ("Коммутатор", "Маршрутизатор", "Кабель", "Сервер", "Камера", "Точка доступа", "Стойка")
_EVIDENCE = Evidence("system", "benchmark", "letters")


class _Clock:
    """The morning that is measured."""

    def __init__(self) -> None:
        self.at = BEGINS

    def now(self) -> datetime:
        return self.at


async def measure(ground: Ground, *, quick: bool) -> list[Figure]:
    """Fill a base, then deal every morning of a quarter until nobody is left."""
    clients = QUICK if quick else CLIENTS
    writers = QUICK_WRITERS if quick else WRITERS
    async with ground.database("dealing") as database:
        await _fill(database.url, clients, writers)
        clock = _Clock()
        mornings: list[float] = []
        policy = company()
        while taken := await _morning(database.engine, clock, policy):
            mornings.append(taken)
        counting = await _timed_figures(database.engine, clock)
        dealt, different = await _counted(database.engine)
    assert dealt == different
    one_each = dealt / clients
    return [
        Figure(f"{clients:,} clients: letters dealt to each in the quarter", one_each, "letters"),
        Figure.of(f"a morning: {writers * 40:,} letters", "s", mornings).at_most(LIMIT),
        Figure("the slowest morning but one of a hundred", percentile(mornings, 0.99), "s"),
        Figure(f"the quarter: {len(mornings)} mornings", sum(mornings), "s"),
        Figure("a letter, all in all", 1000 * sum(mornings) / dealt, "ms"),
        Figure("the figures of the quarter", counting, "s"),
    ]


async def _morning(engine: AsyncEngine, clock: _Clock, policy: Policy) -> float:
    """Seconds of one dealing; 0 when nobody was left. Then all of it is done with."""
    started = time.perf_counter()
    async with begin(engine, SYSTEM, clock, policy, _EVIDENCE) as work:
        dealt = await deal(work)
    taken = time.perf_counter() - started
    async with AsyncSession(engine) as session, session.begin():
        await session.execute(
            update(PersonalLetter)
            .where(PersonalLetter.state == "dealt")
            .values(state="skipped", reason="not_now", ended_at=clock.at)
        )
    clock.at += timedelta(days=1)
    return taken if dealt else 0


async def _timed_figures(engine: AsyncEngine, clock: _Clock) -> float:
    async with begin(engine, SYSTEM, clock, company(), _EVIDENCE) as work:
        with work.permitted(Permission.SWEEP):
            started = time.perf_counter()
            await figures.of_quarter(work, BEGINS.date())
            taken = time.perf_counter() - started
            assert not await dormant.find(work, quarter_of(BEGINS.date()), 10)
    return taken


async def _counted(engine: AsyncEngine) -> tuple[int, int]:
    """Letters, and how many of them differ."""
    async with AsyncSession(engine) as session:
        row = (
            await session.execute(
                select(func.count(), func.count(func.distinct(PersonalLetter.body_hash)))
            )
        ).one()
    return row[0], row[1]


async def _fill(url: str, clients: int, writers: int) -> None:
    """A base in which everybody has been silent for long."""
    dice = random.Random(21)
    driver = await asyncpg.connect(url.replace("+asyncpg", ""))
    try:
        await driver.copy_records_to_table(
            "employees",
            columns=["name", "role", "language", "time_zone", "phone", "created_at"],
            records=[
                (f"Автор {n} Писем", "letter_writer", "ru", "Europe/Moscow", "+7900", BEGINS)
                for n in range(writers)
            ],
        )
        await driver.copy_records_to_table(
            "clients",
            columns=["name", "language", "segment", "created_at", "updated_at"],
            records=[
                (f"Клиент {n}", "ru", dice.choice("ABCCCC"), _ago(4_000), BEGINS)
                for n in range(clients)
            ],
        )
        ids = [row["id"] for row in await driver.fetch("SELECT id FROM clients ORDER BY id")]
        await driver.copy_records_to_table(
            "contacts",
            columns=["client_id", "name", "position", "email", "created_at", "updated_at"],
            records=[
                (each, "Анна Петровна Ильина", "директор", f"c{each}@x.example", BEGINS, BEGINS)
                for each in ids
            ],
        )
        await driver.copy_records_to_table(
            "orders",
            columns=[
                "external_id", "client_id", "ordered_on", "amount", "currency", "title",
                "created_at", "updated_at",
            ],
            records=list(_orders(dice, ids)),
        )  # fmt: skip
        await driver.execute("ANALYZE")
    finally:
        await driver.close()


def _orders(dice: random.Random, ids: list[int]) -> Iterator[tuple[object, ...]]:
    for n in range(ORDERS * len(ids)):
        title = f"{dice.choice(_GOODS)}, {dice.randrange(1, 20)} шт."
        yield (
            f"o{n}", dice.choice(ids), _day(dice), Decimal(dice.randrange(1_000, 900_000)), "RUB",
            title, BEGINS, BEGINS,
        )  # fmt: skip


def _day(dice: random.Random) -> date:
    return _ago(dice.randrange(100, 1_500)).date()


def _ago(days: int) -> datetime:
    return BEGINS - timedelta(days=days)
