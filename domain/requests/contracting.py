"""Work that an outside contractor does for a request: given, put off, done; and the reminders to
whoever holds the request (domain 1.7).

The contractor is nobody of the desk: what is heard of him is written down by those who speak to
him.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import IntEnum
from zoneinfo import ZoneInfo

from sqlalchemy import func, insert, select, update

from domain.company.calendar import WorkCalendar
from domain.errors import DeskError, NotAllowed, NotFound, TooLate
from domain.people.leading import above, department_of
from domain.people.staff import employee_names
from domain.permissions import Permission, needs
from domain.requests import attaching, history, limits
from domain.requests.rights import parties
from domain.requests.rows import Answered, RequestRow, lock_request
from domain.states import Party
from domain.work import Work, redraw
from storage.models import ContractorWork, Request
from storage.models.requests import OPEN_STATES
from storage.statements import Statement

BATCH = 100
"""Works a sweep takes in one transaction."""

NAME_LIMIT, WORDS_LIMIT = 200, 4000
"""Characters of who he is and how he is reached, and of what he does."""

_DAY = timedelta(days=1)

_SEARCHED = 31
"""Days among which a working one is looked for; a calendar without any must not hang an act."""

_ANSWERING = frozenset({Party.HOLDER, Party.HOLDERS_LEAD})
"""Who speaks to a contractor: whoever has the request, and who answers for him."""


class Stage(IntEnum):
    """What was told last of a contractor's work."""

    GIVEN = 0
    EVE = 1
    """His day is coming: the working day before it, or its own morning; or it came too soon for a
    reminder.
    """
    LATE = 2
    LEAD = 3


@dataclass(frozen=True)
class NewContractor:
    """What a contractor is asked to do.

    Attributes:
        until_on: his day, today or later.
        reached_at: his phone or mail, as it was written.
    """

    name: str
    what: str
    until_on: date
    reached_at: str | None = None


@needs(Permission.WORK_ON_REQUESTS)
async def give(
    work: Work, request_id: int, new: NewContractor, response_id: int | None = None
) -> Answered:
    """Note that an outside contractor does a part of a request.

    Args:
        response_id: the form it was told in; its files go with the request.

    Raises:
        NotAllowed: one neither holds the request nor leads its holder. TooLate: it is not in work.
        DeskError: his day has passed, or something is not said.
    """
    request = await lock_request(work, request_id)
    if not await parties(work, request) & _ANSWERING:
        raise NotAllowed
    if request.state != "in_work":
        raise TooLate("error-state-moved-on")
    name, what = " ".join(new.name.split())[:NAME_LIMIT], new.what.strip()[:WORDS_LIMIT]
    if not name or (not what and response_id is None):
        raise DeskError("error-words-needed")
    stage, next_at = await _next(work, request, new.until_on)
    contractor_id: int = (
        await work.session.execute(
            insert(ContractorWork)
            .values(
                request_id=request.id,
                name=name,
                what=what,
                reached_at=(new.reached_at or "").strip()[:NAME_LIMIT] or None,
                until_on=new.until_on,
                by_id=work.actor.id,
                created_at=work.now,
                stage=int(stage),
                next_at=next_at,
            )
            .returning(ContractorWork.id)
        )
    ).scalar_one()
    done = await _told(work, request, "contractor_set", contractor_id, what, new, response_id)
    return await _with_reminder(work, request, done, stage, next_at)


@needs(Permission.WORK_ON_REQUESTS)
async def put_off(
    work: Work, contractor_id: int, until_on: date, words: str, response_id: int | None = None
) -> Answered:
    """Give a contractor a new day; the reminders begin anew.

    Raises:
        NotFound, NotAllowed: as of `finish`. TooLate: the request, or his work, is over. DeskError:
            the day has passed.
    """
    request, found = await _locked(work, contractor_id)
    if found.done_at is not None:
        raise TooLate("error-contractor-done")
    stage, next_at = await _next(work, request, until_on)
    await work.session.execute(
        update(ContractorWork)
        .where(ContractorWork.id == contractor_id)
        .values(until_on=until_on, stage=int(stage), next_at=next_at)
    )
    new = NewContractor(found.name, found.what, until_on)
    done = await _told(work, request, "contractor_later", contractor_id, words, new, response_id)
    return await _with_reminder(work, request, done, stage, next_at)


@needs(Permission.WORK_ON_REQUESTS)
async def finish(
    work: Work, contractor_id: int, words: str, response_id: int | None = None
) -> Answered:
    """Note that a contractor's work is done. A repeated tap changes nothing.

    Raises:
        NotFound: there is no such work. NotAllowed: one neither holds the request, nor leads its
            holder, nor gave the contractor the work. TooLate: the request is over.
    """
    request, found = await _locked(work, contractor_id)
    if found.done_at is not None:
        return request.answered
    await work.session.execute(
        update(ContractorWork)
        .where(ContractorWork.id == contractor_id)
        .values(done_at=work.now, next_at=None)
    )
    new = NewContractor(found.name, found.what, found.until_on)
    return await _told(work, request, "contractor_done", contractor_id, words, new, response_id)


