"""What verbs print: one JSON document for programs, tables for people."""

import json
import sys
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import asdict, is_dataclass
from datetime import UTC, date, datetime
from decimal import Decimal

from rich.table import Table
from rich.text import Text


def print_json(document: object) -> None:
    """One document, UTF-8 whatever the terminal's encoding; moments are ISO 8601 in UTC."""
    text = json.dumps(document, ensure_ascii=False, indent=2, default=_plain)
    sys.stdout.buffer.write(text.encode() + b"\n")
    sys.stdout.flush()


def _plain(value: object) -> object:
    match value:
        case datetime():
            return value.astimezone(UTC).isoformat()
        case date():
            return value.isoformat()
        case Decimal() | bytes():
            return value.hex() if isinstance(value, bytes) else str(value)
        case AbstractSet():
            return sorted(value)
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    raise TypeError(f"{type(value).__name__} has no place in a document")


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Table:
    """A table for people; what they wrote is shown as it is."""
    drawn = Table(box=None, pad_edge=False, header_style="bold")
    for head in heads:
        drawn.add_column(head, overflow="fold")
    for row in rows:
        drawn.add_row(*(Text(cell) for cell in row))
    return drawn
