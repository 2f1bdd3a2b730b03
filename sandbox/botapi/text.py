"""From the text of a call to what is shown: parsed, trimmed, measured, links and commands found."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from sandbox.botapi.errors import bad_request
from sandbox.botapi.html import parse_html, utf16_length
from sandbox.botapi.params import Params
from sandbox.botapi.urls import link_trouble
from sandbox.messages import Entity
from sandbox.wire import Json

MAX_TEXT: Final = 4096
MAX_CAPTION: Final = 1024
_SPACE: Final = " \t\r\n\v\f"
_ENTITY_TYPES: Final = (
    "mention",
    "hashtag",
    "cashtag",
    "bot_command",
    "url",
    "email",
    "phone_number",
    "bold",
    "italic",
    "underline",
    "strikethrough",
    "spoiler",
    "blockquote",
    "expandable_blockquote",
    "code",
    "pre",
    "text_link",
    "text_mention",
    "custom_emoji",
    "date_time",
)
_DETECTED: Final = (
    ("email", re.compile(r"(?<![\w@.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    (
        "url",
        re.compile(
            r"(?<![\w@.])(?:https?://[^\s<>\"]+[^\s<>\".,;:!?)]"
            r"|(?:[a-z0-9-]+\.)+(?:ru|com|org|net|io)\b(?:/[^\s<>\"]*)?)",
            re.IGNORECASE,
        ),
    ),
    ("bot_command", re.compile(r"(?<![\w/@])/[a-zA-Z0-9_]{1,64}(?:@[a-zA-Z0-9_]{3,32})?(?![\w/])")),
    ("mention", re.compile(r"(?<![\w@/])@[a-zA-Z0-9_]{3,32}(?!\w)")),
    ("hashtag", re.compile(r"(?<![\w#])#(?=\w*[^\W\d])\w{1,256}")),
    ("phone_number", re.compile(r"(?<![\w+])\+\d[\d ()-]{8,18}\d(?!\w)")),
)

Formatted = tuple[str, tuple[Entity, ...]]


def read_text(params: Params) -> Formatted:
    """The text of a message, 1-4096 characters after entities. Raises ApiError 400."""
    source = params.text("text")
    if not source:
        raise bad_request("message text is empty")
    text, entities = _format(params, source, "entities")
    if not text:
        raise bad_request("text must be non-empty")
    if utf16_length(text) > MAX_TEXT:
        raise bad_request("message is too long")
    return text, entities


def read_caption(params: Params) -> Formatted:
    """The caption of a media message, 0-1024 characters after entities. Raises ApiError 400."""
    text, entities = _format(params, params.text("caption"), "caption_entities")
    if utf16_length(text) > MAX_CAPTION:
        raise bad_request("message caption is too long")
    return text, entities


def _format(params: Params, source: str, entities_name: str) -> Formatted:
    mode = params.text("parse_mode").lower()
    if mode == "html":
        text, entities = parse_html(source)
    elif mode in ("markdown", "markdownv2"):
        raise bad_request("the sandbox knows only HTML; send parse_mode HTML or entities")
    elif mode:
        raise bad_request("unsupported parse_mode")
    else:
        given = params.json(entities_name, "can't parse entities JSON object")
        if not isinstance(given or [], list):
            raise bad_request("expected an Array of MessageEntity")
        text, entities = source, [_entity(source, item) for item in given or []]
    return finish(text, entities)


def finish(text: str, entities: Iterable[Entity]) -> Formatted:
    """Trim as Telegram does; add what it finds itself: links, commands, mentions, tags, phones."""
    kept_left = text.lstrip(_SPACE)
    cut = len(text) - len(kept_left)
    trimmed = kept_left.rstrip(_SPACE)
    end = utf16_length(trimmed)
    moved = [_clip(e, cut, end) for e in entities]
    entities = [e for e in moved if e.length > 0]
    found = [e for e in _detect(trimmed) if not any(_blocks(given, e) for given in entities)]
    return trimmed, tuple(sorted([*entities, *found], key=lambda e: (e.offset, -e.length)))


def _clip(entity: Entity, cut: int, end: int) -> Entity:
    start = max(entity.offset - cut, 0)
    return replace(entity, offset=start, length=min(entity.end - cut, end) - start)


def _blocks(given: Entity, found: Entity) -> bool:
    """Nothing is detected inside code or an explicit link."""
    return (
        given.type in ("code", "pre", "text_link", "text_mention", *(n for n, _ in _DETECTED))
        and given.offset < found.end
        and found.offset < given.end
    )


def _detect(text: str) -> list[Entity]:
    taken: list[Entity] = []
    for kind, pattern in _DETECTED:
        for match in pattern.finditer(text):
            offset = utf16_length(text[: match.start()])
            entity = Entity(kind, offset, utf16_length(match[0]))
            if all(entity.end <= t.offset or t.end <= entity.offset for t in taken):
                taken.append(entity)
    return taken


def _entity(text: str, item: object) -> Entity:
    if not isinstance(item, dict):
        raise bad_request("can't parse MessageEntity: expected an Object")
    kind, offset, length = item.get("type"), item.get("offset"), item.get("length")
    for name in ("type", "offset", "length"):
        if name not in item:
            raise bad_request(f"can't parse MessageEntity: Can't find field \"{name}\"")
    if kind not in _ENTITY_TYPES:
        raise bad_request("can't parse MessageEntity: Unsupported type specified")
    if not isinstance(offset, int) or not isinstance(length, int) or offset < 0 or length <= 0:
        raise bad_request(f"receive an entity with incorrect offset {offset}")
    total = utf16_length(text)
    if offset >= total:
        raise bad_request(f"entity begins after the end of the text at UTF-16 offset {offset}")
    if offset + length > total:
        raise bad_request(
            f"entity beginning at UTF-16 offset {offset} ends after the end of the text "
            f"at UTF-16 offset {offset + length}"
        )
    return _entity_of_kind(str(kind), offset, length, item)


def _entity_of_kind(kind: str, offset: int, length: int, item: Json) -> Entity:
    if kind == "text_link":
        url = _field(item, "url")
        if trouble := link_trouble(url):
            raise bad_request(f"entity URL '{url}' is invalid: {trouble}")
        return Entity(kind, offset, length, url=url)
    if kind == "custom_emoji":
        emoji_id = _field(item, "custom_emoji_id")
        if not emoji_id.isdecimal() or int(emoji_id) >= 2**63:
            raise bad_request(
                'can\'t parse MessageEntity: Field "custom_emoji_id" must be a valid Number'
            )
        return Entity(kind, offset, length, custom_emoji_id=emoji_id)
    if kind == "text_mention":
        if not isinstance(item.get("user"), dict):
            raise bad_request("can't parse MessageEntity: Can't find field \"user\"")
        return Entity(kind, offset, length, user_id=int(item["user"].get("id", 0)))
    return Entity(kind, offset, length, language=item.get("language"))


def _field(item: Json, name: str) -> str:
    if name not in item:
        raise bad_request(f"can't parse MessageEntity: Can't find field \"{name}\"")
    return str(item[name])
