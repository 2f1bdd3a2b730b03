"""Each role at each command and each button: one table says who is let in."""

import asyncio
from collections.abc import Mapping
from pathlib import Path
from typing import get_args

import pytest

from bot.callbacks.tickets import TicketAct
from tests.e2e.access import BUTTONS, COMMANDS, LETTERS, THINGS
from tests.e2e.acts import REP, SERVICE_LEAD, TECHNICIAN, accept, write_incident
from tests.e2e.repairs import paused
from tests.e2e.world import Message, Phone, Tapped, World, full_name
from tests.fixtures.every_button import every_button

NOT_YOURS = "Это вам не открыто"
POLITE = "только сотрудникам"
BY_TELEGRAM = "notices:telegram"

pytestmark = pytest.mark.timeout(900)
"""Some two and a half thousand taps: a minute or two beside other work. That the table names every
button and command is looked at each time (tests/unit/bot/test_access_table.py).
"""

People = Mapping[str, Phone]
"""One phone of each role, by the role's letter in the table."""


@pytest.fixture(scope="session")
async def people(house: World) -> People:
    """Somebody of each role, and a stranger, each with a message to tap on."""
    by_role: dict[str, str] = {}
    for each in await house.get("/people"):
        by_role.setdefault(each["role"], full_name(each))
    by_role |= {"rep": REP, "technician": TECHNICIAN, "service_lead": SERVICE_LEAD}
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
    buttons = every_button()
    heard = await asyncio.gather(*(tap_all(phone, buttons) for phone in people.values()))
    by_letter = dict(zip(people, heard, strict=True))
    let_in = {
        key: "".join(
            letter
            for letter, said in by_letter.items()
            if NOT_YOURS not in said[key].text and POLITE not in said[key].text
        )
        for key in buttons
    }
    assert await put_aside(house) == []
    assert let_in == BUTTONS


async def tap_all(phone: Phone, buttons: Mapping[str, str]) -> dict[str, Tapped]:
    """One person's taps, one after the other; those of others go on beside them."""
    on = (await phone.heard())[-1]
    said = {key: await phone.press(on, data) for key, data in buttons.items()}
    assert all(each.answered for each in said.values()), phone.name
    return said


async def test_each_command(house: World, people: People) -> None:
    let_in = {}
    for name in COMMANDS:
        words = f"/{name} 987654321" if name in ("request", "ticket") else f"/{name}"
        before = [(await each.last()).id for each in people.values()]
        await asyncio.gather(*(each.send(text=words) for each in people.values()))
        await house.settle()
        heard = zip(people.values(), before, strict=True)
        refused = await asyncio.gather(*(refusals(phone, last_id) for phone, last_id in heard))
        let_in[name] = "".join(
            letter
            for letter, words_of_refusal in zip(people, refused, strict=True)
            if not words_of_refusal
        )
    assert await put_aside(house) == []
    assert let_in == COMMANDS


async def test_things_of_others(house: World, people: People, tmp_path: Path) -> None:
    on = {letter: (await phone.heard())[-1] for letter, phone in people.items()}
    # Among the buttons tapped before was the one that sends notices by mail.
    for letter, phone in people.items():
        await phone.press(on[letter], BY_TELEGRAM)
    await house.settle()
    rep, technician = people["R"], people["T"]
    data = {
        **await request_of(rep, technician),
        **await ticket_of(house, tmp_path),
        **await follow_ups_of(rep),
        **await draft_of(rep),
    }
    on = {letter: (await phone.heard())[-1] for letter, phone in people.items()}
    let_in = {}
    for key in data:
        answers = await asyncio.gather(
            *(phone.press(on[letter], data[key]) for letter, phone in people.items())
        )
        assert all(each.answered for each in answers), key
        let_in[key] = "".join(
            told(letter, said) for letter, said in zip(people, answers, strict=True)
        )
    await house.settle()
    assert await put_aside(house) == []
    assert let_in == THINGS


def told(letter: str, said: Tapped) -> str:
    """The letter of whoever may do it now; a small one where it is his to do, but not now."""
    if not said.alert:
        return letter
    return "" if NOT_YOURS in said.text or POLITE in said.text else letter.lower()


async def request_of(rep: Phone, technician: Phone) -> dict[str, str]:
    """What buttons about a request and its client carry, by the beginning of it."""
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
    return found


async def ticket_of(house: World, folder: Path) -> dict[str, str]:
    """The same of a ticket that service has signed for."""
    repair = await paused(house, folder, "Причал")
    await repair.accept()
    _, data = await repair.with_data(await house.phone(SERVICE_LEAD), "ticket:more:")
    ticket_id = data.split(":")[2]
    return {f"ticket:{act}": f"ticket:{act}:{ticket_id}:0" for act in get_args(TicketAct)}


async def follow_ups_of(rep: Phone) -> dict[str, str]:
    """The same of a task and an opportunity; the last of each changes it."""
    client = await rep.world.read("client", "Ромашка")
    await rep.tap_data(f"task:new:{client['id']}:0", await rep.last())
    await rep.say("Отвезти договор")
    await rep.tap("завтра")
    await rep.tap("Записать задачу")
    task_id = data_of(await rep.last(), "task:done:").split(":")[2]
    await rep.tap_data(f"opportunity:new:{client['id']}:0", await rep.last())
    await rep.say("Второй канал")
    await rep.tap("Записать возможность")
    opportunity_id = data_of(await rep.last(), "opportunity:won:").split(":")[2]
    tasks = ("open", "tomorrow", "week", "done")
    stages = ("open", "next", "give", "lost", "talks", "offer", "won", "again")
    return {
        **{f"task:{act}": f"task:{act}:{task_id}:0" for act in tasks},
        **{f"opportunity:{act}": f"opportunity:{act}:{opportunity_id}:0" for act in stages},
    }


async def draft_of(rep: Phone) -> dict[str, str]:
    """The same of a request that is being written."""
    await rep.say("/new")
    response = data_of(await rep.last(), "form:").split(":")[1]
    return {
        "form:open": f"form:{response}:open::",
        "form:drop": f"form:{response}:drop::",
    }


def data_of(message: Message, begins: str) -> str:
    """What a button of a message carries that begins so."""
    every = [button.data or "" for row in message.buttons for button in row]
    return next(each for each in every if each.startswith(begins))


async def refusals(phone: Phone, last_id: int) -> set[str]:
    """Which of the two refusals the bot said after a message; news of others may come beside."""
    texts = [each.text for each in await phone.heard() if each.id > last_id]
    assert texts, phone.name
    return {each for each in (NOT_YOURS, POLITE) if any(each in text for text in texts)}


async def put_aside(house: World) -> list[str]:
    """What the bot could not handle: a forged button must not be among it."""
    listed = await house.read("updates", "list")
    return [f"{each['error']} {each['update_id']}" for each in listed["updates"]]
