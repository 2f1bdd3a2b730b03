"""The one way in for every kind of table: read, write, and keep it or undo it."""

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Literal, TypeAlias

from sqlalchemy.ext.asyncio import AsyncSession

from domain.imports.clients import read_clients
from domain.imports.clients_writing import write_clients
from domain.imports.orders import read_orders, write_orders
from domain.imports.reading import Progress, Reading
from domain.imports.report import Counts, Mode, Problem, Report
from domain.imports.staff import read_staff, write_staff
from domain.imports.table import Table
from domain.people.audit import note
from domain.permissions import Permission, needs
from domain.work import Work

Kind: TypeAlias = Literal["staff", "clients", "orders"]


Written: TypeAlias = tuple[Mapping[str, Counts], Sequence[Problem]]


@dataclass(frozen=True)
class _Plan:
    """A table that was read, and what writes it."""

    reading: Reading
    write: Callable[[AsyncSession, datetime], Awaitable[Written]]


@needs(Permission.IMPORT)
async def import_table(
    work: Work, kind: Kind, table: Table, mode: Mode, progress: Progress
) -> Report:
    """Import a table that was read from a file. Importing it again changes nothing.

    All rows are read before the database is asked anything, so no transaction idles meanwhile.
    A preview, and a whole import with problems, goes the same way and is rolled back.

    Args:
        progress: called with rows checked and rows in all.

    Raises:
        NotAllowed: the actor may not import.
    """
    plan = _PLANS[kind](work, table, progress)
    async with work.session.begin_nested() as trial:
        counts, found = await plan.write(work.session, work.now)
        problems = [*plan.reading.problems, *found]
        kept = mode is Mode.PARTIAL or (mode is Mode.WHOLE and not problems)
        report = _report(kind, mode, plan.reading, counts, problems, kept=kept)
        if kept:
            await note(work, "import", kind, file=table.file, **_figures(report))
        else:
            await trial.rollback()
    return report


def _staff(work: Work, table: Table, progress: Progress) -> _Plan:
    reading, entries = read_staff(table, work.policy, progress)
    return _Plan(reading, partial(write_staff, policy=work.policy, entries=entries))


def _clients(work: Work, table: Table, progress: Progress) -> _Plan:
    language = work.policy.default_language
    reading, records = read_clients(table, language, work.now, progress)
    return _Plan(reading, partial(write_clients, language=language, records=records))


def _orders(_work: Work, table: Table, progress: Progress) -> _Plan:
    reading, entries = read_orders(table, progress)
    return _Plan(reading, partial(write_orders, entries=entries))


_PLANS = {"staff": _staff, "clients": _clients, "orders": _orders}


def _report(
    kind: Kind,
    mode: Mode,
    reading: Reading,
    counts: Mapping[str, Counts],
    problems: Iterable[Problem],
    *,
    kept: bool,
) -> Report:
    return Report(
        file=reading.file,
        kind=kind,
        mode=mode,
        rows=reading.rows,
        counts=counts,
        problems=sorted(problems, key=lambda each: (each.place.sheet, each.place.row or 0)),
        ignored_columns=list(dict.fromkeys(reading.ignored_columns)),
        skipped_sheets=reading.skipped_sheets,
        kept=kept,
    )


def _figures(report: Report) -> dict[str, int]:
    figures = {"rows": report.rows, "refused": report.rows_with_problems}
    for what, counts in report.counts.items():
        figures |= {f"{what}_new": counts.new, f"{what}_changed": counts.changed}
    return figures
