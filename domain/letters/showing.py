"""Bringing a letter to its writer: in a message of its own, drawn again whenever it changes."""

from domain.letters.reading import next_id, own_of_today
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


async def show_next(work: Work) -> bool:
    """Bring the next letter of today. Those to clients with whom somebody works again since they
    were dealt are taken back first: nobody reads and edits what will not be sent.

    Returns:
        Whether there is one.
    """
    await take_back(work, await own_of_today(work))
    letter_id = await next_id(work)
    if letter_id is not None:
        show(work, letter_id)
    return letter_id is not None
