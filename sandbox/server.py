"""The sandbox itself: one HTTP server for Telegram's side, the people's side and the page,
and the servers of mail."""

import asyncio
import contextlib
import signal
from collections.abc import Awaitable, Callable
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from aiohttp import web

from sandbox.acts import RefusedError
from sandbox.backstage import BACKSTAGE, Backstage
from sandbox.botapi.api import BotApi
from sandbox.botapi.server import BotApiServer
from sandbox.clock import SandboxClock
from sandbox.config import SandboxConfig
from sandbox.control import DeskControl, DeskUnreachableError
from sandbox.desk import Desk
from sandbox.events import EventHub
from sandbox.faults import FaultBook
from sandbox.http import chats, letters, mail, people, running
from sandbox.http.guard import errors_as_json, no_foreign_pages
from sandbox.mail.office import PostOffice
from sandbox.world import World

PAGE: Final = Path(__file__).parent / "page"
_MAX_BODY: Final = 200 * 1024 * 1024


class Sandbox:
    """A running world; `async with Sandbox(config) as sandbox` starts and stops it.

    Its address is `sandbox.url`, the Bot API server of a client is the same address.
    """

    def __init__(self, config: SandboxConfig) -> None:
        self.config = config
        self.events = EventHub()
        self.world = World(SandboxClock(), self.events, config.people, config.groups)
        self.faults = FaultBook()
        self.api = BotApi(config, self.world, self._call_from_webhook)
        self.post = PostOffice(config, self.world.clock, self.events, self.faults)
        self.desk = Desk(config.desk, self.events) if config.desk else None
        self.control = DeskControl(config.desk.control_url) if config.desk else None
        self._bot_api = BotApiServer(self.api, self.faults)
        self._runner: web.AppRunner | None = None
        self._port = config.port

    @property
    def url(self) -> str:
        """Address of the page and root of both interfaces."""
        host = "127.0.0.1" if self.config.host == "0.0.0.0" else self.config.host  # noqa: S104
        return f"http://{f'[{host}]' if ':' in host else host}:{self._port}"

    async def start(self) -> None:
        """Listen, then start the desk and wait for it. Raises OSError, DeskFailedError."""
        self._runner = web.AppRunner(self._app(), handler_cancellation=True, shutdown_timeout=1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, self.config.host, self.config.port)
        try:
            await site.start()
            self._port = self._runner.addresses[0][1]
            await self.post.start()
            if self.desk:
                await self.desk.start()
                await self._catch_up_with_desk()
        except BaseException:
            await self.stop()
            raise

    async def stop(self) -> None:
        """End the desk in good order, then every connection."""
        if self.desk:
            await self.desk.stop()
        if self.control:
            await self.control.close()
        await self.api.webhook.close()
        self.events.close()
        self.faults.clear()
        self.api.updates.stop_polling()
        await self.post.stop()
        if self._runner:
            await self._runner.cleanup()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.stop()

    async def _call_from_webhook(self, body: bytes) -> None:
        await self._bot_api.call_from_webhook(body)

    async def _catch_up_with_desk(self) -> None:
        """The desk keeps its moved clock in its database; a new sandbox begins at that time."""
        if self.control:
            with contextlib.suppress(DeskUnreachableError):
                self.world.clock.move_to((await self.control.state()).now)

    def _app(self) -> web.Application:
        app = web.Application(
            middlewares=[errors_as_json, no_foreign_pages(self.config.host)],
            client_max_size=_MAX_BODY,
        )
        app[BACKSTAGE] = Backstage(
            self.config, self.api, self.post, self.faults, self.desk, self.control
        )
        for part in (chats, letters, mail, people, running):
            app.add_routes(part.routes())
        app.add_routes(self._bot_api.routes())
        app.add_routes(
            [
                web.route("*", "/sandbox/{rest:.*}", _unknown),
                web.get("/", _index),
                web.static("/", PAGE),
            ]
        )
        return app


async def _unknown(request: web.Request) -> web.Response:
    raise RefusedError(404, f"there is nothing at {request.method} {request.path}")


async def _index(_request: web.Request) -> web.FileResponse:
    return web.FileResponse(PAGE / "index.html", headers={"Cache-Control": "no-cache"})


async def serve(
    config: SandboxConfig, announce: Callable[[str], Awaitable[None]] | None = None
) -> None:
    """Run a sandbox until SIGINT or SIGTERM; `announce` gets its address once all is ready.

    Raises OSError when the port is taken, DeskFailedError when the desk does not start.
    """
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stopped.set)
    sandbox = Sandbox(config)
    starting, stopping = asyncio.create_task(sandbox.start()), asyncio.create_task(stopped.wait())
    try:
        await asyncio.wait({starting, stopping}, return_when=asyncio.FIRST_COMPLETED)
        if starting.done():
            await starting
            if announce:
                await announce(sandbox.url)
            await stopping
    finally:
        for task in (starting, stopping):
            task.cancel()
        await asyncio.gather(starting, stopping, return_exceptions=True)
        await sandbox.stop()
