"""What a writer sees of his letters, as they stand at this moment; each comes in a message of its
own, drawn again whenever it changes.
"""

from domain.letters.desks import Desk, LetterPage, desk, next_id, postponed
from domain.letters.handing_over import waiting_of
from domain.letters.rows import letter_subject
from domain.letters.stopping import take_back
from domain.work import Work
from storage import outbox

LETTER_CARD = "letter"


def show(work: Work, letter_id: int) -> None:
    """Bring a letter to the chat of who acts, within another act."""
    work.outgoing.append(
        outbox.NewRow(
            kind="notice",
            recipient=f"person:{work.actor.id}",
            subject=letter_subject(letter_id),
            payload={
                "card": LETTER_CARD,
                "args": {"letter_id": letter_id},
                "only": "telegram",
            },
        )
    )


async def fresh_desk(work: Work) -> Desk:
    """The actor's day, as it will come: letters to clients with whom somebody works again are taken
    back first.
    """
    await _drop_woken(work)
    return await desk(work)


async def fresh_postponed(work: Work, page: int) -> LetterPage:
    """The actor's letters for later days, those to clients with whom somebody works again taken
    back first.

    Args:
        page: from 0; one past the last shows the last.
    """
    await _drop_woken(work)
    return await postponed(work, page)


async def show_next(work: Work) -> bool:
    """Bring the next letter of today. Those to clients with whom somebody works again since they
    were dealt are taken back first: nobody reads and edits what will not be sent.

    Returns:
        Whether there is one.
    """
    await _drop_woken(work)
    letter_id = await next_id(work)
    if letter_id is not None:
        show(work, letter_id)
    return letter_id is not None


async def _drop_woken(work: Work) -> None:
    await take_back(work, await waiting_of(work, work.actor.id))
