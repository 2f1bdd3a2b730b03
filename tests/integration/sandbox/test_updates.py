"""getUpdates: offsets, conflicts, kinds, and the same update given twice."""

import asyncio

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramConflictError

from sandbox import Person
from tests.integration.sandbox.conftest import Client, take_updates


async def texts(bot: Bot, **how: int) -> list[str | None]:
    return [u.message.text if u.message else None for u in await bot.get_updates(**how)]


async def test_an_update_stays_until_its_offset_is_passed(
    bot: Bot, client: Client, person: Person
) -> None:
    for word in ("раз", "два", "три"):
        await client.say(person.id, word)
    updates = await bot.get_updates()
    assert [u.update_id - updates[0].update_id for u in updates] == [0, 1, 2]
    assert await texts(bot) == ["раз", "два", "три"]
    assert await texts(bot, limit=1) == ["раз"]
    assert await texts(bot, offset=updates[1].update_id) == ["два", "три"]
    assert await texts(bot) == ["два", "три"]
    assert await texts(bot, offset=-1) == ["три"]
    assert await texts(bot, offset=updates[2].update_id + 1) == []


async def test_a_poll_waits_for_news(bot: Bot, client: Client, person: Person) -> None:
    polling = asyncio.create_task(texts(bot, timeout=5))
    await client.say(person.id, "новость")
    assert await polling == ["новость"]


async def test_a_second_poller_ends_the_first(bot: Bot) -> None:
    polls = [asyncio.create_task(bot.get_updates(timeout=1)) for _ in range(2)]
    done, waiting = await asyncio.wait(polls, return_when=asyncio.FIRST_COMPLETED)
    with pytest.raises(TelegramConflictError, match="terminated by other getUpdates request"):
        await done.pop()
    assert await waiting.pop() == []


async def test_unwanted_kinds_are_not_kept(bot: Bot, client: Client, person: Person) -> None:
    await bot.get_updates(allowed_updates=["callback_query"])
    await client.say(person.id, "не слышно")
    assert await bot.get_updates() == []
    await bot.get_updates(allowed_updates=[])
    await client.say(person.id, "слышно")
    assert await texts(bot) == ["слышно"]


async def test_redelivery_repeats_ids(bot: Bot, client: Client, person: Person) -> None:
    for word in ("раз", "два", "три"):
        await client.say(person.id, word)
    updates = await take_updates(bot)
    again = await client.post("/redeliver", last=2)
    assert again["redelivered"] == [u.update_id for u in updates[1:]]
    lost = await bot.get_updates()
    assert [u.update_id for u in lost] == again["redelivered"]
    repeated = await bot.get_updates()
    assert [u.update_id for u in repeated] == again["redelivered"]
    assert [u.message and u.message.text for u in repeated] == ["два", "три"]
    assert await bot.get_updates(offset=updates[-1].update_id + 1) == []


async def test_what_is_not_confirmed_is_not_repeated_twice(
    bot: Bot, client: Client, person: Person
) -> None:
    await client.say(person.id, "раз")
    assert (await client.post("/redeliver", last=1))["redelivered"] == []
    assert await texts(bot) == ["раз"]
    assert (await client.call("POST", "/redeliver", {"last": 0}))[0] == 400


async def test_webhook_and_polling_exclude_each_other(bot: Bot) -> None:
    await bot.set_webhook("http://127.0.0.1:9/hook")
    with pytest.raises(TelegramConflictError, match="while webhook is active"):
        await bot.get_updates()
    await bot.delete_webhook()
    assert await bot.get_updates() == []