async def _locked(work: Work, contractor_id: int) -> tuple[RequestRow, ContractorWork]:
    """The request first, as everywhere, then the contractor's work."""
    request_id = await work.session.scalar(
        select(ContractorWork.request_id).where(ContractorWork.id == contractor_id)
    )
    if request_id is None:
        raise NotFound("error-contractor-unknown")
    request = await lock_request(work, request_id)
    found = await work.session.get_one(ContractorWork, contractor_id, populate_existing=True)
    mine = await parties(work, request) & _ANSWERING
    if not mine and found.by_id != work.actor.employee_id:
        raise NotAllowed
    if request.state not in OPEN_STATES:
        raise TooLate("error-state-moved-on")
    return request, found


async def _told(
    work: Work,
    request: RequestRow,
    kind: str,
    contractor_id: int,
    words: str,
    new: NewContractor,
    response_id: int | None,
) -> Answered:
    """The line of history, and the news to the holder and the author."""
    if response_id is not None:
        await attaching.give_to_request(work, response_id, request.id)
    said = {"words": words.strip()[:WORDS_LIMIT]} if words.strip() else {}
    event = await history.record(
        work,
        request.id,
        kind,
        contractor_id=contractor_id,
        day=new.until_on.isoformat(),
        **said,
    )
    await redraw(work, history.subject(request.id))
    await history.redraw_in_hands(work, request)
    history.tell(work, request, kind, event, {request.holder_id, request.owner_id})
    return request.answered


async def _next(work: Work, request: RequestRow, until_on: date) -> tuple[Stage, datetime]:
    """Which reminders are behind, and when the next one comes."""
    if until_on < work.today:
        raise DeskError("error-day-past")
    calendar, zone = await _hours(work, request)
    late_at = _late_at(calendar, zone, until_on)
    for day in (_eve_of(calendar, until_on), until_on):
        reminded_at = calendar.next_opening(datetime.combine(day, time(), zone))
        if work.now < reminded_at < late_at:
            return Stage.GIVEN, reminded_at
    return Stage.EVE, late_at


async def _with_reminder(
    work: Work, request: RequestRow, done: Answered, stage: Stage, next_at: datetime
) -> Answered:
    """What was done, and whom the desk reminds when: it promises no more than it does."""
    names = await employee_names(work, [request.holder_id])
    mine = request.holder_id == work.actor.employee_id
    return replace(
        done,
        reminded="" if mine else names[request.holder_id],
        reminded_at=next_at if stage is Stage.GIVEN else None,
    )


async def _hours(work: Work, request: RequestRow) -> tuple[WorkCalendar, ZoneInfo]:
    """The working hours of whoever holds the request."""
    department = await department_of(work, request.holder_id)
    policy = work.policy
    known = department if department in policy.departments else None
    return policy.calendar_of(known), policy.department_zone(known) if known else policy.zone


def _eve_of(calendar: WorkCalendar, until_on: date) -> date:
    """The last working day before a contractor's: on its morning the holder is reminded."""
    before = (until_on - n * _DAY for n in range(1, _SEARCHED + 1))
    return next((day for day in before if calendar.is_working_day(day)), until_on - _DAY)


def _late_at(calendar: WorkCalendar, zone: ZoneInfo, until_on: date) -> datetime:
    """The first working morning after a contractor's day: on it he is late."""
    return calendar.next_opening(datetime.combine(until_on + _DAY, time(), zone))


@needs(Permission.SWEEP)
async def sweep_contractors(work: Work) -> int:
    """Remind holders of contractors' days, the working morning before and when they have passed;
    then the lead hears of it. Once each; a reminder whose day has passed is not made up for. What
    is promised too late for the morning before is reminded of on its own.

    Returns:
        How many works were looked at.
    """
    due = await work.session.execute(
        select(ContractorWork.id, ContractorWork.request_id)
        .join(Request, Request.id == ContractorWork.request_id)
        .where(ContractorWork.done_at.is_(None), ContractorWork.next_at <= work.now)
        .order_by(ContractorWork.next_at)
        .limit(BATCH)
        .with_for_update(of=Request, skip_locked=True)
    )
    found = due.all()
    for contractor_id, request_id in found:
        request = await lock_request(work, request_id)
        row = await work.session.get_one(ContractorWork, contractor_id, populate_existing=True)
        if row.done_at is None and row.next_at is not None and row.next_at <= work.now:
            await _step(work, request, row)
    return len(found)


async def _step(work: Work, request: RequestRow, row: ContractorWork) -> None:
    if request.state not in OPEN_STATES:
        row.next_at = None
        await work.session.flush()
        return
    late_at = _late_at(*await _hours(work, request), row.until_on)
    people, kind = {request.holder_id}, "contractor_due"
    if row.stage >= Stage.LATE:
        stage, next_at = Stage.LEAD, None
        people, kind = await above(work, [request.holder_id]), "contractor_late_lead"
    elif work.now >= late_at:
        stage, kind = Stage.LATE, "contractor_late"
        next_at = limits.lead_told_at(work, await department_of(work, request.holder_id))
    else:
        stage, next_at = Stage.EVE, late_at
    event = await history.record(
        work, request.id, kind, contractor_id=row.id, day=row.until_on.isoformat()
    )
    history.tell(work, request, kind, event, people)
    row.stage, row.next_at = int(stage), next_at
    await work.session.flush()


_NEXT = Statement(select(func.min(ContractorWork.next_at)).where(ContractorWork.done_at.is_(None)))


@needs(Permission.SWEEP)
async def next_due(work: Work) -> datetime | None:
    """The next moment at which the sweep has something to do."""
    moment: datetime | None = await _NEXT.value(work.transaction)
    return moment


SWEEPS = (sweep_contractors,)
