"""Taps and inline queries: asked on a phone, answered by the bot in time or not at all."""

import asyncio
from collections.abc import Awaitable
from datetime import timedelta
from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import (
    CallbackQuery,
    DisabledButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
    Message,
)

from sandbox import Group, Person, Sandbox
from sandbox.http import chats
from tests.integration.sandbox.conftest import Client, take_updates

TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


async def ask(bot: Bot, chat: int) -> Message:
    rows = [
        [
            InlineKeyboardButton(text="Принять", callback_data="handoff:accept:1"),
            InlineKeyboardButton(text="Занято", disabled=DisabledButton()),
        ],
        [InlineKeyboardButton(text="Сайт", url="https://example.com")],
    ]
    markup = InlineKeyboardMarkup(inline_keyboard=rows)
    return await bot.send_message(chat, "Заявка 214", reply_markup=markup)


def tap(client: Client, chat: int, **body: object) -> Awaitable[Any]:
    return asyncio.create_task(client.post(f"/chats/{chat}/taps", **body))


async def tapped(bot: Bot) -> CallbackQuery:
    query = (await take_updates(bot))[0].callback_query
    assert query
    return query


@pytest.mark.parametrize("button", ["Принять", [0, 0]])
async def test_the_answer_comes_back(
    bot: Bot, client: Client, person: Person, button: object
) -> None:
    sent = await ask(bot, person.id)
    answer = tap(client, person.id, message_id=sent.message_id, button=button)
    query = await tapped(bot)
    assert query.data == "handoff:accept:1"
    assert query.from_user.id == person.id
    assert query.message
    assert query.message.message_id == sent.message_id
    await bot.answer_callback_query(query.id, "Принято", show_alert=True)
    assert await answer == {"alert": True, "text": "Принято", "url": None}


async def test_a_forged_tap_reaches_the_bot(bot: Bot, client: Client, person: Person) -> None:
    sent = await bot.send_message(person.id, "без кнопок")
    answer = tap(client, person.id, message_id=sent.message_id, data="handoff:accept:999")
    query = await tapped(bot)
    assert query.data == "handoff:accept:999"
    await bot.answer_callback_query(query.id)
    assert await answer == {"alert": False, "text": None, "url": None}


async def test_a_tap_nobody_answers(
    bot: Bot, client: Client, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chats, "ANSWER_WITHIN_S", 0.05)
    sent = await ask(bot, person.id)
    answer = await tap(client, person.id, message_id=sent.message_id, button="Принять")
    assert answer == {"answered": False}


async def test_an_answer_after_15_minutes_is_refused(
    bot: Bot, client: Client, sandbox: Sandbox, person: Person
) -> None:
    sent = await ask(bot, person.id)
    answer = tap(client, person.id, message_id=sent.message_id, button="Принять")
    query = await tapped(bot)
    clock = sandbox.world.clock
    clock.move_to(clock.now() + timedelta(minutes=14))
    await bot.answer_callback_query(query.id, "ещё можно")
    assert (await answer)["text"] == "ещё можно"
    clock.move_to(clock.now() + timedelta(minutes=2))
    for query_id in (query.id, "1", ""):
        with pytest.raises(TelegramBadRequest, match=TOO_OLD):
            await bot.answer_callback_query(query_id)


async def test_too_long_an_answer_is_refused(bot: Bot, client: Client, person: Person) -> None:
    sent = await ask(bot, person.id)
    answer = tap(client, person.id, message_id=sent.message_id, button="Принять")
    query = await tapped(bot)
    with pytest.raises(TelegramBadRequest, match="MESSAGE_TOO_LONG"):
        await bot.answer_callback_query(query.id, "x" * 201)
    with pytest.raises(TelegramBadRequest, match="URL_INVALID"):
        await bot.answer_callback_query(query.id, url="https://example.com")
    await bot.answer_callback_query(query.id, "x" * 200)
    assert (await answer)["text"] == "x" * 200


async def test_buttons_that_the_phone_serves_itself(
    bot: Bot, client: Client, person: Person
) -> None:
    sent = await ask(bot, person.id)
    link = await tap(client, person.id, message_id=sent.message_id, button="Сайт")
    assert link["url"] == "https://example.com"
    disabled = await tap(client, person.id, message_id=sent.message_id, button="Занято")
    assert disabled["disabled"] is True
    assert await take_updates(bot, 0) == []


async def test_taps_on_nothing(bot: Bot, client: Client, person: Person) -> None:
    sent = await ask(bot, person.id)
    path = f"/chats/{person.id}/taps"
    for body in (
        {"message_id": 1, "button": "Принять"},
        {"message_id": sent.message_id, "button": "Нет такой"},
        {"message_id": sent.message_id, "button": [5, 5]},
    ):
        assert (await client.call("POST", path, body))[0] == 404
    assert (await client.call("POST", path, {"button": "Принять"}))[0] == 400
    await client.post(f"/people/{person.id}/block")
    body = {"message_id": sent.message_id, "button": "Принять"}
    assert (await client.call("POST", path, body))[0] == 409


async def test_two_tap_at_once_in_a_group(bot: Bot, client: Client, group: Group) -> None:
    sent = await ask(bot, group.id)
    body = {"message_id": sent.message_id, "button": "Принять"}
    answers = [tap(client, group.id, **body, **{"as": member}) for member in group.members]
    queries: list[CallbackQuery] = []
    while len(queries) < 2:
        queries.append(await tapped(bot))
    for place, query in enumerate(queries):
        await bot.answer_callback_query(query.id, f"место {place}")
    assert {(await a)["text"] for a in answers} == {"место 0", "место 1"}


def article(number: int) -> InlineQueryResultArticle:
    return InlineQueryResultArticle(
        id=str(number),
        title=f"Клиент {number}",
        description="ул. Мира",
        input_message_content=InputTextMessageContent(
            message_text=f"<b>{number}</b>", parse_mode="HTML"
        ),
    )


async def test_inline_queries(bot: Bot, client: Client, person: Person) -> None:
    answer = asyncio.create_task(client.post(f"/inline/{person.id}", query="ром", offset="50"))
    query = (await take_updates(bot))[0].inline_query
    assert query
    assert (query.query, query.offset, query.from_user.id) == ("ром", "50", person.id)
    for results, offset, words in [
        ([article(n) for n in range(51)], "", "RESULTS_TOO_MUCH"),
        ([article(1), article(1)], "", "RESULT_ID_DUPLICATE"),
        ([], "x" * 65, "NEXT_OFFSET_INVALID"),
    ]:
        with pytest.raises(TelegramBadRequest, match=words):
            await bot.answer_inline_query(query.id, list(results), next_offset=offset)
    await bot.answer_inline_query(query.id, [article(1)], next_offset="100")
    found = await answer
    assert found["next_offset"] == "100"
    result = found["results"][0]
    assert (result["id"], result["title"], result["text"]) == ("1", "Клиент 1", "1")
    assert result["description"] == "ул. Мира"
