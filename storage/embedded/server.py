"""A PostgreSQL of our own: for the demo, the tests, and a desk on one small machine."""

import asyncio
import fcntl
import os
import signal
import socket
import subprocess
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from storage.embedded.binaries import copy_programs, find_binaries
from storage.embedded.cluster import DATABASE, USER, Files, clean_environment, make_cluster
from storage.embedded.errors import EmbeddedPostgresError, ProgramsOutOfReach
from storage.embedded.identity import choose_identity, take_ownership

HOST = "127.0.0.1"
PAUSE = 0.01
"""Seconds between two looks at a server that starts or stops. It says so in a file and tells
nobody, so the file is looked at; a plain sleep, for whoever has an event loop starts and stops
the server in a thread.
"""

START_LIMIT = 120.0  # seconds; replaying the log after a crash takes a while on a slow disk
STOP_LIMIT = 30.0  # seconds before a fast shutdown becomes an immediate one
PORT_TRIES = 5


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """How the server is run.

    Attributes:
        port: TCP port on the loopback address; None takes a free one.
        parameters: settings of postgresql.conf, which win over the file.
    """

    port: int | None = None
    parameters: Mapping[str, str] = field(default_factory=dict)


DURABLE = ServerSettings(parameters={"jit": "off"})
"""What is committed survives a power cut. Our queries are too short for the compiler to pay."""

THROWAWAY = ServerSettings(
    parameters={
        "jit": "off",
        "fsync": "off",
        "synchronous_commit": "off",
        "full_page_writes": "off",
        "max_connections": "200",
        "autovacuum": "off",  # so that plans do not change from one test to the next
    }
)
"""For data that dies with the test run."""


