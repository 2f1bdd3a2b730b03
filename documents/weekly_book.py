"""The weekly pack as a spreadsheet: a sheet for each section, to sort and to reckon with."""

import io
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.cell.cell import Cell as BookCell
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from documents.paper import Paper
from documents.weekly_tables import Cell, Table, teller, weekly_tables
from domain.reports.weekly_facts import WeeklyFacts
from domain.reports.weekly_words import agenda

_WIDTH = 3.6
"""Characters of a column for each part of the page's width."""

_MOMENT = {"ru": "dd.mm.yyyy hh:mm", "en": "yyyy-mm-dd hh:mm"}
_DAY = {"ru": "dd.mm.yyyy", "en": "yyyy-mm-dd"}
_SUM = "#,##0.00"
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
_HEAD_FILL = PatternFill("solid", fgColor="E7ECEF")


def weekly_book(paper: Paper, facts: WeeklyFacts) -> bytes:
    """The pack as .xlsx: the agenda, then the tables of the page, with real numbers and dates.
    What people wrote is text, even where it looks like a formula.
    """
    book = Workbook(write_only=True)
    first = book.create_sheet(paper.t("weekly-agenda"))
    first.column_dimensions["A"].width = 100
    first.append([_head(first, paper.t("weekly-title", day=paper.day(facts.day)))])
    for point in agenda(teller(paper, facts), facts):
        first.append([_cell(first, point, paper.language)])
    for table in weekly_tables(paper, facts):
        _fill(book.create_sheet(paper.t(f"weekly-sheet-{table.key}")), paper, table)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _fill(sheet: WriteOnlyWorksheet, paper: Paper, table: Table) -> None:
    sheet.freeze_panes = "A2"
    for index, (_, width) in enumerate(table.columns, start=1):
        sheet.column_dimensions[get_column_letter(index)].width = max(10, width * _WIDTH)
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(table.columns))}{len(table.rows) + 1}"
    sheet.append([_head(sheet, paper.t(f"weekly-column-{name}")) for name, _ in table.columns])
    for row in table.rows:
        sheet.append(_cells(sheet, row, paper.language))


def _cells(sheet: WriteOnlyWorksheet, row: Sequence[Cell], language: str) -> list[BookCell | Cell]:
    return [_cell(sheet, value, language) for value in row]


def _head(sheet: WriteOnlyWorksheet, words: str) -> BookCell:
    cell: BookCell = WriteOnlyCell(sheet, words)
    cell.font = Font(bold=True)
    cell.fill = _HEAD_FILL
    return cell


def _cell(sheet: WriteOnlyWorksheet, value: Cell, language: str) -> BookCell | Cell:
    if isinstance(value, str):
        words = ILLEGAL_CHARACTERS_RE.sub("", value)
        if not words.startswith(_FORMULA_SIGNS):
            return words
        cell: BookCell = WriteOnlyCell(sheet, words)
        cell.data_type = "s"  # openpyxl takes whatever begins with "=" for a formula
        cell.quotePrefix = True
        return cell
    if isinstance(value, int) or value is None:
        return value
    made: BookCell = WriteOnlyCell(sheet, value)
    if isinstance(value, Decimal):
        made.number_format = _SUM
    elif isinstance(value, datetime):
        made.number_format = _MOMENT.get(language, _MOMENT["en"])
    elif isinstance(value, date):
        made.number_format = _DAY.get(language, _DAY["en"])
    return made
