"""Chats of the contract: reading, writing, tapping, editing, inline queries."""

import asyncio
import mimetypes
from typing import Final

from aiohttp import web

from sandbox import acts
from sandbox.acts import Draft, RefusedError
from sandbox.backstage import BACKSTAGE, Backstage
from sandbox.botapi.queries import Query
from sandbox.botapi.text import finish
from sandbox.files import StoredFile
from sandbox.http.body import (
    decode,
    need_number,
    need_object,
    need_text,
    optional_int,
    path_int,
    read_body,
)
from sandbox.http.views import buttons_view, message_view
from sandbox.media_facts import picture_size, voice_seconds
from sandbox.messages import Chat, Contact, Content, Location, Media, MediaKind, Message
from sandbox.wire import Json

ANSWER_WITHIN_S: Final = 10.0
_FILES: Final[dict[MediaKind, tuple[str, str]]] = {
    "voice": ("voice.ogg", "audio/ogg"),
    "photo": ("photo.jpg", "image/jpeg"),
    "video": ("video.mp4", "video/mp4"),
}
_PARTS: Final = ("text", "voice", "photo", "video", "document", "contact", "location")


def routes() -> list[web.RouteDef]:
    return [
        web.get("/sandbox/chats/{chat}", read_chat),
        web.post("/sandbox/chats/{chat}/messages", post_message),
        web.patch("/sandbox/chats/{chat}/messages/{message}", patch_message),
        web.post("/sandbox/chats/{chat}/taps", post_tap),
        web.post("/sandbox/inline/{person}", post_inline),
        web.get("/sandbox/files/{file}", get_file),
    ]


async def read_chat(request: web.Request) -> web.Response:
    stage = request.app[BACKSTAGE]
    chat = stage.api.world.chats.get(path_int(request, "chat"))
    if chat is None:
        raise RefusedError(404, f"there is no chat {request.match_info['chat']}")
    reader = request.query.get("as")
    if reader is not None and reader not in map(str, chat.members):
        raise RefusedError(403, f"person {reader} is not in chat {chat.id}")
    shown = [message_view(m) for m in chat.messages.values()]
    return web.json_response({"messages": shown, "action": stage.api.world.action_of(chat)})


async def post_message(request: web.Request) -> web.Response:
    stage, body = request.app[BACKSTAGE], await read_body(request)
    chat, person = acts.find_chat(stage.api, path_int(request, "chat"), optional_int(body, "as"))
    reply_to, via_bot = optional_int(body, "reply_to"), bool(body.get("via_bot"))
    sent = [
        acts.send(stage.api, chat, person, Draft(content, reply_to, via_bot))
        for content in _contents(stage, person, body)
    ]
    view = message_view(sent[0])
    if len(sent) > 1:
        view["parts"] = [message_view(m) for m in sent]
    return web.json_response(view)


def _contents(stage: Backstage, person: int, body: Json) -> list[Content]:
    """What the person sends: one thing, `text` being a file's caption. Raises RefusedError 400."""
    things = [name for name in _PARTS if name != "text" and body.get(name) is not None]
    if len(things) > 1:
        raise RefusedError(400, f"one message holds one of {', '.join(things)}")
    if not things:
        return [Content(*finish(piece, [])) for piece in acts.pieces(need_text(body, "text"))]
    name = things[0]
    if name == "contact":
        return [Content(contact=_contact(need_object(body, name), person))]
    if name == "location":
        place = need_object(body, name)
        return [
            Content(
                location=Location(need_number(place, "latitude"), need_number(place, "longitude"))
            )
        ]
    caption, entities = finish(str(body.get("text") or body.get("caption") or ""), [])
    media = (
        _document(stage, need_object(body, name))
        if name == "document"
        else _recorded(stage, body, name)
    )
    return [Content(caption, entities, media)]


def _contact(value: Json, person: int) -> Contact:
    """A contact; a phone shares its owner's unless `user_id` says otherwise (null: nobody's)."""
    first_name = need_text(value, "first_name")
    phone = need_text(value, "phone_number")
    return Contact(
        phone,
        first_name,
        value.get("last_name"),
        optional_int({"user_id": person} | value, "user_id"),
    )


def _recorded(stage: Backstage, body: Json, name: str) -> Media:
    kind: MediaKind = "voice" if name == "voice" else "photo" if name == "photo" else "video"
    data = decode(body[name], name)
    if not data:
        raise RefusedError(400, f"{name} is empty")
    file_name, mime_type = _FILES[kind]
    stored = stage.api.world.files.add(kind, file_name, mime_type, data)
    width, height = picture_size(data) or ((1280, 960) if kind == "photo" else (0, 0))
    seconds = optional_int(body, "duration") or voice_seconds(data)
    return Media(kind, stored, width, height, seconds)


