"""Letters that wait, of a writer who leaves or is away: they go to colleagues (domain 4.3).

Whoever takes them writes no more of them on a day than the company's quota leaves him; the rest
waits for the next working days (domain 4.6).
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import func, select

from domain.letters.drafting import body_hash
from domain.letters.rows import WAITING, letter_subject
from domain.quality.days import next_working_day, working_day_from
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
    await _put_off(work, moved, to_by_letter)
    for letter in moved:
        to_id = to_by_letter[letter.id]
        letter.writer_id = to_id
        letter.body = letter.body.replace(names[from_id], names[to_id])
        letter.body_hash = body_hash(letter.body)
        letter.revision += 1
    await work.open_session.flush()
    await redraw(work, *(letter_subject(each.id) for each in moved))
    return [each.id for each in moved]


async def _put_off(
    work: Work, letters: Sequence[PersonalLetter], to_by_letter: Mapping[int, int]
) -> None:
    """Give each letter the first day on which its taker has room. What its writer has put off comes
    no earlier than on the day that he chose.
    """
    taken = await _taken(work, {to_by_letter[each.id] for each in letters})
    calendar = work.policy.calendar_of(None)
    for letter in letters:
        to_id = to_by_letter[letter.id]
        first = letter.due_on if letter.state == "postponed" else work.today
        day = working_day_from(calendar, max(first, work.today))
        while taken[to_id, day] >= work.policy.letters.a_day:
            day = next_working_day(calendar, day)
        letter.due_on = day
        taken[to_id, day] += 1


async def _taken(work: Work, people: set[int]) -> Counter[tuple[int, date]]:
    """How many letters each of these people has before him by day, with what he has sent today."""
    ended = func.date(func.timezone(work.policy.time_zone, PersonalLetter.ended_at))
    waits = PersonalLetter.state.in_(WAITING)
    rows = await work.open_session.execute(
        select(PersonalLetter.writer_id, PersonalLetter.due_on, waits.label("waits")).where(
            PersonalLetter.writer_id.in_(people),
            waits | ((PersonalLetter.state == "sent") & (ended == work.today)),
        )
    )
    return Counter(
        (row.writer_id, max(row.due_on, work.today) if row.waits else work.today) for row in rows
    )
