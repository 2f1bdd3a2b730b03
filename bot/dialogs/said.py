"""What a message says to a form: words, a file, or neither."""

import unicodedata
from dataclasses import dataclass
from datetime import datetime

from aiogram.types import Contact, Message

from bot.fetching import source
from domain.contact_data import shown_phone
from domain.forms.cleaning import clean
from domain.requests.attaching import NewFile

BIGGEST_FILE = 20 * 1024 * 1024
"""Bytes that a bot can fetch from Telegram."""

NAME_LIMIT = 120
_NAMES = {
    "photo": ("photo.jpg", "image/jpeg"),
    "voice": ("voice.ogg", "audio/ogg"),
    "audio": ("audio.mp3", "audio/mpeg"),
    "video": ("video.mp4", "video/mp4"),
    "document": ("file", "application/octet-stream"),
}


@dataclass(frozen=True)
class Said:
    """A message as a form takes it.

    Attributes:
        words: its text or caption; a place as "latitude, longitude", a contact as his name and
            number.
        file: what it brought, unless that is too big to be fetched.
        sent_at: by the sender's server.
        in_album: more files of the same album follow or went before.
        phone: of a shared contact, for a question that asks for nothing else.
        is_place: it is a place on the map, and nothing else.
    """

    words: str
    file: NewFile | None
    too_big: bool
    message_id: int
    sent_at: datetime
    in_album: bool
    phone: str = ""
    is_place: bool = False

    @property
    def is_empty(self) -> bool:
        return not (clean(self.words) or self.file or self.too_big)


def said_in(message: Message, bot_id: int) -> Said:
    """Read a message.

    Args:
        bot_id: of the bot that got it; the file's id means nothing to another.
    """
    file = _file(message, bot_id)
    too_big = file is not None and (file.size or 0) > BIGGEST_FILE
    return Said(
        words=_words(message),
        file=None if too_big else file,
        too_big=too_big,
        message_id=message.message_id,
        sent_at=message.date,
        in_album=message.media_group_id is not None,
        phone=message.contact.phone_number if message.contact else "",
        is_place=message.location is not None,
    )


def _words(message: Message) -> str:
    if message.location is not None:
        return f"{message.location.latitude:.6f}, {message.location.longitude:.6f}"
    if message.contact is not None:
        return _contact(message.contact)
    return message.text or message.caption or ""


def _contact(contact: Contact) -> str:
    """A shared contact in words; Telegram leaves the plus out."""
    names = " ".join(name for name in (contact.first_name, contact.last_name) if name)
    return f"{names} {shown_phone('+' + contact.phone_number.lstrip('+'))}".strip()


def _file(message: Message, bot_id: int) -> NewFile | None:
    if message.photo:
        largest = message.photo[-1]
        return _new("photo", bot_id, largest.file_id, largest.file_size, message)
    if voice := message.voice:
        return _new("voice", bot_id, voice.file_id, voice.file_size, message, voice.duration)
    if audio := message.audio:
        return _new(
            "audio", bot_id, audio.file_id, audio.file_size, message,
            audio.duration, audio.file_name, audio.mime_type,
        )  # fmt: skip
    if video := message.video:
        return _new(
            "video", bot_id, video.file_id, video.file_size, message,
            video.duration, video.file_name, video.mime_type,
        )  # fmt: skip
    if note := message.video_note:
        return _new("video", bot_id, note.file_id, note.file_size, message, note.duration)
    if document := message.document:
        return _new(
            "document", bot_id, document.file_id, document.file_size, message,
            None, document.file_name, document.mime_type,
        )  # fmt: skip
    return None


def _new(
    kind: str,
    bot_id: int,
    file_id: str,
    size: int | None,
    message: Message,
    seconds: int | None = None,
    name: str | None = None,
    mime_type: str | None = None,
) -> NewFile:
    usual_name, usual_type = _NAMES[kind]
    return NewFile(
        kind=kind,  # type: ignore[arg-type]  # one of the keys of _NAMES
        file_name=clean_name(name or "") or usual_name,
        mime_type=mime_type or usual_type,
        size=size,
        seconds=seconds,
        caption=message.caption,
        source=source(bot_id, file_id),
    )


def clean_name(name: str) -> str:
    """A file's name without folders, control characters and the marks that turn text around."""
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    kept = "".join(
        char for char in last if unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Zl", "Zp")
    ).strip(" .")
    if len(kept) <= NAME_LIMIT:
        return kept
    stem, dot, suffix = kept.rpartition(".")
    short_suffix = f"{dot}{suffix}" if stem and len(suffix) <= 8 else ""
    return kept[: NAME_LIMIT - len(short_suffix)] + short_suffix
