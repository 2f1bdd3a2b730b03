"""Bringing a letter to its writer: in a message of its own, drawn again whenever it changes."""

from domain.letters.reading import next_id
from domain.letters.rows import letter_subject
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
    """Bring the next letter of today.

    Returns:
        Whether there is one.
    """
    letter_id = await next_id(work)
    if letter_id is not None:
        show(work, letter_id)
    return letter_id is not None
