"""Files drawn as Bot API calls: alone, or as albums where Telegram allows it."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from bot.calls import Call, FileRef, Json, Params
from bot.markup import cut
from bot.screen import Media

CAPTION_LIMIT = 1024
ALBUM_LIMIT = 10

_METHODS = {
    "photo": "sendPhoto",
    "voice": "sendVoice",
    "audio": "sendAudio",
    "document": "sendDocument",
    "video": "sendVideo",
}
# What Telegram lets stand in one album; a voice message always stands alone.
_ALBUMS = {"photo": "picture", "video": "picture", "document": "document", "audio": "audio"}


def media(chat_id: int, items: Sequence[Media], bot_id: int) -> list[Call]:
    """Messages for files: neighbours that may stand in one album do.

    Args:
        bot_id: of the bot that sends; a file_id of another bot means nothing to it.

    Raises:
        ValueError: a file is neither stored nor known to this bot.
    """
    return [_files(chat_id, group, bot_id) for group in _groups(items)]


def _groups(items: Sequence[Media]) -> Iterator[list[Media]]:
    for album, neighbours in groupby(items, key=lambda item: _ALBUMS.get(item.kind)):
        listed = list(neighbours)
        size = ALBUM_LIMIT if album else 1
        for start in range(0, len(listed), size):
            yield listed[start : start + size]


def _files(chat_id: int, items: Sequence[Media], bot_id: int) -> Call:
    files: dict[str, FileRef] = {}
    drawn: list[Json] = []
    for number, item in enumerate(items):
        described: Params = {"type": item.kind, "media": _file(item, bot_id, number, files)}
        if item.caption:
            described["caption"] = str(cut(item.caption, CAPTION_LIMIT))
            described["parse_mode"] = "HTML"
        drawn.append(described)
    if len(drawn) > 1:
        return Call("sendMediaGroup", {"chat_id": chat_id, "media": drawn}, files)
    del described["type"]
    described[items[0].kind] = described.pop("media")
    return Call(_METHODS[items[0].kind], {"chat_id": chat_id, **described}, files)


def _file(item: Media, bot_id: int, number: int, files: dict[str, FileRef]) -> str:
    """How the file is named in the call; one that must be uploaded is added to `files`."""
    if item.file_id is not None and item.bot_id == bot_id:
        return item.file_id
    if item.blob is None:
        raise ValueError(f"the bytes of {item.kind} are not stored")
    name = f"file{number}"
    files[name] = FileRef(item.blob.hex(), item.file_name, item.mime_type)
    return f"attach://{name}"
