"""Keyboards: what Telegram refuses in them, in its words."""

from dataclasses import dataclass
from typing import Final

from sandbox.botapi.errors import bad_request
from sandbox.botapi.params import Params
from sandbox.botapi.urls import link_trouble
from sandbox.messages import ChatKind
from sandbox.wire import Json

MAX_BUTTONS: Final = 100
MAX_IN_ROW: Final = 8
MAX_CALLBACK_BYTES: Final = 64
_STYLES: Final = ("danger", "success", "primary")
_ACTIONS: Final = (
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
    "disabled",
)
_OBJECTS: Final = ("web_app", "switch_inline_query_chosen_chat", "copy_text", "disabled")
_MAY_BE_EMPTY: Final = (
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "callback_game",
    "disabled",
)
_MARKUP_FLAGS: Final = (
    "force_reply",
    "remove_keyboard",
    "selective",
    "one_time_keyboard",
    "resize_keyboard",
    "is_persistent",
)


@dataclass(frozen=True)
class Markup:
    """Either an inline keyboard or a markup of another kind, as the message keeps them."""

    inline: list[list[Json]] | None = None
    inline_force_reply: bool = False
    other: Json | None = None


def read_markup(params: Params, chat_kind: ChatKind) -> Markup:
    """The reply_markup of a new message. Raises ApiError 400."""
    value = params.json("reply_markup", "can't parse reply keyboard markup JSON object")
    if value in (None, ""):
        return Markup()
    if not isinstance(value, dict):
        raise bad_request("object expected as reply markup")
    for flag in _MARKUP_FLAGS:
        if flag in value and not isinstance(value[flag], bool):
            raise bad_request(f'field "{flag}" must be of type Boolean')
    if "inline_keyboard" in value:
        rows = _inline_rows(value["inline_keyboard"], chat_kind)
        return Markup(rows or None, bool(value.get("force_reply")))
    if "keyboard" in value:
        _check_keyboard(value["keyboard"], chat_kind)
        return Markup(other=value)
    if value.get("remove_keyboard") or value.get("force_reply"):
        return Markup(other=value)
    return Markup()


def read_inline_markup(params: Params, chat_kind: ChatKind) -> list[list[Json]] | None:
    """The reply_markup of an edit: an inline keyboard or nothing. Raises ApiError 400."""
    markup = read_markup(params, chat_kind)
    if markup.other is not None:
        raise bad_request("inline keyboard expected")
    return markup.inline


def _rows(value: object, name: str) -> list[list[object]]:
    if not isinstance(value, list):
        raise bad_request(f'field "{name}" must be of type Array')
    if not all(isinstance(row, list) for row in value):
        raise bad_request(f'field "{name}" must be an Array of Arrays')
    return [row for row in value if row]


def _inline_rows(value: object, chat_kind: ChatKind) -> list[list[Json]]:
    rows = _rows(value, "inline_keyboard")
    if sum(map(len, rows)) > MAX_BUTTONS or any(len(row) > MAX_IN_ROW for row in rows):
        raise bad_request("reply markup is too long")
    return [[_inline_button(button, chat_kind) for button in row] for row in rows]


def _inline_button(value: object, chat_kind: ChatKind) -> Json:
    if not isinstance(value, dict):
        raise _button("expected an Object")
    if "text" not in value:
        raise _button('Can\'t find field "text"')
    if not isinstance(value["text"], str):
        raise _button('Field "text" must be of type String')
    if not value["text"].strip():
        raise bad_request("inline keyboard button text must be non-empty")
    if value.get("style") is not None and value["style"] not in _STYLES:
        raise _button("Unsupported button style specified")
    check_action(value, chat_kind)
    return value


def check_action(button: Json, chat_kind: ChatKind) -> None:
    """A button does exactly one thing, and Telegram would let it. Raises ApiError 400."""
    actions = [
        name
        for name in _ACTIONS
        if button.get(name) is not None
        and (button[name] not in ("", False) or name in _MAY_BE_EMPTY)
    ]
    if not actions:
        raise _button("Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise _button("Exactly one action must be specified")
    name, value = actions[0], button[actions[0]]
    if name in _OBJECTS and not isinstance(value, dict):
        raise _button(f'Field "{name}" must be of type Object')
    if name in ("pay", "callback_game", "login_url"):
        raise bad_request("BUTTON_TYPE_INVALID")
    if name == "callback_data" and len(str(value).encode()) > MAX_CALLBACK_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")
    if name == "url" and (trouble := link_trouble(str(value))):
        raise bad_request(f"inline keyboard button URL '{value}' is invalid: {trouble}")
    if name == "copy_text" and not 1 <= len(str(value.get("text", ""))) <= 256:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
    if name == "web_app":
        _check_web_app(value, chat_kind)


def _check_web_app(value: Json, chat_kind: ChatKind) -> None:
    url = str(value.get("url", ""))
    if not url.startswith("https://"):
        raise bad_request(
            f"inline keyboard button Web App URL '{url}' is invalid: Only HTTPS links are allowed"
        )
    if chat_kind != "private":
        raise bad_request("BUTTON_TYPE_INVALID")


def _check_keyboard(value: object, chat_kind: ChatKind) -> None:
    rows = _rows(value, "keyboard")
    if sum(map(len, rows)) > MAX_BUTTONS * 3:
        raise bad_request("reply markup is too long")
    for row in rows:
        for button in row:
            _check_keyboard_button(button, chat_kind)


def _check_keyboard_button(value: object, chat_kind: ChatKind) -> None:
    if isinstance(value, str):
        value = {"text": value}
    if not isinstance(value, dict):
        raise bad_request("can't parse keyboard button: expected an Object")
    if not isinstance(value.get("text"), str):
        raise bad_request("can't parse keyboard button: Can't find field \"text\"")
    if not value["text"].strip():
        raise bad_request("keyboard button text must be non-empty")
    if chat_kind != "private":
        if value.get("request_contact"):
            raise bad_request("phone number can be requested in private chats only")
        if value.get("request_location"):
            raise bad_request("location can be requested in private chats only")


def _button(words: str) -> Exception:
    return bad_request(f"can't parse inline keyboard button: {words}")
