"""Bringing a database to the schema of this release, from code: no alembic.ini is needed."""

from collections.abc import Callable
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, pool, text
from sqlalchemy.ext.asyncio import create_async_engine

from storage.engine import parse_url

FOLDER = Path(__file__).with_name("migrations")

# Any number, as long as all releases agree on it: replicas that start together queue on it, and
# those who come second find nothing left to do.
MIGRATION_LOCK = 7_305_001


async def upgrade(url: str, revision: str = "head") -> None:
    """Bring the database to a revision. Safe from several processes at once.

    All steps share one transaction: a failed upgrade leaves the database as it was.
    """

    def run(connection: Connection) -> None:
        command.upgrade(_config(connection), revision)

    await _locked(url, run)


async def draft_revision(url: str, revision: str, message: str) -> None:
    """For developers: write a migration from the difference between the models and a database
    that is at the present head. Read the result before committing it: CHECKs, triggers and
    extensions are not compared."""

    def run(connection: Connection) -> None:
        command.revision(_config(connection), message=message, rev_id=revision, autogenerate=True)

    await _locked(url, run)


async def _locked(url: str, run: Callable[[Connection], None]) -> None:
    engine = create_async_engine(parse_url(url), poolclass=pool.NullPool)
    try:
        async with engine.connect() as connection:
            # Of the session, not the transaction: a migration may commit half-way (an index
            # built concurrently). It ends with the connection, a line below.
            await connection.execute(text(f"SELECT pg_advisory_lock({MIGRATION_LOCK})"))
            await connection.commit()
            await connection.run_sync(run)
            await connection.commit()
    finally:
        await engine.dispose()


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.attributes["connection"] = connection
    return config
