"""An update as it came: who, in which chat, and what kind of event, read without a model."""

import unicodedata
from dataclasses import dataclass
from typing import Any

Payload = dict[str, Any]
"""A JSON object of the Bot API, as it was sent."""

_TEXTS = ("text", "caption", "data", "query")


@dataclass(frozen=True, slots=True)
class Incoming:
    """What the intake must know of an update before it is routed.

    Attributes:
        kind: its field in the Bot API's Update: message, callback_query, …
        chat_id: where it happened; None for an inline query.
        user_id: whose act it is; None for a post of a channel.
        language: of the person's Telegram, for a stranger.
        tap_id: of the callback query to be answered.
        tapped: id of the message whose button was tapped.
    """

    update_id: int
    kind: str
    payload: Payload
    chat_id: int | None
    user_id: int | None
    first_name: str
    language: str
    tap_id: str | None
    tapped: int | None

    @classmethod
    def of(cls, payload: Payload) -> "Incoming":
        """
        Raises:
            ValueError: this is no update.
        """
        if not isinstance(payload, dict):
            raise ValueError("not an update")  # noqa: TRY004 - it came over the network
        update_id = payload.get("update_id")
        kind = next((name for name in payload if name != "update_id"), None)
        if not isinstance(update_id, int) or kind is None or not isinstance(payload[kind], dict):
            raise ValueError("not an update")
        event: Payload = payload[kind]
        _clean(event)
        is_tap = kind == "callback_query"
        message = event.get("message") or {} if is_tap else event
        sender = event.get("from") or {}
        return cls(
            update_id=update_id,
            kind=kind,
            payload=payload,
            chat_id=(message.get("chat") or {}).get("id"),
            user_id=sender.get("id"),
            first_name=sender.get("first_name", ""),
            language=sender.get("language_code", ""),
            tap_id=event.get("id") if is_tap else None,
            tapped=message.get("message_id") if is_tap else None,
        )

    @property
    def lane(self) -> int:
        """Updates of one lane are taken in order: those of a chat, or of a person outside one."""
        return self.chat_id or self.user_id or 0


def _clean(event: Payload) -> None:
    """Words as we keep them: NFC, and without what PostgreSQL cannot hold.

    Entities keep their offsets into Telegram's text; the desk reads none but commands, which come
    first and are ASCII.
    """
    for name in _TEXTS:
        text = event.get(name)
        if isinstance(text, str) and not (text.isascii() and "\0" not in text):
            whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
            event[name] = unicodedata.normalize("NFC", whole.replace("\0", ""))
