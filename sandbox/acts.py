"""What people do with their phones, and what the bot hears of it."""

import re
from dataclasses import dataclass, replace
from typing import Final

from sandbox.botapi.api import BotApi
from sandbox.botapi.html import utf16_length
from sandbox.botapi.methods.chats import bot_member
from sandbox.botapi.queries import Query
from sandbox.botapi.serialize import chat_json, unix, user_json
from sandbox.botapi.text import MAX_TEXT, finish
from sandbox.messages import Chat, Content, Message
from sandbox.wire import Json

_COMMAND_TO: Final = re.compile(r"/\w+(?:@(\w+))?")


class RefusedError(Exception):
    """A phone could not do this; `status` is the HTTP status of the answer, the text the reason."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status


@dataclass(frozen=True)
class Draft:
    """A message about to be sent by a person."""

    content: Content
    reply_to: int | None = None
    via_bot: bool = False


def pieces(text: str) -> list[str]:
    """A text as the phone sends it: more than 4096 characters go in several messages."""
    parts, rest = [], text.strip()
    while utf16_length(rest) > MAX_TEXT:
        end = MAX_TEXT
        while utf16_length(rest[:end]) > MAX_TEXT:
            end -= 1
        space = rest.rfind(" ", end // 2, end)
        end = space if space > 0 else end
        parts.append(rest[:end].rstrip())
        rest = rest[end:].lstrip()
    return [*parts, rest]


def find_chat(api: BotApi, chat_id: int, person: int | None) -> tuple[Chat, int]:
    """The chat and who acts in it; in a private chat that is its owner. Raises RefusedError."""
    chat = api.world.chats.get(chat_id)
    if chat is None:
        raise RefusedError(404, f"there is no chat {chat_id}")
    if chat.migrated_to is not None:
        raise RefusedError(410, f"the group became the supergroup {chat.migrated_to}")
    if person is None and chat.kind == "private":
        person = chat.id
    if person is None:
        raise RefusedError(400, 'in a group say who acts: "as": person id')
    if person not in chat.members:
        raise RefusedError(403, f"person {person} is not in chat {chat_id}")
    return chat, person


def send(api: BotApi, chat: Chat, person: int, draft: Draft) -> Message:
    """The person writes; the first message begins the conversation. Raises RefusedError."""
    _check_not_blocked(api, chat)
    if draft.reply_to is not None and draft.reply_to not in chat.messages:
        raise RefusedError(404, f"there is no message {draft.reply_to} to answer to")
    if chat.kind == "private":
        api.world.begin_conversation(person)
    message = api.world.new_message(chat, person, draft.content)
    message.reply_to, message.via_bot = draft.reply_to, draft.via_bot
    api.world.add(chat, message)
    if _bot_hears(api, chat, message):
        api.updates.push("message", api.message_json(message), chat.id)
    return message


def edit(api: BotApi, chat: Chat, person: int, message_id: int, text: str) -> Message:
    """The person edits the words of an own message. Raises RefusedError."""
    message = chat.messages.get(message_id)
    if message is None:
        raise RefusedError(404, f"there is no message {message_id}")
    if message.sender != person or message.service:
        raise RefusedError(403, "only an own message can be edited")
    plain, entities = finish(text, [])
    if not plain and not message.content.media:
        raise RefusedError(400, "a message cannot become empty")
    message.content = replace(message.content, text=plain, entities=entities)
    message.edited_at = api.clock.now()
    api.world.changed(chat)
    if _bot_hears(api, chat, message):
        api.updates.push("edited_message", api.message_json(message), chat.id)
    return message


def tap(api: BotApi, chat: Chat, person: int, message: Message, data: str) -> Query:
    """The person presses a callback button; the query's `answer` comes from the bot.

    Raises RefusedError.
    """
    _check_not_blocked(api, chat)
    query = api.queries.ask(person, chat.id)
    body: Json = {
        "id": query.id,
        "from": user_json(api.world.people[person]),
        "message": api.message_json(message),
        "chat_instance": str(abs(chat.id) * 7919),
        "data": data,
    }
    api.updates.push("callback_query", body, chat.id)
    return query


def ask_inline(api: BotApi, person: int, text: str, offset: str) -> Query:
    """The person types @bot and some words; the query's `answer` holds the results."""
    query = api.queries.ask(person)
    body: Json = {
        "id": query.id,
        "from": user_json(api.world.people[person]),
        "query": text,
        "offset": offset,
        "chat_type": "sender",
    }
    api.updates.push("inline_query", body, person)
    return query


def set_blocked(api: BotApi, person: int, *, blocked: bool) -> None:
    """The person blocks the bot or lets it in again; repeating it changes nothing."""
    if (person in api.world.blocked) == blocked:
        return
    if blocked:
        api.world.blocked.add(person)
    else:
        api.world.blocked.discard(person)
        api.world.begin_conversation(person)
    api.events.publish("people", {})
    statuses = ("member", "kicked") if blocked else ("kicked", "member")
    body: Json = {
        "chat": chat_json(api.world, api.world.chats[person]),
        "from": user_json(api.world.people[person]),
        "date": unix(api.clock.now()),
        "old_chat_member": bot_member(api, statuses[0]),
        "new_chat_member": bot_member(api, statuses[1]),
    }
    api.updates.push("my_chat_member", body, person)


def migrate(api: BotApi, chat: Chat) -> Chat:
    """The group becomes a supergroup; both chats tell so, as Telegram does. Raises RefusedError."""
    if chat.kind != "group" or chat.migrated_to is not None:
        raise RefusedError(400, "only a group that is no supergroup yet can become one")
    upgraded = api.world.migrate(chat)
    for place, service in (
        (chat, {"migrate_to_chat_id": upgraded.id}),
        (upgraded, {"migrate_from_chat_id": chat.id}),
    ):
        message = api.world.new_message(place, chat.members[0], Content())
        message.service = service
        api.world.add(place, message)
        api.updates.push("message", api.message_json(message), place.id)
    api.events.publish("people", {})
    return upgraded


def _check_not_blocked(api: BotApi, chat: Chat) -> None:
    if chat.kind == "private" and chat.id in api.world.blocked:
        raise RefusedError(409, "this person has blocked the bot; unblock first")


def _bot_hears(api: BotApi, chat: Chat, message: Message) -> bool:
    """Privacy mode of Telegram: from a group come only commands, replies to the bot, mentions."""
    if chat.kind == "private" or chat.bot_status == "administrator":
        return True
    if chat.bot_status == "left":
        return False
    replied = chat.messages.get(message.reply_to or 0)
    if message.via_bot or (replied is not None and replied.sender is None):
        return True
    text, username = message.content.text, api.bot.username.lower()
    command = _COMMAND_TO.match(text)
    if command and (command[1] or username).lower() == username:
        return True
    return f"@{username}" in text.lower()
