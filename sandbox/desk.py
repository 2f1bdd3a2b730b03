"""The desk's process: a child of the sandbox, killed and started again on demand."""

import asyncio
import ctypes
import logging
import os
import signal
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from subprocess import DEVNULL, STDOUT
from typing import Final

import aiohttp

from sandbox.config import DeskLaunch
from sandbox.events import EventHub

_STOP_WITHIN_S: Final = 15.0
_LOOK_EVERY_S: Final = 0.05
RESTART_PAUSES_S: Final = (1.0, 2.0, 5.0, 10.0, 30.0)
_PR_SET_PDEATHSIG: Final = 1

log = logging.getLogger(__name__)


class DeskFailedError(Exception):
    """The desk did not start."""


class Desk:
    """Keeps one desk running: after an exit nobody asked for it starts again, with pauses."""

    def __init__(self, launch: DeskLaunch, events: EventHub) -> None:
        self.launch = launch
        self.up = False
        self.restarts = 0
        self._events = events
        self._process: asyncio.subprocess.Process | None = None
        self._watcher: asyncio.Task[None] | None = None
        self._lock = asyncio.Lock()

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process and self._process.returncode is None else None

    async def start(self) -> None:
        """Start the desk and return when it is ready. Raises DeskFailedError."""
        async with self._lock:
            await self._spawn()
        self._watcher = asyncio.create_task(self._watch())

    async def crash(self) -> None:
        """SIGKILL, then start again on the same data and wait for it. Raises DeskFailedError."""
        async with self._lock:
            if self._process and self._process.returncode is None:
                self._process.kill()
                await self._process.wait()
            self._tell(up=False)
            self.restarts += 1
            await self._spawn()

    async def stop(self) -> None:
        """SIGTERM, then SIGKILL for a desk that does not finish what it has in hand in 15 s."""
        if self._watcher:
            self._watcher.cancel()
        process = self._process
        if process is None or process.returncode is not None:
            return
        process.terminate()
        try:
            await asyncio.wait_for(process.wait(), _STOP_WITHIN_S)
        except TimeoutError:
            process.kill()
            await process.wait()
        self._tell(up=False)

    async def _spawn(self) -> None:
        with ExitStack() as files:
            output = self.launch.log and files.enter_context(self.launch.log.open("ab"))
            self._process = await asyncio.create_subprocess_exec(
                *self.launch.command,
                env={**os.environ, **self.launch.env},
                stdin=DEVNULL,
                stdout=output or None,
                stderr=STDOUT if output else None,
                start_new_session=True,
                preexec_fn=_die_with_parent(),
            )
        await self._wait_ready(self._process)
        self._tell(up=True)

    async def _wait_ready(self, process: asyncio.subprocess.Process) -> None:
        deadline = time.monotonic() + self.launch.start_timeout
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=5)) as session:
            while not await _answers(session, self.launch.ready_url):
                if process.returncode is not None:
                    raise DeskFailedError(f"the desk ended with exit code {process.returncode}")
                if time.monotonic() > deadline:
                    raise DeskFailedError(f"the desk is not ready at {self.launch.ready_url}")
                await asyncio.sleep(_LOOK_EVERY_S)

    async def _watch(self) -> None:
        failures = 0
        while True:
            process = self._process
            if process is not None:
                await process.wait()
            async with self._lock:
                if process is not self._process:
                    failures = 0
                    continue  # killed on purpose and started again meanwhile
                self._tell(up=False)
                log.error("the desk ended by itself and is started again")
                await asyncio.sleep(RESTART_PAUSES_S[min(failures, len(RESTART_PAUSES_S) - 1)])
                failures += 1
                self.restarts += 1
                try:
                    await self._spawn()
                except DeskFailedError:
                    log.exception("the desk does not start")

    def _tell(self, *, up: bool) -> None:
        self.up = up
        self._events.publish("desk", {"up": up})


async def _answers(session: aiohttp.ClientSession, url: str) -> bool:
    try:
        async with session.get(url) as answer:
            return answer.status == 200
    except (aiohttp.ClientError, TimeoutError):
        return False


def _die_with_parent() -> Callable[[], None] | None:
    """On Linux the kernel ends the desk of a killed sandbox; elsewhere only an orderly stop does.

    libc is loaded before the fork, the child makes one call into it.
    """
    ask: Callable[[], None] | None = None
    if sys.platform == "linux":
        libc = ctypes.CDLL(None)

        def ask_kernel() -> None:
            libc.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)

        ask = ask_kernel
    return ask