class EmbeddedPostgres:
    """A server on the loopback address, its data in one folder, kept between starts.

    Whoever starts it holds a lock on the folder and ends it; another process that starts it on
    the same folder meanwhile only uses it. A server left behind by a killed desk is ended first
    (on Linux it ends by itself), so a desk always comes up again.

    Either ``async with EmbeddedPostgres(folder) as server`` or ``start()`` and ``stop()``. On
    Linux the server ends with the *thread* that called ``start()``.
    """

    def __init__(self, data_dir: Path, settings: ServerSettings = DURABLE) -> None:
        self._files = Files(data_dir.resolve())
        self._settings = settings
        self._port = settings.port
        self._lock: IO[str] | None = None
        self._process: subprocess.Popen[bytes] | None = None
        # A thread of its own, which lives as long as the server does: see the class's words.
        self._thread: ThreadPoolExecutor | None = None

    async def __aenter__(self) -> Self:
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="embedded-postgres")
        try:
            await asyncio.get_running_loop().run_in_executor(self._thread, self.start)
        except BaseException:
            self._thread.shutdown(wait=False)
            raise
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await asyncio.to_thread(self.stop)
        if self._thread is not None:
            self._thread.shutdown()
            self._thread = None

    @property
    def pid(self) -> int:
        """Process id of the server.

        Raises:
            EmbeddedPostgresError: it does not run.
        """
        running = self._files.postmaster()
        if running is None:
            raise EmbeddedPostgresError(f"No PostgreSQL runs in {self._files.folder}.")
        return running.pid

    def url(self, database: str = DATABASE) -> str:
        """Address of a database, password included: never log it."""
        return f"postgresql://{USER}:{self._files.password()}@{HOST}:{self._port}/{database}"

    def start(self) -> None:
        """Make the data folder if there is none, start the server, return once it answers.

        A second start of the same object, after a stop or a crash, keeps the port; while the
        server runs it is a restart.

        Raises:
            EmbeddedPostgresError: it cannot run; the text says why and what to do.
        """
        try:
            self._files.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            owned = self._lock is not None or self._try_to_own()
        except PermissionError as error:
            raise EmbeddedPostgresError(
                f"The data folder {self._files.folder} cannot be written ({error.strerror}). "
                "Give it to the user who starts the desk, or name another folder."
            ) from error
        if not owned:
            self._join()
            return
        try:
            self._end_predecessor()
            self._start_own()
        except BaseException:
            self._disown()
            raise

    def join(self) -> bool:
        """Use the server that another process runs; False when none does.

        Raises:
            EmbeddedPostgresError: that process does not bring it up.
        """
        if self._try_to_own():
            self._disown()
            return False
        self._join()
        return True

    def stop(self) -> None:
        """End the server if it is ours: open transactions are rolled back, nothing is lost."""
        if self._process is not None:
            _end(self._process)
            self._process = None
        self._disown()

    def _try_to_own(self) -> bool:
        lock = self._files.owner_lock.open("a", encoding="ascii")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.close()
            return False
        self._lock = lock
        return True

    def _disown(self) -> None:
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def _join(self) -> None:
        """Use the server of the process that holds the folder."""
        deadline = time.monotonic() + START_LIMIT
        while time.monotonic() < deadline:
            running = self._files.postmaster()
            if running is not None and running.status == "ready":
                self._port = running.port
                return
            time.sleep(PAUSE)
        raise EmbeddedPostgresError(
            f"Another process holds the data folder {self._files.folder}, but its PostgreSQL "
            "does not come up. Stop that process, then start again."
        )

    def _end_predecessor(self) -> None:
        """Wait out the server of an owner that is dead, and clear away what a crash left."""
        deadline = time.monotonic() + STOP_LIMIT
        while self._files.postmaster_file.exists():
            left = self._files.postmaster()
            if left is None or str(self._files.cluster) not in _command_line(left.pid):
                # Its number may belong to anybody now; PostgreSQL itself would refuse to start.
                self._files.postmaster_file.unlink(missing_ok=True)
                return
            if time.monotonic() > deadline:
                raise EmbeddedPostgresError(
                    f"An earlier PostgreSQL (process {left.pid}) still holds "
                    f"{self._files.cluster} and does not end. End it: kill -QUIT {left.pid}"
                )
            with suppress(ProcessLookupError):
                os.kill(left.pid, signal.SIGINT)
            time.sleep(PAUSE)

    def _start_own(self) -> None:
        binaries = find_binaries(self._files.data_major())
        try:
            identity = choose_identity(binaries.postgres)
        except ProgramsOutOfReach as error:
            if not binaries.of_wheel:
                raise
            # Root in a container, who has cloned into his own home: nobody may run a copy.
            self._files.folder.chmod(0o711)
            binaries = copy_programs(binaries, self._files.programs, error.user)
            identity = choose_identity(binaries.postgres)
        take_ownership(self._files.folder, identity)
        if not self._files.cluster.exists():
            make_cluster(self._files, binaries, identity)
        for _ in range(PORT_TRIES):
            port = self._port or _free_port()
            arguments = ["-D", str(self._files.cluster), "-p", str(port), *self._parameters()]
            self._process = self._launch(identity.command(binaries.postgres, *arguments))
            if self._came_up(self._process):
                self._port = port
                return
            self._process = None
            self._explain_unless_port_taken(port)
        raise EmbeddedPostgresError(f"No free port was found on {HOST} in {PORT_TRIES} tries.")

    def _parameters(self) -> list[str]:
        fixed = {"listen_addresses": HOST, "unix_socket_directories": "", "timezone": "UTC"}
        both = {**self._settings.parameters, **fixed}
        return [f"--{name}={value}" for name, value in both.items()]

    def _launch(self, command: list[str]) -> subprocess.Popen[bytes]:
        if self._files.log.exists():  # one earlier log is kept: it tells of the last crash
            self._files.log.replace(self._files.log.with_suffix(".log.1"))
        with self._files.log.open("wb") as log:
            return subprocess.Popen(  # noqa: S603 - our own programs, no shell
                command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                env=clean_environment(),
                # Ctrl-C in the terminal is for the desk, which still has things to write down.
                start_new_session=True,
            )

    def _came_up(self, process: subprocess.Popen[bytes]) -> bool:
        """Wait until the server answers. False: it ended instead."""
        deadline = time.monotonic() + START_LIMIT
        while process.poll() is None:
            running = self._files.postmaster()
            if running is not None and running.pid == process.pid and running.status == "ready":
                return True
            if time.monotonic() > deadline:
                _end(process)
                raise EmbeddedPostgresError(
                    f"PostgreSQL did not come up in {START_LIMIT:.0f} s. See {self._files.log}:\n"
                    f"{self._files.log_tail()}"
                )
            time.sleep(PAUSE)
        return False

    def _explain_unless_port_taken(self, port: int) -> None:
        tail = self._files.log_tail()
        if "could not create any TCP/IP sockets" not in tail:
            raise EmbeddedPostgresError(
                f"PostgreSQL ended as soon as it was started. See {self._files.log}:\n{tail}"
            )
        if self._port is not None:
            raise EmbeddedPostgresError(
                f"Port {port} on {HOST} is taken by another program. Free it or choose another."
            )


def _end(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGINT)
    try:
        process.wait(STOP_LIMIT)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGQUIT)
        process.wait()


def _free_port() -> int:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


def _command_line(pid: int) -> str:
    """How a process was started; empty when there is none."""
    try:
        raw = Path(f"/proc/{pid}/cmdline").read_bytes()
    except (FileNotFoundError, ProcessLookupError):
        if Path("/proc/self/cmdline").exists():
            return ""
        return _listed(pid)
    return raw.replace(b"\0", b" ").decode(errors="replace")


def _listed(pid: int) -> str:
    """How a process was started, where there is no /proc (macOS); empty when there is none."""
    listing = subprocess.run(  # noqa: S603 - a fixed program, a number
        # Twice w: else it is cut at the terminal's width, and the data folder stands at the end.
        ["/bin/ps", "-ww", "-p", str(pid), "-o", "command="],
        capture_output=True,
        text=True,
        check=False,
    )
    return listing.stdout
