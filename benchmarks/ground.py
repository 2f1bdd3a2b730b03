"""What every measure stands on: a PostgreSQL of its own that keeps what it commits, and a company.

The server is run as a desk runs it, fsync and all; only its folder is thrown away afterwards.
"""

import os
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import asyncpg
from sqlalchemy import make_url
from sqlalchemy.ext.asyncio import AsyncEngine

from domain.company import Policy, load_policy
from storage.embedded import DURABLE, EmbeddedPostgres
from storage.engine import create_engine
from storage.migrate import upgrade

COMPANY = Path(__file__).with_name("company.toml")


@dataclass(frozen=True)
class Database:
    """A migrated database with nothing in it.

    Attributes:
        server_pid: process of the server, whose children do the database's work.
    """

    url: str
    engine: AsyncEngine
    server_pid: int


@dataclass(frozen=True)
class Ground:
    """The running server."""

    server: EmbeddedPostgres

    @asynccontextmanager
    async def database(self, name: str) -> AsyncIterator[Database]:
        """A new database of this name, dropped at the end whoever may still be connected."""
        maintenance = await asyncpg.connect(self.server.url("postgres"))
        try:
            await maintenance.execute(f"CREATE DATABASE {name}")
            url = make_url(self.server.url()).set(database=name)
            plain = url.render_as_string(hide_password=False)
            await upgrade(plain)
            engine = create_engine(plain)
            try:
                yield Database(plain, engine, self.server.pid)
            finally:
                await engine.dispose()
                await maintenance.execute(f"DROP DATABASE {name} WITH (FORCE)")
        finally:
            await maintenance.close()


@asynccontextmanager
async def standing() -> AsyncIterator[Ground]:
    """A server in a folder of its own, which goes with it."""
    with tempfile.TemporaryDirectory(prefix="fieldpost-benchmark-") as folder:
        os.chmod(folder, 0o755)  # noqa: PTH101, S103 - root's PostgreSQL may come in as nobody
        async with EmbeddedPostgres(Path(folder) / "postgres", DURABLE) as server:
            yield Ground(server)


async def tidy(database: Database) -> None:
    """What autovacuum and the checkpointer do within minutes of many new rows, done before they are
    measured. After a checkpoint files of the log are there to be used again; in a new server each
    one is filled with zeros first, and everybody waits 40 ms for it.
    """
    connection = await asyncpg.connect(database.url)
    try:
        await connection.execute("VACUUM ANALYZE")
        await connection.execute("CHECKPOINT")
    finally:
        await connection.close()


def company() -> Policy:
    """The policy of the company in company.toml beside this file."""
    return load_policy(COMPANY)
