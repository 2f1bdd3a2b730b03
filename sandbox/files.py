"""Files that went through the sandbox's Telegram, in memory; the oldest go when it is too much."""

import hashlib
import secrets
from collections import OrderedDict
from dataclasses import dataclass

_KEEP_BYTES = 512 * 1024 * 1024
_FOLDERS = {
    "photo": "photos",
    "voice": "voice",
    "video": "videos",
    "audio": "music",
    "animation": "animations",
}


@dataclass(frozen=True)
class StoredFile:
    """A file as Telegram knows it. `size` in bytes may exceed the data kept of a very big one."""

    id: str
    unique_id: str
    kind: str
    name: str
    mime_type: str
    size: int
    path: str
    sha256: str


class FileStore:
    """Keeps bytes by file_id and finds a file again by id or by download path."""

    def __init__(self) -> None:
        self._files: OrderedDict[str, tuple[StoredFile, bytes]] = OrderedDict()
        self._by_path: dict[str, str] = {}
        self._photos: set[str] = set()
        self._bytes = 0
        self._number = 0

    def add(
        self, kind: str, name: str, mime_type: str, data: bytes, size: int | None = None
    ) -> StoredFile:
        """Keep a file; `size` in bytes stands in for a big file whose content nobody will read."""
        digest = hashlib.sha256(data).hexdigest()
        self._number += 1
        suffix = name.rpartition(".")[2] if "." in name else "bin"
        stored = StoredFile(
            id=secrets.token_urlsafe(24),
            unique_id=digest[:16],
            kind=kind,
            name=name,
            mime_type=mime_type,
            size=len(data) if size is None else size,
            path=f"{_FOLDERS.get(kind, 'documents')}/file_{self._number}.{suffix}",
            sha256=digest,
        )
        self._files[stored.id] = (stored, data)
        self._by_path[stored.path] = stored.id
        if kind == "photo":
            self._photos.add(digest)
        self._bytes += len(data)
        self._drop_oldest()
        return stored

    def get(self, file_id: str) -> StoredFile | None:
        found = self._files.get(file_id)
        return found[0] if found else None

    def at_path(self, path: str) -> StoredFile | None:
        return self.get(self._by_path.get(path, ""))

    def data(self, file_id: str) -> bytes:
        """The bytes of a file. Raises KeyError when it was dropped."""
        return self._files[file_id][1]

    def was_photo(self, data: bytes) -> bool:
        """Whether these bytes already are a photo here: Telegram has accepted them once."""
        return hashlib.sha256(data).hexdigest() in self._photos

    def _drop_oldest(self) -> None:
        while self._bytes > _KEEP_BYTES and len(self._files) > 1:
            _, (stored, data) = self._files.popitem(last=False)
            del self._by_path[stored.path]
            self._bytes -= len(data)
