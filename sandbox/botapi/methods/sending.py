"""Methods that put new messages into chats."""

import secrets
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from sandbox.botapi.access import find_chat, replied_message, writable_chat
from sandbox.botapi.api import BotApi
from sandbox.botapi.errors import bad_request
from sandbox.botapi.markup import read_markup
from sandbox.botapi.media import read_input_media, read_media
from sandbox.botapi.params import Params
from sandbox.botapi.rich import read_rich
from sandbox.botapi.serialize import unix, user_json
from sandbox.botapi.text import read_caption, read_text
from sandbox.messages import Chat, Contact, Content, Location, MediaKind, Message
from sandbox.wire import Json

Method = Callable[[BotApi, Params], object]
_ACTIONS: Final = (
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
)
_ALBUM: Final = (2, 10)


def link_preview(params: Params) -> Json | None:
    """link_preview_options. Raises ApiError 400."""
    options = params.json("link_preview_options", "can't parse link preview options JSON object")
    if options is None:
        return None
    if not isinstance(options, dict):
        raise bad_request("object expected as link preview options")
    for name in ("is_disabled", "prefer_small_media", "prefer_large_media", "show_above_text"):
        if name in options and not isinstance(options[name], bool):
            raise bad_request(f'field "{name}" must be of type Boolean')
    return options or None


def send_message(api: BotApi, params: Params) -> object:
    text, entities = read_text(params)
    content = Content(text, entities, link_preview=link_preview(params))
    return _send(api, params, content)


def send_rich_message(api: BotApi, params: Params) -> object:
    return _send(api, params, Content(blocks=read_rich(params)))


def _sender_of(kind: MediaKind) -> Method:
    def send(api: BotApi, params: Params) -> object:
        media = read_media(api.world.files, params, kind)
        text, entities = read_caption(params)
        above = params.flag("show_caption_above_media")
        return _send(api, params, Content(text, entities, media, caption_above=above))

    return send


def send_location(api: BotApi, params: Params) -> object:
    latitude, longitude = params.number("latitude"), params.number("longitude")
    if latitude is None or longitude is None:
        raise bad_request("location is empty")
    if not -90 <= latitude <= 90 or not -180 <= longitude <= 180:
        raise bad_request("wrong location specified")
    return _send(api, params, Content(location=Location(latitude, longitude)))


def send_contact(api: BotApi, params: Params) -> object:
    phone, first_name = params.text("phone_number"), params.text("first_name")
    if not phone:
        raise bad_request("phone number is empty")
    if not first_name:
        raise bad_request("first name is empty")
    contact = Contact(phone, first_name, params.text("last_name") or None)
    return _send(api, params, Content(contact=contact))


def send_media_group(api: BotApi, params: Params) -> object:
    items = params.json("media", "can't parse media JSON object")
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise bad_request("expected an Array of InputMedia")
    if not _ALBUM[0] <= len(items) <= _ALBUM[1]:
        few = len(items) < _ALBUM[0]
        raise bad_request(f"too {'few' if few else 'many'} messages to send as an album")
    _check_mix([str(item.get("type")) for item in items])
    contents = [_album_content(api, params, item) for item in items]
    chat = writable_chat(api, params)
    reply_to, album = replied_message(chat, params), str(secrets.randbits(60))
    sent = []
    for content in contents:
        message = api.world.new_message(chat, None, content)
        message.reply_to, message.album = reply_to, album
        message.protected = params.flag("protect_content")
        api.world.add(chat, message)
        sent.append(api.message_json(message))
    return sent


def _check_mix(kinds: list[str]) -> None:
    if any(kind in ("animation", "voice") for kind in kinds):
        raise bad_request("Can't use the media of the specified type in the album")
    for alone in ("document", "audio"):
        if alone in kinds and set(kinds) != {alone}:
            raise bad_request(f"{alone} can't be mixed with other media types")


