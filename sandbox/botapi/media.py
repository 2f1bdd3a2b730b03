"""Files in calls of the bot: uploaded with the call, or named by an earlier file_id."""

import mimetypes
from typing import Final

from sandbox.botapi.errors import bad_request
from sandbox.botapi.params import Params, Upload
from sandbox.files import FileStore, StoredFile
from sandbox.media_facts import picture_size, voice_seconds
from sandbox.messages import Media, MediaKind
from sandbox.wire import Json

MAX_PHOTO: Final = 10 * 1024 * 1024
MAX_DOWNLOAD: Final = 20 * 1024 * 1024
_MIME: Final = {
    "photo": "image/jpeg",
    "voice": "audio/ogg",
    "video": "video/mp4",
    "audio": "audio/mpeg",
    "animation": "video/mp4",
}
_REUSABLE_AS: Final = {"document": ("document",), "animation": ("animation", "video")}


def read_media(files: FileStore, params: Params, kind: MediaKind) -> Media:
    """The media of sendPhoto, sendVoice, … Raises ApiError 400."""
    if not params.has(kind):
        raise bad_request(f"there is no {kind} in the request")
    return make_media(
        files, params, kind, params.text(kind), params.uploads.get(kind), params.values
    )


def read_input_media(files: FileStore, params: Params, item: Json) -> Media:
    """One InputMedia… of an album or an edit. Raises ApiError 400."""
    kind = item.get("type")
    if kind not in ("photo", "video", "audio", "document", "animation"):
        raise bad_request("can't parse InputMedia: Unsupported type specified")
    if "media" not in item:
        raise bad_request("can't parse InputMedia: Can't find field \"media\"")
    return make_media(files, params, kind, str(item["media"]), None, item)


def make_media(
    files: FileStore,
    params: Params,
    kind: MediaKind,
    reference: str,
    upload: Upload | None,
    facts: Json,
) -> Media:
    """Turn a reference (file_id, attach://name, URL) or an upload into media.

    `facts` are what the bot says of it: width, height, duration. Raises ApiError 400.
    """
    if reference.startswith("attach://"):
        upload = params.uploads.get(reference.removeprefix("attach://"))
        if upload is None:
            raise bad_request("can't find a file with the specified attach:// name in the request")
    stored = _store(files, kind, upload) if upload else _known(files, kind, reference)
    width, height = picture_size(_bytes(files, stored)) or (0, 0)
    return Media(
        kind,
        stored,
        width=_int(facts, "width") or width,
        height=_int(facts, "height") or height,
        duration=_int(facts, "duration") or _seconds(files, stored),
        title=facts.get("title"),
        performer=facts.get("performer"),
        has_spoiler=str(facts.get("has_spoiler", "")).lower() == "true",
    )


def _store(files: FileStore, kind: MediaKind, upload: Upload) -> StoredFile:
    if not upload.data:
        raise bad_request("file must be non-empty")
    if kind == "photo":
        _check_photo(files, upload)
    guessed = mimetypes.guess_type(upload.name)[0]
    mime = _MIME.get(kind) or guessed or upload.mime_type
    return files.add(kind, upload.name, mime, upload.data)


def _check_photo(files: FileStore, upload: Upload) -> None:
    if len(upload.data) > MAX_PHOTO:
        raise bad_request("file is too big")
    size = picture_size(upload.data)
    if size is None and not files.was_photo(upload.data):
        raise bad_request("IMAGE_PROCESS_FAILED")
    if size and (sum(size) > 10_000 or max(size) > 20 * min(size)):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")


def _known(files: FileStore, kind: MediaKind, reference: str) -> StoredFile:
    if reference.startswith(("http://", "https://")):
        raise bad_request("failed to get HTTP URL content")
    stored = files.get(reference)
    if stored is None:
        raise bad_request(
            "wrong remote file identifier specified: can't unserialize it. Wrong last symbol"
        )
    if stored.kind not in _REUSABLE_AS.get(kind, (kind,)):
        raise bad_request(
            f"type of file mismatch: can't use file of type {stored.kind.title()} as {kind.title()}"
        )
    return stored


def _bytes(files: FileStore, stored: StoredFile) -> bytes:
    try:
        return files.data(stored.id)
    except KeyError:
        return b""


def _seconds(files: FileStore, stored: StoredFile) -> int:
    return voice_seconds(_bytes(files, stored)) if stored.kind == "voice" else 0


def _int(facts: Json, name: str) -> int:
    value = str(facts.get(name) or "")
    return int(value) if value.isdecimal() else 0
