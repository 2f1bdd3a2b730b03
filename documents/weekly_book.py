"""The weekly pack as a spreadsheet: a sheet for each section, to sort and to reckon with."""

import io

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from documents.paper import Paper
from documents.spreadsheet import head_cell, value_cell
from documents.weekly_table import Table
from documents.weekly_tables import teller, weekly_tables
from domain.reports.weekly_facts import WeeklyFacts
from domain.reports.weekly_words import agenda

_WIDTH = 3.6
"""Characters of a column for each part of the page's width."""


def weekly_book(paper: Paper, facts: WeeklyFacts) -> bytes:
    """The pack as .xlsx: the agenda, then the tables of the page, with real numbers and dates.
    What people wrote is text, even where it looks like a formula.
    """
    book = Workbook(write_only=True)
    first = book.create_sheet(paper.t("weekly-agenda"))
    first.column_dimensions["A"].width = 100
    first.append([head_cell(first, paper.t("weekly-title", day=paper.day(facts.day)))])
    for point in agenda(teller(paper, facts), facts):
        first.append([value_cell(first, point, paper.language)])
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
    sheet.append([head_cell(sheet, paper.t(f"weekly-column-{name}")) for name, _ in table.columns])
    for row in table.rows:
        sheet.append([value_cell(sheet, value, paper.language) for value in row])