def _document(stage: Backstage, value: Json) -> Media:
    """A file; `size` instead of `base64` makes one that big without content, to try limits."""
    name = need_text(value, "file_name")
    mime_type = str(
        value.get("mime_type") or mimetypes.guess_type(name)[0] or "application/octet-stream"
    )
    size = optional_int(value, "size") if "base64" not in value else None
    data = b"" if size else decode(value.get("base64"), "document.base64")
    return Media("document", stage.api.world.files.add("document", name, mime_type, data, size))


async def patch_message(request: web.Request) -> web.Response:
    stage, body = request.app[BACKSTAGE], await read_body(request)
    chat, person = acts.find_chat(stage.api, path_int(request, "chat"), optional_int(body, "as"))
    text = str(body.get("text") or "")
    return web.json_response(
        message_view(acts.edit(stage.api, chat, person, path_int(request, "message"), text))
    )


async def post_tap(request: web.Request) -> web.Response:
    stage, body = request.app[BACKSTAGE], await read_body(request)
    chat, person = acts.find_chat(stage.api, path_int(request, "chat"), optional_int(body, "as"))
    number = optional_int(body, "message_id")
    if number is None:
        raise RefusedError(400, "message_id is needed")
    message = chat.messages.get(number)
    if message is None:
        raise RefusedError(404, f"there is no message {number} in chat {chat.id}")
    if "data" in body:
        data = need_text(body, "data")
    else:
        button = _find_button(message, body.get("button"))
        if button["disabled"]:
            return web.json_response({"alert": False, "text": None, "url": None, "disabled": True})
        if button["kind"] != "callback":
            return web.json_response(_local_answer(button))
        data = button["data"]
    return await _answer_of_bot(stage, chat, person, message, data)


async def _answer_of_bot(
    stage: Backstage, chat: Chat, person: int, message: Message, data: str
) -> web.Response:
    answer = await _wait(acts.tap(stage.api, chat, person, message, data))
    return web.json_response({"answered": False} if answer is None else answer)


def _find_button(message: Message, wanted: object) -> Json:
    rows = buttons_view(message)
    if isinstance(wanted, list) and len(wanted) == 2:
        try:
            return rows[int(wanted[0])][int(wanted[1])]
        except (IndexError, TypeError, ValueError):
            raise RefusedError(404, f"there is no button at {wanted}") from None
    for button in (b for row in rows for b in row):
        if button["text"] == wanted:
            return button
    there = [b["text"] for row in rows for b in row]
    raise RefusedError(404, f"there is no button {wanted!r}; the buttons are {there}")


def _local_answer(button: Json) -> Json:
    """Buttons that the phone serves itself, without asking the bot."""
    answer: Json = {"alert": False, "text": None, "url": None}
    kind = button["kind"]
    return answer | (
        {"url": button["data"]} if kind in ("url", "web_app") else {kind: button["data"]}
    )


async def post_inline(request: web.Request) -> web.Response:
    stage, body = request.app[BACKSTAGE], await read_body(request)
    person = path_int(request, "person")
    if person not in stage.api.world.people:
        raise RefusedError(404, f"there is no person {person}")
    query = acts.ask_inline(
        stage.api, person, str(body.get("query") or ""), str(body.get("offset") or "")
    )
    answer = await _wait(query)
    empty: Json = {"results": [], "next_offset": "", "answered": False}
    return web.json_response(empty if answer is None else answer)


async def _wait(query: Query) -> Json | None:
    try:
        return await asyncio.wait_for(asyncio.shield(query.answer), ANSWER_WITHIN_S)
    except TimeoutError:
        return None


async def get_file(request: web.Request) -> web.Response:
    """A file for the page. It came from a stranger's phone or the bot: nothing in it may run."""
    files = request.app[BACKSTAGE].api.world.files
    stored = files.get(request.match_info["file"])
    if stored is None:
        raise RefusedError(404, "there is no such file")
    return web.Response(
        body=files.data(stored.id),
        headers={
            "Content-Type": stored.mime_type,
            "Content-Disposition": _disposition(stored),
            "Content-Security-Policy": "sandbox; default-src 'none'",
            "X-Content-Type-Options": "nosniff",
        },
    )


def _disposition(stored: StoredFile) -> str:
    shown = stored.mime_type.startswith(("image/", "audio/", "video/")) or (
        stored.mime_type == "application/pdf"
    )
    return "inline" if shown and stored.mime_type != "image/svg+xml" else "attachment"
