"""Updates brought by Telegram: 200 only after the commit."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.starting import come_by_webhook
from bot.webhook import SECRET_HEADER, Webhook
from storage.engine import create_engine
from tests.integration.bot.conftest import Runtime, World

SECRET = "a-secret_of-the-webhook"


@asynccontextmanager
async def served(runtime: Runtime) -> AsyncIterator[str]:
    """The webhook of a replica; gives its address."""
    app = web.Application()
    app.router.add_post("/telegram", Webhook(runtime.intake, SECRET).handle)
    async with TestServer(app) as server:
        yield str(server.make_url("/telegram"))


@asynccontextmanager
async def at_work(world: World) -> AsyncIterator[tuple[Runtime, str]]:
    async with world.replica() as runtime:
        runtime.stopping.set()  # it is brought its updates, and asks for none
        async with served(runtime) as address:
            await come_by_webhook(runtime.api, address, SECRET, ["message", "callback_query"])
            yield runtime, address
            world.sandbox.api.webhook.unset()


async def test_updates_come_by_webhook(world: World) -> None:
    async with at_work(world):
        await world.say("Ольга", "раз")
        await world.say("Ольга", "button")
        await world.settle()
        chat = world.chat("Ольга")
        messages = await world.messages(chat)
        answer = await world.post(
            f"/chats/{chat}/taps", {"message_id": messages[-1]["id"], "button": "Нажать"}
        )
        await world.settle()
    assert answer == {"alert": False, "text": None, "url": None}
    assert await world.words("Ольга") == ["принято: раз", "Нажата"]


@pytest.mark.parametrize("headers", [{}, {SECRET_HEADER: "guessed"}])
async def test_without_the_secret_nothing_is_taken(world: World, headers: dict[str, str]) -> None:
    await world.say("Ольга", "раз")
    (payload,) = world.pending()
    async with world.parts() as runtime, served(runtime) as address:
        assert await _bring(address, payload, headers) == 401
    assert await world.updates() == []


@pytest.mark.parametrize("body", [[], {}, {"update_id": 1}, {"update_id": "1", "message": {}}])
async def test_what_is_no_update_is_not_asked_for_again(world: World, body: object) -> None:
    async with world.parts() as runtime, served(runtime) as address:
        assert await _bring(address, body, {SECRET_HEADER: SECRET}) == 200
    assert await world.updates() == []


async def test_while_the_database_is_away_it_must_be_sent_again(world: World) -> None:
    await world.say("Ольга", "раз")
    (payload,) = world.pending()
    nothing_there = create_engine("postgresql://desk@127.0.0.1:1/nothing")
    away = replace(world, desk=replace(world.desk, engine=nothing_there))
    for company, status in ((away, 503), (world, 200)):
        async with company.parts() as runtime, served(runtime) as address:
            assert await _bring(address, payload, {SECRET_HEADER: SECRET}) == status
    assert world.deeds.handled == ["раз"]


async def _bring(address: str, body: object, headers: dict[str, str]) -> int:
    async with (
        aiohttp.ClientSession() as http,
        http.post(address, json=body, headers=headers) as answer,
    ):
        return answer.status