def _album_content(api: BotApi, params: Params, item: Json) -> Content:
    media = read_input_media(api.world.files, params, item)
    text, entities = read_caption(Params(item))
    return Content(text, entities, media)


def copy_message(api: BotApi, params: Params) -> object:
    source = _source_message(api, params, "copy")
    content = source.content
    if content.media and "caption" in params.values:
        text, entities = read_caption(params)
        content = replace(content, text=text, entities=entities)
    return {"message_id": _post(api, params, content).id}


def forward_message(api: BotApi, params: Params) -> object:
    source = _source_message(api, params, "forward")
    chat = writable_chat(api, params)
    message = api.world.new_message(chat, None, source.content)
    message.protected = params.flag("protect_content")
    message.forwarded_from = source.forwarded_from or _origin(api, source)
    api.world.add(chat, message)
    return api.message_json(message)


def _origin(api: BotApi, source: Message) -> Json:
    person = api.world.people.get(source.sender or 0)
    sender = user_json(person) if person else api.bot.as_json()
    return {"type": "user", "date": unix(source.date), "sender_user": sender}


def _source_message(api: BotApi, params: Params, verb: str) -> Message:
    origin = find_chat(api, params, "from_chat_id")
    message = origin.messages.get(params.integer("message_id") or 0)
    if message is None:
        raise bad_request(f"message to {verb} not found")
    if message.service or (message.protected and message.sender is None):
        raise bad_request(f"message can't be {'copied' if verb == 'copy' else 'forwarded'}")
    return message


def send_chat_action(api: BotApi, params: Params) -> object:
    action = params.text("action")
    if action not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    api.world.show_action(writable_chat(api, params), action)
    return True


def pin_chat_message(api: BotApi, params: Params) -> object:
    return _set_pin(api, params, pinned=True)


def unpin_chat_message(api: BotApi, params: Params) -> object:
    return _set_pin(api, params, pinned=False)


def _set_pin(api: BotApi, params: Params, *, pinned: bool) -> bool:
    chat = writable_chat(api, params)
    message = chat.messages.get(params.integer("message_id") or 0)
    if message is None:
        raise bad_request(f"message to {'pin' if pinned else 'unpin'} not found")
    message.pinned = pinned
    api.world.changed(chat)
    return True


def _send(api: BotApi, params: Params, content: Content) -> Json:
    return api.message_json(_post(api, params, content))


def _post(api: BotApi, params: Params, content: Content) -> Message:
    chat = writable_chat(api, params)
    _check_place(chat, params)
    markup = read_markup(params, chat.kind)
    message = api.world.new_message(chat, None, content)
    message.reply_to = replied_message(chat, params)
    message.inline_keyboard = markup.inline
    message.inline_force_reply = markup.inline_force_reply
    message.keyboard = markup.other
    message.protected = params.flag("protect_content")
    api.world.add(chat, message)
    return message


def _check_place(chat: Chat, params: Params) -> None:
    if params.has("business_connection_id"):
        raise bad_request("business connection not found")
    if params.integer("message_thread_id"):
        raise bad_request("message thread not found")
    if params.has("message_effect_id") and chat.kind != "private":
        raise bad_request("EFFECT_ID_INVALID")


METHODS: dict[str, Method] = {
    "sendMessage": send_message,
    "sendRichMessage": send_rich_message,
    "sendPhoto": _sender_of("photo"),
    "sendVoice": _sender_of("voice"),
    "sendDocument": _sender_of("document"),
    "sendVideo": _sender_of("video"),
    "sendAudio": _sender_of("audio"),
    "sendAnimation": _sender_of("animation"),
    "sendLocation": send_location,
    "sendContact": send_contact,
    "sendMediaGroup": send_media_group,
    "sendChatAction": send_chat_action,
    "copyMessage": copy_message,
    "forwardMessage": forward_message,
    "pinChatMessage": pin_chat_message,
    "unpinChatMessage": unpin_chat_message,
}
