"""Many rows at once: COPY into a temporary table, from which SQL does the rest.

A hundred thousand rows arrive in a second this way; by INSERT they take ten.
"""

from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager

import asyncpg
from sqlalchemy import Table, text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.schema import CreateTable, DropTable


async def stage(
    session: AsyncSession, table: Table, columns: Sequence[str], rows: Iterable[Sequence[object]]
) -> None:
    """Create a temporary table in this transaction and fill it.

    Args:
        table: with the prefix TEMPORARY and `postgresql_on_commit="DROP"`.
        columns: the columns that `rows` hold, in their order; the others get their defaults.
    """
    # These statements also open the transaction: COPY goes past SQLAlchemy, and would be
    # committed on its own if it were the first to use the connection.
    await session.execute(DropTable(table, if_exists=True))
    await session.execute(CreateTable(table))
    pooled = await (await session.connection()).get_raw_connection()
    driver: asyncpg.Connection = pooled.driver_connection
    await driver.copy_records_to_table(table.name, columns=list(columns), records=rows)
    await session.execute(text(f'ANALYZE "{table.name}"'))


@asynccontextmanager
async def rebuilding(session: AsyncSession, *indexes: str) -> AsyncIterator[None]:
    """Drop indexes, and make them anew when the rows are in; a rollback brings back the old ones.

    To enter a row into a trigram index costs four times as much as to sort all of them at the
    end, into any other index twice to three times. Nobody else reads the tables meanwhile, so this
    is for the first filling of a base.
    """
    definitions = [await session.scalar(_DEFINITION, {"index": index}) for index in indexes]
    for index in indexes:
        await session.execute(text(f'DROP INDEX "{index}"'))
    yield
    await session.execute(_ROOM)
    for definition in definitions:
        await session.execute(text(str(definition)))


_DEFINITION = text("SELECT pg_get_indexdef(CAST(CAST(:index AS text) AS regclass))")
_ROOM = text("SET LOCAL maintenance_work_mem = '256MB'")
