"""Asking Telegram for updates. What is not committed yet is asked for again after a crash.

aiogram's own loop confirms updates as soon as it has read them; a crash then loses them.
"""

import asyncio
from typing import cast

import aiohttp
import structlog

from bot.api import ApiError, ApiRefused, BotApi
from bot.calls import Call, Json, Params
from bot.incoming import Payload
from bot.intake import Intake, Unavailable

log = structlog.get_logger()

ASK_FOR = 25  # seconds that Telegram may hold the question when there is nothing new
ASK_LIMIT = aiohttp.ClientTimeout(total=ASK_FOR + 15, connect=5)
FIRST_PAUSE = 0.5  # seconds after a failure; doubles
LONGEST_PAUSE = 10.0


class Polling:
    """Runs until `stopping` is set. Only one at a time: Telegram answers a second by 409."""

    def __init__(
        self, api: BotApi, intake: Intake, kinds: list[str], stopping: asyncio.Event
    ) -> None:
        """
        Args:
            kinds: of updates, those that have handlers.
            stopping: once set nothing more is asked, and `run()` returns when what was read is
                committed.
        """
        self._api = api
        self._intake = intake
        self._kinds = kinds
        self._stopping = stopping

    async def run(self) -> None:
        """Ask, take what came, and only then move on."""
        offset = 0
        pause = FIRST_PAUSE
        while not self._stopping.is_set():
            try:
                payloads = await self._ask(offset)
            except ApiError as error:
                log.warning("polling.failed", error=str(error))
                await self._wait(_asked_pause(error) or pause)
                pause = min(pause * 2, LONGEST_PAUSE)
                continue
            pause = FIRST_PAUSE
            if payloads:
                offset = await self._take_all(payloads)
        if offset:
            await self._confirm(offset)

    async def _ask(self, offset: int) -> list[Payload]:
        """The next updates; none when told to stop meanwhile."""
        params: Params = {
            "offset": offset,
            "timeout": ASK_FOR,
            "allowed_updates": cast("Json", self._kinds),
        }
        asking = asyncio.ensure_future(self._api.call("getUpdates", params, ASK_LIMIT))
        stopping = asyncio.ensure_future(self._stopping.wait())
        try:
            await asyncio.wait((asking, stopping), return_when=asyncio.FIRST_COMPLETED)
            return cast("list[Payload]", await asking) if asking.done() else []
        finally:
            asking.cancel()
            stopping.cancel()

    async def _take_all(self, payloads: list[Payload]) -> int:
        """Take a batch, chats side by side, and return the offset that confirms it."""
        async with asyncio.TaskGroup() as group:
            for payload in payloads:
                group.create_task(self._take(payload))
        last: int = payloads[-1]["update_id"]
        return last + 1

    async def _take(self, payload: Payload) -> None:
        pause = FIRST_PAUSE
        while True:
            try:
                spinner = await self._intake.take(payload)
                break
            except ValueError:
                log.warning("polling.not_an_update", update_id=payload["update_id"])
                return
            except Unavailable:
                log.warning("polling.database_away", update_id=payload["update_id"])
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)
        if spinner is not None:
            await self._stop_spinner(spinner)

    async def _stop_spinner(self, spinner: Call) -> None:
        try:
            await self._api.call(spinner.method, spinner.params)
        except ApiError as error:
            log.info("polling.spinner", error=str(error))

    async def _confirm(self, offset: int) -> None:
        """Tell Telegram what is done, so that the next start does not get it again."""
        try:
            await self._api.call("getUpdates", {"offset": offset, "timeout": 0, "limit": 1})
        except ApiError as error:
            log.info("polling.not_confirmed", error=str(error))

    async def _wait(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._stopping.wait()
        except TimeoutError:
            return


def _asked_pause(error: ApiError) -> float | None:
    return error.retry_after if isinstance(error, ApiRefused) else None
