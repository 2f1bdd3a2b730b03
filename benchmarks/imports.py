"""How long the import of 100,000 clients takes, beside a bare COPY of the same rows.

The import reads an .xlsx file, checks every cell, and writes clients with their contacts under
unique keys and trigram indexes. The bare COPY writes the same values into a table without any.
"""

import random
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import openpyxl
from sqlalchemy import Column, MetaData, Table, Text, text
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from domain.clock import SystemClock
from domain.company import Policy, load_policy
from domain.imports.report import Mode, Report
from domain.imports.running import import_table
from domain.imports.table import read_table
from domain.imports.tax_numbers import is_russian
from domain.work import Actor, Evidence, begin
from storage import bulk

CLIENTS = 100_000
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
_COMPANY = """
name = "Benchmark"
time_zone = "Europe/Moscow"
languages = ["ru"]
calendar = { hours = "9:00-18:00" }
departments.sales = { title = { ru = "Продажи" }, lead = "Никто" }
[kinds.general]
title = { ru = "Общая" }
form = "general.xlsx"
department = "sales"
due_within = "1d"
"""
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
    *(Column(f"c{n}", Text) for n in range(len(HEADERS))),
    prefixes=["TEMPORARY"],
    postgresql_on_commit="DROP",
)


@dataclass(frozen=True)
class ImportTimes:
    """Seconds. `first` adds every client, `again` finds them all unchanged."""

    rows: int
    reading: float
    first: float
    again: float
    bare_copy: float

    @property
    def ratio(self) -> float:
        """How many times the bare COPY the first import takes, reading of the file included."""
        return (self.reading + self.first) / self.bare_copy


async def measure(engine: AsyncEngine, clients: int = CLIENTS) -> ImportTimes:
    """Import made-up clients, twice, into a migrated database without these clients."""
    rows = list(made_up(clients))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "clients.xlsx"
        _write(path, rows)
        policy = _policy(Path(folder))
        started = time.perf_counter()
        read_table(path)
        reading = time.perf_counter() - started
        first = await _timed_import(engine, policy, path, new=clients)
        again = await _timed_import(engine, policy, path, new=0)
    return ImportTimes(clients, reading, first, again, await _timed_copy(engine, rows))


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
    for row in (HEADERS, *rows):
        sheet.append(row)
    book.save(path)


def _policy(folder: Path) -> Policy:
    path = folder / "company.toml"
    path.write_text(_COMPANY, encoding="utf-8")
    return load_policy(path)


async def _timed_import(engine: AsyncEngine, policy: Policy, path: Path, new: int) -> float:
    """From the table in memory to the commit."""
    table = read_table(path)
    started = time.perf_counter()
    async with begin(
        engine, _ADMIN, SystemClock(), policy, Evidence("shell", "benchmark", "import")
    ) as work:
        report: Report = await import_table(
            work, "clients", table, Mode.WHOLE, lambda _done, _total: None
        )
    taken = time.perf_counter() - started
    assert not report.problems
    assert report.counts["clients"].new == report.counts["contacts"].new == new
    return taken


async def _timed_copy(engine: AsyncEngine, rows: Sequence[tuple[str, ...]]) -> float:
    async with AsyncSession(engine) as session, session.begin():
        await session.execute(text("SELECT 1"))
        started = time.perf_counter()
        await bulk.stage(session, _BARE, [column.name for column in _BARE.columns], rows)
        return time.perf_counter() - started
