"""Who the bot is, asked without loading the bot itself."""

from dataclasses import dataclass
from typing import cast

from app.settings import Settings
from bot.api import ApiError, ApiRefused, BotApi
from domain.errors import DeskError

_WRONG_TOKEN = (401, 404)


@dataclass(frozen=True)
class BotIdentity:
    """The bot as Telegram knows it."""

    id: int
    username: str


async def get_me(settings: Settings) -> BotIdentity:
    """Ask the Bot API for the bot behind the token.

    Args:
        settings: with a bot token.

    Raises:
        DeskError: Telegram does not know the token, or is not reached.
    """
    token, proxy = settings.bot_token, settings.proxy_url
    assert token is not None  # noqa: S101 - verbs `require` it before
    api = BotApi(
        token.get_secret_value(),
        settings.bot_api_url,
        None if proxy is None else proxy.get_secret_value(),
    )
    try:
        async with api:
            me = cast("dict[str, object]", await api.call("getMe", {}))
    except ApiRefused as refused:
        key = "cli-token-unknown" if refused.code in _WRONG_TOKEN else "cli-telegram-refuses"
        raise DeskError(key, reason=str(refused)) from refused
    except ApiError as silent:
        key = "cli-telegram-away" if proxy is None else "cli-telegram-away-by-proxy"
        raise DeskError(key, address=settings.bot_api_url) from silent
    return BotIdentity(int(str(me["id"])), str(me["username"]))
