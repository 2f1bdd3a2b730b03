"""What the outbox is compared with: lock what is free, mark it as done, commit, and again."""

import asyncio
import os

import asyncpg

from benchmarks.machine import fast_loop

AT_ONCE = 100
"""Jobs taken in one transaction: as many as the desk's worker has in hand."""

_TAKE = """
    SELECT id, payload FROM outbox WHERE state = 'queued' AND kind = 'benchmark'
    ORDER BY next_attempt_at, id LIMIT $1 FOR UPDATE SKIP LOCKED
"""
_DONE = "UPDATE outbox SET state = 'sent', finished_at = clock_timestamp() WHERE id = ANY($1)"


async def _work() -> None:
    connection = await asyncpg.connect(os.environ["DATABASE_URL"])
    while True:
        async with connection.transaction():
            jobs = await connection.fetch(_TAKE, AT_ONCE)
            if not jobs:
                break
            await connection.execute(_DONE, [job["id"] for job in jobs])
    await connection.close()


def main() -> None:
    """Work until the queue is empty."""
    with asyncio.Runner(loop_factory=fast_loop()) as runner:
        runner.run(_work())


if __name__ == "__main__":
    main()
