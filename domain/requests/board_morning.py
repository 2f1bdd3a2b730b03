"""The coordinator's morning: what will not be kept is told before the client calls (domain 4.5)."""

from datetime import date, datetime, timedelta

from sqlalchemy import ARRAY, Text, any_, bindparam, exists, select
from sqlalchemy.dialects.postgresql import insert

from domain.permissions import PERMISSIONS, Permission, needs
from domain.requests.board import count_broken
from domain.work import Work
from storage.models import Effect, Employee
from storage.statements import Statement

CARD = "board"

_DAY = timedelta(days=1)
_SEARCHED = 31
"""Days among which a working one is looked for; a calendar without any must not hang a sweep."""


@needs(Permission.SWEEP)
async def show_board(work: Work) -> int:
    """On the morning of a working day, or as soon after as the desk is up: the board, to those who
    may tell clients a new date, where some date will not be kept.

    Returns:
        1 when it was looked at.
    """
    today = work.today
    if not _works(work, today) or work.now < _moment(work, today):
        return 0
    if not await _first(work, _key(today)):
        return 0
    if await count_broken(work):
        for person_id in await _readers(work):
            work.notify(person_id, CARD, key=f"{_key(today)}:{person_id}")
    return 1


async def _readers(work: Work) -> list[int]:
    """The coordinators; where there is none, whoever else may promise a date."""
    roles = [role for role, may in PERMISSIONS.items() if Permission.PROMISE_DATES in may]
    rows = await _PEOPLE.all(work.transaction, roles=roles)
    coordinators = [row.id for row in rows if row.role == "coordinator"]
    return coordinators or [row.id for row in rows]


@needs(Permission.SWEEP)
async def next_due(work: Work) -> datetime | None:
    """The next morning at which the board is looked at."""
    for day in (work.today + n * _DAY for n in range(_SEARCHED)):
        if _works(work, day) and not await _DONE.value(work.transaction, key=_key(day)):
            return max(_moment(work, day), work.now)
    return None


def _works(work: Work, day: date) -> bool:
    return work.policy.calendar_of(None).is_working_day(day)


def _moment(work: Work, day: date) -> datetime:
    return datetime.combine(day, work.policy.reports.morning_at, work.policy.zone)


def _key(day: date) -> str:
    return f"board:{day.isoformat()}"


async def _first(work: Work, key: str) -> bool:
    """Whether this is not done yet; from now on it is, once this act is committed."""
    done = insert(Effect).values(key=key, at=work.now).on_conflict_do_nothing()
    return await work.session.scalar(done.returning(Effect.key)) is not None


_DONE = Statement(select(exists().where(Effect.key == bindparam("key"))))
_PEOPLE = Statement(
    select(Employee.id, Employee.role)
    .where(Employee.active, Employee.role == any_(bindparam("roles", type_=ARRAY(Text))))
    .order_by(Employee.id)
)

SWEEPS = (show_board,)
