"""A table checked row by row; every problem is collected, none stops the reading."""

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from domain.imports.headers import Column, Layout, Value, lay_out
from domain.imports.report import Place, Problem
from domain.imports.table import Row, Table
from domain.imports.values import BadCell, as_text

Progress: TypeAlias = Callable[[int, int], None]
"""Called with rows done and rows in all, now and then."""

PROGRESS_STEP = 500
SHOWN_VALUE = 60
"""Characters of a bad cell that are repeated in the report."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row, read. Empty cells are left out of `values`.

    Attributes:
        bad: fields whose cells could not be read; they are not in `values` either.
        sound: nothing was found wrong with the row. One that is not sound is looked at to its end,
            so that one report names all of it, and is not written.
    """

    layout: Layout
    number: int
    values: Mapping[str, Value]
    bad: Set[str] = frozenset()
    sound: bool = True

    def place(self, name: str | None = None) -> Place:
        """Where a field of this row stands."""
        return Place(self.layout.sheet.name, self.number, self.layout.title(name) if name else None)

    def problem(self, key: str, name: str | None = None, **args: str | int) -> Problem:
        value = str(self.values.get(name, "")) if name else ""
        return Problem(self.place(name), key, value[:SHOWN_VALUE], args)

    def judged(self, problems: Sequence[Problem]) -> "Entry":
        """The row after a look that found these problems."""
        return replace(self, sound=False) if problems else self

    def text(self, name: str) -> str | None:
        """A field of words; None when the cell is empty or there is no such column."""
        value = self.values.get(name)
        return value if isinstance(value, str) else None


@dataclass
class Reading:
    """Everything that was found in a file."""

    file: str
    entries: list[Entry] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    ignored_columns: list[str] = field(default_factory=list)
    skipped_sheets: list[str] = field(default_factory=list)
    rows: int = 0


def read_entries(table: Table, columns: Sequence[Column], progress: Progress) -> Reading:
    """Read the sheets that have the needed columns. If none has, the first sheet is told what
    it lacks.

    Args:
        progress: called from time to time with the rows read and the rows in all.
    """
    reading = Reading(table.file)
    layouts = [lay_out(sheet, columns) for sheet in table.sheets]
    whole = [layout for layout in layouts if not layout.problems]
    if not whole:
        reading.problems.extend(layouts[0].problems)
        return reading
    reading.skipped_sheets = [each.sheet.name for each in layouts if each.problems]
    total = sum(len(layout.rows) for layout in whole)
    for layout in whole:
        reading.ignored_columns.extend(layout.ignored)
        for row in layout.rows:
            entry = _entry(layout, row, reading.problems)
            reading.entries.append(entry)
            reading.rows += 1
            if reading.rows % PROGRESS_STEP == 0:
                progress(reading.rows, total)
    progress(total, total)
    return reading


def _entry(layout: Layout, row: Row, problems: list[Problem]) -> Entry:
    values: dict[str, Value] = {}
    bad: Set[str] = frozenset()
    for index, column, title in layout.columns:
        cell = row.cells[index] if index < len(row.cells) else None
        if cell is None or cell == "":
            continue
        try:
            if (value := column.read(cell)) or as_text(cell):
                values[column.field] = value
        except BadCell as wrong:
            place = Place(layout.sheet.name, row.number, title)
            shown = as_text(cell)[:SHOWN_VALUE]
            problems.append(Problem(place, wrong.key, shown, wrong.details))
            bad = bad | {column.field}
            continue
        if value != "":
            values[column.field] = value
    return Entry(layout, row.number, values, bad, sound=not bad)


def needed(entry: Entry, columns: Iterable[Column]) -> list[Problem]:
    """The needed cells that this row leaves empty."""
    return [
        entry.problem("import-cell-empty", column.field)
        for column in columns
        if column.needed and column.field not in entry.values and column.field not in entry.bad
    ]
