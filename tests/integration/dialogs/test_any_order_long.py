"""A long form tapped and typed in any order: nothing breaks, an old button changes no answer, and
what is asked is always something that is to be asked.
"""

import random

import pytest

from bot.dialogs.acts import ON_QUESTION
from bot.dialogs.taps import FormTap, question_of
from domain.forms import engine, responses
from domain.forms.responses import Draft
from tests.integration.dialogs.conftest import House, Message, Phone
from tests.integration.dialogs.interview import Handing, begun, handing, interview, stored
from tests.integration.dialogs.test_files import PHOTO, VOICE

__all__ = ["handing"]

WORDS = (
    "да", "нет", "дальше", "назад", "пропустить", "добавить", "всё верно", "ответы", "1", "2",
    "Павел Лис", "уволился", "убрать 1", "завтра", "контакты", "готово", "+7 927 111-22-33",
)  # fmt: skip
LEAVING = ("later", "drop", "sure", "send")
"""Acts after which nothing is asked."""

ACTS = ("tap", "tap", "tap", "say", "say", "stale", "again", "voice", "photo")
STEPS = 40
OLD_BUTTONS = 40


def buttons(message: Message) -> list[str]:
    keyboard = message.get("reply_markup", {}).get("inline_keyboard", [])
    data = [button["callback_data"] for line in keyboard for button in line]
    return [each for each in data if FormTap.unpack(each).act not in LEAVING]


async def do(house: House, phone: Phone, step: str, number: int) -> None:
    screens = [message for message in phone.messages if buttons(message)]
    match step:
        case "say":
            await phone.write(WORDS[number % len(WORDS)])
        case "voice":
            await phone.write("", voice=VOICE)
        case "photo":
            await phone.write("", photo=PHOTO)
        case "again":
            await house.redeliver(last=1 + number % 3)
        case "tap" if screens:
            data = buttons(screens[-1])
            await phone.tap_data(data[number % len(data)], screens[-1])
        case "stale" if screens:
            message = screens[number % len(screens)]
            data = buttons(message)
            await phone.tap_data(data[number % len(data)], message)


async def read(house: House, response_id: int) -> Draft:
    async with house.office.acting("Ольга") as work:
        return await responses.read(work, response_id)


async def check(house: House, phone: Phone, response_id: int) -> None:
    """What is asked is to be asked, and no screen asks anything else."""
    draft = await read(house, response_id)
    asked = engine.relevant_questions(draft.definition, draft.state)
    assert draft.question is None or draft.question in {each.name for each in asked}
    taps = [FormTap.unpack(each) for message in phone.messages for each in buttons(message)]
    on_screens = {each.question for each in taps if each.act in ON_QUESTION}
    shown = [question_of(draft.definition, mark) for mark in on_screens]
    assert {each and each.name for each in shown} <= {draft.question}


async def check_old_buttons(house: House, phone: Phone, response_id: int, seen: set[str]) -> None:
    """Every button that ever belonged to a question, tapped while another is asked. Such a tap on
    the summary goes on to what is open, so what is asked is looked up before each.
    """
    before = await stored(house, response_id)
    for data in sorted(seen)[:OLD_BUTTONS]:
        tap = FormTap.unpack(data)
        question = question_of(interview(), tap.question) if tap.question else None
        present = (await read(house, response_id)).question
        if tap.act in ON_QUESTION and (question is None or question.name != present):
            await phone.tap_data(data)
    assert await stored(house, response_id) == before


@pytest.mark.parametrize("seed", [*range(6), 107])
async def test_any_order(house: House, handing: Handing, seed: int) -> None:
    chance = random.Random(seed)
    phone, response_id = await begun(house)
    seen: set[str] = set()
    for _ in range(STEPS):
        await do(house, phone, chance.choice(ACTS), chance.randrange(10_000))
        seen |= {each for message in phone.messages for each in buttons(message)}
        await check(house, phone, response_id)
    await check_old_buttons(house, phone, response_id, seen)
    assert not any("сбой" in message["text"] for message in phone.messages)
