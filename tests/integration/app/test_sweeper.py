"""Sweeping (decision: nothing is scheduled per item): who is due is asked first, all at once."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest

from app.sweeps import Sweeper, SweepSet
from domain.clock import OffsetClock
from domain.permissions import Permission, needs
from domain.work import Work
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


async def test_who_cannot_be_asked_holds_up_nobody(office: Office) -> None:
    broken = Capability(None, asking_fails=True)
    due = Capability(OffsetClock().now())
    await swept(office, [broken, due], until=[due])
