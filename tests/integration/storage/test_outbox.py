"""Putting work in and the statements that take it out, one by one."""

from datetime import timedelta

import asyncpg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncSession

from storage import outbox, outbox_leases, outbox_listing
from storage.engine import driver_url
from storage.outbox import Claimed, NewRow
from storage.outbox_leases import Outcome
from tests.fixtures.postgres import Database

LEASE = timedelta(seconds=15)
ANNA, BORIS = 11, 12  # two workers


def notice(recipient: str, key: str | None = None, **payload: object) -> NewRow:
    return NewRow("telegram", recipient, payload, key=key)


async def put(engine: AsyncEngine, *rows: NewRow) -> list[int | None]:
    async with engine.begin() as connection:
        return await outbox.enqueue(connection, rows)


async def take(engine: AsyncEngine, worker: int, limit: int = 100) -> list[Claimed]:
    async with engine.begin() as connection:
        return await outbox_leases.claim(connection, worker, ["telegram"], limit, LEASE)


async def end(engine: AsyncEngine, worker: int, *outcomes: Outcome) -> set[int]:
    async with engine.begin() as connection:
        return await outbox_leases.record(connection, worker, outcomes)


async def state(engine: AsyncEngine, row_id: int) -> outbox_listing.ShownRow:
    async with engine.connect() as connection:
        row = await outbox_listing.show(connection, row_id)
    assert row is not None
    return row


async def test_rows_come_out_as_they_were_put_in(db: Database) -> None:
    row = NewRow("telegram", "tg:1", {"card": "принято", "n": [1, None]}, "handoff:12", "k1")
    ids = await put(db.engine, row)
    (claimed,) = await take(db.engine, ANNA)
    assert [claimed.id] == ids
    assert (claimed.kind, claimed.recipient, claimed.subject, claimed.key) == (
        "telegram",
        "tg:1",
        "handoff:12",
        "k1",
    )
    assert claimed.payload == {"card": "принято", "n": [1, None]}
    assert (claimed.attempts, claimed.last_error) == (1, None)


async def test_nothing_is_put_in_by_a_transaction_that_fails(session: AsyncSession) -> None:
    await outbox.enqueue(session, [notice("tg:1")])
    await session.rollback()
    assert await session.scalar(text("SELECT count(*) FROM outbox")) == 0


async def test_a_key_is_put_in_once_and_ids_stay_in_place(session: AsyncSession) -> None:
    first = await outbox.enqueue(session, [notice("tg:1", key="digest:1")])
    ids = await outbox.enqueue(
        session,
        [
            notice("tg:1"),
            notice("tg:1", key="digest:1"),
            notice("tg:1", key="digest:2"),
            notice("tg:1", key="digest:2"),
            notice("tg:2"),
        ],
    )
    assert first[0] is not None
    assert ids[1] is None
    assert ids[3] is None
    made = [row_id for row_id in ids if row_id is not None]
    assert len(made) == 3
    assert made == sorted(made)


async def test_an_empty_list_is_nothing(session: AsyncSession) -> None:
    assert await outbox.enqueue(session, []) == []
    assert await outbox.enqueue_leased(session, [], ANNA, LEASE) == outbox.NOTHING


async def test_a_lane_gives_out_one_row_at_a_time_in_order(db: Database) -> None:
    ids = await put(db.engine, notice("tg:1", n=1), notice("tg:2", n=1), notice("tg:1", n=2))
    assert {row.id for row in await take(db.engine, ANNA)} == {ids[0], ids[1]}
    assert await take(db.engine, BORIS) == []
    assert ids[0] is not None
    await end(db.engine, ANNA, Outcome.sent(ids[0]))
    assert [row.id for row in await take(db.engine, BORIS)] == [ids[2]]


async def test_a_failed_row_holds_its_lane_back_until_it_is_through(db: Database) -> None:
    ids = await put(db.engine, notice("tg:1"), notice("tg:1"))
    (head,) = await take(db.engine, ANNA)
    await end(db.engine, ANNA, Outcome.failed(head.id, "Timeout", after=60))
    assert await take(db.engine, ANNA) == []
    async with db.engine.begin() as connection:
        await outbox_listing.drop_row(connection, head.id)
    assert [row.id for row in await take(db.engine, ANNA)] == [ids[1]]


