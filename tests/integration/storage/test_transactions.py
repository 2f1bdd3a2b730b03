"""A transaction on the driver's own connection: all of it or nothing, whatever happens inside."""

# ruff: noqa: PT012 - what is tested is how a block ends

import asyncio
from contextlib import suppress

import asyncpg
import pytest
from sqlalchemy import bindparam, text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.types import Text

from storage import blobs
from storage.statements import Statement
from storage.transactions import one_by_one, transaction
from tests.fixtures.postgres import Database

_STORED = Statement(text("SELECT convert_from(data, 'UTF8') AS said FROM blobs ORDER BY said"))
_BROKEN = Statement(
    text("SELECT 1 / (length(:said) - 1)").bindparams(bindparam("said", type_=Text))
)
_SLEEP = Statement(text("SELECT pg_sleep(60)"))


async def stored(db: Database) -> list[str]:
    async with transaction(db.engine) as opened:
        return [row.said for row in await _STORED.all(opened)]


async def test_what_was_done_is_committed(db: Database) -> None:
    async with transaction(db.engine) as opened:
        await blobs.put(opened, b"one")
    assert await stored(db) == ["one"]


async def test_a_failure_leaves_nothing_behind(db: Database) -> None:
    with pytest.raises(LookupError):
        async with transaction(db.engine) as opened:
            await blobs.put(opened, b"one")
            raise LookupError
    assert await stored(db) == []


async def test_a_failed_statement_that_was_passed_over_is_no_success(db: Database) -> None:
    with pytest.raises(RuntimeError):
        async with transaction(db.engine) as opened:
            await blobs.put(opened, b"one")
            with suppress(asyncpg.DivisionByZeroError):
                await _BROKEN.all(opened, said="x")
    assert await stored(db) == []


async def test_a_session_shares_the_transaction_and_has_savepoints(db: Database) -> None:
    async with transaction(db.engine) as opened:
        await blobs.put(opened, b"of the driver")
        session = AsyncSession(opened.connection)
        await blobs.put(session, b"of the session")
        with suppress(LookupError):
            async with session.begin_nested():
                await blobs.put(session, b"taken back")
                raise LookupError
    assert await stored(db) == ["of the driver", "of the session"]


async def test_a_session_is_rolled_back_with_the_transaction(db: Database) -> None:
    with pytest.raises(LookupError):
        async with transaction(db.engine) as opened:
            session = AsyncSession(opened.connection)
            await session.execute(text("INSERT INTO blobs VALUES ('\\x01', 0, '')"))
            raise LookupError
    assert await stored(db) == []


async def test_afterwards_the_pool_has_the_connection_as_it_was(own_db: Database) -> None:
    async with transaction(own_db.engine) as opened:
        session = AsyncSession(opened.connection)
        pid = await session.scalar(text("SELECT pg_backend_pid()"))
    with pytest.raises(LookupError):
        async with own_db.engine.begin() as connection:
            assert await connection.scalar(text("SELECT pg_backend_pid()")) == pid
            await blobs.put(connection, b"one")
            raise LookupError
    assert await stored(own_db) == []


async def test_a_lost_connection_is_told_and_replaced(db: Database) -> None:
    with pytest.raises(ConnectionError):
        async with transaction(db.engine) as opened:
            await blobs.put(opened, b"one")
            async with transaction(db.engine) as other:
                pid = opened.driver.get_server_pid()
                await other.driver.fetch("SELECT pg_terminate_backend($1)", pid)
            await blobs.put(opened, b"two")
    assert await stored(db) == []


async def test_a_cancelled_act_is_rolled_back_and_nobody_is_inside_it(db: Database) -> None:
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.2), transaction(db.engine) as opened:
            await blobs.put(opened, b"one")
            await _SLEEP.all(opened)
    async with transaction(db.engine) as opened:
        assert opened.driver.is_in_transaction()
        await blobs.put(opened, b"two")
    assert await stored(db) == ["two"]


async def test_one_by_one_each_statement_is_kept_whatever_comes_after_it(db: Database) -> None:
    with pytest.raises(LookupError):
        async with one_by_one(db.engine) as executor:
            await blobs.put(executor, b"one")
            raise LookupError
    assert await stored(db) == ["one"]


async def test_what_was_broken_off_one_by_one_is_in_nobodys_way(db: Database) -> None:
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.2), one_by_one(db.engine) as executor:
            await _SLEEP.all(executor)
    async with asyncio.timeout(10), one_by_one(db.engine) as executor:
        await blobs.put(executor, b"two")
    assert await stored(db) == ["two"]
