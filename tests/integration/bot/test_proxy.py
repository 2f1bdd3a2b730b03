"""Telegram through a proxy: what a proxy does wrong is Telegram out of reach, and nothing worse."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.api import ApiUnreachable, BotApi

TOKEN = "424242:TEST-token_behind-a-proxy"
TAKEN = b"\x05\x00\x00\x01" + bytes(6)

Talk = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@asynccontextmanager
async def proxy(talk: Talk) -> AsyncIterator[str]:
    """A SOCKS5 proxy on this machine; its address."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await talk(reader, writer)
        writer.close()

    async with await asyncio.start_server(serve, "127.0.0.1", 0) as server:
        yield f"socks5://127.0.0.1:{server.sockets[0].getsockname()[1]}"


def answers(*words: bytes) -> Talk:
    """A proxy that says these words, each to one question, and goes."""

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        for said in words:
            await reader.read(100)
            writer.write(said)

    return talk


def leads_to(port: int) -> Talk:
    """A proxy that works, to a server of this machine whatever it is asked for."""

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await answers(b"\x05\x00", TAKEN)(reader, writer)
        theirs, ours = await asyncio.open_connection("127.0.0.1", port)
        ours.write(await reader.read(65536))
        writer.write(await theirs.read(65536))
        ours.close()

    return talk


async def test_telegram_is_reached_through_a_proxy() -> None:
    async def get_me(_request: web.Request) -> web.Response:
        return web.json_response({"ok": True, "result": {"id": 424242}})

    application = web.Application()
    application.router.add_post(f"/bot{TOKEN}/getMe", get_me)
    async with (
        TestServer(application) as server,
        proxy(leads_to(server.port or 0)) as address,
        BotApi(TOKEN, "http://telegram.example", address) as api,
    ):
        assert await api.call("getMe", {}) == {"id": 424242}


@pytest.mark.parametrize(
    "talk",
    [
        pytest.param(answers(b"\x05\xff"), id="lets nobody in"),
        pytest.param(answers(b"\x05\x00", b"\x05\x04" + TAKEN[2:]), id="does not reach Telegram"),
        pytest.param(answers(b"HTTP/1.1 400 Bad Request\r\n\r\n"), id="is no such proxy"),
        pytest.param(answers(), id="hangs up"),
    ],
)
async def test_a_proxy_that_fails_is_telegram_out_of_reach(talk: Talk) -> None:
    async with proxy(talk) as address, BotApi(TOKEN, "http://telegram.example", address) as api:
        for _ in range(2):
            with pytest.raises(ApiUnreachable) as failure:
                await api.call("getMe", {})
            assert "127.0.0.1" not in str(failure.value)


async def test_a_proxy_that_is_away_is_telegram_out_of_reach() -> None:
    async with proxy(answers()) as address:
        pass
    async with BotApi(TOKEN, "https://telegram.example", address) as api:
        with pytest.raises(ApiUnreachable):
            await api.call("getMe", {})
