"""Bytes by what they contain."""

import asyncio
import hashlib

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from storage import blobs
from tests.fixtures.postgres import Database


async def test_bytes_come_back_under_their_hash(session: AsyncSession) -> None:
    data = bytes(range(256)) * 5000
    name = await blobs.put(session, data)
    assert name == hashlib.sha256(data).digest()
    assert await blobs.get(session, name) == data
    assert await session.scalar(text("SELECT size FROM blobs")) == len(data)


async def test_the_same_bytes_are_stored_once(session: AsyncSession) -> None:
    assert await blobs.put(session, b"photo") == await blobs.put(session, b"photo")
    await blobs.put(session, b"")
    assert await session.scalar(text("SELECT count(*) FROM blobs")) == 2


async def test_unknown_bytes_are_none(session: AsyncSession) -> None:
    assert await blobs.get(session, hashlib.sha256(b"never").digest()) is None


async def test_two_who_store_the_same_at_once_both_succeed(db: Database) -> None:
    async with AsyncSession(db.engine) as one, AsyncSession(db.engine) as two:
        await blobs.put(one, b"voice")
        other = asyncio.create_task(blobs.put(two, b"voice"))
        async with AsyncSession(db.engine) as watcher:
            blocked = text("SELECT count(*) FROM pg_locks WHERE NOT granted")
            while not await watcher.scalar(blocked):
                assert not other.done()
        await one.commit()
        name = await other
        await two.commit()
        assert await blobs.get(two, name) == b"voice"
