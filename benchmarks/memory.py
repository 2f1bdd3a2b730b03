"""How much memory the desk's own process holds while the demo idles."""

import asyncio
import json
import os
import signal
import sys
import tempfile
import urllib.request
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.error import URLError

from benchmarks.figures import Figure
from benchmarks.ground import Ground
from benchmarks.machine import free_port

LIMIT = 250  # MB
START_LIMIT = 90.0  # seconds
SETTLING, SETTLING_QUICK = 20.0, 3.0  # seconds
MB = 1024 * 1024


async def measure(ground: Ground, *, quick: bool) -> list[Figure]:  # noqa: ARG001 - it has its own
    """Start the demo, let it settle, look at the desk's process. Linux tells; others do not."""
    if sys.platform != "linux":
        return []
    async with _demo() as address:
        pid = await _desk_of(address)
        await asyncio.sleep(SETTLING_QUICK if quick else SETTLING)
        idle = Figure("the desk's process in the idle demo", resident(pid) / MB, "MB")
        return [idle.at_most(LIMIT)]


@asynccontextmanager
async def _demo() -> AsyncIterator[str]:
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="fieldpost-demo-") as folder:
        os.chmod(folder, 0o755)  # noqa: PTH101, S103 - root's PostgreSQL may come in as nobody
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "app", "demo", "--port", str(port), "--data-dir", folder),
            cwd=Path(__file__).parents[1],
            stdout=asyncio.subprocess.DEVNULL,
        )
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            if process.returncode is None:
                process.send_signal(signal.SIGTERM)
            await process.wait()


async def _desk_of(address: str) -> int:
    """The desk's process id, once it is up."""
    async with asyncio.timeout(START_LIMIT):
        while True:
            state = await asyncio.to_thread(_state, address)
            if state is not None and state["up"]:
                return int(str(state["pid"]))
            await asyncio.sleep(0.5)


def _state(address: str) -> dict[str, object] | None:
    try:
        with urllib.request.urlopen(f"{address}/sandbox/state") as answer:  # noqa: S310 - ours
            desk: dict[str, object] = json.load(answer)["desk"]
            return desk
    except (URLError, ConnectionError):
        return None  # not listening yet


def resident(pid: int) -> int:
    """Bytes of physical memory a process holds."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    (line,) = (each for each in lines if each.startswith("VmRSS:"))
    return int(line.split()[1]) * 1024
