"""How long the import of 100,000 clients takes, beside a bare COPY of the same rows.

The import reads an .xlsx file, checks every cell, and writes clients with their contacts under
unique keys and trigram indexes. The bare COPY writes the same values into a table without any.
"""

import random
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import openpyxl
from sqlalchemy import Column, MetaData, Table, Text, text
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from benchmarks.figures import Figure
from benchmarks.ground import Ground, company
from domain.clock import SystemClock
from domain.imports.report import Mode
from domain.imports.running import import_table
from domain.imports.table import read_table
from domain.imports.tax_numbers import is_russian
from domain.work import Actor, Evidence, begin
from storage import bulk

CLIENTS = 100_000
OWN_COLUMNS = 6
QUICK = 5_000
LIMIT = 15
"""Seconds."""
HEADERS = (
    "Клиент",
    "ИНН",
    "Код клиента",
    "Адрес",
    "Телефон",
    "Почта",
    "Контактное лицо",
    "Должность",
    "Телефон контакта",
    "Почта контакта",
)
# Names of real companies are made of few syllables, and an index of trigrams feels that.
_SYLLABLES = [
    *("строй", "торг", "пром", "снаб", "тех", "сер", "вис", "мет", "алл", "энер", "го", "рос"),
    *("ин", "вест", "мар", "кет", "аль", "фа", "век", "тор", "ро", "маш", "ка", "луч", "со", "юз"),
    *("пи", "тал", "до", "рож", "ник", "зем", "ля", "вод", "ный", "пе", "тро", "град", "си", "бир"),
]
_ADMIN = Actor(None, "benchmark", "admin", None, "ru", "UTC")
_BARE = Table(
    "bare_clients",
    MetaData(),
    *(Column(f"c{n}", Text) for n in range(OWN_COLUMNS)),
    prefixes=["TEMPORARY"],
    postgresql_on_commit="DROP",
)


async def measure(ground: Ground, *, quick: bool) -> list[Figure]:
    """Import made-up clients into an empty desk, and once more; then such with a contact each."""
    count = QUICK if quick else CLIENTS
    rows = list(made_up(count))
    with tempfile.TemporaryDirectory() as folder:
        alone, peopled = Path(folder) / "clients.xlsx", Path(folder) / "contacts.xlsx"
        _write(alone, [row[:OWN_COLUMNS] for row in (HEADERS, *rows)])
        _write(peopled, [HEADERS, *rows])
        async with ground.database("imports") as database:
            first = await _timed_import(database.engine, alone, {"clients": count, "contacts": 0})
            again = await _timed_import(database.engine, alone, {"clients": 0, "contacts": 0})
            bare = await _timed_copy(database.engine, [row[:OWN_COLUMNS] for row in rows])
        async with ground.database("contacts") as database:
            both = await _timed_import(
                database.engine, peopled, {"clients": count, "contacts": count}
            )
    return [
        Figure(f"{count:,} clients, all new", first, "s").at_most(LIMIT),
        Figure(f"{count:,} clients, none changed", again, "s"),
        Figure(f"{count:,} clients with a contact each, all new", both, "s"),
        Figure("bare COPY of the clients", bare, "s"),
        Figure("import of the clients to bare COPY", first / bare, "times"),
    ]


def made_up(clients: int) -> Iterator[tuple[str, ...]]:
    """Rows of clients, the same at every run."""
    dice = random.Random(20)
    numbers = _tax_numbers()
    for n in range(clients):
        yield (
            f"ООО «{_word(dice)} {_word(dice)}»",
            next(numbers),
            f"C-{n}",
            f"г. {_word(dice)}, ул. {_word(dice)}, {dice.randrange(1, 200)}",
            f"8 (495) {dice.randrange(10**7):07}",
            f"office{n}@{dice.randrange(10**6)}.ru",
            f"{_word(dice)} {_word(dice)} {_word(dice)}",
            "Главный инженер",
            f"+7 916 {dice.randrange(10**7):07}",
            f"person{n}@mail.ru",
        )


def _tax_numbers() -> Iterator[str]:
    for n in range(770_000_000, 1_000_000_000):
        yield next(number for last in range(10) if is_russian(number := f"{n}{last}"))


def _word(dice: random.Random) -> str:
    return "".join(dice.choices(_SYLLABLES, k=dice.randrange(2, 5))).capitalize()


def _write(path: Path, rows: Sequence[tuple[str, ...]]) -> None:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Клиенты")
    for row in rows:
        sheet.append(row)
    book.save(path)


async def _timed_import(engine: AsyncEngine, path: Path, new: Mapping[str, int]) -> float:
    """Seconds from the file on the disk to the commit."""
    policy = company()
    evidence = Evidence("shell", "benchmark", "import")
    started = time.perf_counter()
    table = read_table(path)
    async with begin(engine, _ADMIN, SystemClock(), policy, evidence) as work:
        report = await import_table(work, "clients", table, Mode.WHOLE, lambda _done, _total: None)
    taken = time.perf_counter() - started
    assert not report.problems
    assert {what: counts.new for what, counts in report.counts.items()} == new
    return taken


async def _timed_copy(engine: AsyncEngine, rows: Sequence[tuple[str, ...]]) -> float:
    async with AsyncSession(engine) as session, session.begin():
        await session.execute(text("SELECT 1"))
        started = time.perf_counter()
        await bulk.stage(session, _BARE, [column.name for column in _BARE.columns], rows)
        return time.perf_counter() - started
