"""The worker that does what waits in the outbox. Any number of them, in any number of processes."""

import asyncio
import random
import secrets
import traceback
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import TypeVar

import asyncpg
import structlog
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, ProgrammingError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.ext.asyncio import AsyncEngine

from storage import outbox, outbox_leases
from storage.base import JsonObject
from storage.engine import BY_INDEX, create_engine, driver_url
from storage.outbox import Claimed, PutIn, channels_of
from storage.outbox_leases import Outcome
from storage.outbox_presence import stay_present
from storage.statements import Executor
from storage.transactions import one_by_one

log = structlog.get_logger()

Answer = TypeVar("Answer")
Handler = Callable[[Claimed], Awaitable[JsonObject | None]]
"""Does one job and returns what to remember of it. It ends in one of five ways: it returns (sent),
raises ``Retry``, ``Dead`` or ``Unknown``, or any other exception: then it is tried again later."""

# A statement run by the driver itself fails with the driver's errors.
DATABASE_AWAY = (DBAPIError, asyncpg.PostgresError, PoolTimeoutError, OSError, TimeoutError)
OUR_MISTAKES = (
    ProgrammingError,
    IntegrityError,
    DataError,
    asyncpg.SyntaxOrAccessError,
    asyncpg.IntegrityConstraintViolationError,
    asyncpg.DataError,
)


class Retry(Exception):
    """Not now, but ``after`` that long. Costs no attempt: limits, ``retry_after`` of Telegram."""

    def __init__(self, after: timedelta) -> None:
        super().__init__(str(after))
        self.after = after


class Dead(Exception):
    """It will never succeed. ``reason`` is a code for the administrator, never anybody's words."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Unknown(Exception):
    """It may have left the house or not, and must not simply be tried again."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class WorkerSettings:
    """Numbers of one worker; times in seconds.

    Attributes:
        concurrency: jobs in hand at once.
        lease: how long a job stays ours without a heartbeat; the fallback where a machine
            vanishes and its connection stays half open.
        look: how often dead workers are looked for; two looks make one dead.
        poll: at most this long until work is found whose NOTIFY was missed.
        first_pause, longest_pause: between the tries of a failing job; doubles each time.
        attempts: then the job is dead.
        patience: how long a stop waits for what is in hand.
        statement: a database that takes longer for one of our short statements is away.
        gather: how long ends of jobs are gathered to be written together, for a write and the claim
            after it cost as much as ten jobs' share of a full batch; and kinds to tell others of.
    """

    concurrency: int = 100
    lease: float = 15.0
    look: float = 0.5
    poll: float = 2.0
    first_pause: float = 1.0
    longest_pause: float = 3600.0
    attempts: int = 20
    patience: float = 20.0
    statement: float = 10.0
    gather: float = 0.02


DEFAULTS = WorkerSettings()
LONGEST_DATABASE_PAUSE = 5.0  # seconds between two tries to reach the database


