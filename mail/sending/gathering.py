"""Many asked for one by one, done together: what comes while a batch is at work is the next one.

A commit costs the same for one letter as for ten. What comes after a rest is done at once; only
what follows closely waits for the next turn.
"""

import asyncio
from collections.abc import Awaitable, Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from math import inf
from time import monotonic
from typing import Generic, TypeVar

Item = TypeVar("Item", bound=Hashable)
Answer = TypeVar("Answer")


@dataclass
class _Batch(Generic[Item, Answer]):
    items: list[Item] = field(default_factory=list)
    doing: "asyncio.Future[Mapping[Item, Answer]] | None" = None


class Gathered(Generic[Item, Answer]):
    """An act on many things, to be asked for one at a time."""

    def __init__(
        self,
        act: Callable[[Sequence[Item]], Awaitable[Mapping[Item, Answer]]],
        pace: float = 0.0,
        most: float = inf,
    ) -> None:
        """
        Args:
            act: answers for each thing given.
            pace: seconds from the beginning of one batch to that of the next, at least.
            most: things of one batch.
        """
        self._act = act
        self._pace = pace
        self._most = most
        self._begun = -inf
        self._next: _Batch[Item, Answer] = _Batch()
        self._turn = asyncio.Lock()

    async def of(self, item: Item) -> Answer:
        """The answer for one thing.

        Raises:
            whatever the act raised for the whole batch.
        """
        if len(self._next.items) >= self._most:
            self._next = _Batch()
        batch = self._next
        batch.items.append(item)
        async with self._turn:
            if batch.doing is None:
                await self._keep_pace()
                if self._next is batch:
                    self._next = _Batch()
                batch.doing = asyncio.ensure_future(self._act(batch.items))
                await asyncio.wait([batch.doing])
        # Whoever is cancelled leaves the others their batch.
        return (await asyncio.shield(batch.doing))[item]

    async def _keep_pace(self) -> None:
        rest = self._begun + self._pace - monotonic()
        if rest > 0:
            await asyncio.sleep(rest)
        self._begun = monotonic()
