"""A worker of the outbox as a process of its own; its handler only says when it was called."""

import asyncio
import os
import signal
import time

from benchmarks.machine import fast_loop
from benchmarks.outbox import KIND
from storage.base import JsonObject
from storage.dispatcher import OutboxWorker
from storage.engine import create_engine
from storage.outbox import Claimed


async def _handled(_: Claimed) -> JsonObject:
    return {"at": time.monotonic_ns()}  # one clock for all processes of a machine


async def _work() -> None:
    engine = create_engine(os.environ["DATABASE_URL"])
    worker = OutboxWorker(engine, {KIND: _handled})
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, worker.stop)
    try:
        await worker.run()
    finally:
        await engine.dispose()


def main() -> None:
    """Work until told to stop."""
    with asyncio.Runner(loop_factory=fast_loop()) as runner:
        runner.run(_work())


if __name__ == "__main__":
    main()
