"""Doing what only one process may do at a time, whatever the number of replicas.

Held by an advisory lock on a connection of its own, never of the pool. When the process dies or
its connection is cut, PostgreSQL gives the lock to another replica.
"""

import asyncio
from collections.abc import Awaitable, Callable
from random import uniform

import asyncpg
import structlog

log = structlog.get_logger()

CONNECT_LIMIT = 10.0  # seconds
ASK_EVERY = 2.0  # seconds between two tries to become the one
PING_EVERY = 5.0  # seconds; finds a connection that is dead without having been closed


async def alone(
    url: str,
    lock: tuple[int, int],
    act: Callable[[], Awaitable[None]],
    stopping: asyncio.Event,
) -> None:
    """Run `act` in one process at a time, again and again until it ends by itself.

    When the lock is lost `act` is cancelled, and the process stands in line again.

    Args:
        url: address of the database as asyncpg takes it (``storage.engine.driver_url``).
        lock: class and number of the advisory lock, both of 32 bits.
        act: runs until it is cancelled or returns; then this function returns too.
        stopping: set when a process that stands in line shall leave it.
    """
    while not stopping.is_set():
        try:
            if await _one_connection(url, lock, act):
                return
        except (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
            log.warning("exclusive.lost", lock=lock, error=type(error).__name__)
        await _wait(stopping, ASK_EVERY * uniform(0.5, 1))  # noqa: S311 - jitter


async def _one_connection(
    url: str, lock: tuple[int, int], act: Callable[[], Awaitable[None]]
) -> bool:
    """Whether `act` ended by itself."""
    connection = await asyncpg.connect(url, timeout=CONNECT_LIMIT)
    try:
        if not await connection.fetchval("SELECT pg_try_advisory_lock($1, $2)", *lock):
            return False
        acting = asyncio.ensure_future(act())
        watching = asyncio.ensure_future(_until_lost(connection))
        try:
            await asyncio.wait((acting, watching), return_when=asyncio.FIRST_COMPLETED)
            if acting.done():
                await acting
                return True
            return False
        finally:
            acting.cancel()
            watching.cancel()
            await asyncio.gather(acting, watching, return_exceptions=True)
    finally:
        connection.terminate()


async def _until_lost(connection: asyncpg.Connection) -> None:
    lost = asyncio.Event()
    connection.add_termination_listener(lambda _connection: lost.set())
    while not lost.is_set():
        await _wait(lost, PING_EVERY)
        await connection.fetchval("SELECT 1", timeout=PING_EVERY)


async def _wait(event: asyncio.Event, seconds: float) -> None:
    try:
        async with asyncio.timeout(seconds):
            await event.wait()
    except TimeoutError:
        return
