"""Finding what is due and not yet done, again and again.

Nothing is scheduled per item: a sweep looks for what is due, does it, and records it in the same
transaction, so a crash, a second replica or a moved clock neither loses nor repeats anything.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from sqlalchemy.ext.asyncio import AsyncEngine

from domain.clock import Clock
from domain.company import Policy
from domain.work import SYSTEM, Evidence, Work, begin
from storage.failures import lost_race
from storage.transactions import transaction

log = structlog.get_logger()

Sweep = Callable[[Work], Awaitable[int]]
"""Does a batch of what is due; returns how much it did, 0 when nothing is left."""

NextDue = Callable[[Work], Awaitable[datetime | None]]
"""The next moment at which sweeps have something to do; one that has passed means now."""

LOOK_EVERY = timedelta(seconds=15)
"""At most this long until something is found that became due through somebody's act."""

LOOK_AGAIN = timedelta(seconds=1)
"""What is still due after a sweep is in the hands of another replica."""

PAUSE_AFTER_FAILURE = 5.0  # seconds

_EVIDENCE = Evidence("system", "", "sweep")


@dataclass(frozen=True)
class SweepSet:
    """The sweeps of one capability, and when they are due next."""

    sweeps: Sequence[Sweep]
    next_due: NextDue


def all_sweeps(sets: Sequence[SweepSet]) -> Iterator[Sweep]:
    """The sweeps of several sets, in their order."""
    return (sweep for each in sets for sweep in each.sweeps)


async def moments(work: Work, sets: Sequence[SweepSet]) -> list[tuple[SweepSet, datetime]]:
    """When a sweep of each set has something to do next; a set that never has is left out."""
    found = [(each, await each.next_due(work)) for each in sets]
    return [(each, moment) for each, moment in found if moment is not None]


def earliest(due: Sequence[tuple[SweepSet, datetime]]) -> datetime | None:
    """The next moment of all."""
    return min((moment for _, moment in due), default=None)


class Sweeper:
    """Runs all sweeps until `stop()`. Any number of them may run in any number of processes."""

    def __init__(
        self, engine: AsyncEngine, clock: Clock, policy: Policy, sets: Sequence[SweepSet]
    ) -> None:
        self._engine = engine
        self._clock = clock
        self._policy = policy
        self._sets = sets
        self._woken = asyncio.Event()
        self._stopping = False

    def wake(self) -> None:
        """Look now: the clock was moved."""
        self._woken.set()

    def stop(self) -> None:
        """`run()` returns after the batch in hand."""
        self._stopping = True
        self._woken.set()

    async def run(self) -> None:
        """Sweep whenever something is due."""
        while not self._stopping:
            self._woken.clear()
            await self._sleep(await self._sweep_due())

    async def next_due(self) -> datetime | None:
        """The next moment at which a sweep has something to do, by the desk's clock."""
        return earliest(await self._moments())

    async def _moments(self) -> list[tuple[SweepSet, datetime]]:
        async with transaction(self._engine) as opened:
            work = Work(opened, SYSTEM, self._clock, self._policy, _EVIDENCE)
            return await moments(work, self._sets)

    async def _sweep_due(self) -> float:
        """Sweep what is due, and what becomes due by that. All are asked in one transaction: a
        sweep begins one of its own only when it has something to do.

        Returns:
            Seconds until something is due.
        """
        swept: list[SweepSet] = []
        well = True
        while not self._stopping:
            try:
                known = await self._moments()
            except Exception:
                # Who cannot be asked when he is due must not hold up the others.
                log.exception("sweep.failed", sweep="next_due")
                await self._sweep(self._sets)
                return PAUSE_AFTER_FAILURE
            now = self._clock.now()
            due = [each for each, moment in known if moment <= now and each not in swept]
            if not due:
                return self._pause(known) if well else PAUSE_AFTER_FAILURE
            well = await self._sweep(due) and well
            swept += due
        return 0

    async def _sweep(self, sets: Sequence[SweepSet]) -> bool:
        """Sweep until nothing is due. One sweep that fails does not hold up the others.

        Returns:
            Whether all went well.
        """
        well = True
        for sweep in all_sweeps(sets):
            try:
                while not self._stopping and await self._batch(sweep):
                    pass
            except Exception as error:
                if lost_race(error):
                    log.warning("sweep.crossed", sweep=sweep.__name__)
                else:
                    log.exception("sweep.failed", sweep=sweep.__name__)
                well = False
        return well

    async def _batch(self, sweep: Sweep) -> int:
        async with self._work() as work:
            return await sweep(work)

    def _pause(self, known: Sequence[tuple[SweepSet, datetime]]) -> float:
        """Seconds until something is due."""
        due = earliest(known)
        if due is None:
            return LOOK_EVERY.total_seconds()
        wait = max(due - self._clock.now(), LOOK_AGAIN)
        return min(wait, LOOK_EVERY).total_seconds()

    async def _sleep(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._woken.wait()
        except TimeoutError:
            return

    def _work(self) -> AbstractAsyncContextManager[Work]:
        return begin(self._engine, SYSTEM, self._clock, self._policy, _EVIDENCE)
