"""Mailboxes that cannot be read: the administrators hear of it once, and once when it is over.
Letters that cannot leave are told of in the same way (`domain.mail.relay`).

Failures come and go by themselves, so one is told only when no sweep went well for as long as the
company says. A refresh token that is refused never mends itself: that is told at once.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Row, func, select, update

from domain.mail import relay
from domain.mail.telling import administrators
from domain.permissions import Permission, needs
from domain.work import Work
from storage.models import Mailbox
from storage.statements import Statement

SILENT = "mailbox_silent"
"""Card: `code` of the mailbox, `failure` (one of `mail.imap.failures.FAILURES`)."""

BACK = "mailbox_back"
"""Card: `code`."""

NEVER_MENDS_ITSELF = "oauth_refused"


@needs(Permission.SWEEP)
async def mailboxes_silent(work: Work) -> int:
    """Tell the administrators of mailboxes that fail for too long, and of those that are back.

    Returns:
        How many mailboxes were told of.
    """
    people = await administrators(work)
    failing = await _due(work, _too_long(work))
    for code, failure in failing:
        for person_id in people:
            work.notify(person_id, SILENT, code=code, failure=failure)
        await _note_alarm(work, code, work.now)
    back = await _due(work, Mailbox.failing_since.is_(None) & Mailbox.alarmed_at.is_not(None))
    for code, _ in back:
        for person_id in people:
            work.notify(person_id, BACK, code=code)
        await _note_alarm(work, code, None)
    return len(failing) + len(back)


@needs(Permission.SWEEP)
async def next_due(work: Work) -> datetime | None:
    """When the next failing mailbox has been silent for too long, or letters have been stuck; what
    is over is due now.
    """
    moments = await _CHANGED.all(work.transaction)
    patience = work.policy.mail.alarm_after
    due = (
        work.now if since is None or failure == NEVER_MENDS_ITSELF else last_heard + patience
        for last_heard, since, failure in moments
    )
    letters = await relay.next_due(work)
    return min(filter(None, (*due, letters)), default=None)


def _too_long(work: Work) -> ColumnElement[bool]:
    too_long = _last_heard() <= work.now - work.policy.mail.alarm_after
    at_once = Mailbox.failure == NEVER_MENDS_ITSELF
    return Mailbox.failing_since.is_not(None) & Mailbox.alarmed_at.is_(None) & (too_long | at_once)


def _last_heard() -> ColumnElement[datetime]:
    """The last sweep that went well; of a mailbox never read, its first failure."""
    return func.coalesce(Mailbox.swept_at, Mailbox.failing_since)


_CHANGED = Statement(
    select(_last_heard(), Mailbox.failing_since, Mailbox.failure).where(
        Mailbox.failing_since.is_not(None) != Mailbox.alarmed_at.is_not(None)
    )
)


async def _due(work: Work, condition: ColumnElement[bool]) -> Sequence[Row[str, str | None]]:
    found = await work.session.execute(
        select(Mailbox.code, Mailbox.failure)
        .where(condition)
        .order_by(Mailbox.code)
        .with_for_update(skip_locked=True)
    )
    return found.all()


async def _note_alarm(work: Work, code: str, at: datetime | None) -> None:
    await work.session.execute(update(Mailbox).where(Mailbox.code == code).values(alarmed_at=at))


SWEEPS = (mailboxes_silent, relay.letters_stuck)
