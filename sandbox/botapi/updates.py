"""Updates waiting for the bot: kept until it confirms them, given again when asked."""

import asyncio
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from sandbox.botapi.errors import conflict
from sandbox.wire import Json

_KEEP_PENDING: Final = 10_000
_KEEP_RECENT: Final = 1_000
_NOT_BY_DEFAULT: Final = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
_MAX_POLL_S: Final = 50


@dataclass(frozen=True)
class Update:
    """`chat_key` is the chat (or person) whose updates must arrive in order."""

    id: int
    kind: str
    body: Json
    chat_key: int

    def as_json(self) -> Json:
        return {"update_id": self.id, self.kind: self.body}


class UpdateQueue:
    """Telegram's queue of one bot: getUpdates reads it, or a webhook is fed from it."""

    def __init__(self) -> None:
        self.allowed: tuple[str, ...] = ()
        self._pending: dict[int, Update] = {}
        self._repeats: list[Update] = []
        self._repeats_sent: list[Update] = []
        self._recent: deque[Update] = deque(maxlen=_KEEP_RECENT)
        # The desk remembers the ids it has seen, so a new sandbox must not begin with old ones.
        self._next_id = int(time.time())
        self._poller: asyncio.Future[None] | None = None
        self._listeners: list[Callable[[Update], None]] = []

    def push(self, kind: str, body: Json, chat_key: int) -> None:
        """Add an update, unless the bot has not allowed its kind."""
        if kind not in self.allowed if self.allowed else kind in _NOT_BY_DEFAULT:
            return
        update = Update(self._next_id, kind, body, chat_key)
        self._next_id += 1
        self._pending[update.id] = update
        self._recent.append(update)
        if len(self._pending) > _KEEP_PENDING:
            del self._pending[next(iter(self._pending))]
        self._announce(update)

    def redeliver(self, count: int) -> list[Update]:
        """Give the last `count` updates again under their old ids, as Telegram sometimes does."""
        again = [u for u in list(self._recent)[-count:] if u.id not in self._pending]
        self._repeats.extend(again)
        for update in again:
            self._announce(update)
        return again

    def pending(self) -> list[Update]:
        """Everything not confirmed yet, repeats first."""
        return [*self._repeats_sent, *self._repeats, *self._pending.values()]

    def confirm(self, update: Update) -> None:
        """The webhook has taken it."""
        if update in self._repeats:
            self._repeats.remove(update)
        else:
            self._pending.pop(update.id, None)

    def drop_all(self) -> None:
        self._pending.clear()
        self._repeats.clear()
        self._repeats_sent.clear()

    def listen(self, listener: Callable[[Update], None]) -> None:
        """Have every new and repeated update handed to `listener` (the webhook)."""
        self._listeners.append(listener)

    async def poll(self, offset: int, limit: int, seconds: int) -> list[Update]:
        """One getUpdates call, waiting at most `seconds`.

        Raises ApiError 409 when another call takes its place.
        """
        self.stop_polling()
        self._confirm_before(offset)
        if not self._repeats and not self._pending and seconds > 0:
            await self._wait(min(seconds, _MAX_POLL_S))
        batch = [*self._repeats, *self._pending.values()][: max(1, min(limit, 100))]
        self._repeats_sent = [u for u in self._repeats if u in batch]
        self._repeats = self._repeats[len(self._repeats_sent) :]
        return batch

    def stop_polling(self) -> None:
        """End a waiting getUpdates with 409, as a second poller or a webhook does."""
        if self._poller and not self._poller.done():
            self._poller.set_exception(
                conflict(
                    "terminated by other getUpdates request; "
                    "make sure that only one bot instance is running"
                )
            )
        self._poller = None

    def _confirm_before(self, offset: int) -> None:
        if offset < 0:
            offset = self._next_id + offset
        for update_id in [i for i in self._pending if i < offset]:
            del self._pending[update_id]
        self._repeats[:0] = [u for u in self._repeats_sent if u.id >= offset]
        self._repeats_sent = []

    async def _wait(self, seconds: float) -> None:
        poller = self._poller = asyncio.get_running_loop().create_future()
        timer = poller.get_loop().call_later(seconds, _finish, poller)
        try:
            await poller
        finally:
            timer.cancel()
            if self._poller is poller:
                self._poller = None

    def _announce(self, update: Update) -> None:
        if self._poller:
            _finish(self._poller)
        for listener in self._listeners:
            listener(update)


def _finish(poller: asyncio.Future[None]) -> None:
    if not poller.done():
        poller.set_result(None)
