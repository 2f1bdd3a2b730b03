"""Taking turns: updates of one chat in order, chats side by side."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Turns:
    """One turn at a time for each lane, in the order they were asked for.

    Within one process only; between replicas the transaction's advisory lock does it.
    """

    def __init__(self, at_once: int) -> None:
        """
        Args:
            at_once: lanes that may have their turn at the same time.
        """
        self._waiting: dict[int, deque[asyncio.Future[None]]] = {}
        self._room = asyncio.Semaphore(at_once)

    @property
    def taken(self) -> int:
        """Lanes that have something in hand."""
        return len(self._waiting)

    @asynccontextmanager
    async def of(self, lane: int) -> AsyncIterator[None]:
        """Wait for one's turn and keep it until the block ends."""
        await self._enter(lane)
        try:
            async with self._room:
                yield
        finally:
            self._leave(lane)

    async def _enter(self, lane: int) -> None:
        queue = self._waiting.get(lane)
        if queue is None:
            self._waiting[lane] = deque()
            return
        mine = asyncio.get_running_loop().create_future()
        queue.append(mine)
        try:
            await mine
        except asyncio.CancelledError:
            if mine.cancelled():
                queue.remove(mine)
            else:
                self._leave(lane)
            raise

    def _leave(self, lane: int) -> None:
        queue = self._waiting[lane]
        while queue:
            following = queue.popleft()
            if not following.done():
                following.set_result(None)
                return
        del self._waiting[lane]
