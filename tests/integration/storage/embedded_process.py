"""A desk with an embedded server, as a process of its own, for the tests that kill one.

    python -m tests.integration.storage.embedded_process FOLDER

Prints the server's process id and address, then waits to be killed.
"""

import asyncio
import sys
from pathlib import Path

from storage.embedded import DURABLE, EmbeddedPostgres


async def main(folder: Path) -> None:
    async with EmbeddedPostgres(folder, DURABLE) as server:
        sys.stdout.write(f"{server.pid} {server.url()}\n")
        sys.stdout.flush()
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
