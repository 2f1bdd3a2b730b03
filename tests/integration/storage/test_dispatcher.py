"""The worker: what it does when all goes well, and what survives when it does not."""

import asyncio
import itertools
import os
import signal
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import asyncpg
import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from storage import outbox, outbox_listing
from storage.base import JsonObject
from storage.dispatcher import Dead, Handler, OutboxWorker, Retry, Unknown, WorkerSettings
from storage.embedded import EmbeddedPostgres
from storage.engine import create_engine, driver_url
from storage.migrate import upgrade
from storage.outbox import Claimed, NewRow
from tests.fixtures.postgres import Database

PROCESS = "tests.integration.storage.outbox_process"
ROOT = Path(__file__).parents[3]
QUICK = WorkerSettings(first_pause=0.05, longest_pause=0.2, attempts=4, look=0.2)
LEASE = timedelta(seconds=15)


class Desk:
    """Handlers that remember what they were given, and a way to wait for it."""

    def __init__(self) -> None:
        self.begun: list[Claimed] = []
        self.news = asyncio.Event()

    def begin(self, row: Claimed) -> None:
        self.begun.append(row)
        self.news.set()

    async def wait_for(self, count: int, seconds: float = 20.0) -> list[Claimed]:
        async with asyncio.timeout(seconds):
            while len(self.begun) < count:
                self.news.clear()
                await self.news.wait()
        return self.begun

    async def do(self, row: Claimed) -> JsonObject | None:
        self.begin(row)
        return {"message_id": row.id * 10}


@pytest.fixture
def desk() -> Desk:
    return Desk()


@asynccontextmanager
async def running(
    engine: AsyncEngine, handlers: Mapping[str, Handler], settings: WorkerSettings = QUICK
) -> AsyncIterator[OutboxWorker]:
    worker = OutboxWorker(engine, handlers, settings)
    task = asyncio.create_task(worker.run())
    try:
        yield worker
        worker.stop()
        await task
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def put(engine: AsyncEngine, *rows: NewRow) -> list[int]:
    async with engine.begin() as connection:
        return [row_id for row_id in await outbox.enqueue(connection, rows) if row_id is not None]


async def show(engine: AsyncEngine, row_id: int) -> outbox_listing.ShownRow:
    async with engine.connect() as connection:
        row = await outbox_listing.show(connection, row_id)
    assert row is not None
    return row


async def eventually(check: Callable[[], Awaitable[bool]], seconds: float = 20.0) -> None:
    async with asyncio.timeout(seconds):
        for pause in itertools.repeat(0.02):
            if await check():
                return
            await asyncio.sleep(pause)


async def ended(engine: AsyncEngine, row_id: int, state: str = "sent") -> None:
    async def is_so() -> bool:
        return (await show(engine, row_id)).state == state

    await eventually(is_so)


def job(lane: str = "tg:1", **payload: object) -> NewRow:
    return NewRow("telegram", lane, payload)


async def test_a_job_is_done_and_its_answer_kept(db: Database, desk: Desk) -> None:
    async with running(db.engine, {"telegram": desk.do}):
        (row_id,) = await put(db.engine, job())
        await ended(db.engine, row_id)
    row = await show(db.engine, row_id)
    assert (row.result, row.attempts, row.worker) == ({"message_id": row_id * 10}, 1, None)


async def test_notify_wakes_the_worker_long_before_its_poll(db: Database, desk: Desk) -> None:
    async with running(db.engine, {"telegram": desk.do}, replace(QUICK, poll=600.0)):
        await put(db.engine, job("tg:0"))
        await desk.wait_for(1)  # it listens now
        began = time.monotonic()
        await put(db.engine, job("tg:1"))
        await desk.wait_for(2)
    assert time.monotonic() - began < 5.0


async def test_work_is_found_by_the_poll_when_the_notify_was_missed(
    db: Database, desk: Desk
) -> None:
    async with running(db.engine, {"telegram": desk.do}, replace(QUICK, poll=0.3)):
        await put(db.engine, job("tg:0"))
        await desk.wait_for(1)
        async with db.engine.begin() as connection:
            await connection.execute(
                text("INSERT INTO outbox (kind, recipient, payload) VALUES ('telegram', 'a', '{}')")
            )
        await desk.wait_for(2)


