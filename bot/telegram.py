"""The edge: screens drawn as Bot API calls, within Telegram's limits."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from bot.calls import Call, Json, Params
from bot.markup import cut, pages, shortened
from bot.screen import Button, Buttons, Key, Keyboard, Screen

TEXT_LIMIT = 4096
ANSWER_LIMIT = 200
DATA_LIMIT = 64  # bytes
COPY_LIMIT = 256
INLINE_RESULTS_LIMIT = 50
MOST_PAGES = 4
"""Of one screen; what is longer belongs into a document, and is cut with a sign."""

NO_PREVIEW: Json = {"is_disabled": True}


@dataclass(frozen=True, slots=True)
class InlineResult:
    """One line of an inline search; choosing it sends `text` into the chat."""

    id: str
    title: str
    description: str
    text: Markup


def send(chat_id: int, screen: Screen) -> list[Call]:
    """New messages for a screen: a long text takes several, the last one has the buttons."""
    texts = pages(screen.text, TEXT_LIMIT, MOST_PAGES)
    calls = [_message(chat_id, text, screen) for text in texts]
    markup = _reply_markup(screen)
    if markup:
        calls[-1].params["reply_markup"] = markup
    calls[-1] = replace(calls[-1], shows=screen.shows, redrawn=screen.redrawn)
    return calls


def edit(chat_id: int, message_id: int, screen: Screen) -> Call:
    """An earlier message, drawn again. Its text cannot grow into a second message: it is cut."""
    return Call(
        "editMessageText",
        {
            "chat_id": chat_id,
            "message_id": message_id,
            "text": str(cut(screen.text, TEXT_LIMIT)),
            "parse_mode": "HTML",
            "link_preview_options": NO_PREVIEW,
            "reply_markup": {"inline_keyboard": _inline(screen.buttons)},
        },
        shows=screen.shows,
        redrawn=screen.redrawn,
    )


def leave(chat_id: int, message_id: int, buttons: Buttons) -> Call:
    """Leave an earlier message its words, and no more than these buttons."""
    return Call(
        "editMessageReplyMarkup",
        {
            "chat_id": chat_id,
            "message_id": message_id,
            "reply_markup": {"inline_keyboard": _inline(buttons)},
        },
    )


def delete(chat_id: int, message_id: int) -> Call:
    """Take a message away."""
    return Call("deleteMessage", {"chat_id": chat_id, "message_id": message_id})


def answer(query_id: str, text: str = "", *, alert: bool = False) -> Call:
    """Stop the spinner on a tapped button, and say something if there is something to say."""
    params: Params = {"callback_query_id": query_id}
    if text:
        params["text"] = shortened(text, ANSWER_LIMIT)
    if alert:
        params["show_alert"] = True
    return Call("answerCallbackQuery", params)


def answer_inline(query_id: str, results: Sequence[InlineResult], next_offset: str = "") -> Call:
    """The results of an inline search. Personal, and not cached: rights and data change."""
    return Call(
        "answerInlineQuery",
        {
            "inline_query_id": query_id,
            "results": [_inline_result(result) for result in results[:INLINE_RESULTS_LIMIT]],
            "next_offset": next_offset,
            "is_personal": True,
            "cache_time": 0,
        },
    )


def _message(chat_id: int, text: Markup, screen: Screen) -> Call:
    params: Params = {
        "chat_id": chat_id,
        "text": str(text),
        "parse_mode": "HTML",
        "link_preview_options": NO_PREVIEW,
    }
    if screen.silent:
        params["disable_notification"] = True
    if screen.protected:
        params["protect_content"] = True
    return Call("sendMessage", params)


def _reply_markup(screen: Screen) -> Params | None:
    if screen.keyboard is not None:
        return _keyboard(screen.keyboard)
    if screen.buttons:
        markup: Params = {"inline_keyboard": _inline(screen.buttons)}
        return {**markup, "force_reply": True} if screen.ask else markup
    return {"force_reply": True} if screen.ask else None


def _keyboard(keyboard: Keyboard) -> Params:
    if not keyboard.keys:
        return {"remove_keyboard": True}
    markup: Params = {
        "keyboard": [[_key(key) for key in line] for line in keyboard.keys],
        "resize_keyboard": True,
        "is_persistent": True,
    }
    if keyboard.placeholder:
        markup["input_field_placeholder"] = shortened(keyboard.placeholder, 64)
    return markup


def _key(key: Key) -> Json:
    if key.kind == "text":
        return {"text": key.text}
    return {"text": key.text, f"request_{key.kind}": True}


def _inline(buttons: Buttons) -> Json:
    return [[_button(button) for button in line] for line in buttons]


def _button(button: Button) -> Json:
    drawn: Params = {"text": button.text}
    if button.style:
        drawn["style"] = button.style
    if button.disabled:
        return {**drawn, "disabled": {}}
    return {**drawn, **_act(button)}


def _act(button: Button) -> Params:
    match button.kind:
        case "callback":
            # Telegram refuses the whole message otherwise; it is a mistake of ours, seen in tests.
            if not 1 <= len(button.data.encode()) <= DATA_LIMIT:
                raise ValueError(f"callback data of 1 to {DATA_LIMIT} bytes: {button.data!r}")
            return {"callback_data": button.data}
        case "url":
            return {"url": button.data}
        case "copy":
            return {"copy_text": {"text": shortened(button.data, COPY_LIMIT)}}
        case "switch_inline":
            return {"switch_inline_query_current_chat": button.data}


def _inline_result(result: InlineResult) -> Json:
    return {
        "type": "article",
        "id": result.id,
        "title": result.title,
        "description": result.description,
        "input_message_content": {
            "message_text": str(cut(result.text, TEXT_LIMIT)),
            "parse_mode": "HTML",
            "link_preview_options": NO_PREVIEW,
        },
    }
