"""Messages, people and groups as the contract writes them."""

from typing import Any, Final

from sandbox.botapi.rich import rich_buttons, rich_text
from sandbox.config import Person
from sandbox.http.drawing import blocks_html, text_html
from sandbox.messages import Chat, Media, Message
from sandbox.wire import Json

# What a button does, by its field in the Bot API, and which part of that field matters.
_ACTIONS: Final = {
    "callback_data": ("callback", None),
    "url": ("url", None),
    "copy_text": ("copy", "text"),
    "switch_inline_query": ("switch_inline", None),
    "switch_inline_query_current_chat": ("switch_inline", None),
    "switch_inline_query_chosen_chat": ("switch_inline", "query"),
    "web_app": ("web_app", "url"),
}
_KEYBOARD_KINDS: Final = {"request_contact": "contact", "request_location": "location"}


def person_view(person: Person) -> Json:
    return {
        "id": person.id,
        "first_name": person.first_name,
        "last_name": person.last_name,
        "username": person.username,
        "role": person.role,
        "chat_id": person.id,
        "department": person.department,
        "department_title": person.department_title,
        "language": person.language,
        "time_zone": person.time_zone,
        "email": person.email,
        "started": person.started,
    }


def group_view(chat: Chat) -> Json:
    return {"id": chat.id, "title": chat.title, "members": list(chat.members), "kind": chat.kind}


def message_view(message: Message) -> Json:
    """M of the contract, with a few fields more that the page draws."""
    content = message.content
    rich = content.blocks is not None
    blocks = content.blocks or ()
    markup = message.keyboard or {}
    return {
        "id": message.id,
        "from": "bot" if message.sender is None else message.sender,
        "text": rich_text(blocks) if rich else content.text,
        "html": blocks_html(blocks) if rich else text_html(content.text, content.entities),
        "media": _media_view(content.media) if content.media else None,
        "buttons": buttons_view(message),
        "keyboard": keyboard_view(markup),
        "rich": rich,
        "album": message.album,
        "protected": message.protected,
        "reply_to": message.reply_to,
        "edited": message.edited_at is not None,
        "date": message.date.isoformat(),
        "contact": vars(content.contact) if content.contact else None,
        "location": vars(content.location) if content.location else None,
        "service": message.service,
        "pinned": message.pinned,
        "via_bot": message.via_bot,
        "forwarded": message.forwarded_from is not None,
        "remove_keyboard": bool(markup.get("remove_keyboard")),
        "force_reply": bool(markup.get("force_reply")) or message.inline_force_reply,
        "placeholder": markup.get("input_field_placeholder"),
        "one_time_keyboard": bool(markup.get("one_time_keyboard")),
        "link_preview": not (content.link_preview or {}).get("is_disabled", False),
    }


def buttons_view(message: Message) -> list[list[Json]]:
    """Inline buttons, those inside a rich message first."""
    rows = rich_buttons(message.content.blocks or ()) + (message.inline_keyboard or [])
    return [[_button_view(button) for button in row] for row in rows]


def _button_view(button: Json) -> Json:
    kind, data = "callback", None
    for name, (its_kind, inside) in _ACTIONS.items():
        if button.get(name) is not None:
            kind = its_kind
            data = button[name].get(inside, "") if inside else button[name]
            break
    return {
        "text": button["text"],
        "kind": kind,
        "data": data,
        "style": button.get("style"),
        "disabled": button.get("disabled") is not None,
    }


def keyboard_view(markup: Json) -> list[list[Json]] | None:
    """A reply keyboard, None when the markup is of another kind."""
    if "keyboard" not in markup:
        return None
    return [[_key_view(key) for key in row] for row in markup["keyboard"]]


def _key_view(key: Any) -> Json:
    if isinstance(key, str):
        return {"text": key, "kind": "text", "style": None}
    kinds = [kind for name, kind in _KEYBOARD_KINDS.items() if key.get(name)]
    return {"text": key["text"], "kind": kinds[0] if kinds else "text", "style": key.get("style")}


def _media_view(media: Media) -> Json:
    return {
        "kind": media.kind,
        "file_name": media.file.name,
        "mime_type": media.file.mime_type,
        "size": media.file.size,
        "url": f"/sandbox/files/{media.file.id}",
        "width": media.width,
        "height": media.height,
        "duration": media.duration,
    }


def open_keyboard(chat: Chat) -> Json | None:
    """The reply keyboard that the chat shows now: the bot's last word on it."""
    for message in reversed(chat.messages.values()):
        markup = message.keyboard or {}
        if message.sender is None and ("keyboard" in markup or markup.get("remove_keyboard")):
            rows = keyboard_view(markup)
            return None if rows is None else {"message_id": message.id, "rows": rows}
    return None