async def test_two_claims_side_by_side_never_share_a_lane(db: Database) -> None:
    await put(db.engine, *(notice(f"tg:{n % 5}") for n in range(20)))
    async with db.engine.connect() as one, db.engine.connect() as two:
        mine = await outbox_leases.claim(one, ANNA, ["telegram"], 3, LEASE)
        theirs = await outbox_leases.claim(two, BORIS, ["telegram"], 100, LEASE)  # Anna is open
        await one.commit()
        await two.commit()
    assert len(mine) == 3
    assert {row.recipient for row in mine}.isdisjoint(row.recipient for row in theirs)
    assert len(theirs) == 2


async def test_a_claim_leaves_other_kinds_alone(db: Database) -> None:
    await put(db.engine, NewRow("letter", "mail:a@b.ru"))
    assert await take(db.engine, ANNA) == []


async def test_who_lost_the_lease_changes_nothing(db: Database) -> None:
    await put(db.engine, notice("tg:1"))
    (row,) = await take(db.engine, ANNA)
    async with db.engine.begin() as connection:
        assert await outbox_leases.release(connection, [ANNA], limit=5) == [row.id]
    (again,) = await take(db.engine, BORIS)
    assert (again.id, again.attempts, again.last_error) == (row.id, 2, "WorkerLost")
    assert await end(db.engine, ANNA, Outcome.sent(row.id, {"message_id": 1})) == set()
    async with db.engine.begin() as connection:
        assert await outbox_leases.heartbeat(connection, ANNA, [row.id], LEASE) == set()
        assert await outbox_leases.heartbeat(connection, BORIS, [row.id], LEASE) == {row.id}
    assert await end(db.engine, BORIS, Outcome.sent(row.id, {"message_id": 2})) == {row.id}
    shown = await state(db.engine, row.id)
    assert (shown.state, shown.result, shown.last_error) == ("sent", {"message_id": 2}, None)
    assert await end(db.engine, BORIS, Outcome.failed(row.id, "Late", 1)) == set()


async def test_each_ending_is_written_down(db: Database) -> None:
    await put(db.engine, *(notice(f"tg:{n}") for n in range(5)))
    rows = sorted(await take(db.engine, ANNA), key=lambda row: row.id)
    await end(
        db.engine,
        ANNA,
        Outcome.sent(rows[0].id),
        Outcome.failed(rows[1].id, "ServerError", after=30),
        Outcome.postponed(rows[2].id, after=30),
        Outcome.dead(rows[3].id, "chat_not_found"),
        Outcome.unknown(rows[4].id, "timeout_after_data"),
    )
    shown = [await state(db.engine, row.id) for row in rows]
    assert [row.state for row in shown] == ["sent", "queued", "queued", "dead", "unknown"]
    assert [row.attempts for row in shown] == [1, 1, 0, 1, 1]
    assert [row.last_error for row in shown] == [
        None,
        "ServerError",
        None,
        "chat_not_found",
        "timeout_after_data",
    ]
    assert [row.finished_at is None for row in shown] == [False, True, True, False, False]
    assert timedelta(seconds=25) < shown[1].next_attempt_at - rows[1].created_at
    assert await take(db.engine, ANNA) == []


async def test_an_expired_lease_is_given_back_without_knowing_the_worker(db: Database) -> None:
    await put(db.engine, notice("tg:1"), notice("tg:2"))
    rows = await take(db.engine, ANNA)
    async with db.engine.begin() as connection:
        assert await outbox_leases.release(connection, [], limit=5) == []
        await outbox_leases.heartbeat(connection, ANNA, [rows[0].id], timedelta(seconds=-1))
        assert await outbox_leases.release(connection, [], limit=5) == [rows[0].id]


async def test_a_row_that_kills_its_workers_dies(db: Database) -> None:
    await put(db.engine, notice("tg:1"))
    for _ in range(3):
        (row,) = await take(db.engine, ANNA)
        async with db.engine.begin() as connection:
            await outbox_leases.release(connection, [ANNA], limit=3)
    assert row.attempts == 3
    assert (await state(db.engine, row.id)).state == "dead"


