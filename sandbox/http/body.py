"""Reading a JSON body and refusing what does not fit, with a reason."""

import base64
import binascii
import json
from typing import Any

from aiohttp import web

from sandbox.acts import RefusedError
from sandbox.wire import Json


async def read_body(request: web.Request) -> Json:
    """The JSON object of a request, empty when there is none. Raises RefusedError 400."""
    raw = await request.read()
    if not raw.strip():
        return {}
    try:
        body = json.loads(raw)
    except ValueError:
        raise RefusedError(400, "the body is not JSON") from None
    if not isinstance(body, dict):
        raise RefusedError(400, "the body must be a JSON object")
    return body


def need_text(body: Json, name: str) -> str:
    """A text that must be there and not be empty. Raises RefusedError 400."""
    value = body.get(name)
    if not isinstance(value, str) or not value.strip():
        raise RefusedError(400, f"{name} must be a text that is not empty")
    return value


def optional_int(body: Json, name: str) -> int | None:
    """Raises RefusedError 400 for anything but a whole number or nothing."""
    value = body.get(name)
    if value is None:
        return None
    try:
        return int(value)
    except (TypeError, ValueError):
        raise RefusedError(400, f"{name} must be a whole number") from None


def need_number(body: Json, name: str) -> float:
    value = body.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise RefusedError(400, f"{name} must be a number")
    return float(value)


def need_object(body: Json, name: str) -> Json:
    value = body.get(name)
    if not isinstance(value, dict):
        raise RefusedError(400, f"{name} must be an object")
    return value


def decode(value: Any, name: str) -> bytes:
    """Bytes from base64, also from a data: URL as browsers make them. Raises RefusedError 400."""
    if not isinstance(value, str):
        raise RefusedError(400, f"{name} must be base64 text")
    if value.startswith("data:"):
        value = value.partition(",")[2]
    try:
        return base64.b64decode(value, validate=True)
    except (binascii.Error, ValueError):
        raise RefusedError(400, f"{name} is not base64") from None


def path_int(request: web.Request, name: str) -> int:
    """A number from the address. Raises RefusedError 404."""
    try:
        return int(request.match_info[name])
    except ValueError:
        raise RefusedError(404, f"{request.match_info[name]} is not a number") from None
