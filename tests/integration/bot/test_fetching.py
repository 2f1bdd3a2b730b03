"""What people attached is fetched and kept; what cannot be had is marked so."""

import base64
from collections.abc import Mapping

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.fetching import Fetcher, fetch_row, source
from storage import blobs
from storage.dispatcher import Dead
from storage.models import Attachment
from storage.outbox import Claimed
from tests.integration.bot.conftest import Runtime, World

PHOTO = b"\xff\xd8\xff\xe0 not much of a photo"


async def attach(world: World, held_by: Mapping[str, object]) -> int:
    """An attachment of Olga's that waits for its bytes."""
    async with AsyncSession(world.desk.engine) as session, session.begin():
        attachment_id: int | None = await session.scalar(
            insert(Attachment)
            .values(
                kind="document",
                state="waiting",
                file_name="photo.jpg",
                mime_type="image/jpeg",
                source=held_by,
                added_by_id=world.office.person("Ольга").id,
                added_at=world.desk.clock.now(),
            )
            .returning(Attachment.id)
        )
    assert attachment_id is not None
    return attachment_id


async def fetched(world: World, runtime: Runtime, attachment_id: int) -> tuple[Attachment, str]:
    """The attachment after its job was done, and why the job is dead, if it is."""
    new = fetch_row(attachment_id)
    row = Claimed(
        1, new.kind, new.recipient, None, dict(new.payload), None, 1, None, world.desk.clock.now()
    )
    reason = ""
    try:
        await Fetcher(runtime.api, world.desk.engine, 424242).fetch(row)
    except Dead as dead:
        reason = dead.reason
    async with AsyncSession(world.desk.engine) as session:
        attachment = await session.scalar(select(Attachment).where(Attachment.id == attachment_id))
    assert attachment is not None
    return attachment, reason


async def test_a_file_is_fetched_and_kept(world: World) -> None:
    chat = world.chat("Ольга")
    file = {"file_name": "photo.jpg", "base64": base64.b64encode(PHOTO).decode()}
    await world.post(f"/chats/{chat}/messages", {"document": file})
    (payload,) = world.pending()
    file_id = payload["message"]["document"]["file_id"]
    async with world.parts() as runtime:
        attachment_id = await attach(world, source(424242, file_id))
        for _ in range(2):  # a job done twice changes nothing
            attachment, reason = await fetched(world, runtime, attachment_id)
            assert (attachment.state, attachment.size, reason) == ("stored", len(PHOTO), "")
    assert attachment.source["file_id"] == file_id
    assert attachment.blob is not None
    async with AsyncSession(world.desk.engine) as session:
        assert await blobs.get(session, attachment.blob) == PHOTO


async def test_a_file_that_is_gone_is_marked(world: World) -> None:
    async with world.parts() as runtime:
        attachment_id = await attach(world, source(424242, "nothing-of-that-id"))
        attachment, reason = await fetched(world, runtime, attachment_id)
    assert attachment.state == "failed"
    assert reason.startswith("file:")


async def test_a_file_of_another_bot_is_marked(world: World) -> None:
    async with world.parts() as runtime:
        attachment_id = await attach(world, source(7, "an-id-of-another-bot"))
        attachment, reason = await fetched(world, runtime, attachment_id)
    assert (attachment.state, reason) == ("failed", "file: it was sent to another bot")
