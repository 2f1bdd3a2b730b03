"""Cells of the spreadsheets: what people wrote is text there, even if it looks like a formula."""

from datetime import date, datetime
from decimal import Decimal

from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

Value = str | int | Decimal | datetime | date | None

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
"""Signs by which a program takes words for a formula."""

_MOMENT = {"ru": "dd.mm.yyyy hh:mm", "en": "yyyy-mm-dd hh:mm"}
_DAY = {"ru": "dd.mm.yyyy", "en": "yyyy-mm-dd"}
_SUM = "#,##0.00"
_HEAD_FILL = PatternFill("solid", fgColor="E7ECEF")


def head_cell(sheet: WriteOnlyWorksheet, words: str) -> Cell:
    """The head of a column."""
    cell: Cell = WriteOnlyCell(sheet, words)
    cell.font = Font(bold=True)
    cell.fill = _HEAD_FILL
    return cell


def value_cell(sheet: WriteOnlyWorksheet, value: Value, language: str) -> Cell | Value:
    """A value as the reader's language writes it.

    Args:
        value: a moment as the reader's clock shows it, without a zone.
    """
    if isinstance(value, str):
        return _words_cell(sheet, value)
    if isinstance(value, int) or value is None:
        return value
    cell: Cell = WriteOnlyCell(sheet, value)
    if isinstance(value, Decimal):
        cell.number_format = _SUM
    else:
        formats = _MOMENT if isinstance(value, datetime) else _DAY
        cell.number_format = formats.get(language, formats["en"])
    return cell


def _words_cell(sheet: WriteOnlyWorksheet, value: str) -> Cell | str:
    words = ILLEGAL_CHARACTERS_RE.sub("", value)
    if not words.startswith(FORMULA_SIGNS):
        return words
    cell: Cell = WriteOnlyCell(sheet, words)
    cell.data_type = "s"  # openpyxl takes whatever begins with "=" for a formula
    cell.quotePrefix = True
    return cell
