"""How a worker shows that it lives, and hears that there is work.

One connection of its own, never of the pool, does both: it holds the advisory lock of the worker's
number and listens. When the process dies, PostgreSQL drops the lock with the connection, and the
other workers take over what it had in hand at once instead of after the lease.
"""

import asyncio
import random
from collections.abc import Callable, Sequence

import asyncpg
import structlog

from storage.outbox_leases import WORKER_LOCKS

log = structlog.get_logger()

CONNECT_LIMIT = 10.0  # seconds
PING_EVERY = 5.0  # seconds; finds a connection that is dead without having been closed
LONGEST_PAUSE = 5.0  # seconds between two tries to connect

# The lock may still be held by a connection of ours that PostgreSQL has not missed yet.
_END_GHOST = f"""
    SELECT pg_terminate_backend(pid, 2000) FROM pg_locks
    WHERE locktype = 'advisory' AND classid = {WORKER_LOCKS} AND objsubid = 2
      AND objid = $1::bigint::oid AND granted
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""  # noqa: S608 - a constant


async def stay_present(
    url: str, worker: int, channels: Sequence[str], on_news: Callable[[], None]
) -> None:
    """Hold the worker's lock and listen until cancelled, connecting again whenever it is lost.

    Args:
        url: address of the database as asyncpg takes it (``storage.engine.driver_url``).
        worker: the worker's number, random, so that no two are alike.
        channels: those on which it is told of jobs.
        on_news: called when a job was put in, and after each connect, for whatever was missed.
    """
    pause = 0.1
    while True:
        try:
            await _one_connection(url, worker, channels, on_news)
        except (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
            log.warning("outbox.presence_lost", error=type(error).__name__)
        await asyncio.sleep(pause * random.uniform(0.5, 1))  # noqa: S311 - jitter
        pause = min(pause * 2, LONGEST_PAUSE)


async def _one_connection(
    url: str, worker: int, channels: Sequence[str], on_news: Callable[[], None]
) -> None:
    connection = await asyncpg.connect(url, timeout=CONNECT_LIMIT)
    lost = asyncio.Event()
    connection.add_termination_listener(lambda _connection: lost.set())
    try:
        while not await connection.fetchval(
            "SELECT pg_try_advisory_lock($1, $2)", WORKER_LOCKS, worker
        ):
            await connection.execute(_END_GHOST, worker)
        for channel in channels:
            await connection.add_listener(channel, lambda *_: on_news())
        on_news()
        while not lost.is_set():
            try:
                await asyncio.wait_for(lost.wait(), PING_EVERY)
            except TimeoutError:
                await connection.fetchval("SELECT 1", timeout=PING_EVERY)
    finally:
        connection.terminate()
