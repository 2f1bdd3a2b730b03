"""The stage of the sample's story: its clock, its people, and what happens by itself meanwhile."""

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from app.sweeps import SweepSet, all_sweeps, earliest, moments
from domain.company import Policy
from domain.work import SYSTEM, Actor, Evidence, Work, begin
from storage.models import Client, Employee

Scene = tuple[datetime, Callable[[], Awaitable[None]]]
"""Something that happened in the story, and when."""


@dataclass
class StoryClock:
    """The clock of the story: it stands at the moment of the step being played."""

    at: datetime

    def now(self) -> datetime:
        return self.at


@dataclass
class Stage:
    """Where a story is played, in one transaction that is left open.

    Attributes:
        people: employees by full name.
        clients: client ids by name.
        sweeps: what finds what is due in the story.
        events: how many acts there were; each is evidence of its own.
    """

    connection: AsyncConnection
    policy: Policy
    clock: StoryClock
    people: Mapping[str, Actor]
    clients: Mapping[str, int]
    sweeps: Sequence[SweepSet]
    events: int = 0

    async def play(self, scenes: Iterable[Scene]) -> None:
        """Play scenes in the order of time. What happens by itself between them is nobody's news
        any more: it is left to `move_to`, at the end.
        """
        for at, act in sorted(scenes, key=lambda scene: scene[0]):
            self.clock.at = at
            await act()

    async def move_to(self, moment: datetime) -> None:
        """Let happen what was due before a moment, each at its own time, and go there."""
        while (due := await self._next_due()) is not None and due < moment:
            self.clock.at = max(due, self.clock.at)
            for sweep in all_sweeps(self.sweeps):
                async with self.system() as work:
                    await sweep(work)
        self.clock.at = moment

    async def _next_due(self) -> datetime | None:
        async with self.system() as work:
            return earliest(await moments(work, self.sweeps))

    def acting(self, name: str) -> AbstractAsyncContextManager[Work]:
        """An act of somebody, by his full name."""
        actor = self.people[name]
        self.events += 1
        evidence = Evidence("telegram", str(actor.employee_id), f"update:{self.events}")
        return begin(self.connection, actor, self.clock, self.policy, evidence)

    def system(self) -> AbstractAsyncContextManager[Work]:
        """An act of the desk itself."""
        evidence = Evidence("system", "sweep", "sweep")
        return begin(self.connection, SYSTEM, self.clock, self.policy, evidence)


async def set_stage(
    connection: AsyncConnection, policy: Policy, first: datetime, sweeps: Sequence[SweepSet]
) -> Stage:
    """The stage with everybody who works here, and every client.

    Args:
        first: the moment at which the story begins.
    """
    people = await connection.execute(select(*Employee.__table__.columns))
    actors = {
        each.name: Actor(
            each.id, each.name, each.role, each.department, each.language, each.time_zone
        )
        for each in people
    }
    rows = await connection.execute(select(Client.name, Client.id))
    clients = {row.name: row.id for row in rows}
    return Stage(connection, policy, StoryClock(first), actors, clients, sweeps)
