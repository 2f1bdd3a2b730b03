"""An update's event as aiogram's model: what its filters and our handlers read."""

from functools import cache
from typing import get_args, get_type_hints

from aiogram import Bot, types
from aiogram.types import InaccessibleMessage, TelegramObject, Update

from bot.incoming import Incoming, Payload


def event_of(incoming: Incoming) -> TelegramObject | None:
    """The event by itself: with the update around it, and bound to a bot that no handler calls, to
    make it costs three times as much.

    Returns:
        None for a kind of event that came up after this release.
    """
    model = _models().get(incoming.kind)
    return None if model is None else model.model_validate(_needed(incoming))


@cache
def _models() -> dict[str, type[TelegramObject]]:
    """By kind of event, as the fields of an update are declared: `message: Message | None`. To read
    it off the built model would build what no update brings.
    """
    kinds = get_type_hints(Update, localns={**vars(types), "Bot": Bot})
    return {name: get_args(kinds[name])[0] for name in Update.model_fields if name != "update_id"}


def _needed(incoming: Incoming) -> Payload:
    """The event without what no handler reads: of the message that a tapped button stands under,
    only where it stands. To read its words and buttons costs as much as all the rest, and where
    aiogram has to find out which kind of message it is, it reads it as both.
    """
    event: Payload = incoming.payload[incoming.kind]
    if incoming.tapped is None:
        return event
    where = {"chat": event["message"]["chat"], "message_id": incoming.tapped, "date": 0}
    return {**event, "message": InaccessibleMessage.model_validate(where)}
