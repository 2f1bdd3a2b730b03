"""Letters that wait, of a writer who leaves or is away: they go to colleagues (domain 4.3)."""

from collections.abc import Mapping

from sqlalchemy import select, update

from domain.letters.rows import WAITING, letter_subject
from domain.work import Work, redraw
from storage.models import PersonalLetter


async def waiting_of(work: Work, person_id: int) -> dict[int, int]:
    """Letters that a writer has before him, each with its client: `{letter: client}`; within
    another act.
    """
    rows = await work.open_session.execute(
        select(PersonalLetter.id, PersonalLetter.client_id)
        .where(PersonalLetter.writer_id == person_id, PersonalLetter.state.in_(WAITING))
        .order_by(PersonalLetter.id)
    )
    return {row.id: row.client_id for row in rows}


async def hand_over(work: Work, from_id: int, to_by_letter: Mapping[int, int]) -> list[int]:
    """Hand waiting letters to others; within another act. Giving them back is the same act with
    the new writer as `from_id`: what he has sent or skipped meanwhile stays his.

    Args:
        to_by_letter: the new writer of each letter.

    Returns:
        The letters that changed hands.
    """
    moved: list[int] = []
    for to_id in sorted(set(to_by_letter.values())):
        letters = [each for each, to in to_by_letter.items() if to == to_id]
        moved += await work.open_session.scalars(
            update(PersonalLetter)
            .where(
                PersonalLetter.id.in_(letters),
                PersonalLetter.writer_id == from_id,
                PersonalLetter.state.in_(WAITING),
            )
            .values(writer_id=to_id, revision=PersonalLetter.revision + 1)
            .returning(PersonalLetter.id)
        )
    await redraw(work, *(letter_subject(each) for each in sorted(moved)))
    return sorted(moved)
