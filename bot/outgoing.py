"""Calls as rows of the outbox, and back."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, cast

from bot.calls import Call, FileRef
from bot.screen import Redrawn, Shown
from storage.base import JsonObject
from storage.outbox import NewRow


def reply_row(lane: int, calls: Sequence[Call]) -> NewRow:
    """All answers to one update as one row: they are delivered in order.

    The lane is not that of the person's notices: an answer to a tap must not wait behind them.
    """
    return NewRow(
        kind="reply",
        recipient=f"reply:{lane}",
        payload={"calls": [_packed(call) for call in calls]},
    )


def calls_of(payload: JsonObject) -> list[Call]:
    """The calls of a row of `reply_row`."""
    return [_unpacked(packed) for packed in cast("list[dict[str, Any]]", payload["calls"])]


def _packed(call: Call) -> JsonObject:
    packed: JsonObject = {"method": call.method, "params": call.params}
    if call.files:
        packed["files"] = {name: asdict(file) for name, file in call.files.items()}
    if call.shows:
        packed["shows"] = asdict(call.shows)
    if call.redrawn:
        packed["redrawn"] = asdict(call.redrawn)
    return packed


def _unpacked(packed: dict[str, Any]) -> Call:
    files = {name: FileRef(**file) for name, file in packed.get("files", {}).items()}
    shows = Shown(**packed["shows"]) if "shows" in packed else None
    redrawn = Redrawn(**packed["redrawn"]) if "redrawn" in packed else None
    return Call(packed["method"], packed["params"], files, shows, redrawn)
