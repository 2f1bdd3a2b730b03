"""What the page lives on: its files, events, and a door closed to other sites."""

import asyncio
import json
from typing import Any

import aiohttp
import pytest
from aiogram import Bot

from sandbox import Person, Sandbox
from tests.integration.sandbox.conftest import TOKEN, Client


async def next_event(events: aiohttp.ClientResponse) -> tuple[str, Any]:
    name = ""
    async with asyncio.timeout(5):
        async for raw in events.content:
            line = raw.decode().strip()
            if line.startswith("event: "):
                name = line.removeprefix("event: ")
            if line.startswith("data: "):
                return name, json.loads(line.removeprefix("data: "))
    raise AssertionError("the stream ended")


async def test_every_change_is_told(bot: Bot, client: Client, person: Person) -> None:
    async with client.http.get("/sandbox/events") as events:
        assert events.content_type == "text/event-stream"
        await bot.send_chat_action(person.id, "typing")
        typing = ("typing", {"chat_id": person.id, "action": "typing"})
        assert await next_event(events) == typing
        await bot.send_message(person.id, "x")
        assert await next_event(events) == ("chat", {"chat_id": person.id})
        await client.post("/clock", advance="PT1M")
        name, data = await next_event(events)
        assert (name, list(data)) == ("clock", ["now"])
        await client.post(f"/people/{person.id}/block")
        assert await next_event(events) == ("people", {})


async def test_the_page_is_served(client: Client) -> None:
    async with client.http.get("/") as answer:
        assert (answer.status, answer.content_type) == (200, "text/html")


async def test_unknown_addresses(client: Client) -> None:
    for path in ("/nothing", "/mail", "/chats/abc", "/files/none"):
        status, body = await client.call("GET", path)
        assert status == 404
        assert body["error"]


@pytest.mark.parametrize(
    "headers",
    [{"Origin": "https://evil.example"}, {"Host": "evil.example:8090"}, {"Origin": "null"}],
)
async def test_other_sites_are_kept_out(client: Client, headers: dict[str, str]) -> None:
    for path in ("/sandbox/state", f"/bot{TOKEN}/getMe"):
        async with client.http.get(path, headers=headers) as answer:
            assert answer.status == 403


async def test_own_page_is_let_in(client: Client, sandbox: Sandbox) -> None:
    async with client.http.get("/sandbox/state", headers={"Origin": sandbox.url}) as answer:
        assert answer.status == 200


async def test_chats_are_bounded(
    bot: Bot, client: Client, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sandbox.world.KEEP_MESSAGES", 3)
    for number in range(5):
        await bot.send_message(person.id, str(number))
    assert [m["text"] for m in await client.messages(person.id)] == ["2", "3", "4"]
