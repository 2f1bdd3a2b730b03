"""The morning's dealing, once each working day, whatever crashes and however many replicas look."""

from datetime import date, datetime, timedelta

from sqlalchemy import bindparam, exists, select
from sqlalchemy.dialects.postgresql import insert

from domain.letters.dealing import deal
from domain.permissions import Permission, needs
from domain.work import Work
from storage.models import Effect, Employee
from storage.statements import Statement

_DAY = timedelta(days=1)
_SEARCHED = 31
"""Days among which a working one is looked for; a calendar without any must not hang a sweep."""


@needs(Permission.SWEEP)
async def deal_daily(work: Work) -> int:
    """Deal letters, on the morning of a working day or as soon after as the desk is up.

    Returns:
        1 when it was done.
    """
    today = work.today
    if not _deals(work, today) or work.now < _moment(work, today):
        return 0
    if not await _first(work, _key(today)):
        return 0
    await deal(work)
    return 1


@needs(Permission.SWEEP)
async def next_due(work: Work) -> datetime | None:
    """When letters are dealt next; never where nobody writes any."""
    if not work.policy.mailboxes or not await _WRITERS.value(work.transaction):
        return None
    today = work.today
    days = (today + n * _DAY for n in range(_SEARCHED))
    for day in days:
        if _deals(work, day) and not await _DONE.value(work.transaction, key=_key(day)):
            return max(_moment(work, day), work.now)
    return None


def _deals(work: Work, day: date) -> bool:
    """Where no letter can be sent, none is dealt."""
    return bool(work.policy.mailboxes) and work.policy.calendar_of(None).is_working_day(day)


def _moment(work: Work, day: date) -> datetime:
    return datetime.combine(day, work.policy.letters.deal_at, work.policy.zone)


def _key(day: date) -> str:
    return f"letters:{day.isoformat()}"


async def _first(work: Work, key: str) -> bool:
    """Whether this is not done yet; from now on it is, once this act is committed."""
    done = insert(Effect).values(key=key, at=work.now).on_conflict_do_nothing()
    return await work.session.scalar(done.returning(Effect.key)) is not None


_DONE = Statement(select(exists().where(Effect.key == bindparam("key"))))
_WRITERS = Statement(select(exists().where(Employee.role == "letter_writer", Employee.active)))

SWEEPS = (deal_daily,)
