"""Keyboards as Telegram takes and refuses them."""

from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import (
    CopyTextButton,
    DisabledButton,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    WebAppInfo,
)

from sandbox import Group, Person, Sandbox
from tests.integration.sandbox.conftest import TOKEN, Client


def inline(*rows: list[InlineKeyboardButton]) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(inline_keyboard=list(rows))


def button(**fields: Any) -> InlineKeyboardButton:
    return InlineKeyboardButton(**{"text": "x", **fields})


async def refusal(bot: Bot, chat: int, markup: Any) -> str:
    with pytest.raises(TelegramBadRequest) as caught:
        await bot.send_message(chat, "hello", reply_markup=markup)
    return caught.value.message.removeprefix("Bad Request: ")


async def test_every_kind_of_button_reaches_the_page(
    bot: Bot, client: Client, person: Person
) -> None:
    await bot.send_message(
        person.id,
        "hello",
        reply_markup=inline(
            [
                button(text="Да", callback_data="form:1", style="primary"),
                button(text="Сайт", url="https://example.com"),
            ],
            [
                button(text="Номер", copy_text=CopyTextButton(text="214")),
                button(text="Найти", switch_inline_query_current_chat=""),
                button(text="Окно", web_app=WebAppInfo(url="https://example.com/app")),
                button(text="Принял Антон", disabled=DisabledButton()),
            ],
        ),
    )
    rows = (await client.messages(person.id))[-1]["buttons"]
    assert [[(b["text"], b["kind"], b["data"]) for b in row] for row in rows] == [
        [("Да", "callback", "form:1"), ("Сайт", "url", "https://example.com")],
        [
            ("Номер", "copy", "214"),
            ("Найти", "switch_inline", ""),
            ("Окно", "web_app", "https://example.com/app"),
            ("Принял Антон", "callback", None),
        ],
    ]
    assert rows[0][0]["style"] == "primary"
    assert [b["disabled"] for b in rows[1]] == [False, False, False, True]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"callback_data": "x" * 65}, "BUTTON_DATA_INVALID"),
        ({"callback_data": "ы" * 33}, "BUTTON_DATA_INVALID"),
        (
            {"callback_data": ""},
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        ({"url": "no"}, "inline keyboard button URL 'no' is invalid: Wrong HTTP URL"),
        (
            {"url": "ftp://example.com"},
            "inline keyboard button URL 'ftp://example.com' is invalid: Unsupported URL protocol",
        ),
        (
            {"url": "http://localhost:8080/"},
            "inline keyboard button URL 'http://localhost:8080/' is invalid: Wrong HTTP URL",
        ),
        ({"copy_text": {"text": "x" * 257}}, "BUTTON_COPY_TEXT_INVALID"),
        ({"pay": True}, "BUTTON_TYPE_INVALID"),
        (
            {"web_app": {"url": "http://example.com"}},
            "inline keyboard button Web App URL 'http://example.com' is invalid: "
            "Only HTTPS links are allowed",
        ),
        (
            {"callback_data": "x", "style": "huge"},
            "can't parse inline keyboard button: Unsupported button style specified",
        ),
        (
            {"callback_data": "x", "disabled": {}},
            "can't parse inline keyboard button: Exactly one action must be specified",
        ),
        ({"text": " ", "callback_data": "x"}, "inline keyboard button text must be non-empty"),
    ],
)
async def test_bad_buttons_are_refused(
    bot: Bot, person: Person, fields: dict[str, Any], words: str
) -> None:
    assert await refusal(bot, person.id, inline([button(**fields)])) == words


async def test_64_bytes_and_100_buttons_are_enough_and_no_more(bot: Bot, person: Person) -> None:
    row = [button(callback_data="ы" * 32)] * 5
    await bot.send_message(person.id, "hello", reply_markup=inline(*[row] * 20))
    assert await refusal(bot, person.id, inline(*[row] * 20, row[:1])) == "reply markup is too long"
    assert await refusal(bot, person.id, inline(row * 2)) == "reply markup is too long"


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("{", "can't parse reply keyboard markup JSON object"),
        ("[]", "object expected as reply markup"),
        ({"inline_keyboard": "bad"}, 'field "inline_keyboard" must be of type Array'),
        ({"inline_keyboard": [{}]}, 'field "inline_keyboard" must be an Array of Arrays'),
        (
            {"inline_keyboard": [[{"callback_data": "x"}]]},
            "can't parse inline keyboard button: Can't find field \"text\"",
        ),
        ({"keyboard": "bad"}, 'field "keyboard" must be of type Array'),
        ({"force_reply": "yes"}, 'field "force_reply" must be of type Boolean'),
        (
            {"inline_keyboard": [[{"text": "x", "copy_text": "y"}]]},
            'can\'t parse inline keyboard button: Field "copy_text" must be of type Object',
        ),
    ],
)
async def test_broken_markup_is_refused(
    sandbox: Sandbox, client: Client, person: Person, markup: object, words: str
) -> None:
    body = {"chat_id": person.id, "text": "hello", "reply_markup": markup}
    async with client.http.post(f"/bot{TOKEN}/sendMessage", json=body) as answer:
        assert answer.status == 400
        assert (await answer.json())["description"] == f"Bad Request: {words}"


async def test_reply_keyboards_open_and_close(bot: Bot, client: Client, person: Person) -> None:
    keys = [
        [KeyboardButton(text="Телефон", request_contact=True)],
        [KeyboardButton(text="Место", request_location=True), KeyboardButton(text="Отмена")],
    ]
    await bot.send_message(person.id, "1", reply_markup=ReplyKeyboardMarkup(keyboard=keys))
    message = (await client.messages(person.id))[-1]
    assert [[(k["text"], k["kind"]) for k in row] for row in message["keyboard"]] == [
        [("Телефон", "contact")],
        [("Место", "location"), ("Отмена", "text")],
    ]

    async def keyboard() -> Any:
        chats = (await client.get("/state"))["chats"]
        return next(c for c in chats if c["chat_id"] == person.id)["keyboard"]

    assert (await keyboard())["rows"] == message["keyboard"]
    await bot.send_message(person.id, "2", reply_markup=ForceReply(input_field_placeholder="Слово"))
    assert (await client.messages(person.id))[-1]["placeholder"] == "Слово"
    await bot.send_message(person.id, "3", reply_markup=ReplyKeyboardRemove())
    assert await keyboard() is None


async def test_group_keyboards_cannot_ask_for_phone_or_place(bot: Bot, group: Group) -> None:
    for asked, words in (("contact", "phone number"), ("location", "location")):
        key = KeyboardButton.model_validate({"text": "x", f"request_{asked}": True})
        said = await refusal(bot, group.id, ReplyKeyboardMarkup(keyboard=[[key]]))
        assert said == f"{words} can be requested in private chats only"
    app = inline([button(web_app=WebAppInfo(url="https://example.com"))])
    assert await refusal(bot, group.id, app) == "BUTTON_TYPE_INVALID"
