"""Which column means what: headers in Russian and English, whatever their case, ё and blanks."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from domain.forms.cleaning import folded
from domain.imports.report import Place, Problem
from domain.imports.table import Cell, Row, Sheet
from domain.imports.values import as_text

Value: TypeAlias = str | bool | date | Decimal | None
Reader: TypeAlias = Callable[[Cell], Value]

HEADER_DEPTH = 10
"""Rows from the top in which headers are looked for: above them stand titles and dates of print."""

_NOT_WORDS = re.compile(r"[\W_]+")
_KEY = re.compile(r"[a-z][a-z0-9_]{0,62}")
"""As a form names it in `vip_writeback`: `client.contract.speed`."""


@dataclass(frozen=True)
class Column:
    """A column the desk understands.

    Args:
        headers: how people call it; the first is the one told to who left it out.
        needed: a row cannot be without it.
        keyed: there may be several, each with a key of its own behind a colon ("Договор: speed");
            the field of such a one is `contract.speed`.
    """

    field: str
    read: Reader
    headers: Sequence[str]
    needed: bool = False
    keyed: bool = False


@dataclass(frozen=True)
class Layout:
    """Where each understood column stands in one sheet; `keyed` are the fields with keys."""

    sheet: Sheet
    rows: Sequence[Row]
    columns: Sequence[tuple[int, Column, str]]
    keyed: Sequence[str] = ()
    ignored: Sequence[str] = ()
    problems: Sequence[Problem] = ()

    def title(self, name: str) -> str | None:
        """The header a field has in this file."""
        return next((title for _, column, title in self.columns if column.field == name), None)


@dataclass
class _Match:
    columns: dict[str, tuple[int, Column, str]] = field(default_factory=dict)
    ignored: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)


def header_key(header: str) -> str:
    """A header as it is compared: letters and digits alone."""
    return _NOT_WORDS.sub("", folded(header))


def lay_out(sheet: Sheet, columns: Sequence[Column]) -> Layout:
    """Find the row of headers: of the first rows, the one most of whose cells are understood."""
    known = {
        header_key(header): column
        for column in columns
        if not column.keyed
        for header in column.headers
    }
    keyed = {
        header_key(header): column
        for column in columns
        if column.keyed
        for header in column.headers
    }
    matches = [_match(row, known, keyed) for row in sheet.rows[:HEADER_DEPTH]]
    best = max(range(len(matches)), key=lambda index: (len(matches[index].columns), -index))
    found = matches[best]
    doubled = [
        Problem(Place(sheet.name, sheet.rows[best].number, title), "import-column-twice")
        for title in found.doubled
    ]
    missing = [
        Problem(
            Place(sheet.name, sheet.rows[best].number),
            "import-column-missing",
            args={"column": column.headers[0], "names": ", ".join(column.headers)},
        )
        for column in columns
        if column.needed and column.field not in found.columns
    ]
    return Layout(
        sheet,
        sheet.rows[best + 1 :],
        list(found.columns.values()),
        [name for name, (_, column, _) in found.columns.items() if column.keyed],
        found.ignored,
        doubled + missing,
    )


def _match(row: Row, known: Mapping[str, Column], keyed: Mapping[str, Column]) -> _Match:
    match = _Match()
    for index, cell in enumerate(row.cells):
        title = as_text(cell)
        column = known.get(header_key(title)) or _with_key(title, keyed)
        if column is None:
            match.ignored += [title] if title else []
        elif column.field in match.columns:
            match.doubled.append(title)
        else:
            match.columns[column.field] = (index, column, title)
    return match


def _with_key(title: str, keyed: Mapping[str, Column]) -> Column | None:
    header, _, key = title.partition(":")
    column = keyed.get(header_key(header))
    key = key.strip().lower()
    if column is None or not _KEY.fullmatch(key):
        return None
    return replace(column, field=f"{column.field}.{key}")
