"""Telegram failing on order."""

import asyncio

import pytest
from aiogram import Bot
from aiogram.exceptions import (
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)

from sandbox import Person
from tests.integration.sandbox.conftest import Client


async def order(client: Client, **fault: object) -> None:
    await client.post("/faults", service="telegram", **fault)


async def words(client: Client, person: Person) -> list[str]:
    return [m["text"] for m in await client.messages(person.id)]


async def test_too_many_requests(bot: Bot, client: Client, person: Person) -> None:
    await order(client, kind="429", times=2, retry_after=7)
    for _ in range(2):
        with pytest.raises(TelegramRetryAfter, match="retry after 7") as caught:
            await bot.send_message(person.id, "x")
        assert caught.value.retry_after == 7
    await bot.send_message(person.id, "y")
    assert await words(client, person) == ["y"]


async def test_a_fault_of_one_method_only(bot: Bot, client: Client, person: Person) -> None:
    await order(client, method="sendMessage", kind="500", times=1)
    await bot.send_chat_action(person.id, "typing")
    with pytest.raises(TelegramServerError, match="Internal Server Error"):
        await bot.send_message(person.id, "x")


async def test_polling_does_not_eat_faults(bot: Bot, client: Client, person: Person) -> None:
    await order(client, kind="403", times=1)
    assert await bot.get_updates() == []
    with pytest.raises(TelegramForbiddenError):
        await bot.send_message(person.id, "x")
    await order(client, method="getUpdates", kind="500", times=1)
    with pytest.raises(TelegramServerError):
        await bot.get_updates()


@pytest.mark.parametrize("kind", ["drop", "500", "429"])
@pytest.mark.parametrize(("when", "said"), [("before", []), ("after", ["x"])])
async def test_the_call_is_lost_or_only_its_answer(
    bot: Bot, client: Client, person: Person, kind: str, when: str, said: list[str]
) -> None:
    await order(client, method="sendMessage", kind=kind, when=when, times=1)
    with pytest.raises((TelegramNetworkError, TelegramServerError, TelegramRetryAfter)):
        await bot.send_message(person.id, "x")
    assert await words(client, person) == said


async def test_a_held_call_hangs_until_the_caller_gives_up(
    bot: Bot, client: Client, person: Person
) -> None:
    await order(client, method="sendMessage", kind="timeout", when="after", times=1)
    with pytest.raises(TelegramNetworkError, match="timeout"):
        await bot.send_message(person.id, "x", request_timeout=1)
    assert await words(client, person) == ["x"]
    await client.post("/settle", timeout=2)


async def test_clearing_lets_held_calls_go(bot: Bot, client: Client, person: Person) -> None:
    await order(client, method="sendMessage", kind="timeout", times=1)
    held = asyncio.create_task(bot.send_message(person.id, "x"))
    status, body = await client.call("POST", "/settle", {"timeout": 0.2})
    assert (status, body["error"]) == (408, "1 Bot API calls are running")
    assert (await client.call("DELETE", "/faults"))[1] == []
    with pytest.raises(TelegramNetworkError):
        await held


async def test_orders_that_make_no_sense(client: Client) -> None:
    for body, part in [
        ({"service": "smtp", "kind": "429", "times": 1}, "kind must be one of"),
        ({"service": "imap", "kind": "550", "times": 1}, "kind must be one of"),
        ({"service": "fax", "kind": "500", "times": 1}, "service must be"),
        ({"service": "telegram", "kind": "451", "times": 1}, "kind must be one of"),
        ({"service": "telegram", "kind": "500", "when": "never"}, "when must be"),
        ({"service": "telegram", "kind": "500", "times": 0}, "times must be"),
        ({"service": "telegram", "kind": "429", "retry_after": "x"}, "retry_after must be"),
    ]:
        status, answer = await client.call("POST", "/faults", body)
        assert status == 400
        assert part in answer["error"]
