"""The desk as a child process: started, killed, started again, ended with the sandbox."""

import asyncio
import socket
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest

from sandbox import DeskLaunch, Sandbox, SandboxConfig, desk
from sandbox.clock import parse_moment
from sandbox.desk import DeskFailedError
from tests.fixtures.processes import alive
from tests.integration.sandbox.conftest import Client

FAKE_DESK = Path(__file__).with_name("fake_desk.py")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@pytest.fixture
def launch(tmp_path: Path) -> DeskLaunch:
    address = free_port()
    url = f"http://127.0.0.1:{address}"
    return DeskLaunch(
        [sys.executable, str(FAKE_DESK), str(address)],
        {"FAKE_DESK_LOG": str(tmp_path / "starts"), "FIELDPOST_DATABASE_URL": "postgresql://x"},
        f"{url}/readyz",
        url,
        log=tmp_path / "desk.log",
    )


@pytest.fixture
async def with_desk(launch: DeskLaunch) -> AsyncIterator[Client]:
    config = SandboxConfig("1:x", "fieldpost_bot", port=0, desk=launch)
    async with Sandbox(config) as sandbox, aiohttp.ClientSession(sandbox.url) as http:
        yield Client(http)


def started(launch: DeskLaunch) -> list[int]:
    """Ids of the processes that were this desk, in order."""
    return [int(pid) for pid in Path(launch.env["FAKE_DESK_LOG"]).read_text().split()]


async def test_state_tells_how_to_reach_the_desk(with_desk: Client, launch: DeskLaunch) -> None:
    desk = (await with_desk.get("/state"))["desk"]
    assert desk["up"]
    assert alive(desk["pid"])
    assert desk["database_url"] == "postgresql://x"
    assert desk["env"] == launch.env


async def test_a_new_sandbox_begins_at_the_time_of_its_desk(with_desk: Client) -> None:
    now = parse_moment((await with_desk.get("/clock"))["now"])
    assert now >= parse_moment("2030-01-01T00:00:00+00:00")


async def test_crash_gives_a_new_process(with_desk: Client, launch: DeskLaunch) -> None:
    before = (await with_desk.get("/state"))["desk"]["pid"]
    after = await with_desk.post("/crash")
    assert after["up"]
    assert after["pid"] != before
    assert not alive(before)
    assert started(launch) == [before, after["pid"]]
    await with_desk.post("/settle", timeout=5)


async def test_a_desk_that_falls_by_itself_is_started_again(
    with_desk: Client, launch: DeskLaunch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk, "RESTART_PAUSES_S", (0.01,))
    async with with_desk.http.get("/sandbox/events") as events, aiohttp.ClientSession() as http:
        with pytest.raises(aiohttp.ClientError):
            await http.post(f"{launch.control_url}/fall")
        async with asyncio.timeout(20):
            ups = [line async for line in heard(events, "desk") if '"up"' in line][:2]
    assert ups == ['{"up": false}', '{"up": true}']
    assert (await with_desk.get("/state"))["desk"]["restarts"] == 1


async def heard(events: aiohttp.ClientResponse, kind: str) -> AsyncIterator[str]:
    """Data of two events of a kind."""
    left, named = 2, False
    async for raw in events.content:
        line = raw.decode().strip()
        if named and line.startswith("data: "):
            yield line.removeprefix("data: ")
            left -= 1
            if not left:
                return
        named = line == f"event: {kind}"


async def test_the_desk_ends_with_the_sandbox(launch: DeskLaunch) -> None:
    sandbox = Sandbox(SandboxConfig("1:x", "fieldpost_bot", port=0, desk=launch))
    async with sandbox:
        assert sandbox.desk
        pid = sandbox.desk.pid
        assert pid
    assert not alive(pid)


async def test_a_desk_that_does_not_start_is_told(tmp_path: Path) -> None:
    broken = DeskLaunch(
        [sys.executable, "-c", "raise SystemExit(7)"],
        {},
        "http://127.0.0.1:9",
        "http://127.0.0.1:9",
    )
    with pytest.raises(DeskFailedError, match="exit code 7"):
        await Sandbox(SandboxConfig("1:x", "fieldpost_bot", port=0, desk=broken)).start()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends a child with its parent")
async def test_a_killed_sandbox_leaves_no_desk(launch: DeskLaunch, tmp_path: Path) -> None:
    program = (
        "import asyncio, sys\n"
        "from sandbox import DeskLaunch, SandboxConfig, serve\n"
        f"launch = DeskLaunch({list(launch.command)!r}, {dict(launch.env)!r}, "
        f"{launch.ready_url!r}, {launch.control_url!r})\n"
        "config = SandboxConfig('1:x', 'fieldpost_bot', port=0, desk=launch)\n"
        "async def announce(url):\n"
        "    print(url, flush=True)\n"
        "asyncio.run(serve(config, announce))\n"
    )
    sandbox = await asyncio.create_subprocess_exec(
        sys.executable, "-c", program, stdout=asyncio.subprocess.PIPE
    )
    assert sandbox.stdout
    assert (await sandbox.stdout.readline()).startswith(b"http://127.0.0.1:")
    assert alive(started(launch)[0])
    sandbox.kill()
    await sandbox.wait()
    async with asyncio.timeout(10):
        while await answers(launch.ready_url):
            continue


async def answers(url: str) -> bool:
    async with aiohttp.ClientSession() as http:
        try:
            async with http.get(url) as answer:
                return answer.status == 200
        except aiohttp.ClientError:
            return False
