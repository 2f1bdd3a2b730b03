"""Asking Telegram for updates. What is not committed yet is asked for again after a crash.

aiogram's own loop confirms updates as soon as it has read them; a crash then loses them.
"""

import asyncio
from functools import partial
from typing import cast

import aiohttp
import structlog

from bot.api import ApiError, ApiRefused, BotApi
from bot.calls import Call, Json, Params
from bot.incoming import Payload
from bot.intake import Intake, Unavailable

log = structlog.get_logger()

ASK_FOR = 25  # seconds that Telegram may hold the question when there is nothing new
SLOW = 0.3  # seconds after which an update in hand is no reason to wait any longer
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
        self._in_hand: dict[int, asyncio.Task[None]] = {}
        self._done: set[int] = set()
        """Committed, but Telegram does not know it yet."""

    async def run(self) -> None:
        """Ask, take what came, and move past what is done."""
        async with asyncio.TaskGroup() as nursery:
            while not self._stopping.is_set():
                for payload in await self._ask_patiently():
                    update_id: int = payload["update_id"]
                    if update_id not in self._in_hand and update_id not in self._done:
                        task = nursery.create_task(self._take(payload))
                        self._in_hand[update_id] = task
                        task.add_done_callback(partial(self._note_done, update_id))
                if self._in_hand:
                    await asyncio.wait(self._in_hand.values(), timeout=SLOW)
        await self._confirm()

    def _note_done(self, update_id: int, _task: asyncio.Task[None]) -> None:
        del self._in_hand[update_id]
        self._done.add(update_id)

    @property
    def _offset(self) -> int:
        """Confirms what came before it. 0 confirms nothing.

        It is dropped once Telegram knows: Telegram restarts its counting after an idle week, and
        would take everything below an old offset for confirmed.
        """
        if self._in_hand:
            return min(self._in_hand)
        return max(self._done) + 1 if self._done else 0

    async def _ask_patiently(self) -> list[Payload]:
        """The next updates, those in hand among them; none when told to stop meanwhile."""
        pause = FIRST_PAUSE
        while not self._stopping.is_set():
            offset = self._offset
            try:
                payloads = await self._ask(offset)
            except ApiError as error:
                log.warning("polling.failed", error=str(error))
                await self._wait(_asked_pause(error) or pause)
                pause = min(pause * 2, LONGEST_PAUSE)
            else:
                if payloads is None:
                    break
                self._done = {done for done in self._done if done >= offset}
                return payloads
        return []

    async def _ask(self, offset: int) -> list[Payload] | None:
        """One question; None when told to stop before its answer came."""
        params: Params = {
            "offset": offset,
            # An update that takes long must not hold up those of other chats: then Telegram
            # answers at once, with what is in hand and what is new.
            "timeout": 0 if self._in_hand else ASK_FOR,
            "allowed_updates": cast("Json", self._kinds),
        }
        asking = asyncio.ensure_future(self._api.call("getUpdates", params, ASK_LIMIT))
        stopping = asyncio.ensure_future(self._stopping.wait())
        try:
            await asyncio.wait((asking, stopping), return_when=asyncio.FIRST_COMPLETED)
            return cast("list[Payload]", await asking) if asking.done() else None
        finally:
            asking.cancel()
            stopping.cancel()

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

    async def _confirm(self) -> None:
        """Tell Telegram what is done, so that the next start does not get it again."""
        if not self._done:
            return
        try:
            await self._api.call("getUpdates", {"offset": self._offset, "timeout": 0, "limit": 1})
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
