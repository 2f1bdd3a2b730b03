"""Waiting for rest and letting time pass, against a desk that exists only as a control port."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import aiohttp
import pytest
from aiogram import Bot
from aiohttp import web

from sandbox import Person, Sandbox, SandboxConfig
from sandbox.clock import parse_duration, parse_moment
from sandbox.control import DeskControl
from tests.integration.sandbox.conftest import Client, take_updates


@dataclass
class ControlPort:
    """Answers as a desk does: things fall due and are done when its clock passes them."""

    url: str = ""
    now: datetime = field(default_factory=lambda: datetime.now(UTC))
    due: list[datetime] = field(default_factory=list)
    stuck_due: datetime | None = None
    busy_answers: int = 0
    always_busy: bool = False
    moves: list[datetime] = field(default_factory=list)
    done: list[datetime] = field(default_factory=list)

    async def idle(self, _request: web.Request) -> web.Response:
        busy = self.always_busy or self.busy_answers > 0
        self.busy_answers = max(0, self.busy_answers - 1)
        due = self.stuck_due or min(self.due, default=None)
        return web.json_response(
            {
                "idle": not busy,
                "now": self.now.isoformat(),
                "next_due": due.isoformat() if due else None,
            }
        )

    async def clock(self, request: web.Request) -> web.Response:
        self.now = datetime.fromisoformat((await request.json())["now"])
        self.moves.append(self.now)
        for moment in [d for d in self.due if d <= self.now]:
            self.due.remove(moment)
            self.done.append(moment)
            self.busy_answers = 2
        return web.json_response({"now": self.now.isoformat()})


@pytest.fixture
async def port() -> AsyncIterator[ControlPort]:
    port = ControlPort()
    app = web.Application()
    app.add_routes([web.get("/idle", port.idle), web.post("/clock", port.clock)])
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    port.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    yield port
    await runner.cleanup()


@pytest.fixture
async def desk_client(port: ControlPort) -> AsyncIterator[Client]:
    """A sandbox whose desk is only the control port."""
    sandbox = Sandbox(SandboxConfig("1:x", "fieldpost_bot", port=0, people=[Person(1, "Ольга")]))
    sandbox.control = DeskControl(port.url)
    async with sandbox, aiohttp.ClientSession(sandbox.url) as http:
        yield Client(http)


async def now(client: Client) -> datetime:
    return parse_moment((await client.get("/clock"))["now"])


async def test_time_stops_at_everything_that_is_due(desk_client: Client, port: ControlPort) -> None:
    begin = await now(desk_client)
    digests = [begin + timedelta(days=day, hours=2) for day in range(3)]
    port.due = [*digests, begin + timedelta(days=30)]
    await desk_client.post("/clock", advance="P3D")
    assert port.done == digests
    assert port.moves[:3] == digests
    assert len(port.moves) == 4
    assert (
        timedelta(0) <= await now(desk_client) - (begin + timedelta(days=3)) < timedelta(seconds=5)
    )


async def test_a_moment_that_stays_due_does_not_stop_time(
    desk_client: Client, port: ControlPort
) -> None:
    begin = await now(desk_client)
    port.stuck_due = begin - timedelta(hours=1)
    await desk_client.post("/clock", advance="P90D")
    assert await now(desk_client) >= begin + timedelta(days=90)
    assert len(port.moves) < 40


async def test_a_desk_that_never_rests_is_told(desk_client: Client, port: ControlPort) -> None:
    port.always_busy = True
    status, body = await desk_client.call("POST", "/clock", {"advance": "PT1H", "timeout": 0.2})
    assert (status, body["error"]) == (
        408,
        "the desk did not come to rest: the desk says that it is busy",
    )
    status, body = await desk_client.call("POST", "/settle", {"timeout": 0.1})
    assert (status, body) == (408, {"error": "the desk says that it is busy"})


async def test_a_busy_desk_is_waited_for(desk_client: Client, port: ControlPort) -> None:
    port.busy_answers = 3
    assert await desk_client.post("/settle", timeout=5) == {"settled": True}
    assert port.busy_answers == 0


async def test_a_silent_control_port_is_told(desk_client: Client, port: ControlPort) -> None:
    port.due = []
    await desk_client.post("/clock", to=(await now(desk_client) + timedelta(hours=1)).isoformat())
    sandbox = Sandbox(SandboxConfig("1:x", "fieldpost_bot", port=0))
    sandbox.control = DeskControl("http://127.0.0.1:9")
    async with sandbox, aiohttp.ClientSession(sandbox.url) as http:
        status, body = await Client(http).call("POST", "/settle", {"timeout": 0.1})
    assert (status, "control port is silent" in body["error"]) == (408, True)


async def test_time_goes_only_forward(client: Client) -> None:
    past = (await now(client) - timedelta(minutes=1)).isoformat()
    for body in ({"to": past}, {"advance": "-PT1H"}, {"advance": "P1M"}, {"to": "завтра"}, {}):
        assert (await client.call("POST", "/clock", body))[0] == 400


async def test_messages_carry_sandbox_time(bot: Bot, client: Client, person: Person) -> None:
    await client.post("/clock", advance="P1D")
    sent = await bot.send_message(person.id, "x")
    assert sent.date - datetime.now(UTC) > timedelta(hours=23)
    assert abs(sent.date - await now(client)) < timedelta(seconds=5)


async def test_settle_waits_for_the_bot_to_take_its_updates(
    bot: Bot, client: Client, person: Person
) -> None:
    await client.say(person.id, "x")
    status, body = await client.call("POST", "/settle", {"timeout": 0.1})
    assert (status, body["error"]) == (408, "1 updates wait for the desk")
    settled = asyncio.create_task(client.post("/settle", timeout=5))
    await take_updates(bot)
    assert await settled == {"settled": True}


def test_durations() -> None:
    assert parse_duration("PT2H") == timedelta(hours=2)
    assert parse_duration("P3D") == timedelta(days=3)
    assert parse_duration("P1W2DT3H4M5S") == timedelta(9, 3 * 3600 + 4 * 60 + 5)
    for wrong in ("", "P", "PT", "2H", "P1Y", "PT1.5H", "P1DT"):
        with pytest.raises(ValueError, match="not a duration"):
            parse_duration(wrong)


def test_moments_need_an_offset() -> None:
    assert parse_moment("2026-01-01T03:00:00+03:00") == datetime(2026, 1, 1, tzinfo=UTC)
    with pytest.raises(ValueError, match="needs an offset"):
        parse_moment("2026-01-01T03:00:00")
