"""An update that always fails is put aside, and the chat goes on."""

import base64

from tests.e2e.acts import OGG, OTHER_REP
from tests.e2e.world import World

ENDLESS_S = 10**12
"""A recording that long fits no column: Telegram would not send it, nobody wrote code for it."""


async def test_an_update_that_always_fails_is_put_aside_and_the_chat_goes_on(world: World) -> None:
    rep = await world.phone(OTHER_REP)
    voice = base64.b64encode(OGG).decode()
    await world.post(f"/chats/{rep.id}/messages", voice=voice, duration=ENDLESS_S)
    await world.settle()

    assert "сбой на нашей стороне" in (await rep.last()).text
    aside = (await world.read("updates", "list"))["updates"]
    assert [each["state"] for each in aside if each["chat_id"] == rep.id] == ["aside"]
    await rep.say("/start")
    assert "Добрый день, Денис" in (await rep.last()).text

    await world.cli("updates", "drop", str(aside[-1]["update_id"]))
    assert (await world.read("updates", "list"))["updates"] == aside[:-1]
