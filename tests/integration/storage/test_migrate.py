"""Migrations: they lead to the schema of the models, and two replicas may start at once."""

import asyncio
from collections.abc import AsyncIterator
from uuid import uuid4

import asyncpg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from storage.engine import EXTENSIONS, create_engine, driver_url
from storage.migrate import FOLDER, upgrade
from storage.models import Base
from storage.schema import HEAD, current
from tests.fixtures.postgres import Database, with_database

# All that a table is, in the catalogue's words; triggers and functions are no part of the models.
SCHEMA = """
    SELECT 'column' AS what, relname || '.' || attname AS name,
           format_type(atttypid, atttypmod) || ' ' || attnotnull || ' ' || attidentity::text || ' '
           || coalesce(pg_get_expr(adbin, adrelid), '') AS means
    FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid AND relkind = 'r'
    LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
    WHERE relnamespace = 'public'::regnamespace AND attnum > 0 AND NOT attisdropped
    UNION ALL
    SELECT 'table', relname, relpersistence::text || coalesce(reloptions::text, '')
    FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
    UNION ALL
    SELECT 'constraint', conrelid::regclass || '.' || conname, pg_get_constraintdef(oid)
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND conrelid <> 0
    UNION ALL
    SELECT 'index', indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'
    ORDER BY 1, 2
"""


@pytest.fixture
async def empty_url(postgres_url: str) -> AsyncIterator[str]:
    """A database with nothing in it."""
    name = f"empty_{uuid4().hex}"
    admin = await asyncpg.connect(postgres_url)
    await admin.execute(f"CREATE DATABASE {name}")
    yield with_database(postgres_url, name)
    await admin.execute(f"DROP DATABASE {name} WITH (FORCE)")
    await admin.close()


async def schema_of(url: str) -> dict[tuple[str, str], str]:
    connection = await asyncpg.connect(driver_url(url))
    rows = await connection.fetch(SCHEMA)
    await connection.close()
    return {
        (row["what"], row["name"]): row["means"]
        for row in rows
        if "alembic_version" not in row["name"]
    }


async def test_migrations_lead_to_the_models(db: Database, empty_url: str) -> None:
    engine = create_engine(empty_url)
    async with engine.begin() as connection:
        for extension in EXTENSIONS:
            await connection.execute(text(f"CREATE EXTENSION {extension}"))
        await connection.run_sync(Base.metadata.create_all)
    await engine.dispose()
    assert await schema_of(db.url) == await schema_of(empty_url)


async def test_alembic_sees_no_difference_either(db: Database) -> None:
    def compare(connection: Connection) -> object:
        return compare_metadata(MigrationContext.configure(connection), Base.metadata)

    async with db.engine.connect() as connection:
        assert await connection.run_sync(compare) == []


async def test_the_revision_is_known_before_and_after(empty_url: str) -> None:
    assert ScriptDirectory(str(FOLDER)).get_current_head() == HEAD
    assert await current(empty_url) is None
    await upgrade(empty_url)
    assert await current(empty_url) == HEAD
    await upgrade(empty_url)  # nothing left to do


async def test_two_replicas_that_start_together_upgrade_once(empty_url: str) -> None:
    await asyncio.gather(*(upgrade(empty_url) for _ in range(3)))
    assert await current(empty_url) == HEAD


async def test_a_failed_upgrade_leaves_the_database_as_it_was(empty_url: str) -> None:
    connection = await asyncpg.connect(driver_url(empty_url))
    await connection.execute("CREATE TABLE outbox (id int)")  # in the way of the first migration
    with pytest.raises(Exception, match="outbox"):
        await upgrade(empty_url)
    tables = await connection.fetch("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
    await connection.close()
    assert [row["tablename"] for row in tables] == ["outbox"]
    assert await current(empty_url) is None
