"""Delivery by webhook: one chat's updates in order, chats side by side, until the bot says 200."""

import asyncio
from collections import defaultdict, deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import aiohttp

from sandbox.botapi.errors import bad_request
from sandbox.botapi.updates import Update, UpdateQueue
from sandbox.botapi.urls import is_loopback
from sandbox.clock import SandboxClock
from sandbox.wire import Json

_FIRST_PAUSE_S: Final = 0.1
_LONGEST_PAUSE_S: Final = 5.0
_ANSWER_WITHIN_S: Final = 60.0
_SECRET_LETTERS: Final = frozenset(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"
)


@dataclass(frozen=True)
class Target:
    url: str
    secret: str = ""
    max_connections: int = 40


Call = Callable[[bytes], Awaitable[None]]


class Webhook:
    """Feeds one URL. `call` runs a method that the bot put into its answer to an update."""

    def __init__(self, updates: UpdateQueue, clock: SandboxClock, call: Call) -> None:
        self._updates = updates
        self._clock = clock
        self._call = call
        self._target: Target | None = None
        self._lines: defaultdict[int, deque[Update]] = defaultdict(deque)
        self._tasks: dict[int, asyncio.Task[None]] = {}
        self._slots = asyncio.Semaphore(1)
        self._session: aiohttp.ClientSession | None = None
        self._last_error: tuple[datetime, str] | None = None
        updates.listen(self._enqueue)

    @property
    def is_set(self) -> bool:
        return self._target is not None

    def set(self, target: Target) -> None:
        """Deliver to `target` from now on, beginning with what waits. Raises ApiError 400."""
        _check(target)
        self.unset()
        self._target = target
        self._slots = asyncio.Semaphore(target.max_connections)
        self._updates.stop_polling()
        for update in self._updates.pending():
            self._enqueue(update)

    def unset(self) -> None:
        """Stop delivering; what was not taken waits for getUpdates or the next webhook."""
        self._target = None
        self._last_error = None
        for task in self._tasks.values():
            task.cancel()
        self._tasks.clear()
        self._lines.clear()

    async def close(self) -> None:
        tasks = list(self._tasks.values())
        self.unset()
        await asyncio.gather(*tasks, return_exceptions=True)
        if self._session:
            await self._session.close()

    def info(self) -> Json:
        """getWebhookInfo."""
        body: Json = {
            "url": self._target.url if self._target else "",
            "has_custom_certificate": False,
            "pending_update_count": len(self._updates.pending()),
        }
        if self._target:
            body["max_connections"] = self._target.max_connections
        if self._last_error:
            body["last_error_date"] = int(self._last_error[0].timestamp())
            body["last_error_message"] = self._last_error[1]
        if self._updates.allowed:
            body["allowed_updates"] = list(self._updates.allowed)
        return body

    def _enqueue(self, update: Update) -> None:
        if self._target is None:
            return
        key = update.chat_key
        self._lines[key].append(update)
        if key not in self._tasks:
            self._tasks[key] = asyncio.create_task(self._deliver_line(key, self._target))

    async def _deliver_line(self, key: int, target: Target) -> None:
        line = self._lines[key]
        while line:
            await self._deliver(line[0], target)
            self._updates.confirm(line.popleft())
        del self._tasks[key], self._lines[key]

    async def _deliver(self, update: Update, target: Target) -> None:
        pause = _FIRST_PAUSE_S
        while True:
            trouble = await self._post(update, target)
            if trouble is None:
                return
            self._last_error = (self._clock.now(), trouble)
            await asyncio.sleep(pause)
            pause = min(pause * 2, _LONGEST_PAUSE_S)

    async def _post(self, update: Update, target: Target) -> str | None:
        """One attempt: None when the bot took it, else what went wrong in Telegram's words."""
        headers = {"X-Telegram-Bot-Api-Secret-Token": target.secret} if target.secret else {}
        self._session = self._session or aiohttp.ClientSession()
        timeout = aiohttp.ClientTimeout(total=_ANSWER_WITHIN_S)
        try:
            async with (
                self._slots,
                self._session.post(
                    target.url, json=update.as_json(), headers=headers, timeout=timeout
                ) as answer,
            ):
                body = await answer.read()
        except TimeoutError:
            return "Read timeout expired"
        except aiohttp.ClientError:
            return "Connection refused"
        if not 200 <= answer.status < 300:
            return f"Wrong response from the webhook: {answer.status} {answer.reason}"
        if answer.content_type == "application/json" and body:
            await self._call(body)
        return None


def _check(target: Target) -> None:
    if not target.url.startswith("https://") and not is_loopback(target.url):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if len(target.secret) > 256:
        raise bad_request("secret token is too long")
    if not _SECRET_LETTERS.issuperset(target.secret):
        raise bad_request("secret token contains unallowed characters")
