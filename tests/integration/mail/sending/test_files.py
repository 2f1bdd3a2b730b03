"""Letters with files: a voice message that is still being fetched, and one that never comes."""

from sqlalchemy import insert, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.mail import letters
from domain.mail.letters import LetterFile, NewLetter
from domain.permissions import Permission
from mail.parsing import parse
from storage import blobs
from storage.models import Attachment
from tests.integration.mail.sending.conftest import CLIENT, Post
from tests.integration.mail.sending.relays import Relay

VOICE = b"OggS" + bytes(range(256)) * 30


async def voice(post: Post) -> int:
    """A voice message whose bytes Telegram still has."""
    async with AsyncSession(post.office.engine) as session, session.begin():
        added: int = (
            await session.execute(
                insert(Attachment)
                .values(
                    kind="voice",
                    state="waiting",
                    file_name="voice.ogg",
                    mime_type="audio/ogg",
                    source={},
                    added_by_id=post.office.person("Ольга").id,
                    added_at=post.office.clock.now(),
                )
                .returning(Attachment.id)
            )
        ).scalar_one()
    return added


async def becomes(post: Post, attachment_id: int, state: str) -> None:
    async with AsyncSession(post.office.engine) as session, session.begin():
        blob = await blobs.put(session, VOICE) if state == "stored" else None
        await session.execute(
            update(Attachment).where(Attachment.id == attachment_id).values(state=state, blob=blob)
        )


async def write(post: Post, *files: LetterFile) -> int:
    async with post.office.acting("Ольга") as work:
        with work.permitted(Permission.SEND_REQUESTS):
            written = await letters.write(
                work,
                NewLetter(
                    kind="done",
                    thread_id=await post._thread(work, CLIENT),
                    args={"request_id": post.request_id},
                    words="Послушайте, пожалуйста",
                    files=files,
                ),
            )
    assert written is not None
    return written


async def test_a_dictated_letter_waits_for_the_voice_and_carries_it(
    post: Post, relay: Relay
) -> None:
    attachment_id = await voice(post)
    letter_id = await write(post, LetterFile("voice.ogg", "audio/ogg", attachment_id=attachment_id))
    async with post.sending():
        await post.waits_until_retried()
        assert relay.taken == []
        await becomes(post, attachment_id, "stored")
        await post.try_now()
        await post.becomes(letter_id, "sent")
    (taken,) = relay.taken
    assert parse(taken.raw).attachments[0].data == VOICE


async def test_a_voice_that_never_comes_is_told_to_its_author(post: Post, relay: Relay) -> None:
    attachment_id = await voice(post)
    letter_id = await write(post, LetterFile("voice.ogg", "audio/ogg", attachment_id=attachment_id))
    await becomes(post, attachment_id, "failed")
    async with post.sending():
        letter = await post.becomes(letter_id, "failed")
    assert letter.answer == "554 5.6.0"
    assert relay.taken == []
    assert "letter_trouble" in await post.cards("Ольга")


async def test_bytes_the_desk_has_go_at_once(post: Post, relay: Relay) -> None:
    async with AsyncSession(post.office.engine) as session, session.begin():
        name = await blobs.put(session, b"%PDF-1.7")
    letter_id = await write(post, LetterFile("Анкета 7.pdf", "application/pdf", blob=name))
    async with post.sending():
        await post.becomes(letter_id, "sent")
    (file,) = parse(relay.taken[0].raw).attachments
    assert (file.file_name, file.data) == ("Анкета 7.pdf", b"%PDF-1.7")
