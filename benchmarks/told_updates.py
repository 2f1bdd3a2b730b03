"""Updates as Telegram sends them: what people do, in the JSON of the Bot API."""

import json
import time
from dataclasses import dataclass
from itertools import count

from benchmarks.staff import CHAT_OF

_ids = count(1)


@dataclass(frozen=True)
class Told:
    """One update, ready to be sent.

    Attributes:
        chat_id: its private chat; the same number is the callback query's id.
        kind: message or callback_query.
    """

    chat_id: int
    kind: str
    body: bytes


def tap(person_id: int, data: str, words: str) -> Told:
    """A tap on a button.

    Args:
        data: what the button carries.
        words: of the message that it stands under.
    """
    chat_id = CHAT_OF + person_id
    message = {
        "message_id": next(_ids),
        "from": {"id": 1, "is_bot": True, "first_name": "Desk", "username": "desk_bot"},
        "chat": _chat(chat_id),
        "date": int(time.time()),
        "text": words,
        "reply_markup": {"inline_keyboard": [[{"text": "Принять", "callback_data": data}]]},
    }
    return _told(
        chat_id,
        "callback_query",
        {
            "id": str(chat_id),
            "from": _user(chat_id),
            "message": message,
            "chat_instance": "4021",
            "data": data,
        },
    )


def command(person_id: int, words: str) -> Told:
    """A command typed in the private chat."""
    entity = {"type": "bot_command", "offset": 0, "length": len(words)}
    return _message(CHAT_OF + person_id, text=words, entities=[entity])


def words(person_id: int, said: str) -> Told:
    """Words typed in the private chat."""
    return _message(CHAT_OF + person_id, text=said)


def _message(chat_id: int, **content: object) -> Told:
    return _told(
        chat_id,
        "message",
        {
            "message_id": next(_ids),
            "from": _user(chat_id),
            "chat": _chat(chat_id),
            "date": int(time.time()),
            **content,
        },
    )


def _told(chat_id: int, kind: str, event: dict[str, object]) -> Told:
    return Told(chat_id, kind, json.dumps({"update_id": next(_ids), kind: event}).encode())


def _user(chat_id: int) -> dict[str, object]:
    return {"id": chat_id, "is_bot": False, "first_name": "Антон", "language_code": "ru"}


def _chat(chat_id: int) -> dict[str, object]:
    return {"id": chat_id, "type": "private", "first_name": "Антон"}
