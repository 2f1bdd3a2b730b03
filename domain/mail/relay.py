"""Letters that do not leave: the administrators hear of it once, and once when they leave again.

A relay that is away or puts off one letter is no news, each is tried for two days; one that has
taken nothing for as long as the company says is.
"""

from datetime import datetime

from sqlalchemy import bindparam, func, select, update
from sqlalchemy.dialects.postgresql import insert

from domain.mail.telling import administrators
from domain.permissions import Permission, needs
from domain.work import Work
from storage.models import MailRelay
from storage.statements import Statement

RELAY = "smtp"
"""The one relay there is."""

STUCK = "letters_stuck"
"""Card: `failure`, as `note_put_off` was given it."""

LEAVE = "letters_leave"
"""Card: they leave again."""

_LEFT = Statement(
    update(MailRelay)
    .where(MailRelay.code == RELAY, MailRelay.failing_since.is_not(None))
    .values(failing_since=None, failure=None)
    .returning(MailRelay.code)
)
_PUT_OFF = Statement(
    insert(MailRelay)
    .values(code=RELAY, failing_since=bindparam("at"), failure=bindparam("failure"))
    .on_conflict_do_update(
        index_elements=[MailRelay.code],
        set_={
            "failing_since": func.coalesce(MailRelay.failing_since, bindparam("at")),
            "failure": bindparam("failure"),
        },
    )
    .returning(MailRelay.code)
)

_ALARM = Statement(select(MailRelay.failing_since, MailRelay.alarmed_at))


async def note_put_off(work: Work, failure: str) -> None:
    """A letter could not leave.

    Args:
        failure: the relay's code, or what kept us from it ("login refused: 535", the name of an
            exception); nobody's words.
    """
    await _PUT_OFF.all(work.transaction, at=work.now, failure=failure)


async def note_taken(work: Work) -> None:
    """The relay has taken letters."""
    await _LEFT.all(work.transaction)


@needs(Permission.SWEEP)
async def letters_stuck(work: Work) -> int:
    """Tell the administrators when no letter has left for too long, and when they leave again.

    Returns:
        How many things were told.
    """
    relay = await work.session.scalar(select(MailRelay).with_for_update(skip_locked=True))
    if relay is None or _due(work, relay.failing_since, relay.alarmed_at) != work.now:
        return 0
    stuck = relay.failing_since is not None
    for person_id in await administrators(work):
        if stuck:
            work.notify(person_id, STUCK, failure=relay.failure)
        else:
            work.notify(person_id, LEAVE)
    relay.alarmed_at = work.now if stuck else None
    return 1


@needs(Permission.SWEEP)
async def next_due(work: Work) -> datetime | None:
    """When letters have been stuck for too long; that they leave again is due now."""
    relay = await _ALARM.first(work.transaction)
    return None if relay is None else _due(work, relay.failing_since, relay.alarmed_at)


def _due(
    work: Work, failing_since: datetime | None, alarmed_at: datetime | None
) -> datetime | None:
    if (failing_since is None) == (alarmed_at is None):
        return None
    if failing_since is None:
        return work.now
    return max(work.now, failing_since + work.policy.mail.alarm_after)
