"""Each role at each command and each button: one table says who is let in."""

import asyncio
from collections.abc import Mapping

import pytest

from tests.e2e.access import BUTTONS, COMMANDS, LETTERS, THINGS
from tests.e2e.acts import REP, TECHNICIAN, accept, write_incident
from tests.e2e.world import Message, Phone, World, full_name
from tests.fixtures.every_button import every_button

NOT_YOURS = "Это вам не открыто"
POLITE = "только сотрудникам"
BY_TELEGRAM = "notices:telegram"

pytestmark = [pytest.mark.long, pytest.mark.timeout(1800)]
"""Some two thousand taps: five minutes beside other work. That the table names every button and
command is looked at each time (tests/unit/bot/test_access_table.py).
"""

People = Mapping[str, Phone]
"""One phone of each role, by the role's letter in the table."""


@pytest.fixture(scope="session")
async def people(house: World) -> People:
    """Somebody of each role, and a stranger, each with a message to tap on."""
    by_role: dict[str, str] = {}
    for each in await house.get("/people"):
        by_role.setdefault(each["role"], full_name(each))
    by_role |= {"rep": REP, "technician": TECHNICIAN}
    found = {
        letter: await house.phone(by_role[role])
        for letter, role in LETTERS.items()
        if role != "stranger"
    }
    found["X"] = await house.stranger("Прохожий")
    await asyncio.gather(*(each.send(text="/start") for each in found.values()))
    await house.settle()
    return found


async def test_each_button(house: World, people: People) -> None:
    on = {letter: (await phone.heard())[-1] for letter, phone in people.items()}
    let_in = {}
    for key, data in every_button().items():
        answers = await asyncio.gather(
            *(phone.press(on[letter], data) for letter, phone in people.items())
        )
        assert all(each.answered for each in answers), key
        let_in[key] = "".join(
            letter
            for letter, said in zip(people, answers, strict=True)
            if NOT_YOURS not in said.text and POLITE not in said.text
        )
    await house.settle()
    assert await put_aside(house) == []
    assert let_in == BUTTONS


async def test_each_command(house: World, people: People) -> None:
    let_in = {}
    for name in COMMANDS:
        words = f"/{name} 987654321" if name in ("request", "ticket") else f"/{name}"
        await asyncio.gather(*(each.send(text=words) for each in people.values()))
        await house.settle()
        let_in[name] = "".join(
            [
                letter
                for letter, phone in people.items()
                if not {NOT_YOURS, POLITE} & await said(phone)
            ]
        )
    assert await put_aside(house) == []
    assert let_in == COMMANDS


async def test_things_of_others(house: World, people: People) -> None:
    on = {letter: (await phone.heard())[-1] for letter, phone in people.items()}
    # Among the buttons tapped before was the one that sends notices by mail.
    for letter, phone in people.items():
        await phone.tap_data(BY_TELEGRAM, on[letter])
    data = await things(people["R"], people["T"])
    on = {letter: (await phone.heard())[-1] for letter, phone in people.items()}
    let_in = {}
    for key in data:
        answers = await asyncio.gather(
            *(phone.press(on[letter], data[key]) for letter, phone in people.items())
        )
        assert all(each.answered for each in answers), key
        let_in[key] = "".join(
            letter for letter, said in zip(people, answers, strict=True) if not said.alert
        )
    await house.settle()
    assert await put_aside(house) == []
    assert let_in == THINGS


async def things(rep: Phone, technician: Phone) -> dict[str, str]:
    """What buttons about things of these two carry, by the beginning of it. None of them changes
    anything by itself: they show, or ask for words.
    """
    number = await write_incident(rep, "Пропала связь", "Ромашка")
    await accept(technician, number)
    await rep.say(f"/request {number}")
    request_id = data_of(await technician.latest(number), "request:done:").split(":")[2]
    found = {
        f"request:{act}": f"request:{act}:{request_id}"
        for act in ("open", "history", "files", "comment", "hand", "done", "cancel", "return")
    }
    client = await rep.world.read("client", "Ромашка")
    found["client:open"] = f"client:open:{client['id']}"
    found["note:list"] = f"note:list:{client['id']}:0"
    found["team:change"] = f"team:change:{client['id']}::0"
    await rep.say("/new")
    draft = data_of(await rep.last(), "form:")
    response = draft.split(":")[1]
    found["form:open"] = f"form:{response}:open::"
    found["form:drop"] = f"form:{response}:drop::"
    return found


def data_of(message: Message, begins: str) -> str:
    """What a button of a message carries that begins so."""
    every = [button.data or "" for row in message.buttons for button in row]
    return next(each for each in every if each.startswith(begins))


async def said(phone: Phone) -> set[str]:
    """Which of the two refusals stands in the bot's last message."""
    text = (await phone.last()).text
    return {each for each in (NOT_YOURS, POLITE) if each in text}


async def put_aside(house: World) -> list[str]:
    """What the bot could not handle: a forged button must not be among it."""
    listed = await house.read("updates", "list")
    return [f"{each['error']} {each['update_id']}" for each in listed["updates"]]
