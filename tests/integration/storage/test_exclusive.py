"""Doing what only one replica may do, and taking over from one that died."""

import asyncio

import asyncpg

from storage.engine import driver_url
from storage.exclusive import alone
from tests.fixtures.postgres import Database

LOCK = (7, 1)
GIVE_UP = 15.0  # seconds


class Replica:
    """One that would act: says when it begins, and goes on until it is cancelled."""

    def __init__(self) -> None:
        self.acting = asyncio.Event()
        self.stopped = asyncio.Event()
        self.stopping = asyncio.Event()

    async def act(self) -> None:
        self.acting.set()
        try:
            await self.stopping.wait()
        finally:
            self.acting.clear()
            self.stopped.set()

    def start(self, url: str, group: asyncio.TaskGroup) -> asyncio.Task[None]:
        return group.create_task(alone(url, LOCK, self.act, self.stopping))


async def test_one_acts_and_the_next_takes_over_when_it_ends(db: Database) -> None:
    url = driver_url(db.url)
    first, second = Replica(), Replica()
    async with asyncio.timeout(GIVE_UP), asyncio.TaskGroup() as group:
        first.start(url, group)
        await first.acting.wait()
        second.start(url, group)
        first.stopping.set()
        await second.acting.wait()
        assert not first.acting.is_set()
        second.stopping.set()


async def test_whoever_stands_in_line_leaves_it_when_told(db: Database) -> None:
    url = driver_url(db.url)
    first, second = Replica(), Replica()
    async with asyncio.timeout(GIVE_UP), asyncio.TaskGroup() as group:
        first.start(url, group)
        await first.acting.wait()
        waiting = second.start(url, group)
        second.stopping.set()
        await waiting
        assert first.acting.is_set()
        first.stopping.set()
    assert not second.acting.is_set()


async def test_a_lost_connection_ends_the_act_and_it_begins_again(db: Database) -> None:
    url = driver_url(db.url)
    replica = Replica()
    administrator = await asyncpg.connect(url)
    try:
        async with asyncio.timeout(GIVE_UP), asyncio.TaskGroup() as group:
            replica.start(url, group)
            await replica.acting.wait()
            await administrator.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_locks"
                " WHERE locktype = 'advisory' AND classid = $1 AND objid = $2",
                *LOCK,
            )
            await replica.stopped.wait()
            await replica.acting.wait()
            replica.stopping.set()
    finally:
        await administrator.close()
