"""Our people, chats and messages as the Bot API writes them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sandbox.config import Person
from sandbox.messages import Chat, Content, Entity, Media, Message
from sandbox.wire import Json
from sandbox.world import World

_ENTITY_FIELDS: Final = (
    "url",
    "language",
    "custom_emoji_id",
    "unix_time",
    "date_time_format",
)


@dataclass(frozen=True)
class BotUser:
    """Who the bot is; its id is the number before the colon of the token."""

    id: int
    username: str
    name: str

    def as_json(self) -> Json:
        return {"id": self.id, "is_bot": True, "first_name": self.name, "username": self.username}


def unix(moment: datetime) -> int:
    return int(moment.timestamp())


def user_json(person: Person) -> Json:
    user: Json = {"id": person.id, "is_bot": False, "first_name": person.first_name}
    if person.last_name:
        user["last_name"] = person.last_name
    if person.username:
        user["username"] = person.username
    user["language_code"] = person.language
    return user


def chat_json(world: World, chat: Chat) -> Json:
    if chat.kind != "private":
        return {"id": chat.id, "type": chat.kind, "title": chat.title}
    user = user_json(world.people[chat.id])
    names: Json = {k: user[k] for k in ("first_name", "last_name", "username") if k in user}
    return {"id": chat.id, "type": "private", **names}


def message_json(world: World, bot: BotUser, message: Message, *, with_reply: bool = True) -> Json:
    """A Message; a message it answers is nested once, as Telegram does."""
    chat = world.chats[message.chat_id]
    sender = bot.as_json() if message.sender is None else user_json(world.people[message.sender])
    body: Json = {
        "message_id": message.id,
        "from": sender,
        "chat": chat_json(world, chat),
        "date": unix(message.date),
    }
    if message.edited_at:
        body["edit_date"] = unix(message.edited_at)
    if message.service:
        return body | message.service
    body |= content_json(world, message.content)
    replied = chat.messages.get(message.reply_to) if message.reply_to else None
    if replied and with_reply:
        body["reply_to_message"] = message_json(world, bot, replied, with_reply=False)
    if message.album:
        body["media_group_id"] = message.album
    if message.inline_keyboard:
        body["reply_markup"] = {"inline_keyboard": message.inline_keyboard}
    if message.protected:
        body["has_protected_content"] = True
    if message.via_bot:
        body["via_bot"] = bot.as_json()
    if message.forwarded_from:
        body["forward_origin"] = message.forwarded_from
    return body


def content_json(world: World, content: Content) -> Json:
    body: Json = {}
    entities = [entity_json(world, e) for e in content.entities]
    if content.blocks is not None:
        body["rich_message"] = {"blocks": list(content.blocks)}
    elif content.media:
        body |= media_json(content.media)
        _put_text(body, "caption", content.text, "caption_entities", entities)
        if content.caption_above:
            body["show_caption_above_media"] = True
    else:
        _put_text(body, "text", content.text, "entities", entities)
    if content.contact:
        contact = content.contact
        fields = ("phone_number", "first_name", "last_name", "user_id")
        body["contact"] = {
            f: getattr(contact, f) for f in fields if getattr(contact, f) is not None
        }
    if content.location:
        place = content.location
        body["location"] = {"latitude": place.latitude, "longitude": place.longitude}
    if content.link_preview:
        body["link_preview_options"] = content.link_preview
    return body


def _put_text(body: Json, name: str, text: str, entities_name: str, entities: list[Json]) -> None:
    if text:
        body[name] = text
    if entities:
        body[entities_name] = entities


def entity_json(world: World, entity: Entity) -> Json:
    body: Json = {"type": entity.type, "offset": entity.offset, "length": entity.length}
    for name in _ENTITY_FIELDS:
        if getattr(entity, name) is not None:
            body[name] = getattr(entity, name)
    if entity.user_id is not None:
        person = world.people.get(entity.user_id)
        body["user"] = (
            user_json(person)
            if person
            else {"id": entity.user_id, "is_bot": False, "first_name": "Deleted Account"}
        )
    return body


def media_json(media: Media) -> Json:
    file = media.file
    body: Json = {
        "file_id": file.id,
        "file_unique_id": file.unique_id,
        "file_size": file.size,
    }
    if media.kind == "photo":
        return {"photo": [body | {"width": media.width or 90, "height": media.height or 90}]}
    body["mime_type"] = file.mime_type
    if media.kind in ("video", "animation"):
        body |= {"width": media.width, "height": media.height}
    if media.kind != "document":
        body["duration"] = media.duration
    if media.kind != "voice":
        body["file_name"] = file.name
    if media.kind == "audio":
        body |= {k: v for k in ("title", "performer") if (v := getattr(media, k))}
    result: Json = {media.kind: body}
    if media.kind == "animation":
        result["document"] = body
    return result
