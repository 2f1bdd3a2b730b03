"""How many jobs a second the outbox hands to its workers, beside a bare loop over the same table.

The desk's worker keeps lanes, leases and attempts; the bare loop only locks what it can get, marks
it as done and commits. Both begin with a full queue of notices to as many people, and their
handlers do nothing: Telegram's limits are not what is measured here.
"""

import asyncio
import os
import sys
import time
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from benchmarks.figures import Figure, percentile
from benchmarks.ground import Ground
from storage import outbox

KIND = "benchmark"
PEOPLE = 1_000
PUT_IN_AT_ONCE = 1_000
PATIENCE = 120.0  # seconds for a queue to become empty

_SPEED = text(
    """
    SELECT count(*) / extract(epoch FROM max(finished_at) - min(finished_at))::float8
    FROM outbox WHERE state = 'sent'
    """
)
_WAITING = text("SELECT count(*) FROM outbox WHERE state <> 'sent'")
_HANDLED = text("SELECT id, result ->> 'at' AS at FROM outbox WHERE state = 'sent'")


async def measure(ground: Ground, *, quick: bool) -> list[Figure]:
    """Empty a full queue in each way; then put single jobs in and see when they are begun."""
    jobs, rounds = (2_000, 1) if quick else (20_000, 3)
    async with ground.database("outbox") as database:
        speeds: dict[str, list[float]] = {}
        for _ in range(rounds):
            for name, module, workers in _WAYS:
                found = await _speed(database.engine, database.url, module, workers, jobs)
                speeds.setdefault(name, []).append(found)
        figures = [Figure.of(name, "jobs/s", samples) for name, samples in speeds.items()]
        delays = await _delays(database.engine, database.url, jobs // 20)
    return [
        *figures,
        Figure("from the commit to the handler, p50", percentile(delays, 0.5) * 1000, "ms"),
        Figure("from the commit to the handler, p99", percentile(delays, 0.99) * 1000, "ms"),
    ]


_WAYS = (
    ("bare loop, 1 process", "benchmarks.bare_queue", 1),
    ("desk's worker, 1 process", "benchmarks.outbox_process", 1),
    ("bare loop, 2 processes", "benchmarks.bare_queue", 2),
    ("desk's worker, 2 processes", "benchmarks.outbox_process", 2),
)


async def _speed(engine: AsyncEngine, url: str, module: str, workers: int, jobs: int) -> float:
    """Jobs a second, by the database's own clock, from the first done to the last."""
    await _empty(engine)
    await _put_in(engine, jobs)
    processes = [await _start(module, url) for _ in range(workers)]
    try:
        await _until_done(engine)
    finally:
        await _end(processes)
    async with engine.connect() as connection:
        return float((await connection.execute(_SPEED)).scalar_one())


async def _delays(engine: AsyncEngine, url: str, jobs: int) -> list[float]:
    """Seconds from each commit to its handler; one job at a time, the worker being idle."""
    await _empty(engine)
    committed: dict[int, int] = {}
    process = await _start("benchmarks.outbox_process", url)
    try:
        await _put_in(engine, 1)
        await _until_done(engine)
        for number in range(jobs):
            async with engine.begin() as connection:
                row = outbox.NewRow(KIND, f"person:{number}")
                (row_id,) = await outbox.enqueue(connection, [row])
            assert row_id is not None
            committed[row_id] = time.monotonic_ns()
            await asyncio.sleep(0.01)
        await _until_done(engine)
    finally:
        await _end([process])
    async with engine.connect() as connection:
        begun = {row.id: int(row.at) for row in await connection.execute(_HANDLED)}
    return [(begun[row_id] - at) / 1e9 for row_id, at in committed.items()]


async def _empty(engine: AsyncEngine) -> None:
    async with engine.begin() as connection:
        await connection.execute(text("TRUNCATE outbox"))


async def _put_in(engine: AsyncEngine, jobs: int) -> None:
    async with engine.begin() as connection:
        for first in range(0, jobs, PUT_IN_AT_ONCE):
            numbers = range(first, min(jobs, first + PUT_IN_AT_ONCE))
            rows = [
                outbox.NewRow(
                    KIND,
                    f"person:{number % PEOPLE}",
                    {"card": "step", "args": {"request_id": number, "event_id": number}},
                    subject=f"request:{number}",
                )
                for number in numbers
            ]
            await outbox.enqueue(connection, rows)


async def _until_done(engine: AsyncEngine) -> None:
    async with asyncio.timeout(PATIENCE), engine.connect() as connection:
        autocommit = await connection.execution_options(isolation_level="AUTOCOMMIT")
        # The workers are other processes; to be told by them would cost them time.
        while (await autocommit.execute(_WAITING)).scalar_one():  # noqa: ASYNC110
            await asyncio.sleep(0.1)


async def _start(module: str, url: str) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        module,
        env={**os.environ, "DATABASE_URL": url},
        cwd=Path(__file__).parents[1],
    )


async def _end(processes: list[asyncio.subprocess.Process]) -> None:
    for process in processes:
        if process.returncode is None:
            process.terminate()
        await process.wait()
