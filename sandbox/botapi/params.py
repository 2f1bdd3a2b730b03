"""Parameters of a Bot API call, whichever way they came: query string, form, multipart or JSON."""

import json
from dataclasses import dataclass, field
from typing import Any, Final, cast

from aiohttp import BodyPartReader, MultipartReader, web

from sandbox.botapi.errors import ApiError, bad_request
from sandbox.wire import Json

MAX_UPLOAD: Final = 50 * 1024 * 1024
MAX_BODY: Final = 20 * 1024 * 1024


@dataclass(frozen=True)
class Upload:
    """A file inside a multipart call."""

    name: str
    mime_type: str
    data: bytes


@dataclass
class Params:
    """Values by name, as text or as JSON. Getters raise ApiError 400 for what is unreadable."""

    values: Json = field(default_factory=dict)
    uploads: dict[str, Upload] = field(default_factory=dict)

    def has(self, name: str) -> bool:
        return self.values.get(name) not in (None, "") or name in self.uploads

    def text(self, name: str) -> str:
        value = self.values.get(name)
        if value is None:
            return ""
        return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)

    def integer(self, name: str) -> int | None:
        """A whole number; Telegram reads anything else as absent."""
        try:
            return int(self.text(name))
        except ValueError:
            return None

    def number(self, name: str) -> float | None:
        try:
            return float(self.text(name))
        except ValueError:
            return None

    def flag(self, name: str) -> bool:
        return self.text(name).strip().lower() in ("true", "yes", "1")

    def json(self, name: str, words: str) -> Any:
        """A JSON value, None when absent. `words` is what Telegram says when it is no JSON."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise bad_request(words) from None


async def read_params(request: web.Request) -> Params:
    """All parameters of a call. Raises ApiError 400 for a broken body, 413 for one too large."""
    params = Params(dict(request.query))
    if request.content_type == "multipart/form-data":
        await _read_multipart(await request.multipart(), params)
    elif request.content_type == "application/json":
        params.values.update(read_json(await _body(request)))
    elif request.content_type == "application/x-www-form-urlencoded":
        params.values.update({k: str(v) for k, v in (await request.post()).items()})
    return params


async def _body(request: web.Request) -> bytes:
    body = await request.read()
    if len(body) > MAX_BODY:
        raise ApiError(413, "Request Entity Too Large")
    return body


def read_json(body: bytes) -> Json:
    """The object in a JSON body. Raises ApiError 400."""
    if not body:
        return {}
    try:
        values = json.loads(body)
    except ValueError:
        raise bad_request("can't parse request: body is not valid JSON") from None
    if not isinstance(values, dict):
        raise bad_request("can't parse request: expected an Object")
    return cast("Json", values)


async def _read_multipart(reader: MultipartReader, params: Params) -> None:
    async for part in reader:
        if not isinstance(part, BodyPartReader) or part.name is None:
            raise bad_request("can't parse request: nested multipart")
        if part.filename is None:
            params.values[part.name] = await part.text()
        else:
            params.uploads[part.name] = Upload(
                part.filename,
                part.headers.get("Content-Type", "application/octet-stream"),
                await _read_file(part),
            )


async def _read_file(part: BodyPartReader) -> bytes:
    data = bytearray()
    while chunk := await part.read_chunk(256 * 1024):
        data += chunk
        if len(data) > MAX_UPLOAD:
            raise ApiError(413, "Request Entity Too Large")
    return bytes(data)
