"""`fieldpost demo` as a newcomer starts it, for tests that look at it from outside."""

import asyncio
import re
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp

from tests.e2e.world import ROOT, World

START_S = 180

ANSWER_S = 300
"""One call of the clock stops at whatever becomes due on the way: some fifteen times a day."""


@asynccontextmanager
async def running_demo(folder: Path) -> AsyncIterator[World]:
    """`fieldpost demo` as a newcomer starts it, with data in `folder`."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "app", "demo", "--port", str(_free_port()), "--data-dir", str(folder / "data")),
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    try:
        async with asyncio.timeout(START_S):
            url = await _address(process)
        timeout = aiohttp.ClientTimeout(total=ANSWER_S)
        async with aiohttp.ClientSession(timeout=timeout) as http:
            yield World(url, http)
    finally:
        await _stop(process)


async def _address(process: asyncio.subprocess.Process) -> str:
    """What the demo prints as soon as everything is up."""
    assert process.stdout is not None
    said = ""
    async for line in process.stdout:
        said += line.decode()
        if found := re.search(r"http://127\.0\.0\.1:\d+", said):
            return found[0]
    raise AssertionError(f"the demo did not start:\n{said}")


async def _stop(process: asyncio.subprocess.Process) -> None:
    if process.returncode is None:
        process.send_signal(signal.SIGINT)
    await asyncio.wait_for(process.communicate(), START_S)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
