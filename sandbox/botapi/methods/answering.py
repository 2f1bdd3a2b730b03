"""Methods that answer people's taps and inline queries."""

from typing import Final

from sandbox.botapi.api import BotApi
from sandbox.botapi.errors import bad_request
from sandbox.botapi.html import utf16_length
from sandbox.botapi.markup import Markup, read_markup
from sandbox.botapi.methods.sending import Method
from sandbox.botapi.params import Params
from sandbox.botapi.rich import read_rich, rich_text
from sandbox.botapi.text import read_text
from sandbox.wire import Json

_MAX_ANSWER: Final = 200
_MAX_RESULTS: Final = 50


def answer_callback_query(api: BotApi, params: Params) -> object:
    text = params.text("text")
    if utf16_length(text) > _MAX_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    url = params.text("url")
    if url and not url.startswith(
        (f"https://t.me/{api.bot.username}?", f"t.me/{api.bot.username}?")
    ):
        raise bad_request("URL_INVALID")
    query = api.queries.find(params.text("callback_query_id"))
    answer: Json = {
        "alert": params.flag("show_alert"),
        "text": text or None,
        "url": url or None,
    }
    api.queries.answer(query, answer)
    api.events.publish("answer", {"chat_id": query.chat_id, "person": query.person, **answer})
    return True


def answer_inline_query(api: BotApi, params: Params) -> object:
    results = params.json("results", "can't parse JSON encoded inline query results")
    if not isinstance(results, list):
        raise bad_request("expected an Array of inline query results")
    if len(results) > _MAX_RESULTS:
        raise bad_request("RESULTS_TOO_MUCH")
    next_offset = params.text("next_offset")
    if len(next_offset.encode()) > 64:
        raise bad_request("NEXT_OFFSET_INVALID")
    shown = [_result(item) for item in results]
    if len({item["id"] for item in shown}) < len(shown):
        raise bad_request("RESULT_ID_DUPLICATE")
    query = api.queries.find(params.text("inline_query_id"))
    api.queries.answer(query, {"results": shown, "next_offset": next_offset})
    return True


def _result(item: object) -> Json:
    if not isinstance(item, dict):
        raise bad_request("can't parse inline query result: expected an Object")
    result_id = str(item.get("id", ""))
    if not 1 <= len(result_id.encode()) <= 64:
        raise bad_request("RESULT_ID_INVALID")
    title = str(item.get("title", ""))
    if item.get("type") == "article" and not title:
        raise bad_request("can't parse inline query result: Can't find field \"title\"")
    return {
        "id": result_id,
        "title": title,
        "description": str(item.get("description", "")),
        "text": _result_text(item.get("input_message_content")),
        "buttons": _result_markup(item).inline or [],
    }


def _result_text(content: object) -> str:
    if not isinstance(content, dict):
        raise bad_request(
            "can't parse inline query result: Can't find field \"input_message_content\""
        )
    if "rich_message" in content:
        return rich_text(read_rich(Params(content)))
    return read_text(Params(content | {"text": content.get("message_text", "")}))[0]


def _result_markup(item: Json) -> Markup:
    return read_markup(Params({"reply_markup": item.get("reply_markup")}), "private")


METHODS: dict[str, Method] = {
    "answerCallbackQuery": answer_callback_query,
    "answerInlineQuery": answer_inline_query,
}
