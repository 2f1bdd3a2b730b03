"""Webhooks: secret, order, retries, and what stops them."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import Update
from aiohttp import web

from sandbox import Person, Sandbox
from tests.integration.sandbox.conftest import Client

SECRET = "Secret_of-the-hook"


@dataclass
class Hook:
    """A bot's web server: keeps what came and answers with the next of `answers`, then with 200."""

    url: str = ""
    got: list[tuple[Update, str | None]] = field(default_factory=list)
    answers: list[web.Response] = field(default_factory=list)
    arrived: asyncio.Event = field(default_factory=asyncio.Event)

    async def handle(self, request: web.Request) -> web.Response:
        update = Update.model_validate(await request.json())
        self.got.append((update, request.headers.get("X-Telegram-Bot-Api-Secret-Token")))
        self.arrived.set()
        return self.answers.pop(0) if self.answers else web.Response()

    async def wait_for(self, count: int) -> list[str | None]:
        async with asyncio.timeout(5):
            while len(self.got) < count:
                self.arrived.clear()
                await self.arrived.wait()
        return [u.message.text if u.message else None for u, _ in self.got]


@pytest.fixture
async def hook() -> AsyncIterator[Hook]:
    hook = Hook()
    app = web.Application()
    app.router.add_post("/hook", hook.handle)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    hook.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield hook
    await runner.cleanup()


async def test_updates_come_with_the_secret(
    bot: Bot, client: Client, person: Person, hook: Hook
) -> None:
    await client.say(person.id, "до")
    await bot.set_webhook(hook.url, secret_token=SECRET, max_connections=5)
    await client.say(person.id, "после")
    assert await hook.wait_for(2) == ["до", "после"]
    assert {secret for _, secret in hook.got} == {SECRET}
    await client.post("/settle", timeout=5)
    info = await bot.get_webhook_info()
    assert (info.url, info.pending_update_count, info.max_connections) == (hook.url, 0, 5)


async def test_a_failed_update_comes_again_and_keeps_its_chat_waiting(
    bot: Bot, client: Client, person: Person, colleague: Person, hook: Hook
) -> None:
    hook.answers = [web.Response(status=500), web.Response(status=503)]
    await bot.set_webhook(hook.url)
    await client.say(person.id, "раз")
    await client.say(person.id, "два")
    assert await hook.wait_for(4) == ["раз", "раз", "раз", "два"]
    assert len({u.update_id for u, _ in hook.got}) == 2
    info = await bot.get_webhook_info()
    assert info.last_error_message == "Wrong response from the webhook: 503 Service Unavailable"


async def test_other_chats_do_not_wait(
    bot: Bot, client: Client, person: Person, colleague: Person, hook: Hook
) -> None:
    hook.answers = [web.Response(status=500)]
    await bot.set_webhook(hook.url)
    await client.say(person.id, "упало")
    await hook.wait_for(1)
    await client.say(colleague.id, "другой чат")
    assert await hook.wait_for(3) == ["упало", "другой чат", "упало"]


async def test_redelivery_by_webhook(bot: Bot, client: Client, person: Person, hook: Hook) -> None:
    await bot.set_webhook(hook.url)
    await client.say(person.id, "раз")
    await hook.wait_for(1)
    await client.post("/settle", timeout=5)
    await client.post("/redeliver", last=1)
    assert await hook.wait_for(2) == ["раз", "раз"]
    assert len({u.update_id for u, _ in hook.got}) == 1


async def test_the_bot_may_call_in_its_answer(
    bot: Bot, client: Client, person: Person, hook: Hook
) -> None:
    call = {"method": "sendMessage", "chat_id": person.id, "text": "сразу"}
    hook.answers = [web.json_response(call), web.json_response({"method": "unknown"})]
    await bot.set_webhook(hook.url)
    await client.say(person.id, "раз")
    await client.say(person.id, "два")
    await hook.wait_for(2)
    await client.post("/settle", timeout=5)
    assert [m["text"] for m in await client.messages(person.id) if m["from"] == "bot"] == ["сразу"]


async def test_what_a_dead_webhook_missed_is_polled(
    bot: Bot, client: Client, person: Person
) -> None:
    await bot.set_webhook("http://127.0.0.1:9/hook")
    await client.say(person.id, "не дошло")
    status, _ = await client.call("POST", "/settle", {"timeout": 0.1})
    assert status == 408
    info = await bot.get_webhook_info()
    assert (info.pending_update_count, info.last_error_message) == (1, "Connection refused")
    await bot.delete_webhook()
    updates = await bot.get_updates()
    assert [u.message and u.message.text for u in updates] == ["не дошло"]
    await bot.set_webhook("http://127.0.0.1:9/hook")
    await bot.delete_webhook(drop_pending_updates=True)
    assert await bot.get_updates() == []


@pytest.mark.parametrize(
    ("url", "secret", "words"),
    [
        ("http://example.com/hook", None, "An HTTPS URL must be provided for webhook"),
        ("https://example.com/hook", "тайна", "secret token contains unallowed characters"),
        ("https://example.com/hook", "x" * 257, "secret token is too long"),
    ],
)
async def test_bad_webhooks(
    bot: Bot, sandbox: Sandbox, url: str, secret: str | None, words: str
) -> None:
    with pytest.raises(TelegramBadRequest, match=words):
        await bot.set_webhook(url, secret_token=secret)
    assert not sandbox.api.webhook.is_set
