"""A campaign as a spreadsheet: its reps with their norms, and the whole list."""

import io
from collections.abc import Iterable, Sequence

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from documents.paper import Paper
from documents.spreadsheet import Value, head_cell, value_cell
from domain.programme.figures import CampaignFigures, RepFigures
from domain.programme.lists import Line
from domain.programme.running import REMOVALS

_REPS = (
    ("rep", 30), ("mode", 16), ("norm", 10), ("done", 12), ("open", 14), ("handed-in", 12),
    ("paused", 12), ("refused", 12), ("removed", 12), ("untouched", 14),
)  # fmt: skip
_LIST = (
    ("client", 40), ("place", 20), ("segment", 10), ("rep", 30), ("state", 22), ("reason", 40),
    ("calls", 10), ("last-call", 17), ("again", 17), ("worked", 17),
)  # fmt: skip


def programme_book(paper: Paper, seen: CampaignFigures, lines: Sequence[Line]) -> bytes:
    """A campaign as .xlsx: headers that stay, real dates in the reader's zone, filters.

    A hundred thousand clients are written row by row and never held as cells.
    """
    book = Workbook(write_only=True)
    reps = ([*_rep(paper, rep)] for rep in seen.reps)
    _sheet(book.create_sheet(paper.t("campaign-sheet-reps")), paper, _REPS, reps)
    clients = ([*_line(paper, line)] for line in lines)
    _sheet(book.create_sheet(paper.t("campaign-sheet-clients")), paper, _LIST, clients, len(lines))
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _sheet(
    sheet: WriteOnlyWorksheet,
    paper: Paper,
    columns: Sequence[tuple[str, int]],
    rows: Iterable[Sequence[Value]],
    filtered: int = 0,
) -> None:
    """
    Args:
        filtered: rows that a filter is put on; none for a short sheet.
    """
    sheet.freeze_panes = "A2"
    for index, (_, width) in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(index)].width = width
    if filtered:
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{filtered + 1}"
    sheet.append([head_cell(sheet, paper.t(f"campaign-column-{name}")) for name, _ in columns])
    for row in rows:
        sheet.append([value_cell(sheet, value, paper.language) for value in row])


def _rep(paper: Paper, rep: RepFigures) -> Iterable[Value]:
    yield rep.rep
    yield paper.t(f"campaign-mode-{rep.mode.replace('_', '-')}")
    yield rep.norm
    yield rep.done
    whole = rep.coverage
    yield from (whole.open, whole.handed_in, whole.paused, whole.refused, whole.removed)
    yield whole.untouched


def _line(paper: Paper, line: Line) -> Iterable[Value]:
    yield from (line.client, line.place, line.segment, line.rep)
    asked = line.state == "open" and line.refusal_asked_at is not None
    state = "asked" if asked else line.state.replace("_", "-")
    yield paper.t(f"campaign-state-{state}")
    ours = line.reason in REMOVALS
    yield (
        paper.t(f"campaign-reason-{line.reason.replace('_', '-')}")
        if line.reason and ours
        else (line.reason)
    )
    yield line.calls
    for at in (line.last_call_at, line.next_call_at, line.worked_at):
        # Spreadsheets know no zones: the moment as the reader's clock shows it.
        yield None if at is None else at.astimezone(paper.zone).replace(tzinfo=None)
