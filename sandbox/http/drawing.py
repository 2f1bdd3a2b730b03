"""Texts with entities and rich blocks as HTML for the page; everything a bot says is escaped."""

from html import escape
from itertools import pairwise
from typing import Any, Final

from sandbox.messages import Entity
from sandbox.wire import Json

_TAGS: Final = {
    "bold": "b",
    "italic": "i",
    "underline": "u",
    "strikethrough": "s",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "marked": "mark",
    "subscript": "sub",
    "superscript": "sup",
}
_HREFS: Final = {"url": "", "email": "mailto:", "phone_number": "tel:"}


def text_html(text: str, entities: tuple[Entity, ...]) -> str:
    """The text with its formatting; offsets are UTF-16 code units."""
    units = text.encode("utf-16-le")
    marks = {0, len(units) // 2} | {p for e in entities for p in (e.offset, e.end)}
    out: list[str] = []
    open_now: list[Entity] = []
    for start, stop in pairwise(sorted(marks)):
        covering = [e for e in entities if e.offset <= start and stop <= e.end]
        kept = _common(open_now, covering)
        out += [_close(e) for e in reversed(open_now[kept:])]
        for entity in covering[kept:]:
            out.append(_open(entity, units))
        open_now = covering
        out.append(escape(units[start * 2 : stop * 2].decode("utf-16-le", "replace"), quote=False))
    return "".join(out) + "".join(_close(e) for e in reversed(open_now))


def _common(left: list[Entity], right: list[Entity]) -> int:
    count = 0
    while count < min(len(left), len(right)) and left[count] is right[count]:
        count += 1
    return count


def _open(entity: Entity, units: bytes) -> str:
    words = units[entity.offset * 2 : entity.end * 2].decode("utf-16-le", "replace")
    if entity.type == "text_link":
        return _link(entity.url or "")
    if entity.type in _HREFS:
        prefix = "http://" if entity.type == "url" and "://" not in words else _HREFS[entity.type]
        return _link(prefix + words)
    if entity.type == "expandable_blockquote":
        return '<blockquote class="expandable">'
    if entity.type == "pre" and entity.language:
        return f'<pre data-language="{escape(entity.language)}">'
    tag = _TAGS.get(entity.type)
    return f"<{tag}>" if tag else f'<span class="{entity.type.replace("_", "-")}">'


def _close(entity: Entity) -> str:
    if entity.type == "text_link" or entity.type in _HREFS:
        return "</a>"
    if entity.type == "expandable_blockquote":
        return "</blockquote>"
    return f"</{_TAGS.get(entity.type, 'span')}>"


def _link(url: str) -> str:
    return f'<a href="{escape(url)}" rel="noreferrer noopener" target="_blank">'


def blocks_html(blocks: tuple[Json, ...] | list[Json]) -> str:
    """Rich blocks, as they were checked when the bot sent them."""
    return "".join(_block_html(block) for block in blocks)


def _block_html(block: Json) -> str:
    kind = block["type"]
    if kind == "divider":
        return "<hr>"
    if kind == "heading":
        size = min(max(int(block.get("size", 1)), 1), 6)
        return f"<h{size}>{_rich(block['text'])}</h{size}>"
    if kind == "list":
        items = "".join(f"<li>{blocks_html(item['blocks'])}</li>" for item in block["items"])
        tag = "ol" if any("value" in item for item in block["items"]) else "ul"
        return f"<{tag}>{items}</{tag}>"
    if kind == "table":
        return _table_html(block)
    if kind == "details":
        opened = " open" if block.get("is_open") else ""
        summary = _rich(block.get("summary", ""))
        return (
            f"<details{opened}><summary>{summary}</summary>{blocks_html(block['blocks'])}</details>"
        )
    if kind == "blockquote":
        return f"<blockquote>{blocks_html(block['blocks'])}</blockquote>"
    if kind == "buttons":
        return ""
    tag = {"pre": "pre", "footer": "footer", "pullquote": "aside"}.get(kind, "p")
    tag = "blockquote" if kind == "expandable_blockquote" else tag
    return f"<{tag}>{_rich(block['text'])}</{tag}>"


def _table_html(block: Json) -> str:
    caption = f"<caption>{_rich(block['caption'])}</caption>" if block.get("caption") else ""
    rows = "".join(f"<tr>{''.join(map(_cell_html, row))}</tr>" for row in block["cells"])
    classes = [c for c in ("bordered", "striped", "compact") if block.get(f"is_{c}")]
    return f'<table class="{" ".join(classes)}">{caption}{rows}</table>'


def _cell_html(cell: Json) -> str:
    tag = "th" if cell.get("is_header") else "td"
    spans = "".join(
        f' {name}="{int(cell[name])}"' for name in ("colspan", "rowspan") if cell.get(name)
    )
    align = f' class="{escape(str(cell["align"]))}"'
    return f"<{tag}{spans}{align}>{_rich(cell.get('text', ''))}</{tag}>"


def _rich(value: Any) -> str:
    if isinstance(value, list):
        return "".join(_rich(part) for part in value)
    if not isinstance(value, dict):
        return escape(str(value), quote=False)
    words, kind = _rich(value.get("text", "")), str(value.get("type", ""))
    if kind == "url":
        return f"{_link(value['url'])}{words}</a>"
    tag = _TAGS.get(kind)
    return f"<{tag}>{words}</{tag}>" if tag else f'<span class="{escape(kind)}">{words}</span>'