async def test_a_lane_keeps_its_order_and_lanes_go_side_by_side(db: Database) -> None:
    begun: list[tuple[str, object]] = []
    at_once = 0
    most = 0

    async def do(row: Claimed) -> None:
        nonlocal at_once, most
        begun.append((row.recipient, row.payload["n"]))
        at_once += 1
        most = max(most, at_once)
        await asyncio.sleep(0.02)
        at_once -= 1

    rows = [job(f"tg:{lane}", n=n) for n in range(4) for lane in range(5)]
    async with running(db.engine, {"telegram": do}), running(db.engine, {"telegram": do}):
        ids = await put(db.engine, *rows)
        for row_id in ids[-5:]:
            await ended(db.engine, row_id)
    for lane in range(5):
        assert [n for name, n in begun if name == f"tg:{lane}"] == [0, 1, 2, 3]
    assert len(begun) == len(rows)
    assert 2 <= most <= 5


async def test_two_workers_do_every_job_once(db: Database, desk: Desk) -> None:
    async with (
        running(db.engine, {"telegram": desk.do}),
        running(db.engine, {"telegram": desk.do}),
    ):
        ids = await put(db.engine, *(job(f"tg:{n}") for n in range(500)))
        await desk.wait_for(500)
        for row_id in ids:
            await ended(db.engine, row_id)
    assert sorted(row.id for row in desk.begun) == ids


async def test_a_failing_job_is_tried_again_and_dies_at_last(db: Database, desk: Desk) -> None:
    async def do(row: Claimed) -> None:
        desk.begin(row)
        raise ConnectionResetError("words of a person, which nobody may keep")

    async with running(db.engine, {"telegram": do}, replace(QUICK, poll=0.05)):
        (row_id,) = await put(db.engine, job())
        await ended(db.engine, row_id, "dead")
    row = await show(db.engine, row_id)
    assert (row.attempts, row.last_error) == (4, "ConnectionResetError")
    assert [begun.attempts for begun in desk.begun] == [1, 2, 3, 4]


async def test_the_pauses_of_a_failing_job_grow(db: Database) -> None:
    async def do(_row: Claimed) -> None:
        raise ConnectionResetError

    settings = replace(QUICK, first_pause=100.0, longest_pause=1000.0, poll=0.05)
    async with running(db.engine, {"telegram": do}, settings):
        (row_id,) = await put(db.engine, job())
        for attempts, shortest, longest in [(1, 49, 100), (2, 99, 200), (3, 199, 400)]:
            assert shortest < await _pause_after_failure(db.engine, row_id, attempts) <= longest
            async with db.engine.begin() as connection:
                await connection.execute(text("UPDATE outbox SET next_attempt_at = now()"))


async def _pause_after_failure(engine: AsyncEngine, row_id: int, attempts: int) -> float:
    async def is_so() -> bool:
        row = await show(engine, row_id)
        return row.state == "queued" and row.attempts == attempts

    await eventually(is_so)
    async with engine.connect() as connection:
        return (
            await connection.scalar(
                text("SELECT extract(epoch FROM next_attempt_at - now())::float8 FROM outbox")
            )
            or 0.0
        )


async def test_patience_costs_no_attempt(db: Database, desk: Desk) -> None:
    async def do(row: Claimed) -> None:
        desk.begin(row)
        if len(desk.begun) <= 6:  # more often than there are attempts
            raise Retry(timedelta(milliseconds=10))

    async with running(db.engine, {"telegram": do}, replace(QUICK, poll=0.02)):
        (row_id,) = await put(db.engine, job())
        await ended(db.engine, row_id)
    assert (await show(db.engine, row_id)).attempts == 1


@pytest.mark.parametrize(
    ("word", "state"), [(Dead("chat_not_found"), "dead"), (Unknown("chat_not_found"), "unknown")]
)
async def test_a_handler_says_how_a_job_ends(db: Database, word: Exception, state: str) -> None:
    async def do(_row: Claimed) -> None:
        raise word

    async with running(db.engine, {"telegram": do}):
        first, second = await put(db.engine, job(), job())
        await ended(db.engine, first, state)
        await ended(db.engine, second, state)  # the lane goes on
    assert (await show(db.engine, first)).last_error == "chat_not_found"


