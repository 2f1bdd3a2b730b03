"""Whoever chooses English reads English, except for names and what people wrote."""

import re

from tests.e2e.acts import ENGINEER, REP, accept, write_repair
from tests.e2e.world import Message, World

RUSSIAN = re.compile("[А-Яа-яЁё]")


async def test_after_choosing_english_no_russian_is_left(world: World) -> None:
    rep, reader = await world.phone(REP), await world.phone(ENGINEER)
    number = await write_repair(rep, "Words in Latin letters", "Nordwind Logistics")
    theirs = [(await world.read("client", "Nordwind Logistics"))["address"], *await names(world)]
    offer = await reader.with_button("Принять в работу", number)
    await accept(reader, number)
    await reader.say("/language")
    await reader.tap("English")

    try:
        for command in ("/start", "/help", "/my", "/drafts", "/register", "/find", "/new"):
            await reader.say(command)
            assert_english(await reader.last(), theirs)
        await reader.say("/cancel")
        assert_english(await reader.last(), theirs)
        await reader.say(f"/request {number}")
        screen = await reader.last()
        assert_english(screen, theirs)
        for label in ("History", "Done…"):
            await reader.tap(label, screen)
            assert_english(await reader.last(), theirs)
        answer = await reader.tap_data(offer.button("Отказаться…").data or "", offer)
        assert not RUSSIAN.search(without(answer.text, theirs))
    finally:
        await reader.say("/language")
        await reader.tap("Русский")
    assert "Добрый день" in (await reader.last()).text


async def names(world: World) -> list[str]:
    """The sample's names and what people wrote: data, in whatever language."""
    people = [each["first_name"] for each in await world.get("/people")]
    people += [each["last_name"] for each in await world.get("/people") if each["last_name"]]
    clients = await world.get("/clients")
    contacts = [contact["name"] for client in clients for contact in client["contacts"]]
    lines = (await world.read("register", "--open"))["not_done"]
    # Of clients, those too that came to the company since.
    written = [line[name] for line in lines for name in ("title", "client")]
    found = [*people, *(client["name"] for client in clients), *contacts, *written, "Русский"]
    return sorted(found, key=len, reverse=True)


def assert_english(message: Message, theirs: list[str]) -> None:
    shown = "\n".join([message.text, *message.labels])
    left = without(shown, theirs)
    assert not RUSSIAN.search(left), left


def without(text: str, theirs: list[str]) -> str:
    for name in theirs:
        text = text.replace(name, "")
    return text