class OutboxWorker:
    """Claims jobs, hands them to their handlers, writes down how they ended.

    ``run()`` until ``stop()``. Jobs survive the death of this process; a database that is cut off
    or restarted only delays them.
    """

    def __init__(
        self,
        engine: AsyncEngine,
        handlers: Mapping[str, Handler],
        settings: WorkerSettings = DEFAULTS,
    ) -> None:
        """
        Args:
            engine: says which database; the worker has connections of its own there, so that
                neither waits for the other's.
            handlers: by kind; rows of other kinds are left for other workers.
        """
        self.number = secrets.randbelow(2**31 - 1) + 1
        self._url = engine.url.render_as_string(hide_password=False)
        self._engine = create_engine(self._url, BY_INDEX)
        self._handlers = handlers
        self._settings = settings
        self._lease = timedelta(seconds=settings.lease)
        self._in_hand: dict[int, asyncio.Task[JsonObject | None]] = {}
        self._outcomes: list[Outcome] = []
        self._ended = asyncio.Event()
        self._many_ended = asyncio.Event()
        self._news = asyncio.Event()
        self._more = False  # may be due than there was room for
        self._heard = False  # of new jobs since the last ends began to be written down
        self._untold: set[str] = set()  # kinds of jobs that other workers do
        self._to_tell = asyncio.Event()
        self._empty = asyncio.Event()
        self._empty.set()
        self._stopping = False

    async def run(self) -> None:
        """Work until stopped, then finish what is in hand (``patience`` seconds at most)."""
        url = driver_url(self._url)
        presence = stay_present(url, self.number, channels_of(self._handlers), self._hear)
        try:
            async with asyncio.TaskGroup() as group:
                helpers = [
                    group.create_task(presence),
                    group.create_task(self._write_outcomes()),
                    group.create_task(self._tell_others()),
                    group.create_task(self._keep_leases()),
                    group.create_task(self._take_over_from_the_dead()),
                ]
                await self._claim_until_stopped()
                await self._empty_hands()
                for helper in helpers:
                    helper.cancel()
        finally:
            for task in self._in_hand.values():
                task.cancel()  # without a lock of ours, the others take these over
            await self._engine.dispose()

    def stop(self) -> None:
        """Claim nothing more; ``run()`` returns when the hands are empty."""
        self._stopping = True
        self._news.set()

    def take_on(self, put_in: PutIn) -> None:
        """What ``enqueue_leased`` put in, after its commit: begin what is leased to this worker,
        and have those told who do the rest. Only while ``run()`` runs."""
        self._begin(put_in.leased)
        if not put_in.queued.isdisjoint(self._handlers):
            self._hear()
        untold = put_in.queued.difference(self._handlers)
        if untold:
            self._untold |= untold
            self._to_tell.set()

    def _begin(self, rows: Iterable[Claimed]) -> None:
        for row in rows:
            if row.id in self._in_hand:
                continue  # our own lease ran out and we claimed it again: it is being done
            task = asyncio.ensure_future(self._handlers[row.kind](row))
            self._in_hand[row.id] = task
            self._empty.clear()
            task.add_done_callback(partial(self._note_end, row))

    def _hear(self) -> None:
        self._heard = True
        self._news.set()

    async def _claim_until_stopped(self) -> None:
        while not self._stopping:
            self._news.clear()
            room = self._settings.concurrency - len(self._in_hand)
            self._more = room <= 0 or await self._claim(room)
            await _wait(self._news, self._settings.poll * _jitter())

    async def _claim(self, room: int) -> bool:
        """Begin what is due. Returns whether there may be more than room for it."""
        claim = partial(
            outbox_leases.claim,
            worker=self.number,
            kinds=self._handlers,
            limit=room,
            lease=self._lease,
        )
        claimed = await self._ask("claim", claim)
        self._begin(claimed)
        return len(claimed) == room

    def _note_end(self, row: Claimed, task: asyncio.Task[JsonObject | None]) -> None:
        outcome = self._outcome(row, task)
        if outcome is None:
            self._let_go([row.id])
        else:
            self._outcomes.append(outcome)
            self._ended.set()
            # With half of the hands waiting to be emptied, speed is worth more than a full batch.
            if len(self._outcomes) * 2 >= self._settings.concurrency:
                self._many_ended.set()

    def _outcome(self, row: Claimed, task: asyncio.Task[JsonObject | None]) -> Outcome | None:
        if task.cancelled():
            return None  # it is no longer ours
        match task.exception():
            case None:
                return Outcome.sent(row.id, task.result())
            case Retry(after=after):
                # Nobody else would wake the claim at that moment: the poll may come seconds later.
                soon = after.total_seconds() + self._settings.gather
                asyncio.get_running_loop().call_later(soon, self._news.set)
                return Outcome.postponed(row.id, after.total_seconds())
            case Dead(reason=reason):
                log.warning("outbox.dead", id=row.id, kind=row.kind, reason=reason)
                return Outcome.dead(row.id, reason)
            case Unknown(reason=reason):
                log.warning("outbox.unknown", id=row.id, kind=row.kind, reason=reason)
                return Outcome.unknown(row.id, reason)
            case error:
                return self._failure(row, error)

    def _failure(self, row: Claimed, error: BaseException) -> Outcome:
        name = type(error).__name__
        # Where it broke, but not its words: they may quote somebody's message.
        log.warning(
            "outbox.failed",
            id=row.id,
            kind=row.kind,
            attempts=row.attempts,
            error=name,
            place=_place(error),
        )
        if row.attempts >= self._settings.attempts:
            return Outcome.dead(row.id, name)
        doubled: float = self._settings.first_pause * 2 ** min(row.attempts - 1, 30)
        return Outcome.failed(row.id, name, min(doubled, self._settings.longest_pause) * _jitter())

    async def _write_outcomes(self) -> None:
        while True:
            await self._ended.wait()
            await _wait(self._many_ended, self._settings.gather)
            self._ended.clear()
            self._many_ended.clear()
            self._heard = False
            batch, self._outcomes = self._outcomes, []
            await self._ask(
                "record", partial(outbox_leases.record, worker=self.number, outcomes=batch)
            )
            self._let_go(outcome.id for outcome in batch)
            # What was put in meanwhile may have found its lane closed; of one that opened with
            # a job in it PostgreSQL tells.
            if self._more or self._heard:
                self._news.set()

    async def _tell_others(self) -> None:
        while True:
            await self._to_tell.wait()
            await asyncio.sleep(self._settings.gather)
            self._to_tell.clear()
            kinds, self._untold = self._untold, set()
            await self._ask("tell", partial(outbox.tell, kinds=kinds))

    async def _keep_leases(self) -> None:
        while True:
            await asyncio.sleep(self._settings.lease / 3)
            ids = set(self._in_hand)
            if not ids:
                continue
            renew = partial(outbox_leases.heartbeat, worker=self.number, ids=ids, lease=self._lease)
            held = await self._ask("heartbeat", renew)
            for row_id in ids - held:
                task = self._in_hand.get(row_id)
                if task is not None and task.cancel():
                    log.warning("outbox.lease_lost", id=row_id)

    async def _take_over_from_the_dead(self) -> None:
        """Two looks make one dead: after a restart of the database all locks are gone for a
        moment, until the living have connected again."""
        absent: set[int] = set()
        while True:
            await asyncio.sleep(self._settings.look)
            released, absent = await self._ask("look", partial(self._release, absent))
            if released:
                log.info("outbox.taken_over", rows=len(released))
                self._news.set()

    async def _release(
        self, absent_before: set[int], executor: Executor
    ) -> tuple[list[int], set[int]]:
        absent = await outbox_leases.absent_workers(executor) - {self.number}
        dead = absent & absent_before
        return await outbox_leases.release(executor, dead, self._settings.attempts), absent

    async def _ask(self, what: str, step: Callable[[Executor], Awaitable[Answer]]) -> Answer:
        """Run one short step, again and again while the database is away."""
        pause = 0.1
        while True:
            try:
                async with (
                    asyncio.timeout(self._settings.statement),
                    one_by_one(self._engine) as executor,
                ):
                    return await step(executor)
            except OUR_MISTAKES:
                raise
            except DATABASE_AWAY as error:
                log.warning("outbox.database_away", step=what, error=type(error).__name__)
            await asyncio.sleep(pause * _jitter())
            pause = min(pause * 2, LONGEST_DATABASE_PAUSE)

    async def _empty_hands(self) -> None:
        if not await _wait(self._empty, self._settings.patience):
            log.warning("outbox.stopped_with_work_in_hand", rows=len(self._in_hand))

    def _let_go(self, ids: Iterable[int]) -> None:
        for row_id in ids:
            self._in_hand.pop(row_id, None)
        if not self._in_hand:
            self._empty.set()


async def _wait(event: asyncio.Event, seconds: float) -> bool:
    """Whether the event came within that time."""
    try:
        async with asyncio.timeout(seconds):
            await event.wait()
    except TimeoutError:
        return False
    return True


def _jitter() -> float:
    """Between a half and one: whoever failed together shall not come back together."""
    return random.uniform(0.5, 1)  # noqa: S311 - no secret


def _place(error: BaseException) -> str:
    """File and line of the innermost frame."""
    frames = traceback.extract_tb(error.__traceback__)
    return f"{frames[-1].filename}:{frames[-1].lineno}" if frames else ""
