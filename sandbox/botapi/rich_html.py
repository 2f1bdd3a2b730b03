"""Rich messages written as HTML (Bot API, "Rich message formatting options"), read into blocks."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any, Final

from sandbox.botapi.errors import bad_request
from sandbox.botapi.urls import checked_link
from sandbox.wire import Json

_INLINE: Final = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "mark": "marked",
    "sub": "subscript",
    "sup": "superscript",
    "code": "code",
    "a": "url",
}
_TEXT_BLOCKS: Final = {"p": "paragraph", "footer": "footer", "aside": "pullquote", "pre": "pre"}
_BLOCKS: Final = {*_TEXT_BLOCKS, "hr", "ul", "ol", "blockquote", "table", "details"} | {
    f"h{size}" for size in range(1, 7)
}
_INNER: Final = {"li", "tr", "td", "th", "caption", "summary", "br", "thead", "tbody"}
_VOID: Final = {"br", "hr"}


@dataclass
class _Node:
    tag: str
    attributes: dict[str, str]
    children: list["_Node | str"] = field(default_factory=list)

    def elements(self, *tags: str) -> list["_Node"]:
        return [c for c in self.children if isinstance(c, _Node) and c.tag in tags]


class _Tree(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [_Node("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _BLOCKS and tag not in _INLINE and tag not in _INNER:
            raise refused(f'Unsupported start tag "{tag}"')
        node = _Node(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(node)
        if tag not in _VOID:
            self.open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _VOID:
            raise refused(f'Unsupported start tag "{tag}/"')
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID or len(self.open) == 1:
            raise refused(f'Unexpected end tag "{tag}"')
        opened = self.open.pop().tag
        if opened != tag:
            raise refused(f'Unmatched end tag, expected "</{opened}>", found "</{tag}>"')

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def refused(words: str) -> Exception:
    return bad_request(f"can't parse rich message: {words}")


def parse_rich_html(source: str) -> list[Json]:
    """Blocks of a rich message. Raises ApiError 400 for an unknown tag or wrong nesting."""
    tree = _Tree()
    tree.feed(source)
    tree.close()
    if len(tree.open) > 1:
        raise refused(f'Can\'t find end tag corresponding to start tag "{tree.open[-1].tag}"')
    return _blocks(tree.open[0])


def _blocks(parent: _Node) -> list[Json]:
    """Child blocks; words that stand between them become paragraphs."""
    blocks: list[Json] = []
    loose: list[_Node | str] = []
    for child in [*parent.children, _Node("end", {})]:
        if isinstance(child, str) or child.tag in _INLINE or child.tag == "br":
            loose.append(child)
            continue
        if "".join(_plain(c) for c in loose).strip():
            blocks.append({"type": "paragraph", "text": _text(_Node("p", {}, loose))})
        loose = []
        if child.tag != "end":
            blocks.append(_block(child))
    return blocks


def _block(node: _Node) -> Json:
    if node.tag in _TEXT_BLOCKS:
        return {"type": _TEXT_BLOCKS[node.tag], "text": _text(node)}
    if node.tag == "hr":
        return {"type": "divider"}
    if node.tag in ("ul", "ol"):
        items: list[Json] = [{"blocks": _blocks(item)} for item in node.elements("li")]
        if node.tag == "ol":
            items = [item | {"value": n} for n, item in enumerate(items, 1)]
        return {"type": "list", "items": items}
    if node.tag == "blockquote":
        if "collapsed" in node.attributes:
            return {"type": "expandable_blockquote", "text": _text(node)}
        return {"type": "blockquote", "blocks": _blocks(node)}
    if node.tag == "table":
        return _table(node)
    if node.tag == "details":
        return _details(node)
    if node.tag in _INNER:
        raise refused(f'Unexpected tag "{node.tag}"')
    return {"type": "heading", "text": _text(node), "size": int(node.tag[1])}


def _details(node: _Node) -> Json:
    summaries = node.elements("summary")
    if not summaries:
        raise refused('Tag "details" must have a summary')
    rest = _Node("", {}, [c for c in node.children if c is not summaries[0]])
    block: Json = {"type": "details", "summary": _text(summaries[0]), "blocks": _blocks(rest)}
    return block | {"is_open": True} if "open" in node.attributes else block


def _table(node: _Node) -> Json:
    rows = node.elements("tr") + [
        row for part in node.elements("thead", "tbody") for row in part.elements("tr")
    ]
    block: Json = {
        "type": "table",
        "cells": [[_cell(cell) for cell in row.elements("td", "th")] for row in rows],
    }
    if captions := node.elements("caption"):
        block["caption"] = _text(captions[0])
    for attribute, flag in (("border", "is_bordered"), ("striped", "is_striped")):
        if attribute in node.attributes:
            block[flag] = True
    return block


def _cell(node: _Node) -> Json:
    cell: Json = {"text": _text(node)}
    for name in ("align", "valign"):
        if name in node.attributes:
            cell[name] = node.attributes[name]
    for name in ("colspan", "rowspan"):
        if node.attributes.get(name, "").isdecimal():
            cell[name] = int(node.attributes[name])
    if node.tag == "th":
        cell["is_header"] = True
    return cell


def _text(node: _Node) -> Any:
    """RichText: a string, one formatted part, or a list of both."""
    parts = [_part(child) for child in node.children]
    parts = [p for p in parts if p != ""]
    if not parts:
        return ""
    return parts[0] if len(parts) == 1 else parts


def _part(child: _Node | str) -> Any:
    if isinstance(child, str):
        return child
    if child.tag == "br":
        return "\n"
    if child.tag not in _INLINE:
        raise refused(f'Tag "{child.tag}" can\'t be used inside a text')
    text = _text(child)
    if text == "":
        return ""
    if child.tag != "a":
        return {"type": _INLINE[child.tag], "text": text}
    url = checked_link(child.attributes.get("href", ""))
    return {"type": "url", "text": text, "url": url} if url else text


def _plain(child: _Node | str) -> str:
    return child if isinstance(child, str) else "".join(_plain(c) for c in child.children)
