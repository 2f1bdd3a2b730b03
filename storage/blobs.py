"""Bytes kept by what they contain. An object store can take this module's place one day."""

import hashlib

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession

from storage.models.blob import Blob

Executor = AsyncSession | AsyncConnection


async def put(executor: Executor, data: bytes) -> bytes:
    """Keep some bytes; what is there already is not stored again.

    Returns:
        Their SHA-256 (32 bytes), the name to ask for them by.
    """
    sha256 = hashlib.sha256(data).digest()
    # Known bytes are not even sent to the server: a photo forwarded to ten people travels once.
    if await executor.scalar(select(Blob.sha256).where(Blob.sha256 == sha256)) is None:
        values = {"sha256": sha256, "size": len(data), "data": data}
        await executor.execute(insert(Blob).values(values).on_conflict_do_nothing())
    return sha256


async def get(executor: Executor, sha256: bytes) -> bytes | None:
    """The bytes of that name, or None if there are none."""
    return await executor.scalar(select(Blob.data).where(Blob.sha256 == sha256))
