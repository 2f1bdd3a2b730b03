"""Sweeping (decision: nothing is scheduled per item): who is due is asked first, all at once."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession
from structlog.testing import capture_logs

from app.sweeps import Sweeper, SweepSet
from domain.clock import OffsetClock
from domain.permissions import Permission, needs
from domain.work import Work
from storage.models import Employee
from tests.fixtures.office import Office

HOUR = timedelta(hours=1)


@dataclass
class Capability:
    """Something that is due at a moment, done once."""

    due: datetime | None
    begun: int = 0
    done: asyncio.Event = field(default_factory=asyncio.Event)
    then: "Capability | None" = None
    """What becomes due by its being done."""

    asking_fails: bool = False

    def sweeps(self) -> SweepSet:
        @needs(Permission.SWEEP)
        async def sweep(work: Work) -> int:
            self.begun += 1
            if self.due is None or work.now < self.due:
                return 0
            self.due = None
            if self.then is not None:
                self.then.due = work.now
            self.done.set()
            return 1

        @needs(Permission.SWEEP)
        async def next_due(work: Work) -> datetime | None:
            if self.asking_fails:
                raise RuntimeError("nobody knows when")
            return self.due

        return SweepSet((sweep,), next_due)


async def swept(
    office: Office, capabilities: Sequence[Capability], until: Sequence[Capability]
) -> None:
    """Sweep until some are done."""
    sweeper = Sweeper(
        office.engine, OffsetClock(), office.policy, [each.sweeps() for each in capabilities]
    )
    async with asyncio.timeout(60), asyncio.TaskGroup() as group:
        group.create_task(sweeper.run())
        for each in until:
            await each.done.wait()
        sweeper.stop()


async def test_what_is_not_due_is_left_alone(office: Office) -> None:
    now = OffsetClock().now()
    due, later, never = Capability(now), Capability(now + HOUR), Capability(None)
    await swept(office, [due, later, never], until=[due])
    assert (due.begun >= 1, later.begun, never.begun) == (True, 0, 0)


async def test_what_becomes_due_by_another_sweep_is_done_at_once(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever their order, and without a pause between."""
    monkeypatch.setattr("app.sweeps.LOOK_AGAIN", HOUR)
    monkeypatch.setattr("app.sweeps.LOOK_EVERY", HOUR)
    second = Capability(None)
    first = Capability(OffsetClock().now(), then=second)
    await swept(office, [second, first], until=[first, second])


async def test_a_sweep_that_crosses_an_act_lets_it_through_and_is_done_after_it(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A real deadlock: each waits for what the other has, and PostgreSQL undoes the sweep."""
    monkeypatch.setattr("app.sweeps.PAUSE_AFTER_FAILURE", 0.1)
    crossing = Crossing(office)
    sweeper = Sweeper(office.engine, OffsetClock(), office.policy, [crossing.sweeps()])
    with capture_logs() as logs:
        async with asyncio.timeout(30), asyncio.TaskGroup() as group:
            group.create_task(sweeper.run())
            group.create_task(crossing.act())
            await crossing.done.wait()
            sweeper.stop()
    assert [each["event"] for each in logs] == ["sweep.crossed"]
    assert crossing.begun == 2
    async with office.system() as work:
        found = await work.open_session.scalars(
            select(Employee.phone).where(Employee.phone.like("%!")).order_by(Employee.id)
        )
        assert list(found) == ["!!", "!!"]


@dataclass
class Crossing:
    """A sweep and an act that change the same two people the other way round, once each."""

    office: Office
    begun: int = 0
    has_first: asyncio.Event = field(default_factory=asyncio.Event)
    act_has_first: asyncio.Event = field(default_factory=asyncio.Event)
    done: asyncio.Event = field(default_factory=asyncio.Event)

    def sweeps(self) -> SweepSet:
        @needs(Permission.SWEEP)
        async def sweep(work: Work) -> int:
            self.begun += 1
            await mark(work.session, "Антон")
            self.has_first.set()
            await self.act_has_first.wait()
            await mark(work.session, "Кирилл")
            self.done.set()
            return 0

        @needs(Permission.SWEEP)
        async def next_due(work: Work) -> datetime | None:
            return None if self.done.is_set() else work.now

        return SweepSet((sweep,), next_due)

    async def act(self) -> None:
        """It is patient: the sweep is the one to find out that they wait for each other."""
        async with AsyncSession(self.office.engine) as session, session.begin():
            await session.execute(text("SET LOCAL deadlock_timeout = '60s'"))
            await mark(session, "Кирилл")
            self.act_has_first.set()
            await self.has_first.wait()
            await mark(session, "Антон")


async def mark(session: AsyncSession, name: str) -> None:
    """A change of a person's row that shows how often it was made."""
    await session.execute(
        update(Employee)
        .where(Employee.name.startswith(name))
        .values(phone=func.coalesce(Employee.phone, "") + "!")
    )


async def test_who_cannot_be_asked_holds_up_nobody(office: Office) -> None:
    broken = Capability(None, asking_fails=True)
    due = Capability(OffsetClock().now())
    await swept(office, [broken, due], until=[due])
