"""A section of the weekly pack as a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

Cell = str | int | Decimal | date | datetime | None
"""Moments are the reader's own, without a zone."""


@dataclass(frozen=True)
class Table:
    """One section as a table.

    Attributes:
        key: names its sheet among the texts.
        columns: their keys, each with its width as a part of the page.
        bar: the column whose numbers are drawn as bars too; None: nothing is.
        more: lines that are left out.
    """

    key: str
    title: str
    columns: Sequence[tuple[str, int]]
    rows: Sequence[Sequence[Cell]]
    bar: int | None = None
    more: int = 0