async def test_immediate_delivery_needs_no_claim(db: Database, desk: Desk) -> None:
    async with running(db.engine, {"telegram": desk.do}, replace(QUICK, poll=600.0)) as worker:
        async with db.engine.begin() as connection:
            put_in = await outbox.enqueue_leased(
                connection, [job(n=1), job(n=2)], worker.number, LEASE
            )
        worker.take_on(put_in)
        begun = await desk.wait_for(2)  # the second is claimed when the first has gone
        await ended(db.engine, begun[1].id)
    assert [row.payload["n"] for row in begun] == [1, 2]


async def test_who_does_the_rest_is_told_of_it(db: Database, desk: Desk) -> None:
    """The bot's process answers a tap; that others are told of it is a worker's."""
    patient = replace(QUICK, poll=600.0)
    other = Desk()
    async with (
        running(db.engine, {"telegram": desk.do}, patient) as worker,
        running(db.engine, {"notice": other.do}, patient),
    ):
        await put(db.engine, NewRow("notice", "person:0", {}))
        await other.wait_for(1)  # it listens now
        async with db.engine.begin() as connection:
            put_in = await outbox.enqueue_leased(
                connection,
                [job("person:1")],
                worker.number,
                LEASE,
                [NewRow("notice", "person:2", {})],
            )
        worker.take_on(put_in)
        await other.wait_for(2)
        await desk.wait_for(1)


async def test_a_lane_that_opens_is_told_to_who_does_what_waits_in_it(
    db: Database, desk: Desk
) -> None:
    """A notice put in behind the answer to a tap, for one person, by two processes."""
    patient = replace(QUICK, poll=600.0)
    other, may_end = Desk(), asyncio.Event()

    async def answer(row: Claimed) -> JsonObject | None:
        await may_end.wait()
        return await desk.do(row)

    async with (
        running(db.engine, {"telegram": answer}, patient),
        running(db.engine, {"notice": other.do}, patient),
    ):
        await put(db.engine, NewRow("notice", "person:0", {}))
        await other.wait_for(1)  # it listens now
        (first,) = await put(db.engine, job("person:1"))

        async def in_hand() -> bool:
            return (await show(db.engine, first)).state == "leased"

        await eventually(in_hand)
        await put(db.engine, NewRow("notice", "person:1", {}))
        may_end.set()
        await other.wait_for(2)


async def test_stopping_finishes_what_is_in_hand(db: Database, desk: Desk) -> None:
    may_end = asyncio.Event()

    async def do(row: Claimed) -> JsonObject:
        desk.begin(row)
        await may_end.wait()
        return {"slow": True}

    worker = OutboxWorker(db.engine, {"telegram": do}, QUICK)
    task = asyncio.create_task(worker.run())
    first, second = await put(db.engine, job(), job())
    await desk.wait_for(1)
    worker.stop()
    may_end.set()
    await task
    assert (await show(db.engine, first)).result == {"slow": True}
    assert (await show(db.engine, second)).state == "queued"


async def test_a_stop_does_not_wait_for_ever(db: Database, desk: Desk) -> None:
    async def hang(row: Claimed) -> None:
        desk.begin(row)
        await asyncio.Event().wait()

    worker = OutboxWorker(db.engine, {"telegram": hang}, replace(QUICK, patience=0.2))
    task = asyncio.create_task(worker.run())
    (row_id,) = await put(db.engine, job())
    await desk.wait_for(1)
    worker.stop()
    await asyncio.wait_for(task, 5)
    async with running(db.engine, {"telegram": Desk().do}):
        await ended(db.engine, row_id)


async def test_a_long_job_keeps_its_lease(db: Database, desk: Desk) -> None:
    settings = replace(QUICK, lease=0.6)
    may_end = asyncio.Event()

    async def slow(row: Claimed) -> None:
        desk.begin(row)
        await may_end.wait()

    async with (
        running(db.engine, {"telegram": slow}, settings),
        running(db.engine, {"telegram": slow}, settings),
    ):
        (row_id,) = await put(db.engine, job())
        await desk.wait_for(1)
        with pytest.raises(TimeoutError):
            await desk.wait_for(2, seconds=2.0)  # three leases long nobody else begins it
        may_end.set()
        await ended(db.engine, row_id)
    assert (await show(db.engine, row_id)).attempts == 1


