"""Editing and deleting: what Telegram allows to change, and its words for the rest."""

from datetime import timedelta
from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import (
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    ReplyKeyboardRemove,
)

from sandbox import Group, Person, Sandbox
from tests.integration.sandbox.conftest import TOKEN, Client

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly "
    "the same as a current content and reply markup of the message"
)
DOCUMENT = BufferedInputFile(b"%PDF-1.7", "копия.pdf")


def keyboard(text: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(
        inline_keyboard=[[InlineKeyboardButton(text=text, callback_data=text)]]
    )


async def refusal(call: Any) -> str:
    with pytest.raises(TelegramBadRequest) as caught:
        await call
    return caught.value.message.removeprefix("Bad Request: ")


async def test_a_text_is_edited_in_place(bot: Bot, client: Client, person: Person) -> None:
    sent = await bot.send_message(person.id, "ждёт", reply_markup=keyboard("a"))
    edited = await bot.edit_message_text(
        "<b>принято</b>", chat_id=person.id, message_id=sent.message_id, parse_mode="HTML"
    )
    assert not isinstance(edited, bool)
    assert edited.reply_markup is None
    shown = await client.messages(person.id)
    assert [(m["id"], m["text"], m["edited"], m["buttons"]) for m in shown] == [
        (sent.message_id, "принято", True, [])
    ]


async def test_an_edit_that_changes_nothing_is_refused(bot: Bot, person: Person) -> None:
    sent = await bot.send_message(
        person.id, "<b>a</b>", parse_mode="HTML", reply_markup=keyboard("a")
    )
    place = {"chat_id": person.id, "message_id": sent.message_id}
    same = bot.edit_message_text(
        "<strong>a</strong> ", parse_mode="HTML", reply_markup=keyboard("a"), **place
    )
    assert await refusal(same) == NOT_MODIFIED
    markup = bot.edit_message_reply_markup(reply_markup=keyboard("a"), **place)
    assert await refusal(markup) == NOT_MODIFIED
    await bot.edit_message_reply_markup(reply_markup=keyboard("b"), **place)
    await bot.edit_message_reply_markup(**place)
    assert await refusal(bot.edit_message_reply_markup(**place)) == NOT_MODIFIED


async def test_what_cannot_be_edited(bot: Bot, client: Client, person: Person) -> None:
    async def words(message_id: int) -> str:
        return await refusal(bot.edit_message_text("x", chat_id=person.id, message_id=message_id))

    assert await words(1) == "message to edit not found"
    assert await words(0) == "message identifier is not specified"
    theirs = await client.say(person.id, "моё")
    assert await words(theirs["id"]) == "message can't be edited"
    keyed = await bot.send_message(person.id, "x", reply_markup=ReplyKeyboardRemove())
    assert await words(keyed.message_id) == "message can't be edited"
    document = await bot.send_document(person.id, DOCUMENT)
    assert await words(document.message_id) == "there is no text in the message to edit"
    text = await bot.send_message(person.id, "x")
    caption = bot.edit_message_caption(caption="y", chat_id=person.id, message_id=text.message_id)
    assert await refusal(caption) == "there is no caption in the message to edit"
    body = {
        "chat_id": person.id,
        "message_id": text.message_id,
        "reply_markup": {"remove_keyboard": True},
    }
    async with client.http.post(f"/bot{TOKEN}/editMessageReplyMarkup", json=body) as answer:
        assert (await answer.json())["description"] == "Bad Request: inline keyboard expected"


async def test_captions_and_media_are_edited(bot: Bot, client: Client, person: Person) -> None:
    sent = await bot.send_document(person.id, DOCUMENT, caption="1")
    place = {"chat_id": person.id, "message_id": sent.message_id}
    await bot.edit_message_caption(caption="2", **place)
    assert await refusal(bot.edit_message_caption(caption="2", **place)) == NOT_MODIFIED
    long = bot.edit_message_caption(caption="x" * 1025, **place)
    assert await refusal(long) == "message caption is too long"
    await bot.edit_message_media(
        InputMediaDocument(media=BufferedInputFile(b"new", "new.txt"), caption="3"), **place
    )
    shown = (await client.messages(person.id))[-1]
    assert (shown["text"], shown["media"]["file_name"]) == ("3", "new.txt")


async def test_deleting(bot: Bot, client: Client, sandbox: Sandbox, person: Person) -> None:
    sent = await bot.send_message(person.id, "x")
    theirs = await client.say(person.id, "моё")
    await bot.delete_message(person.id, sent.message_id)
    again = bot.delete_message(person.id, sent.message_id)
    assert await refusal(again) == "message to delete not found"
    assert await bot.delete_messages(person.id, [sent.message_id, theirs["id"]])
    assert await client.messages(person.id) == []
    old = await bot.send_message(person.id, "old")
    sandbox.world.clock.move_to(sandbox.world.clock.now() + timedelta(hours=49))
    late = bot.delete_message(person.id, old.message_id)
    assert await refusal(late) == "message can't be deleted for everyone"
    too_many = bot.delete_messages(person.id, list(range(101)))
    assert await refusal(too_many) == "too many message identifiers specified"


async def test_in_a_group_only_own_messages_are_deleted(
    bot: Bot, client: Client, person: Person, group: Group
) -> None:
    theirs = await client.say(group.id, "/help", **{"as": person.id})
    assert await refusal(bot.delete_message(group.id, theirs["id"])) == "message can't be deleted"
    own = await bot.send_message(group.id, "x")
    assert await bot.delete_message(group.id, own.message_id)
