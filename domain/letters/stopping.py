"""Letters that are taken back before they are sent: the client wants none any more, for ever, or
somebody works with him again (domain 4.6).
"""

from collections.abc import Collection, Mapping

from sqlalchemy import select, update

from domain.letters.dormant import awake
from domain.letters.rows import LETTERS, WAITING, letter_subject
from domain.people.audit import note
from domain.states import Party, move_all
from domain.work import Work, redraw
from storage.models import Client, PersonalLetter

IN_WORK, STOPPED, NO_ADDRESS = "in_work", "stopped", "no_address"
"""Why a letter was withdrawn, as its row says it."""


async def stop(work: Work, client_id: int) -> None:
    """He wants no personal letters any more: for ever. Within another act; twice is once."""
    stopped = await work.open_session.scalar(
        update(Client)
        .where(Client.id == client_id, Client.letters_stopped_at.is_(None))
        .values(letters_stopped_at=work.now)
        .returning(Client.id)
    )
    if stopped is not None:
        await note(work, "letters_stopped", f"client:{client_id}")
    waiting = await work.open_session.scalars(
        select(PersonalLetter.id).where(
            PersonalLetter.client_id == client_id, PersonalLetter.state.in_(WAITING)
        )
    )
    await withdraw(work, list(waiting), STOPPED, {Party.SYSTEM})


async def withdraw_awake(work: Work) -> None:
    """Take back waiting letters to clients with whom somebody works again; within another act."""
    rows = (
        await work.open_session.execute(
            select(PersonalLetter.client_id, PersonalLetter.id).where(
                PersonalLetter.state.in_(WAITING)
            )
        )
    ).all()
    await take_back(work, {row.id: row.client_id for row in rows})


async def take_back(work: Work, letters: Mapping[int, int]) -> None:
    """Take back those of some letters whose clients are no more dormant; within another act.

    Args:
        letters: each with its client.
    """
    busy = await awake(work, set(letters.values()))
    gone = [letter for letter, client in letters.items() if client in busy]
    await withdraw(work, gone, IN_WORK, {Party.SYSTEM})


async def withdraw(
    work: Work, letter_ids: Collection[int], reason: str, who: Collection[Party]
) -> None:
    """Take letters back; those that are no more waiting are left as they are."""
    if not letter_ids:
        return
    gone = await move_all(
        work.open_session,
        LETTERS,
        "withdraw",
        letter_ids,
        who,
        reason=reason,
        ended_at=work.now,
    )
    await redraw(work, *(letter_subject(each) for each in sorted(gone)))
