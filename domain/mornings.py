"""What the company does once each working morning, or as soon after as the desk is up."""

from datetime import date, datetime, time, timedelta

from domain.effects import first_time, is_done
from domain.work import Work

_DAY = timedelta(days=1)
_SEARCHED = 31
"""Days among which a working one is looked for; a calendar without any must not hang a sweep."""


async def begins(work: Work, name: str, at: time) -> bool:
    """Whether it is to be done now; from then on it is done, once this act is committed.

    Args:
        name: of what is done, a part of the key under which it is remembered.
        at: since when, in the company's zone.
    """
    today = work.today
    if not _works(work, today) or work.now < _moment(work, today, at):
        return False
    return await first_time(work, _key(name, today))


async def next_due(work: Work, name: str, at: time) -> datetime | None:
    """When it is to be done next. None where no day of the coming month is worked.

    Args:
        name, at: as of `begins`.
    """
    for day in (work.today + n * _DAY for n in range(_SEARCHED)):
        if _works(work, day) and not await is_done(work, _key(name, day)):
            return max(_moment(work, day, at), work.now)
    return None


def _works(work: Work, day: date) -> bool:
    return work.policy.calendar_of(None).is_working_day(day)


def _moment(work: Work, day: date, at: time) -> datetime:
    return datetime.combine(day, at, work.policy.zone)


def _key(name: str, day: date) -> str:
    return f"{name}:{day.isoformat()}"