async def test_a_worker_is_absent_once_its_lock_is_gone(db: Database) -> None:
    await put(db.engine, notice("tg:1"), notice("tg:2"))
    await take(db.engine, ANNA, limit=1)
    await take(db.engine, BORIS, limit=1)
    lock = await asyncpg.connect(driver_url(db.url))
    await lock.execute("SELECT pg_advisory_lock($1, $2)", outbox_leases.WORKER_LOCKS, ANNA)
    async with db.engine.connect() as connection:
        assert await outbox_leases.absent_workers(connection) == {BORIS}
        await lock.close()
        assert await _until_absent(connection) == {ANNA, BORIS}


async def _until_absent(connection: AsyncConnection) -> set[int]:
    """The server ends a session a moment after its connection."""
    while len(absent := await outbox_leases.absent_workers(connection)) < 2:
        await connection.rollback()
    return absent


async def test_rows_put_in_for_immediate_delivery(db: Database) -> None:
    async with db.engine.begin() as connection:
        put_in = await outbox.enqueue_leased(
            connection, [notice("tg:1", n=1), notice("tg:1", n=2), notice("tg:2")], ANNA, LEASE
        )
    rows = put_in.leased
    assert put_in.queued == {"telegram"}  # the second of a lane
    assert [(row.recipient, row.attempts) for row in rows] == [("tg:1", 1), ("tg:2", 1)]
    assert rows[0].payload == {"n": 1}
    assert await take(db.engine, BORIS) == []
    assert await end(db.engine, ANNA, Outcome.sent(rows[0].id)) == {rows[0].id}
    (second,) = await take(db.engine, BORIS)
    assert second.payload == {"n": 2}


async def test_immediate_delivery_never_overtakes_the_lane(db: Database) -> None:
    await put(db.engine, notice("tg:1", n=1))
    async with db.engine.begin() as connection:
        behind = await outbox.enqueue_leased(connection, [notice("tg:1", n=2)], ANNA, LEASE)
        assert behind == outbox.PutIn([], frozenset({"telegram"}))
        keyed = [notice("tg:2", key="once")]
        assert len((await outbox.enqueue_leased(connection, keyed, ANNA, LEASE)).leased) == 1
        again = await outbox.enqueue_leased(connection, keyed, ANNA, LEASE)
        assert again == outbox.PutIn([], frozenset())
    (first,) = await take(db.engine, BORIS)
    assert first.payload == {"n": 1}


async def test_waiting_counts_what_is_due_soon_or_in_hand(db: Database) -> None:
    await put(db.engine, *(notice(f"tg:{n}") for n in range(5)))
    rows = await take(db.engine, ANNA, limit=4)
    await end(
        db.engine,
        ANNA,
        Outcome.sent(rows[0].id),
        Outcome.postponed(rows[1].id, after=30),
        Outcome.postponed(rows[2].id, after=300),
    )
    async with db.engine.connect() as connection:
        assert await outbox.waiting_count(connection) == 3  # leased, due soon, due now


async def test_the_database_refuses_an_unknown_state(session: AsyncSession) -> None:
    await outbox.enqueue(session, [notice("tg:1")])
    with pytest.raises(IntegrityError, match="ck_outbox_state_known"):
        await session.execute(text("UPDATE outbox SET state = 'lost', finished_at = now()"))


async def test_the_administrator_lists_shows_retries_and_drops(db: Database) -> None:
    await put(db.engine, *(notice(f"tg:{n}") for n in range(4)))
    rows = sorted(await take(db.engine, ANNA), key=lambda row: row.id)
    dead, unknown, leased, done = (row.id for row in rows)
    await end(
        db.engine,
        ANNA,
        Outcome.dead(dead, "Forbidden"),
        Outcome.unknown(unknown, "Timeout"),
        Outcome.sent(done),
    )
    async with db.engine.begin() as connection:
        listed = await outbox_listing.list_rows(connection)
        assert [(row.id, row.last_error) for row in listed] == [
            (unknown, "Timeout"),
            (dead, "Forbidden"),
        ]
        assert not await outbox_listing.retry_row(connection, leased)
        assert not await outbox_listing.drop_row(connection, leased)
        assert not await outbox_listing.retry_row(connection, done)
        assert not await outbox_listing.drop_row(connection, done)
        assert await outbox_listing.show(connection, 10_000) is None
        assert await outbox_listing.drop_row(connection, unknown)
        assert await outbox_listing.retry_row(connection, dead)
    (again,) = await take(db.engine, BORIS)
    assert (again.id, again.attempts, again.last_error) == (dead, 1, "Forbidden")
    assert (await state(db.engine, unknown)).state == "dropped"
