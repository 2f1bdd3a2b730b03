"""The consolidated register of problem questionnaires as a spreadsheet: a row for each complaint,
to sort and to filter.
"""

import io
from collections.abc import Iterator, Sequence
from datetime import datetime

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from documents.paper import Paper
from documents.spreadsheet import Value, head_cell, value_cell
from documents.ticket_register_page import (
    category,
    cause,
    severity,
    state_of,
    ticket_number,
    word_by,
)
from domain.quality.facts import SeenProblem
from domain.quality.register import Entry

_COLUMNS = (
    ("ticket", 10), ("state", 20), ("round", 8), ("questionnaire", 10), ("client", 32),
    ("rep", 24), ("handed", 17), ("category", 24), ("severity", 16), ("place", 24), ("words", 50),
    ("repaired", 30), ("lead", 24), ("accepted", 17), ("planned", 12), ("done", 40), ("cause", 20),
    ("check", 30), ("fixed", 17), ("closed", 17), ("word-by", 30), ("word", 40),
)  # fmt: skip


def ticket_register_book(paper: Paper, entries: Sequence[Entry]) -> bytes:
    """The register as .xlsx: a header that stays, real dates in the reader's zone, filters. What
    people wrote is text, even where it looks like a formula.
    """
    book = Workbook(write_only=True)
    sheet: WriteOnlyWorksheet = book.create_sheet(paper.t("tickets-sheet"))
    sheet.freeze_panes = "B2"
    for index, (_, width) in enumerate(_COLUMNS, start=1):
        sheet.column_dimensions[get_column_letter(index)].width = width
    count = sum(max(1, len(entry.problems)) for entry in entries)
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(_COLUMNS))}{count + 1}"
    sheet.append([head_cell(sheet, paper.t(f"tickets-column-{name}")) for name, _ in _COLUMNS])
    for entry in entries:
        for problem in entry.problems or (None,):
            values = _values(paper, entry, problem)
            sheet.append([value_cell(sheet, value, paper.language) for value in values])
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _values(paper: Paper, entry: Entry, problem: SeenProblem | None) -> Iterator[Value]:
    yield ticket_number(paper, entry)
    yield state_of(paper, entry)
    yield from (entry.round, entry.questionnaire, entry.client, entry.rep)
    yield _local(paper, entry.at)
    yield category(paper, entry, problem) if problem else None
    yield severity(paper, problem.severity if problem else entry.severity)
    yield from (
        (problem.place, problem.words, problem.repaired_when) if problem else (None, None, None)
    )
    yield entry.lead
    yield _local(paper, entry.accepted_at)
    yield entry.planned_on
    yield problem.done_words if problem else None
    yield cause(paper, problem.root_cause) if problem else None
    yield problem.own_check if problem else None
    yield _local(paper, entry.fixed_at)
    yield _local(paper, entry.closed_at)
    yield word_by(paper, entry)
    yield entry.closed_words


def _local(paper: Paper, at: datetime | None) -> datetime | None:
    """Spreadsheets know no zones: the moment as the reader's clock shows it."""
    return None if at is None else at.astimezone(paper.zone).replace(tzinfo=None)
