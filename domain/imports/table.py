"""A spreadsheet file as rows of plain values, whichever program wrote it."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TypeAlias

from python_calamine import CalamineError, CalamineWorkbook, WorksheetNotFound

from domain import unreadable
from domain.errors import DeskError

Cell: TypeAlias = str | float | int | bool | date | datetime | time | timedelta | None

DELIMITERS = ";\t,"
"""In the order of preference: a Russian Excel writes semicolons, and commas stand in texts."""

_DELIMITER_HINT = "sep="
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


class TableError(DeskError):
    """The file cannot be read as a table at all."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row as the person sees it: `number` is the one at the left of the spreadsheet."""

    number: int
    cells: Sequence[Cell]


@dataclass(frozen=True)
class Sheet:
    """The rows of one sheet that hold anything. A CSV file is one sheet without a name."""

    name: str
    rows: Sequence[Row]


@dataclass(frozen=True)
class Table:
    """A file, read. `file` is its name alone, for reports."""

    file: str
    sheets: Sequence[Sheet]


def read_table(path: Path) -> Table:
    """Read an .xlsx or .csv file. Its whole content is kept in memory.

    CSV may be UTF-8 (with or without a mark), UTF-16 with a mark or windows-1251, separated by
    semicolons, commas or tabs.

    Raises:
        TableError: no such file, another format, a broken or protected one, or an empty one.
    """
    suffix = path.suffix.lower()
    if suffix not in _READERS:
        raise TableError("import-file-format", file=path.name)
    try:
        sheets = _READERS[suffix](path)
    except OSError as refused:
        raise TableError(
            "import-file-unreadable", file=path.name, **unreadable.why(refused)
        ) from refused
    filled = tuple(sheet for sheet in sheets if sheet.rows)
    if not filled:
        raise TableError("import-file-empty", file=path.name)
    return Table(path.name, filled)


def _read_xlsx(path: Path) -> list[Sheet]:
    content = path.read_bytes()
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        return [
            Sheet(name, _numbered(book.get_sheet_by_name(name).to_python(skip_empty_area=False)))
            for name in book.sheet_names
        ]
    except (CalamineError, WorksheetNotFound) as broken:
        raise TableError("import-file-broken", file=path.name) from broken


def _read_csv(path: Path) -> list[Sheet]:
    lines = io.StringIO(_decoded(path.read_bytes(), path.name), newline="")
    delimiter = _delimiter(lines)
    reader = csv.reader(lines, delimiter=delimiter)
    try:
        return [Sheet("", _numbered(reader))]
    except csv.Error as broken:
        raise TableError("import-file-line", file=path.name, line=reader.line_num) from broken


_READERS = {".xlsx": _read_xlsx, ".csv": _read_csv}


def _numbered(rows: Iterable[Sequence[Cell]]) -> list[Row]:
    return [
        Row(number, cells)
        for number, cells in enumerate(rows, start=1)
        if any(cells) or any(cell is not None and cell != "" for cell in cells)
    ]


def _decoded(content: bytes, file: str) -> str:
    """Text of a CSV file. Bytes that are no UTF-8 come from a Russian Excel: windows-1251."""
    marked = content.startswith(_UTF16_MARKS)
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "cp1251"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise TableError("import-file-encoding", file=file)


def _delimiter(lines: io.StringIO) -> str:
    """The delimiter, found in the first line; the stream is left where the rows begin."""
    first = lines.readline()
    hint = first.strip("\r\n").lower()
    if hint.startswith(_DELIMITER_HINT) and len(hint) == len(_DELIMITER_HINT) + 1:
        return hint[-1]
    lines.seek(0)
    outside_quotes = "".join(first.split('"')[::2])
    return max(DELIMITERS, key=outside_quotes.count)
