"""What buttons about reports, decisions and bottlenecks carry."""

from typing import Literal

from bot.callbacks.data import ButtonData, RowId
from domain.reports.bottlenecks import USUAL_PERIOD, Dimension
from domain.reports.decisions import DecisionPart


class ReportTap(ButtonData, prefix="report"):
    """One's own report: its first lines, a page of all it says, what is overdue now; of a weekly
    pack the papers once more.
    """

    act: Literal["open", "more", "overdue", "pdf", "xlsx"]
    id: RowId
    page: int = 0


class DecisionTap(ButtonData, prefix="decision"):
    """Decisions of the weekly meeting: `mine` in a new message, `list` a page of a part; what is
    said of one, after which its page is shown.
    """

    act: Literal["mine", "list", "new", "kept", "broken", "again"]
    id: RowId = 0
    part: DecisionPart = "open"
    page: int = 0


class BottleneckTap(ButtonData, prefix="bottleneck"):
    """Bottlenecks: `mine` in a new message, `list` a page of a dimension; one of them by its mark,
    or `plan` a measure against it.
    """

    act: Literal["mine", "list", "open", "plan"]
    by: Dimension = "category"
    days: int = USUAL_PERIOD
    mark: str = ""
    page: int = 0


class MeasureTap(ButtonData, prefix="measure"):
    """Measures against bottlenecks: a page of them, or an act on one."""

    act: Literal["list", "open", "done", "brought", "drop", "again"]
    id: RowId = 0
    page: int = 0
