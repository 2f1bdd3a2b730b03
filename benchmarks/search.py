"""How long a client is looked for among 100,000 and a million, beside a bare LIKE.

The clients and their contacts are made up of few syllables and surnames, as real ones are, so every
step of the search has much to pass over. The bare statement asks the same index for one part of a
name, exactly as it is kept, and ranks nothing.
"""

import random
import time
from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, datetime
from statistics import median

import asyncpg
from sqlalchemy.ext.asyncio import AsyncEngine

from benchmarks.figures import Figure
from benchmarks.ground import Database, Ground, company
from benchmarks.imports import made_up
from domain.clients.searching import find_clients
from domain.clock import SystemClock
from domain.work import Actor, Evidence, begin
from storage.folding import folded

SIZES = {"100k": 100_000, "1m": 1_000_000}
QUICK = {"quick": 5_000}
LIMIT = 30
"""Milliseconds at the median, among 100,000."""
ROUNDS = 7
MANAGED = 500
"""Clients a manager has."""

QUERIES = {
    "two letters": ("ро", "ст", "ма"),
    "beginning of a name": ("ромаш", "стройторг", "вектор"),
    "within a name": ("машка", "ройгра", "екторлуч"),
    "other layout": ("Hjvfirf", "cnhjqnjhu", "kexcj."),
    "transliterated": ("romashka", "stroytorg", "vektor"),
    "a slip": ("рамашка", "стройтрог", "веткор"),
    "a contact": ("кова", "инстройка", "градвестник"),
    "a phone": ("8 916 123-45-67", "+7 495 765 43 21", "1234567"),
    "an address": ("г стройград", "ул ромашка 12", "луч 7"),
    "nothing": ("щшфывапролд", "zzzqqq", "жъйцгх"),
}
_COMPANY = company()
_ACTOR = Actor(1, "benchmark", "coordinator", None, "ru", "UTC")


async def measure(ground: Ground, *, quick: bool) -> list[Figure]:
    """Every kind of query on each size."""
    found = []
    for name, count in (QUICK if quick else SIZES).items():
        async with ground.database(f"search_{name}") as database:
            await _fill(database, count)
            found += await _measured(database, count)
    return found


async def _measured(database: Database, count: int) -> list[Figure]:
    figures, everything = [], []
    for kind, queries in QUERIES.items():
        taken = [
            sample
            for typed in queries
            for sample in await _timed(lambda typed=typed: _find(database.engine, typed))  # type: ignore[misc]
        ]
        everything += taken
        figures.append(Figure.of(f"{count:,} clients: {kind}", "ms", taken))
    whole = Figure.of(f"{count:,} clients: all of these", "ms", everything)
    figures.append(whole.at_most(LIMIT) if count == SIZES["100k"] else whole)
    bare = await _bare(database.url)
    figures.append(Figure.of(f"{count:,} clients: bare LIKE", "ms", bare))
    ratio = median(everything) / median(bare)
    figures.append(Figure(f"{count:,} clients: search to bare LIKE", ratio, "times"))
    return figures


async def _timed(ask: Callable[[], Awaitable[object]]) -> list[float]:
    """Milliseconds of each round but the first, which warms the caches."""
    await ask()
    taken = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        await ask()
        taken.append((time.perf_counter() - started) * 1000)
    return taken


async def _find(engine: AsyncEngine, typed: str) -> None:
    evidence = Evidence("system", "benchmark", "search")
    async with begin(engine, _ACTOR, SystemClock(), _COMPANY, evidence) as work:
        await find_clients(work, typed)


async def _bare(url: str) -> list[float]:
    connection = await asyncpg.connect(url.replace("postgresql+asyncpg", "postgresql"))
    try:
        taken = []
        for part in ("ромашка", "екторлуч", "ройгра"):
            sql = f"SELECT id, name FROM clients WHERE name_key LIKE '%{folded(part)}%' LIMIT 9"  # noqa: S608
            taken += await _timed(lambda sql=sql: connection.fetch(sql))  # type: ignore[misc]
        return taken
    finally:
        await connection.close()


async def _fill(database: Database, count: int) -> None:
    connection = await asyncpg.connect(database.url.replace("postgresql+asyncpg", "postgresql"))
    now = datetime.now(UTC)
    try:
        await connection.execute(
            "INSERT INTO employees (name, role, language, time_zone, created_at) "
            "SELECT 'Rep ' || n, 'rep', 'ru', 'UTC', $1 FROM generate_series(1, $2::int) AS n",
            now,
            max(1, count // MANAGED),
        )
        await connection.execute("DROP INDEX ix_clients_search; DROP INDEX ix_contacts_search")
        columns = [
            *("name", "tax_number", "external_id", "address", "phone", "email", "language"),
            "manager_id",
        ]
        await connection.copy_records_to_table(
            "clients",
            records=_clients(count, now),
            columns=[*columns, "created_at", "updated_at"],
        )
        await connection.copy_records_to_table(
            "contacts",
            records=_contacts(count, now),
            columns=["client_id", "name", "phone", "email", "created_at", "updated_at"],
        )
        for table in ("clients", "contacts"):
            await connection.execute(
                f"CREATE INDEX ix_{table}_search ON {table} "
                "USING gin (name_key gin_trgm_ops, search gin_trgm_ops)"
            )
        await connection.execute("VACUUM ANALYZE")
    finally:
        await connection.close()


def _clients(count: int, now: datetime) -> Iterator[tuple[object, ...]]:
    dice = random.Random(6)
    managers = max(1, count // MANAGED)
    for row in made_up(count):
        name, tax, code, address, phone, email = row[:6]
        number = "+7" + "".join(filter(str.isdigit, phone))[1:]
        manager = dice.randrange(1, managers + 1)
        yield name, tax, code, address, number, email, "ru", manager, now, now


def _contacts(count: int, now: datetime) -> Iterator[tuple[object, ...]]:
    for number, row in enumerate(made_up(count), start=1):
        phone = "+" + "".join(filter(str.isdigit, row[8]))
        yield number, row[6], phone, row[9], now, now
