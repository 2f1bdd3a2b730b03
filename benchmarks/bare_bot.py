"""What the desk is compared with: a plain aiogram bot, one INSERT and one answer to an update.

Written as a careful author of a fast bot would: updates handled in the foreground of the webhook
(200 after the commit), asyncpg without an ORM, a pool as large as the desk's, uvloop, and the
garbage collector's freeze after start, which the desk has too.
"""

import gc
import os
from collections.abc import AsyncIterator

import asyncpg
import uvloop
from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import CallbackQuery, Message
from aiogram.webhook.aiohttp_server import SimpleRequestHandler, setup_application
from aiohttp import web

from benchmarks.load import SECRET
from benchmarks.machine import stay_on_core

PATH = "/bare"
TABLE = "CREATE TABLE bare (id bigserial PRIMARY KEY, chat_id bigint, said text, at timestamptz)"
_INSERT = "INSERT INTO bare (chat_id, said, at) VALUES ($1, $2, now())"
_POOL = 10

dispatcher = Dispatcher()


@dispatcher.message()
async def said(message: Message, pool: asyncpg.Pool) -> None:
    """A word: kept, answered."""
    await pool.execute(_INSERT, message.chat.id, message.text)
    await message.answer("Принято")


@dispatcher.callback_query()
async def tapped(tap: CallbackQuery, pool: asyncpg.Pool) -> None:
    """A tap: kept, answered."""
    await pool.execute(_INSERT, tap.from_user.id, tap.data)
    await tap.answer("Принято")


async def _with_pool(_: web.Application) -> AsyncIterator[None]:
    async with asyncpg.create_pool(
        os.environ["DATABASE_URL"], min_size=_POOL, max_size=_POOL
    ) as pool:
        dispatcher["pool"] = pool
        gc.collect()
        gc.freeze()
        yield


def main() -> None:
    """Serve until told to stop."""
    stay_on_core(int(os.environ["BENCHMARK_CORE"]))
    session = AiohttpSession(api=TelegramAPIServer.from_base(os.environ["FIELDPOST_BOT_API_URL"]))
    bot = Bot(os.environ["FIELDPOST_BOT_TOKEN"], session=session)
    app = web.Application()
    app.cleanup_ctx.append(_with_pool)
    handler = SimpleRequestHandler(dispatcher, bot, handle_in_background=False, secret_token=SECRET)
    handler.register(app, PATH)
    setup_application(app, dispatcher, bot=bot)
    web.run_app(
        app,
        host="127.0.0.1",
        port=int(os.environ["FIELDPOST_WEB_PORT"]),
        access_log=None,
        print=lambda *_: None,
        loop=uvloop.new_event_loop(),
    )


if __name__ == "__main__":
    main()
