"""The door of the Bot API: tokens, methods, parameters, and what the bot says of itself."""

from aiogram import Bot, methods
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    MenuButtonCommands,
    MenuButtonWebApp,
    WebAppInfo,
)

from sandbox import Person
from sandbox.botapi.catalogue import PARAMETERS
from sandbox.botapi.methods import METHODS
from tests.integration.sandbox.conftest import TOKEN, USERNAME, Client


async def call(client: Client, method: str, token: str = TOKEN, **body: object) -> tuple[int, str]:
    async with client.http.post(f"/bot{token}/{method}", json=body) as answer:
        reply = await answer.json()
        assert answer.status == reply.get("error_code", 200)
        return answer.status, reply.get("description", "")


def test_every_method_and_parameter_is_one_of_telegrams() -> None:
    assert set(PARAMETERS) == {*METHODS, "getUpdates"}
    for name, parameters in PARAMETERS.items():
        model = getattr(methods, name[0].upper() + name[1:])
        assert parameters == set(model.model_fields), name


async def test_tokens_methods_and_parameters(client: Client, person: Person) -> None:
    assert await call(client, "getMe", "1:wrong") == (401, "Unauthorized")
    assert await call(client, "sendPigeon") == (404, "Not Found")
    missing = [
        ("sendMessage", {"chat_id": 0}, "message text is empty"),
        ("sendMessage", {"text": "x"}, "chat_id is empty"),
        ("sendMessage", {"chat_id": "abc", "text": "x"}, "chat not found"),
        ("sendPhoto", {"chat_id": person.id}, "there is no photo in the request"),
        ("editMessageText", {"chat_id": 1, "text": "x"}, "message identifier is not specified"),
        ("getFile", {}, "file_id not specified"),
        ("sendLocation", {"chat_id": person.id}, "location is empty"),
        ("sendContact", {"chat_id": person.id}, "phone number is empty"),
        ("deleteMessage", {"chat_id": person.id}, "message identifier is not specified"),
    ]
    for method, body, words in missing:
        assert await call(client, method, **body) == (400, f"Bad Request: {words}")
    typo = await call(client, "sendMessage", chat_id=person.id, text="x", replay_markup={})
    assert typo == (400, 'Bad Request: unknown parameter "replay_markup" of sendMessage')


async def test_broken_bodies(client: Client) -> None:
    for body in (b"{", b"[]"):
        async with client.http.post(
            f"/bot{TOKEN}/sendMessage", data=body, headers={"Content-Type": "application/json"}
        ) as answer:
            assert answer.status == 400
            assert "can't parse request" in (await answer.json())["description"]


async def test_get_me(bot: Bot) -> None:
    me = await bot.get_me()
    assert (me.username, me.is_bot, me.supports_inline_queries) == (USERNAME, True, True)
    assert me.can_read_all_group_messages is False


async def test_commands_menu(bot: Bot, client: Client, person: Person) -> None:
    async def menu() -> list[str]:
        chats = (await client.get("/state"))["chats"]
        mine = next(c for c in chats if c["chat_id"] == person.id)
        return [c["description"] for c in mine["commands"]]

    def commands(text: str) -> list[BotCommand]:
        return [BotCommand(command="new", description=text)]

    private, own = BotCommandScopeAllPrivateChats(), BotCommandScopeChat(chat_id=person.id)
    await bot.set_my_commands(commands("всем"))
    assert await menu() == ["всем"]
    await bot.set_my_commands(commands("en"), scope=private, language_code="en")
    assert await menu() == ["всем"]
    await bot.set_my_commands(commands("ru"), scope=private, language_code="ru")
    assert await menu() == ["ru"]
    await bot.set_my_commands(commands("мне"), scope=own)
    assert await menu() == ["мне"]
    assert (await bot.get_my_commands(scope=own))[0].description == "мне"
    await bot.delete_my_commands(scope=own)
    await bot.delete_my_commands(scope=private, language_code="ru")
    assert await menu() == ["всем"]
    bad = await call(client, "setMyCommands", commands=[{"command": "Новая", "description": "x"}])
    assert bad == (400, "Bad Request: BOT_COMMAND_INVALID")


async def test_names_and_menu_button(bot: Bot, client: Client, person: Person) -> None:
    assert (await bot.get_my_name()).name == "Fieldpost"
    await bot.set_my_description("Полевая почта")
    await bot.set_my_short_description("Почта", language_code="ru")
    assert (await bot.get_my_description()).description == "Полевая почта"
    assert (await bot.get_my_short_description(language_code="ru")).short_description == "Почта"
    assert (await client.get("/state"))["bot"]["description"] == "Полевая почта"
    long = await call(client, "setMyDescription", description="x" * 513)
    assert long[0] == 400
    page = MenuButtonWebApp(text="Окно", web_app=WebAppInfo(url="https://example.com"))
    await bot.set_chat_menu_button(person.id, page)
    assert (await bot.get_chat_menu_button(person.id)).type == "web_app"
    await bot.set_chat_menu_button(person.id, MenuButtonCommands())
    assert (await bot.get_chat_menu_button(person.id)).type == "commands"
