"""The register as a spreadsheet, to sort and to filter (domain 1.9)."""

import io
from collections.abc import Sequence
from datetime import datetime

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from documents.paper import Paper
from documents.register_page import mark
from documents.signatures import signature
from documents.spreadsheet import FORMULA_SIGNS
from domain.requests.journal import JournalLine
from domain.requests.repairs import next_word

_COLUMNS = (
    ("request", 10), ("line", 8), ("kind", 20), ("title", 40), ("client", 30), ("what", 16),
    ("giver", 26), ("giver-at", 17), ("giver-signature", 30), ("receiver", 26),
    ("receiver-at", 17), ("receiver-signature", 30), ("mark", 26), ("state", 14),
)  # fmt: skip
_MOMENT = {"ru": "dd.mm.yyyy hh:mm", "en": "yyyy-mm-dd hh:mm"}
_WRAPPED = Alignment(wrap_text=True, vertical="top")
_HEAD_FILL = PatternFill("solid", fgColor="E7ECEF")


def register_book(paper: Paper, lines: Sequence[JournalLine]) -> bytes:
    """The register as .xlsx: a header that stays, real dates, filters.

    Dates are in the reader's zone. What people wrote is text, even where it looks like a formula.
    """
    book = Workbook()
    sheet: Worksheet = book.active
    sheet.title = paper.t("register-sheet")
    _head(sheet, paper)
    for number, line in enumerate(lines, start=2):
        for column, value in enumerate(_cells(paper, line), start=1):
            _put(sheet.cell(number, column), value, paper.language)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
    sheet.oddFooter.left.text = paper.printed.replace("&", "&&")
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _head(sheet: Worksheet, paper: Paper) -> None:
    for index, (name, width) in enumerate(_COLUMNS, start=1):
        cell = sheet.cell(1, index, paper.t(f"book-{name}"))
        cell.font = Font(bold=True)
        cell.fill = _HEAD_FILL
        cell.alignment = _WRAPPED
        sheet.column_dimensions[get_column_letter(index)].width = width


def _cells(paper: Paper, line: JournalLine) -> tuple[str | int | datetime | None, ...]:
    return (
        line.number,
        line.line_no,
        paper.policy.kind_title(line.request_kind, paper.language),
        line.title,
        line.client,
        paper.t(f"line-{line.kind}"),
        line.giver,
        _local(paper, line.giver_at),
        signature(paper, line.giver_evidence),
        line.receiver,
        _local(paper, line.receiver_at),
        signature(paper, line.receiver_evidence),
        mark(paper, line),
        _state(paper, line),
    )


def _state(paper: Paper, line: JournalLine) -> str:
    """Of the request now; of a repair that is done, whose word it waits for."""
    whose = next_word(line.state, line.ticket_state)
    if whose is not None:
        return paper.t(f"state-reported-{whose}")
    return paper.t(f"state-{line.state.replace('_', '-')}")


def _local(paper: Paper, at: datetime | None) -> datetime | None:
    """Spreadsheets know no zones: the moment as the reader's clock shows it."""
    return None if at is None else at.astimezone(paper.zone).replace(tzinfo=None)


def _put(cell: Cell, value: str | int | datetime | None, language: str) -> None:
    if isinstance(value, str):
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)
        cell.data_type = "s"  # openpyxl takes whatever begins with "=" for a formula
        cell.quotePrefix = value.startswith(FORMULA_SIGNS)
        cell.alignment = _WRAPPED
        return
    cell.value = value
    cell.alignment = Alignment(vertical="top")
    if isinstance(value, datetime):
        cell.number_format = _MOMENT.get(language, _MOMENT["en"])
