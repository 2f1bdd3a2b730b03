"""The control port and the sweeps behind it: time moves, and what became due is done."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from sqlalchemy import select

from app.clock import moved_clock
from app.control import Control
from app.sweeps import Sweeper, SweepSet
from domain.clock import OffsetClock
from domain.permissions import Permission, needs
from domain.work import Work
from storage.models import OutboxRow
from storage.outbox import NewRow, enqueue
from tests.fixtures.office import Office


@dataclass
class Reminder:
    """Something due at a moment, done once."""

    due: datetime | None
    done: list[datetime] = field(default_factory=list)
    failures: int = 0
    happened: asyncio.Event = field(default_factory=asyncio.Event)

    def sweeps(self) -> SweepSet:
        @needs(Permission.SWEEP)
        async def remind(work: Work) -> int:
            if self.due is None or work.now < self.due:
                return 0
            if self.failures:
                self.failures -= 1
                raise RuntimeError("for a moment")
            self.done.append(work.now)
            self.due = None
            self.happened.set()
            return 1

        @needs(Permission.SWEEP)
        async def next_due(work: Work) -> datetime | None:
            return self.due

        return SweepSet((remind,), next_due)


@dataclass
class Controlled:
    clock: OffsetClock
    sweeper: Sweeper
    http: TestClient[web.Request, web.Application]
    busy: bool = False

    async def ask(self) -> dict[str, object]:
        async with self.http.get("/idle") as answer:
            assert answer.status == 200
            body: dict[str, object] = await answer.json()
            return body

    async def move(self, now: object) -> int:
        async with self.http.post("/clock", json={"now": now}) as answer:
            return answer.status


@asynccontextmanager
async def controlled(office: Office, reminder: Reminder) -> AsyncIterator[Controlled]:
    clock = await moved_clock(office.engine)
    sweeper = Sweeper(office.engine, clock, office.policy, [reminder.sweeps()])

    async def in_hand() -> bool:
        return made.busy

    app = Control(office.engine, clock, sweeper, in_hand, None).app()
    async with TestClient(TestServer(app)) as http:
        made = Controlled(clock, sweeper, http)
        yield made


async def test_the_desk_is_idle_until_something_is_due(office: Office) -> None:
    due = datetime.now(UTC) + timedelta(hours=1)
    async with controlled(office, Reminder(due)) as desk:
        before = await desk.ask()
        assert (before["idle"], before["next_due"]) == (True, due.isoformat())
        assert await desk.move((due + timedelta(minutes=1)).isoformat()) == 200
        assert (await desk.ask())["idle"] is False


async def test_a_moved_clock_wakes_the_sweeps(office: Office) -> None:
    reminder = Reminder(datetime.now(UTC) + timedelta(hours=1))
    due = reminder.due
    assert due is not None
    async with controlled(office, reminder) as desk, asyncio.TaskGroup() as group:
        group.create_task(desk.sweeper.run())
        await desk.move(due.isoformat())
        async with asyncio.timeout(10):
            await reminder.happened.wait()
        assert (await desk.ask())["idle"] is True
        desk.sweeper.stop()
    assert len(reminder.done) == 1
    assert reminder.done[0] >= due


async def test_the_moved_clock_is_remembered(office: Office) -> None:
    moment = datetime.now(UTC) + timedelta(days=3)
    async with controlled(office, Reminder(None)) as desk:
        await desk.move(moment.isoformat())
    assert (await moved_clock(office.engine)).now() >= moment


@pytest.mark.parametrize("now", [None, "tomorrow", "2030-01-01T00:00:00", 5])
async def test_what_is_no_moment_is_refused(office: Office, now: object) -> None:
    async with controlled(office, Reminder(None)) as desk:
        assert await desk.move(now) == 400


async def test_it_is_not_idle_with_an_update_in_hand_or_work_that_waits(office: Office) -> None:
    due = datetime.now(UTC) + timedelta(hours=1)
    async with controlled(office, Reminder(due)) as desk:
        desk.busy = True
        busy = await desk.ask()
        assert (busy["idle"], busy["next_due"]) == (False, None)
        desk.busy = False
        async with office.system() as work:
            await enqueue(work.open_session, [NewRow("notice", "person:1")])
        assert (await desk.ask())["idle"] is False
        async with office.system() as work:
            row = await work.open_session.scalar(select(OutboxRow))
            await work.open_session.delete(row)
        assert (await desk.ask())["idle"] is True


async def test_a_sweep_that_fails_is_tried_again(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.sweeps.PAUSE_AFTER_FAILURE", 0.05)
    reminder = Reminder(datetime.now(UTC), failures=2)
    async with controlled(office, reminder) as desk, asyncio.TaskGroup() as group:
        group.create_task(desk.sweeper.run())
        async with asyncio.timeout(10):
            await reminder.happened.wait()
        desk.sweeper.stop()
    assert len(reminder.done) == 1
