"""A personal letter that came back: its writer is told, and may write to somebody else there."""

from sqlalchemy import select

from domain.letters.answers import tell_returned
from domain.letters.rows import letter_subject
from domain.work import Work, redraw
from storage.models import Letter, PersonalLetter


async def personal_returned(work: Work, letter: Letter) -> bool:
    """Within the act that noted it.

    Returns:
        Whether it was such a letter; then its writer is told here.
    """
    row = await work.open_session.scalar(
        select(PersonalLetter).where(PersonalLetter.letter_id == letter.id)
    )
    if row is None:
        return False
    tell_returned(work, row)
    await redraw(work, letter_subject(row.id))
    return True
