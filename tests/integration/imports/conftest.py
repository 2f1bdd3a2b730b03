"""A company small enough to be seen at a glance, and an administrator who imports."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from domain.clock import Clock
from domain.company import Policy, load_policy
from domain.imports.report import Mode, Report
from domain.imports.running import Kind, import_table
from domain.imports.table import Row, Sheet, Table
from domain.work import Actor, Evidence, Work

COMPANY = """
name = "ООО «Связь»"
time_zone = "Asia/Omsk"
languages = ["ru", "en"]

[calendar]
hours = "9:00-18:00"

[departments.sales]
title = { ru = "Отдел продаж", en = "Sales" }
lead = "Марина Лис"

[kinds.general]
title = { ru = "Общая", en = "General" }
form = "general.xlsx"
department = "sales"
due_within = "3d"
"""
ADMIN = Actor(None, "Администратор", "admin", None, "ru", "UTC")


class FixedClock:
    """A clock that stands still until the test moves it."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self.moment


@pytest.fixture(scope="session")
def policy(tmp_path_factory: pytest.TempPathFactory) -> Policy:
    path: Path = tmp_path_factory.mktemp("company") / "company.toml"
    path.write_text(COMPANY, encoding="utf-8")
    return load_policy(path)


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def work(session: AsyncSession, policy: Policy, clock: Clock) -> Work:
    return Work(session, ADMIN, clock, policy, Evidence("shell", "root", "import"))


Import = Callable[..., Awaitable[Report]]


@pytest.fixture
def run(work: Work) -> Import:
    """Import a table written as lists: the first is the header."""

    async def imported(kind: Kind, *rows: Sequence[object], mode: Mode = Mode.WHOLE) -> Report:
        numbered = [Row(number, list(cells)) for number, cells in enumerate(rows, start=1)]  # type: ignore[arg-type] # what a file holds
        table = Table("file.xlsx", [Sheet("Лист1", numbered)])
        return await import_table(work, kind, table, mode, lambda _done, _total: None)

    return imported
