"""Calls of the Bot API as plain data.

They are stored in the outbox as they are; building aiogram's method objects only to take them
apart again would double the cost of an answer.
"""

import json
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import orjson

from bot.screen import Redrawn, Shown

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"
Params: TypeAlias = dict[str, Json]


@dataclass(frozen=True, slots=True)
class FileRef:
    """A file of the blob store that goes with a call.

    Attributes:
        blob: sha256 of the bytes, in hexadecimal.
    """

    blob: str
    file_name: str
    mime_type: str


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the Bot API.

    Attributes:
        files: by the name that params call them, as `attach://NAME`.
        shows: the draft that the message shows; Telegram is not told.
        redrawn: how the message is drawn again; Telegram is not told either.
    """

    method: str
    params: Params
    files: dict[str, FileRef] = field(default_factory=dict)
    shows: Shown | None = None
    redrawn: Redrawn | None = None


def read_json(body: bytes) -> Any:
    """What Telegram sent.

    Raises:
        ValueError: it is no JSON.
    """
    try:
        return orjson.loads(body)
    except orjson.JSONDecodeError:
        # Half an emoji, cut off by somebody's program, is refused by orjson. The message is not
        # lost for it: the intake mends its words.
        return json.loads(body)
