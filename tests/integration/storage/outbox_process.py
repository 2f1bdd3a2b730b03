"""A worker as a process of its own, for the tests that kill one.

    python -m tests.integration.storage.outbox_process URL KIND

Writes each job it begins to standard output as ``ID ATTEMPTS``. A job of kind ``hang`` is never
done; any other at once.
"""

import asyncio
import sys

from storage.base import JsonObject
from storage.dispatcher import OutboxWorker
from storage.engine import create_engine
from storage.outbox import Claimed


async def main(url: str, kind: str) -> None:
    async def do(row: Claimed) -> JsonObject | None:
        sys.stdout.write(f"{row.id} {row.attempts}\n")
        sys.stdout.flush()
        if row.payload.get("hang"):
            await asyncio.Event().wait()
        return {"done_by": "process"}

    await OutboxWorker(create_engine(url), {kind: do}).run()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
