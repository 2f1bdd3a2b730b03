"""What the bot says to Telegram when it starts: who it is, its menu, how updates come."""

import asyncio

import structlog
from aiogram import Bot
from aiogram.types import User

from bot.api import ApiError, ApiRefused, BotApi
from bot.calls import Json, Params
from bot.menu import everybodys, menu
from domain.texts import Texts

log = structlog.get_logger()

FIRST_PAUSE = 0.5  # seconds; doubles
LONGEST_PAUSE = 30.0


async def meet(api: BotApi, bot: Bot) -> None:
    """Ask Telegram who we are, again and again while it does not answer.

    aiogram's filters then know the bot's name, and never call Telegram for it.

    Raises:
        ApiRefused: the token is wrong (401, 404).
    """
    bot._me = User.model_validate(await patiently(api, "getMe", {}))


async def show_menu(api: BotApi, texts: Texts) -> None:
    """The menu of whoever has none of his own yet, in each language; the first one for everybody
    else.
    """
    for number, language in enumerate(texts.languages):
        commands = menu(texts, language, everybodys())
        if number == 0:
            await patiently(api, "setMyCommands", {"commands": commands})
        await patiently(api, "setMyCommands", {"commands": commands, "language_code": language})


async def come_by_webhook(api: BotApi, url: str, secret: str, kinds: list[str]) -> None:
    """Have Telegram bring the updates."""
    params: Params = {
        "url": url,
        "secret_token": secret,
        "allowed_updates": [*kinds],
        "max_connections": 40,
    }
    await patiently(api, "setWebhook", params)


async def come_by_polling(api: BotApi) -> None:
    """Have Telegram keep the updates until they are asked for."""
    await patiently(api, "deleteWebhook", {})


async def patiently(api: BotApi, method: str, params: Params) -> Json:
    """Make a call until it succeeds.

    Raises:
        ApiRefused: Telegram will never take it.
    """
    pause = FIRST_PAUSE
    while True:
        try:
            return await api.call(method, params)
        except ApiRefused as refusal:
            if refusal.code < 500 and refusal.code not in (409, 429):
                raise
            wait = refusal.retry_after or pause
            log.warning("telegram.refused", method=method, code=refusal.code)
        except ApiError as error:
            wait = pause
            log.warning("telegram.unreachable", method=method, error=str(error))
        await asyncio.sleep(wait)
        pause = min(pause * 2, LONGEST_PAUSE)
