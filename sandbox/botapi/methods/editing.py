"""Methods that change or remove messages."""

from dataclasses import replace
from typing import Final

from sandbox.botapi.access import check_deletable, own_message, writable_chat
from sandbox.botapi.api import BotApi
from sandbox.botapi.errors import ApiError, bad_request, not_modified
from sandbox.botapi.markup import read_inline_markup
from sandbox.botapi.media import read_input_media
from sandbox.botapi.methods.sending import Method, link_preview
from sandbox.botapi.params import Params
from sandbox.botapi.rich import read_rich
from sandbox.botapi.text import read_caption, read_text
from sandbox.messages import Chat, Content, Message
from sandbox.wire import Json, same_json

_MAX_DELETED: Final = 100


def edit_message_text(api: BotApi, params: Params) -> object:
    if params.has("rich_message"):
        content = Content(blocks=read_rich(params))
    else:
        text, entities = read_text(params)
        content = Content(text, entities, link_preview=link_preview(params))
    chat, message = own_message(api, params)
    if message.content.media or message.content.contact or message.content.location:
        raise bad_request("there is no text in the message to edit")
    return _edit(api, params, chat, message, content)


def edit_message_caption(api: BotApi, params: Params) -> object:
    text, entities = read_caption(params)
    chat, message = own_message(api, params)
    if not message.content.media:
        raise bad_request("there is no caption in the message to edit")
    above = params.flag("show_caption_above_media")
    content = replace(message.content, text=text, entities=entities, caption_above=above)
    return _edit(api, params, chat, message, content)


def edit_message_media(api: BotApi, params: Params) -> object:
    item = params.json("media", "can't parse input media JSON object")
    if not isinstance(item, dict):
        raise bad_request("input media is not specified")
    media = read_input_media(api.world.files, params, item)
    text, entities = read_caption(Params(item))
    chat, message = own_message(api, params)
    if message.content.contact or message.content.location:
        raise bad_request("message can't be edited")
    current = message.content.media
    if message.album and current and _album_sort(current.kind) != _album_sort(media.kind):
        raise bad_request("can't use media of the specified type in the album")
    return _edit(api, params, chat, message, Content(text, entities, media))


def _album_sort(kind: str) -> str:
    return "picture" if kind in ("photo", "video") else kind


def edit_message_reply_markup(api: BotApi, params: Params) -> object:
    chat, message = own_message(api, params)
    return _edit(api, params, chat, message, message.content)


def _edit(api: BotApi, params: Params, chat: Chat, message: Message, content: Content) -> Json:
    keyboard = read_inline_markup(params, chat.kind)
    # An upload of the same bytes is a new file to Telegram too: media differ by file_id.
    if content == message.content and same_json(keyboard, message.inline_keyboard):
        raise not_modified()
    if content != message.content:
        message.edited_at = api.clock.now()
    message.content = content
    message.inline_keyboard = keyboard
    api.world.changed(chat)
    return api.message_json(message)


def delete_message(api: BotApi, params: Params) -> object:
    message_id = params.integer("message_id")
    if not message_id:
        raise bad_request("message identifier is not specified")
    chat = writable_chat(api, params)
    message = chat.messages.get(message_id)
    if message is None:
        raise bad_request("message to delete not found")
    check_deletable(api, chat, message)
    api.world.remove(chat, message.id)
    return True


def delete_messages(api: BotApi, params: Params) -> object:
    ids = params.json("message_ids", "can't parse message identifiers JSON object")
    if not isinstance(ids, list) or not ids:
        raise bad_request("message identifiers are not specified")
    if len(ids) > _MAX_DELETED:
        raise bad_request("too many message identifiers specified")
    chat = writable_chat(api, params)
    for message in [chat.messages[i] for i in ids if i in chat.messages]:
        try:
            check_deletable(api, chat, message)
        except ApiError:
            continue  # Telegram skips what it cannot delete
        api.world.remove(chat, message.id)
    return True


METHODS: dict[str, Method] = {
    "editMessageText": edit_message_text,
    "editMessageCaption": edit_message_caption,
    "editMessageMedia": edit_message_media,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
}
