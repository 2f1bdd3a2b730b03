"""Which schema a database has and which one this release needs, without loading the migrations:
a running desk asks at its start only, and alembic would stay in its memory for ever.
"""

from sqlalchemy import pool, text
from sqlalchemy.ext.asyncio import create_async_engine

from storage.engine import parse_url

HEAD = "0001_initial"
"""The revision this release needs; a test holds it against the migrations."""


async def current(url: str) -> str | None:
    """The revision a database is at; None when it is empty."""
    engine = create_async_engine(parse_url(url), poolclass=pool.NullPool)
    try:
        async with engine.connect() as connection:
            made = await connection.scalar(text("SELECT to_regclass('alembic_version')"))
            if made is None:
                return None
            revision: str | None = await connection.scalar(
                text("SELECT version_num FROM alembic_version")
            )
            return revision
    finally:
        await engine.dispose()
