"""Letters that wait, of a writer who leaves or is away: they go to colleagues (domain 4.3)."""

from collections.abc import Mapping

from sqlalchemy import select

from domain.letters.drafting import body_hash
from domain.letters.rows import WAITING, letter_subject
from domain.work import Work, redraw
from storage.models import Employee, PersonalLetter


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
    """Hand waiting letters to others, whose names they bear from now on; within another act.
    Giving them back is the same act with the new writer as `from_id`: what he has sent or skipped
    meanwhile stays his.

    Args:
        to_by_letter: the new writer of each letter.

    Returns:
        The letters that changed hands.
    """
    people = {from_id, *to_by_letter.values()}
    found = await work.open_session.execute(
        select(Employee.id, Employee.name).where(Employee.id.in_(people))
    )
    names = {row.id: row.name for row in found}
    rows = await work.open_session.scalars(
        select(PersonalLetter)
        .where(
            PersonalLetter.id.in_(to_by_letter),
            PersonalLetter.writer_id == from_id,
            PersonalLetter.state.in_(WAITING),
        )
        .order_by(PersonalLetter.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    moved = list(rows)
    for letter in moved:
        to_id = to_by_letter[letter.id]
        letter.writer_id = to_id
        letter.body = letter.body.replace(names[from_id], names[to_id])
        letter.body_hash = body_hash(letter.body)
        letter.revision += 1
    await work.open_session.flush()
    await redraw(work, *(letter_subject(each.id) for each in moved))
    return [each.id for each in moved]
