"""What the processes measured share: cores, processor time, event loop, free ports.

Processes are bound to cores on Linux only; elsewhere the system places them as it likes.
"""

import asyncio
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

BOT_CORE = 0
"""The bot that is measured has this core; everybody else shares the others."""


def stay_on_core(core: int) -> None:
    """Bind this process, and whatever it starts, to one core."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {core})


def leave_to_the_bot(pid: int) -> None:
    """Keep a process off the bot's core; with a single core there is no other."""
    others = set(range(os.cpu_count() or 1)) - {BOT_CORE}
    if others and hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(pid, others)


@contextmanager
def neighbour() -> Iterator[None]:
    """Somebody else on the bot's core, who never rests: the bot has half of it, so that it alone
    limits what is measured, and not PostgreSQL and the load, which keep the whole of theirs.
    """
    busy = subprocess.Popen([sys.executable, "-c", "while True: pass"])
    try:
        if hasattr(os, "sched_setaffinity"):
            os.sched_setaffinity(busy.pid, {BOT_CORE})
        yield
    finally:
        busy.kill()
        busy.wait()


def cpu_seconds(pid: int) -> float:
    """Processor time a process has used so far, 0 where the system does not tell."""
    stat = Path(f"/proc/{pid}/stat")
    if not stat.exists():
        return 0.0
    fields = stat.read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
    user, system = int(fields[11]), int(fields[12])
    return (user + system) / os.sysconf("SC_CLK_TCK")


def family_seconds(pid: int) -> float:
    """Processor time of the children of a process so far, those that have ended included."""
    ticks = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
        except OSError:
            continue  # it has ended meanwhile
        if stat.parent.name == str(pid):
            ticks += int(fields[13]) + int(fields[14])
        elif int(fields[1]) == pid:
            ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def fast_loop() -> Callable[[], asyncio.AbstractEventLoop] | None:
    """uvloop where there is one, as the desk does."""
    if sys.platform == "win32":
        return None
    import uvloop

    return uvloop.new_event_loop


def free_port() -> int:
    """A TCP port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
