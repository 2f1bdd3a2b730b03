"""What becomes due for mail: letters whose quiet hours are over."""

from datetime import datetime

from sqlalchemy import func, select

from domain.mail.letters import outbox_row
from domain.permissions import Permission, needs
from domain.work import Work
from storage.models import Letter
from storage.statements import Statement

BATCH = 100

_NEXT = Statement(select(func.min(Letter.due_at)))


@needs(Permission.SWEEP)
async def release_letters(work: Work) -> int:
    """Put letters into the outbox whose moment has come."""
    letters = await work.session.scalars(
        select(Letter)
        .where(Letter.due_at <= work.now)
        .order_by(Letter.due_at, Letter.id)
        .limit(BATCH)
        .with_for_update(skip_locked=True)
    )
    released = list(letters)
    for letter in released:
        letter.due_at, letter.queued_at = None, work.now
        work.outgoing.append(outbox_row(letter.id))
    return len(released)


@needs(Permission.SWEEP)
async def next_due(work: Work) -> datetime | None:
    """When the next letter's quiet hours are over."""
    moment: datetime | None = await _NEXT.value(work.transaction)
    return moment


SWEEPS = (release_letters,)
