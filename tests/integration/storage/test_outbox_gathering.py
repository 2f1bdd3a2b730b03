"""Jobs that answer several events at once."""

from datetime import timedelta

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from storage import outbox
from storage.outbox import NewRow
from tests.fixtures.postgres import Database

ALBUM = NewRow("album", "album:1", {"response_id": 1}, subject="album:7")
DUE_IN = text("SELECT next_attempt_at - created_at FROM outbox")


async def test_what_comes_at_once_is_one_job(db: Database) -> None:
    for _ in range(3):
        async with AsyncSession(db.engine) as session, session.begin():
            await outbox.enqueue_gathered(session, ALBUM, timedelta(hours=1))
    async with db.engine.connect() as connection:
        assert (await connection.scalars(DUE_IN)).all() == [timedelta(hours=1)]


async def test_what_comes_when_the_job_has_begun_is_another_one(db: Database) -> None:
    async with AsyncSession(db.engine) as session, session.begin():
        await outbox.enqueue_gathered(session, ALBUM, timedelta(0))
    async with AsyncSession(db.engine) as late, late.begin(), db.engine.begin() as worker:
        await worker.execute(text("SELECT id FROM outbox FOR UPDATE"))
        await outbox.enqueue_gathered(late, ALBUM, timedelta(0))
    async with db.engine.connect() as connection:
        assert len((await connection.scalars(DUE_IN)).all()) == 2
