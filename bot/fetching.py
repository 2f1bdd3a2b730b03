"""Fetching what people attached: a file_id is not a store (design: what Telegram holds is kept)."""

from dataclasses import dataclass

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from bot.api import BotApi, FileGone
from storage import blobs
from storage.base import JsonObject
from storage.dispatcher import Dead
from storage.models import Attachment
from storage.outbox import Claimed, NewRow

FETCH = "file"
"""Kind of the outbox rows that fetch an attachment."""


def fetch_row(attachment_id: int) -> NewRow:
    """The job of fetching an attachment, put in with it. Files are fetched side by side."""
    return NewRow(
        kind=FETCH, recipient=f"file:{attachment_id}", payload={"attachment_id": attachment_id}
    )


def source(bot_id: int, file_id: str) -> JsonObject:
    """What `Attachment.source` holds of a file that Telegram has."""
    return {"bot_id": bot_id, "file_id": file_id}


@dataclass(frozen=True)
class Fetcher:
    """Fetches files of one bot; another bot's file ids mean nothing to it."""

    api: BotApi
    engine: AsyncEngine
    bot_id: int

    async def fetch(self, row: Claimed) -> JsonObject | None:
        """Fetch one attachment and keep its bytes.

        Raises:
            Dead: Telegram does not give it; the attachment is marked as failed.
            ApiError: it may well succeed later.
        """
        attachment_id = row.payload["attachment_id"]
        async with AsyncSession(self.engine) as session:
            attachment = await session.get(Attachment, attachment_id)
        if attachment is None or attachment.state != "waiting":
            return None
        try:
            data = await self._download(attachment)
        except FileGone as gone:
            async with AsyncSession(self.engine) as session, session.begin():
                await session.execute(
                    update(Attachment).where(Attachment.id == attachment.id).values(state="failed")
                )
            raise Dead(f"file: {gone}") from None
        async with AsyncSession(self.engine) as session, session.begin():
            sha256 = await blobs.put(session, data)
            await session.execute(
                update(Attachment)
                .where(Attachment.id == attachment.id)
                .values(state="stored", blob=sha256, size=len(data))
            )
        return None

    async def _download(self, attachment: Attachment) -> bytes:
        if attachment.source.get("bot_id") != self.bot_id:
            raise FileGone("it was sent to another bot")
        return await self.api.download(attachment.source["file_id"])
