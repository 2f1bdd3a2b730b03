"""Rich messages: checked against Telegram's limits, and as plain text.

Limits (Bot API, "Rich message limits"): 32768 characters, 500 blocks, 16 levels, 20 columns.
Media blocks and Markdown are not played here and are refused by name.
"""

from collections.abc import Iterator
from typing import Any, Final

from sandbox.botapi.errors import bad_request
from sandbox.botapi.html import utf16_length
from sandbox.botapi.markup import check_action
from sandbox.botapi.params import Params
from sandbox.botapi.rich_html import parse_rich_html, refused
from sandbox.botapi.urls import link_trouble
from sandbox.wire import Json

MAX_CHARACTERS: Final = 32_768
MAX_BLOCKS: Final = 500
MAX_DEPTH: Final = 16
MAX_COLUMNS: Final = 20
_STYLES: Final = (
    "bold",
    "italic",
    "underline",
    "strikethrough",
    "spoiler",
    "subscript",
    "superscript",
    "marked",
    "code",
)
_TEXT: Final = ("paragraph", "heading", "pre", "footer", "pullquote", "expandable_blockquote")


def read_rich(params: Params) -> tuple[Json, ...]:
    """Blocks of the parameter rich_message. Raises ApiError 400."""
    value = params.json("rich_message", "can't parse rich message JSON object")
    if not isinstance(value, dict):
        raise bad_request("rich message is not specified")
    given = [name for name in ("html", "markdown", "blocks") if value.get(name)]
    if len(given) != 1:
        raise refused("exactly one of html, markdown and blocks must be used")
    if given == ["markdown"] or value.get("media"):
        raise refused("the sandbox plays html and blocks without media")
    source = parse_rich_html(value["html"]) if "html" in given else value["blocks"]
    try:
        blocks = [_block(item, 1) for item in source]
        _check_limits(blocks)
    except (AttributeError, KeyError, TypeError, ValueError):
        raise refused("a block has a wrong or missing field") from None
    return tuple(blocks)


def rich_text(blocks: tuple[Json, ...] | list[Json]) -> str:
    """Everything said in the blocks, a line each."""
    return "\n".join(line for block in blocks for line in _lines(block))


def rich_buttons(blocks: tuple[Json, ...] | list[Json]) -> list[list[Json]]:
    """Rows of buttons inside the message, shaped like those of an inline keyboard."""
    return [
        [button | {"text": text_of(button["text"])} for button in block["buttons"]]
        for block in _walk(blocks)
        if block["type"] == "buttons"
    ]


def text_of(value: Any) -> str:
    """Plain text of a RichText."""
    if isinstance(value, list):
        return "".join(text_of(part) for part in value)
    return text_of(value.get("text", "")) if isinstance(value, dict) else str(value or "")


def _check_limits(blocks: list[Json]) -> None:
    text = rich_text(blocks)
    if not text.strip():
        raise bad_request("message text is empty")
    if utf16_length(text) > MAX_CHARACTERS or sum(_weight(b) for b in _walk(blocks)) > MAX_BLOCKS:
        raise bad_request("message is too long")


def _weight(block: Json) -> int:
    """List items and table rows count as blocks too."""
    return 1 + len(block.get("items", ())) + len(block.get("cells", ()))


def _walk(blocks: tuple[Json, ...] | list[Json]) -> Iterator[Json]:
    for block in blocks:
        yield block
        yield from _walk(block.get("blocks", []))
        for item in block.get("items", []):
            yield from _walk(item["blocks"])


def _block(block: object, depth: int) -> Json:
    if not isinstance(block, dict):
        raise refused("expected an Object")
    if depth > MAX_DEPTH:
        raise refused("too many nested blocks")
    kind = block.get("type")
    if kind in _TEXT:
        return {**block, "text": _text(block.get("text", ""), depth)}
    if kind == "divider":
        return {"type": "divider"}
    if kind in ("blockquote", "details"):
        _text(block.get("summary", ""), depth)
        return {**block, "blocks": [_block(b, depth + 1) for b in block.get("blocks", [])]}
    if kind == "list":
        return {"type": "list", "items": [_item(i, depth) for i in block.get("items", [])]}
    if kind == "table":
        _text(block.get("caption", ""), depth)
        return {**block, "cells": [[_cell(c, depth) for c in row] for row in _table_rows(block)]}
    if kind == "buttons":
        for button in block.get("buttons", []):
            check_action(button, "private")
        return block
    raise refused(f"the sandbox does not play blocks of type {kind}")


def _item(item: Json, depth: int) -> Json:
    label = f"{item['value']}." if "value" in item else "•"
    return {**item, "label": label, "blocks": [_block(b, depth + 1) for b in item["blocks"]]}


def _table_rows(block: Json) -> list[list[Json]]:
    rows: list[list[Json]] = block.get("cells", [])
    if any(sum(int(c.get("colspan", 1)) for c in row) > MAX_COLUMNS for row in rows):
        raise refused("too many columns in a table")
    return rows


def _cell(cell: Json, depth: int) -> Json:
    _text(cell.get("text", ""), depth)
    return {"align": "left", "valign": "middle", **cell}


def _text(value: Any, depth: int) -> Any:
    """A RichText that Telegram would take, as it is. Raises ApiError 400."""
    if depth > MAX_DEPTH:
        raise refused("too many nested entities")
    if isinstance(value, list):
        return [_text(part, depth + 1) for part in value]
    if isinstance(value, str):
        return value
    kind, url = value["type"], value.get("url")
    if kind == "url" and (trouble := link_trouble(str(url))):
        raise refused(f"URL '{url}' is invalid: {trouble}")
    if kind != "url" and kind not in _STYLES:
        raise refused(f"the sandbox does not play text of type {kind}")
    _text(value["text"], depth + 1)
    return value


def _lines(block: Json) -> Iterator[str]:
    if block["type"] == "details":
        yield text_of(block.get("summary"))
    if block["type"] == "table":
        if block.get("caption"):
            yield text_of(block["caption"])
        for row in block["cells"]:
            yield " | ".join(text_of(cell.get("text")) for cell in row)
    elif block["type"] in _TEXT:
        yield text_of(block["text"])
    for inner in block.get("blocks", []):
        yield from _lines(inner)
    for item in block.get("items", []):
        for number, line in enumerate(line for b in item["blocks"] for line in _lines(b)):
            yield f"{item['label']} {line}" if number == 0 else f"  {line}"
