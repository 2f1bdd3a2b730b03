"""What a message is about when it answers another one: the keyboard of that one says it."""

from dataclasses import dataclass
from typing import TypeVar

from aiogram.filters.callback_data import CallbackData
from aiogram.types import Message

from bot.callbacks.requests import HandoffTap, RequestTap
from bot.dialogs.acts import ON_QUESTION
from bot.dialogs.taps import FormTap

Tap = TypeVar("Tap", bound=CallbackData)


@dataclass(frozen=True)
class About:
    """What a message answers; nothing set means that it stands for itself.

    Attributes:
        response: of the form whose screen it answers; `question` as its buttons name it, empty
            for the summary.
        request: the one request that the answered message is about; `handoff` the one offer.
    """

    response: int | None = None
    question: str = ""
    request: int | None = None
    handoff: int | None = None


def about(message: Message) -> About:
    """Read the keyboard of the message that this one answers.

    A list of several requests is about none of them.
    """
    data = _buttons_answered(message)
    forms = [tap for tap in (_read(FormTap, each) for each in data) if tap]
    if len({tap.response for tap in forms}) == 1:
        return About(forms[0].response, _question_of(forms))
    requests = {tap.id for tap in (_read(RequestTap, each) for each in data) if tap}
    if requests:
        return About(request=requests.pop()) if len(requests) == 1 else About()
    handoffs = {tap.id for tap in (_read(HandoffTap, each) for each in data) if tap}
    return About(handoff=handoffs.pop()) if len(handoffs) == 1 else About()


def taps_answered(message: Message, kind: type[Tap]) -> list[Tap]:
    """The buttons of that kind under the message that this one answers."""
    taps = (_read(kind, each) for each in _buttons_answered(message))
    return [tap for tap in taps if tap]


def _buttons_answered(message: Message) -> list[str]:
    answered = message.reply_to_message
    if answered is None or answered.reply_markup is None:
        return []
    return [
        button.callback_data
        for line in answered.reply_markup.inline_keyboard
        for button in line
        if button.callback_data
    ]


def _question_of(forms: list[FormTap]) -> str:
    """Which question a message asks, or asked before a newer one took its buttons but one."""
    asks = {"later"} | ON_QUESTION if len(forms) > 1 else {"ask"} | ON_QUESTION
    marks = [tap.question for tap in forms if tap.act in asks]
    return next((mark for mark in marks if mark), "")


def _read(kind: type[Tap], data: str) -> Tap | None:
    try:
        return kind.unpack(data)
    except (TypeError, ValueError):  # another kind of button
        return None
