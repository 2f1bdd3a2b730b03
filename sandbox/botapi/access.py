"""Which chat or message a call means, and whether the bot may touch it."""

from datetime import timedelta
from typing import Final

from sandbox.botapi.api import BotApi
from sandbox.botapi.errors import bad_request, forbidden, migrated
from sandbox.botapi.params import Params
from sandbox.messages import Chat, Message
from sandbox.wire import Json

DELETABLE_FOR: Final = timedelta(hours=48)


def find_chat(api: BotApi, params: Params, name: str = "chat_id") -> Chat:
    """The chat that a parameter names. Raises ApiError 400."""
    if not params.text(name):
        raise bad_request(f"{name} is empty")
    chat = api.world.chats.get(params.integer(name) or 0)
    if chat is None:
        raise bad_request("chat not found")
    if chat.migrated_to is not None:
        raise migrated(chat.migrated_to)
    return chat


def writable_chat(api: BotApi, params: Params, name: str = "chat_id") -> Chat:
    """A chat the bot may write to. Raises ApiError 400 or 403."""
    chat = find_chat(api, params, name)
    if chat.kind == "private":
        if not api.world.people[chat.id].started:
            raise forbidden("bot can't initiate conversation with a user")
        if chat.id in api.world.blocked:
            raise forbidden("bot was blocked by the user")
    elif chat.bot_status == "left":
        raise forbidden(f"bot is not a member of the {chat.kind} chat")
    return chat


def own_message(api: BotApi, params: Params) -> tuple[Chat, Message]:
    """A message the bot may edit. Raises ApiError 400 or 403."""
    if params.text("inline_message_id"):
        raise bad_request("MESSAGE_ID_INVALID")
    if not params.integer("message_id"):
        raise bad_request("message identifier is not specified")
    chat = writable_chat(api, params)
    message = chat.messages.get(params.integer("message_id") or 0)
    if message is None:
        raise bad_request("message to edit not found")
    if message.sender is not None or message.keyboard or message.service or message.forwarded_from:
        raise bad_request("message can't be edited")
    return chat, message


def check_deletable(api: BotApi, chat: Chat, message: Message) -> None:
    """A bot may delete for 48 hours, and in groups only its own unless it is an administrator.

    Raises ApiError 400.
    """
    if message.sender is not None and chat.kind != "private" and chat.bot_status != "administrator":
        raise bad_request("message can't be deleted")
    if api.clock.now() - message.date > DELETABLE_FOR:
        raise bad_request("message can't be deleted for everyone")


def replied_message(chat: Chat, params: Params) -> int | None:
    """The message to answer to. Raises ApiError 400 when it is gone and the bot insists on it."""
    value = params.json("reply_parameters", "can't parse reply parameters JSON object")
    reply: Json = {"message_id": params.integer("reply_to_message_id")}
    if isinstance(value, dict):
        if "message_id" not in value:
            raise bad_request('can\'t find field "message_id"')
        reply = value
    elif value is not None:
        raise bad_request("object expected as reply parameters")
    message_id = reply.get("message_id")
    if message_id is None or message_id in chat.messages:
        return message_id
    if reply.get("allow_sending_without_reply") or params.flag("allow_sending_without_reply"):
        return None
    raise bad_request("message to be replied not found")
