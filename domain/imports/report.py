"""What came of an import: counts, and everything that is wrong, in one report."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum


class Mode(StrEnum):
    """What becomes of the rows that were read."""

    WHOLE = "whole"
    """All rows or none: one problem and nothing is written."""
    PARTIAL = "partial"
    """Rows without a problem are written."""
    PREVIEW = "preview"
    """Everything is done and then undone, so the counts are the true ones."""


@dataclass(frozen=True)
class Place:
    """Where in the file. `row` is None for the sheet as a whole, `column` for a whole row."""

    sheet: str
    row: int | None = None
    column: str | None = None


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong. The text `key` says what, the text `key-mend` what to do.

    Args:
        value: what stands in the cell, cut to what fits a line.
    """

    place: Place
    key: str
    value: str = ""
    args: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True)
class Counts:
    """How many of one kind of thing."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0


@dataclass(frozen=True)
class Report:
    """The one report of an import.

    Args:
        kind: staff, clients or orders.
        rows: how many rows with anything in them the file has, headers left out.
        counts: by kind of thing: an import of clients counts contacts as well.
        ignored_columns: headers that mean nothing to the desk.
        skipped_sheets: sheets without the columns that are needed.
        kept: whether anything was written.
    """

    file: str
    kind: str
    mode: Mode
    rows: int
    counts: Mapping[str, Counts]
    problems: Sequence[Problem]
    ignored_columns: Sequence[str]
    skipped_sheets: Sequence[str]
    kept: bool

    @property
    def rows_with_problems(self) -> int:
        return len({(each.place.sheet, each.place.row) for each in self.problems})