async def test_whoever_loses_the_lease_stops_the_job(db: Database, desk: Desk) -> None:
    stopped = asyncio.Event()

    async def slow(row: Claimed) -> None:
        desk.begin(row)
        try:
            await asyncio.Event().wait()
        finally:
            stopped.set()

    async with running(db.engine, {"telegram": slow}, replace(QUICK, lease=0.3)):
        (row_id,) = await put(db.engine, job())
        await desk.wait_for(1)
        async with db.engine.begin() as connection:
            await connection.execute(
                text("UPDATE outbox SET worker = 1, lease_until = now() + interval '1 hour'")
            )
        await asyncio.wait_for(stopped.wait(), 10)
    assert (await show(db.engine, row_id)).worker == 1


async def test_a_job_of_a_killed_process_is_done_again_at_once(db: Database, desk: Desk) -> None:
    (row_id,) = await put(db.engine, job(hang=True))
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", PROCESS, db.url, "telegram", cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    assert await process.stdout.readline() == f"{row_id} 1\n".encode()
    async with running(db.engine, {"telegram": desk.do}):
        process.kill()
        await process.wait()
        killed = time.monotonic()
        (row,) = await desk.wait_for(1)
        took = time.monotonic() - killed
        await ended(db.engine, row_id)
    assert (row.attempts, row.last_error) == (2, "WorkerLost")
    assert took < 5.0  # a second, and far less than the lease of 15


async def test_every_connection_cut_loses_and_doubles_nothing(own_db: Database, desk: Desk) -> None:
    may_end = asyncio.Event()

    async def do(row: Claimed) -> None:
        desk.begin(row)
        await may_end.wait()

    async with running(own_db.engine, {"telegram": do}, replace(QUICK, look=1.0)):
        ids = await put(own_db.engine, *(job(f"tg:{n}") for n in range(20)))
        await desk.wait_for(20)
        await cut_all_connections(own_db.url)
        may_end.set()
        for row_id in ids:
            await ended(own_db.engine, row_id)
        (later,) = await put(own_db.engine, job("tg:later"))
        await ended(own_db.engine, later)
    assert sorted(row.id for row in desk.begun) == [*ids, later]


async def cut_all_connections(url: str) -> None:
    connection = await asyncpg.connect(driver_url(url))
    await connection.execute(
        "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
        "WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    await connection.close()


@pytest.mark.parametrize("crash", [False, True], ids=["restarted", "killed"])
@pytest.mark.long
async def test_a_database_that_goes_away_delays_and_loses_nothing(
    own_server: EmbeddedPostgres, desk: Desk, crash: bool
) -> None:
    await upgrade(own_server.url())
    engine = create_engine(own_server.url())
    may_end = asyncio.Event()

    async def do(row: Claimed) -> None:
        desk.begin(row)
        await may_end.wait()

    async with running(engine, {"telegram": do}, replace(QUICK, look=2.0)):
        ids = await put(engine, *(job(f"tg:{n}") for n in range(20)))
        await desk.wait_for(20)
        if crash:
            os.kill(own_server.pid, signal.SIGKILL)
        else:
            own_server.stop()
        may_end.set()  # the answers come while there is nobody to write them to
        await asyncio.sleep(0.3)
        own_server.start()
        for row_id in ids:
            await ended(engine, row_id)
        (later,) = await put(engine, job("tg:later"))
        await ended(engine, later)
    await engine.dispose()
    assert sorted(row.id for row in desk.begun) == [*ids, later]


async def test_a_mistake_of_ours_ends_the_worker_loudly(own_db: Database, desk: Desk) -> None:
    async with own_db.engine.begin() as connection:
        await connection.execute(text("ALTER TABLE outbox RENAME TO elsewhere"))
    with pytest.raises(ExceptionGroup):
        await asyncio.wait_for(OutboxWorker(own_db.engine, {"telegram": desk.do}).run(), 20)
