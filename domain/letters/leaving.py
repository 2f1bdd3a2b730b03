"""A client wants no more letters, by his words or the link in one: for ever (domain 4.6)."""

from sqlalchemy import select

from domain.letters import stopping
from domain.letters.rows import letter_subject
from domain.mail import refusals
from domain.mail.tokens import token_hash
from domain.permissions import Permission, needs
from domain.work import Work, redraw
from storage.models import Letter, PersonalLetter

STOPPED_CARD = "letter_stopped"


@needs(Permission.TAKE_MAIL)
async def stop_by_link(work: Work, token: str) -> None:
    """Do what a click on "unsubscribe" asks for (RFC 8058): of a personal letter it stops those to
    the whole client. An unknown token changes nothing.
    """
    await refusals.stop_letters(work, token)
    letter_id = await work.session.scalar(
        select(PersonalLetter.id)
        .join(Letter, Letter.thread_id == PersonalLetter.thread_id)
        .where(Letter.token_hash == token_hash(token))
    )
    if letter_id is not None:
        await stop_for(work, letter_id)


async def stop_for(work: Work, letter_id: int) -> None:
    """The reader of a letter wants no more of them, by his words or the link in it; within another
    act. The writer is told once.
    """
    row = await work.session.get(PersonalLetter, letter_id)
    if row is None:
        return
    await stopping.stop(work, row.client_id)
    work.notify(
        row.writer_id,
        STOPPED_CARD,
        subject=f"{letter_subject(row.id)}:stopped",
        key=f"letter-stopped:{row.client_id}",
        letter_id=row.id,
    )
    await redraw(work, letter_subject(row.id))
