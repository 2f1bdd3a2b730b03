"""Statements run by the driver itself: in the session's transaction, with its types."""

import asyncpg
import pytest
from sqlalchemy import bindparam, insert, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from storage.failures import is_away
from storage.models import Effect, OutboxRow
from storage.statements import Statement
from tests.fixtures.postgres import Database

PUT = Statement(
    insert(OutboxRow)
    .values(kind="test", recipient=bindparam("recipient"), payload=bindparam("payload"))
    .returning(OutboxRow.id, OutboxRow.payload)
)
COUNT = Statement(text("SELECT count(*) AS n FROM outbox WHERE recipient = :recipient"))
NOTE = Statement(insert(Effect).values(key=bindparam("key"), at=text("now()")))
ROWS = Statement(
    select(OutboxRow.id, OutboxRow.recipient, OutboxRow.payload)
    .where(OutboxRow.kind == "test")
    .order_by(OutboxRow.id)
)


async def test_it_speaks_json_and_gives_rows_by_name(session: AsyncSession) -> None:
    made = await PUT.first(session, recipient="person:1", payload={"слова": ["ё", 1, None]})

    assert made is not None
    assert made.payload == {"слова": ["ё", 1, None]}
    (row,) = await ROWS.all(session)
    assert (row.id, row.recipient) == (made.id, "person:1")
    assert await COUNT.value(session, recipient="person:1") == 1
    assert await PUT.value(session, recipient="person:2", payload={}) == made.id + 1


async def test_what_is_not_there_is_none(session: AsyncSession) -> None:
    assert await ROWS.first(session) is None
    assert await ROWS.value(session) is None
    assert await ROWS.all(session) == []


async def test_it_is_rolled_back_with_its_session_even_as_the_first_statement(db: Database) -> None:
    async with AsyncSession(db.engine) as session:
        await PUT.all(session, recipient="person:1", payload={})
        await session.rollback()

    async with AsyncSession(db.engine) as session, session.begin():
        assert await COUNT.value(session, recipient="person:1") == 0
        await PUT.all(session, recipient="person:1", payload={})

    async with db.engine.begin() as connection:
        assert await COUNT.value(connection, recipient="person:1") == 1


async def test_it_is_rolled_back_with_a_savepoint_that_holds_nothing_else(
    session: AsyncSession,
) -> None:
    await PUT.all(session, recipient="person:1", payload={})
    await NOTE.all(session, key="once")
    with pytest.raises(asyncpg.UniqueViolationError):
        await _put_and_note_again(session)

    assert await COUNT.value(session, recipient="person:1") == 1


async def _put_and_note_again(session: AsyncSession) -> None:
    async with session.begin_nested():
        await PUT.all(session, recipient="person:1", payload={})
        await NOTE.all(session, key="once")


async def test_a_session_that_goes_on_with_another_connection_is_followed(db: Database) -> None:
    async with AsyncSession(db.engine) as session:
        await PUT.all(session, recipient="person:1", payload={})
        await session.commit()
        async with db.engine.connect():  # takes the connection that the session gave back
            await PUT.all(session, recipient="person:1", payload={})
            await session.rollback()

        assert await COUNT.value(session, recipient="person:1") == 1


async def test_a_mistake_is_told_apart_from_a_lost_database(db: Database) -> None:
    async with AsyncSession(db.engine) as session:
        await NOTE.all(session, key="once")
        with pytest.raises(asyncpg.UniqueViolationError) as mistake:
            await NOTE.all(session, key="once")
    assert not is_away(mistake.value)

    async with AsyncSession(db.engine) as session:
        await COUNT.value(session, recipient="person:1")
        await _lose(session)
        with pytest.raises(Exception, match="connection") as lost:
            await COUNT.value(session, recipient="person:1")
    assert is_away(lost.value)


async def test_a_database_lost_before_the_first_statement_is_away_too(db: Database) -> None:
    async with AsyncSession(db.engine) as session:
        await _lose(session)
        with pytest.raises(Exception, match="connection") as lost:
            await COUNT.value(session, recipient="person:1")
    assert is_away(lost.value)

    async with AsyncSession(db.engine) as session:
        assert await COUNT.value(session, recipient="person:1") == 0


async def _lose(session: AsyncSession) -> None:
    driver = (await (await session.connection()).get_raw_connection()).driver_connection
    assert driver is not None
    driver.terminate()


async def test_what_is_fixed_is_known_to_the_planner(session: AsyncSession) -> None:
    await PUT.all(session, recipient="person:1", payload={})
    await ROWS.all(session)

    prepared = Statement(
        text("SELECT statement, parameter_types::text FROM pg_prepared_statements")
    )
    (types,) = [
        row.parameter_types
        for row in await prepared.all(session)
        if row.statement.startswith("SELECT outbox.id, outbox.recipient, outbox.payload")
    ]
    assert types == "{}"
