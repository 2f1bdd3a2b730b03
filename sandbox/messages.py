"""What lies in a chat: messages and their parts, free of both HTTP interfaces."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from sandbox.files import StoredFile
from sandbox.wire import Json

ChatKind = Literal["private", "group", "supergroup"]
MediaKind = Literal["photo", "voice", "document", "video", "audio", "animation"]


@dataclass(frozen=True)
class Entity:
    """A formatted or detected part of a text; offset and length in UTF-16 code units."""

    type: str
    offset: int
    length: int
    url: str | None = None
    language: str | None = None
    custom_emoji_id: str | None = None
    user_id: int | None = None
    unix_time: int | None = None
    date_time_format: str | None = None

    @property
    def end(self) -> int:
        return self.offset + self.length


@dataclass(frozen=True)
class Media:
    """A file shown in a message; width and height in pixels, duration in seconds."""

    kind: MediaKind
    file: StoredFile
    width: int = 0
    height: int = 0
    duration: int = 0
    title: str | None = None
    performer: str | None = None
    has_spoiler: bool = False


@dataclass(frozen=True)
class Contact:
    phone_number: str
    first_name: str
    last_name: str | None = None
    user_id: int | None = None


@dataclass(frozen=True)
class Location:
    latitude: float
    longitude: float


@dataclass(frozen=True)
class Content:
    """Everything an edit may replace and "message is not modified" compares."""

    text: str = ""
    entities: tuple[Entity, ...] = ()
    media: Media | None = None
    blocks: tuple[Json, ...] | None = None
    contact: Contact | None = None
    location: Location | None = None
    link_preview: Json | None = None
    caption_above: bool = False


@dataclass
class Message:
    """One message. `sender` is a person's id, None is the bot.

    `inline_keyboard` holds rows of Bot API buttons; `keyboard` the reply markup of any other kind
    as it was sent; `service` what a service message tells ({"migrate_to_chat_id": …}).
    """

    id: int
    chat_id: int
    sender: int | None
    date: datetime
    content: Content
    inline_keyboard: list[list[Json]] | None = None
    inline_force_reply: bool = False
    keyboard: Json | None = None
    service: Json | None = None
    reply_to: int | None = None
    album: str | None = None
    protected: bool = False
    via_bot: bool = False
    pinned: bool = False
    edited_at: datetime | None = None
    forwarded_from: Json | None = None


@dataclass
class Chat:
    """A private chat (its id is the person's) or a group; messages by id, oldest first."""

    id: int
    kind: ChatKind
    title: str = ""
    members: list[int] = field(default_factory=list)
    banned: set[int] = field(default_factory=set)
    bot_status: Literal["member", "administrator", "left"] = "member"
    messages: dict[int, Message] = field(default_factory=dict)
    migrated_to: int | None = None
    action: str | None = None
    action_until: float = 0.0
