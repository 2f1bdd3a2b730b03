"""The queue of a section that takes routine off reps: what comes first, who has what, the next one
with one tap (domain 4.4).
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import text

from domain.errors import DeskError, NotAllowed, TooLate
from domain.paging import nearest_page, pages_of
from domain.people.leading import departments_led
from domain.permissions import Permission, needs
from domain.requests import handoffs
from domain.requests.pace import Pace, pace_of
from domain.requests.queue_hours import Hours, Item, hours_of
from domain.requests.rows import Answered
from domain.work import Work
from storage.statements import Statement

PAGE = 6
"""Requests on one screen."""

LONGEST = 500
"""Requests of a queue that are reckoned with, what comes first before the rest."""

TRIED = 10
"""The next ones that are tried, where colleagues take them at the same moment."""

USUAL = timedelta(hours=1)
"""The work in a request of which nothing else is known."""


@dataclass(frozen=True)
class QueueLine:
    """One request of a queue.

    Attributes:
        person: in whose hands it is, or to whom alone it is offered.
        free: anybody of the section may take it.
        ready_at: by what hour it will be ready; None where nobody is there to do it.
        promised_at: what its author was told.
    """

    id: int
    number: int
    kind: str
    title: str
    client: str
    author: str
    urgent: bool
    due_at: datetime
    person_id: int | None
    person: str | None
    in_work: bool
    free: bool
    ready_at: datetime | None
    promised_at: datetime | None


@dataclass(frozen=True)
class Hand:
    """Somebody of the section: how much he has, from when he is free; `away` on leave."""

    id: int
    name: str
    held: int
    free_at: datetime | None
    away: bool


@dataclass(frozen=True)
class Queue:
    """The whole queue of a section now."""

    department: str
    lines: Sequence[QueueLine]
    hands: Sequence[Hand]

    def ready_at(self, request_id: int) -> datetime | None:
        """By what hour one of its requests is ready; None where it is not in it, or nobody is."""
        return next((line.ready_at for line in self.lines if line.id == request_id), None)

    def __contains__(self, request_id: int) -> bool:
        return any(line.id == request_id for line in self.lines)


@dataclass(frozen=True)
class QueuePage:
    """A page of a queue.

    Attributes:
        departments: the queues that the reader may look at.
        next_number: of what he would take next; None where nothing is free for him.
        may_order: he says what comes first.
    """

    queue: Queue
    departments: Sequence[str]
    lines: Sequence[QueueLine]
    free: int
    overdue: int
    page: int
    next_number: int | None
    may_order: bool

    @property
    def pages(self) -> int:
        return pages_of(len(self.queue.lines), PAGE)


def queues_of(work: Work) -> list[str]:
    """The sections whose queue the actor may look at: his own, those he leads, or all."""
    known = work.policy.support.departments
    if work.actor.may(Permission.READ_REPORTS):
        return list(known)
    mine = {work.actor.department, *departments_led(work)}
    return [code for code in known if code in mine]


def may_order(work: Work, department: str) -> bool:
    """Whether the actor says what comes first there: the lead, and those above him."""
    return department in departments_led(work) or work.actor.role == "director"


@needs(Permission.READ_DEPARTMENT_REGISTER)
async def queue_page(work: Work, department: str | None = None, page: int = 0) -> QueuePage:
    """A section's queue: what is urgent first, then by the hours that were promised.

    Args:
        department: code of the section; None: the first the actor may look at.
        page: from 0.

    Raises:
        DeskError: he has none. NotAllowed: that one is not his.
    """
    departments = queues_of(work)
    if not departments:
        raise DeskError("error-queue-none")
    if department is not None and department not in departments:
        raise NotAllowed
    queue = await read_queue(work, department or departments[0])
    page = nearest_page(page, len(queue.lines), PAGE)
    free = [line for line in queue.lines if line.free]
    takes = work.actor.department == queue.department
    return QueuePage(
        queue,
        departments,
        queue.lines[page * PAGE : (page + 1) * PAGE],
        len(free),
        sum(line.due_at < work.now for line in queue.lines),
        page,
        free[0].number if free and takes else None,
        may_order(work, queue.department),
    )


async def read_queue(work: Work, department: str, new_id: int | None = None) -> Queue:
    """A section's queue with its hours, within another act.

    Args:
        new_id: a request that is to be promised an hour: it comes after those that have one.
    """
    rows = list(await _ITEMS.all(work.transaction, department=department, most=LONGEST))
    if new_id is not None:
        _put_after_promised(rows, new_id)
    people = await _PEOPLE.all(work.transaction, department=department)
    pace = await pace_of(work, department)
    held = Counter(row.holder_id for row in rows if row.in_work)
    hours = hours_of(
        work.policy.calendar_of(department),
        _working(work, department, people, held),
        [_item(work, row, pace) for row in rows],
        work.now,
    )
    return Queue(
        department,
        [_line(row, hours) for row in rows],
        [
            Hand(each.id, each.name, held[each.id], hours.free.get(each.id), each.away)
            for each in people
        ],
    )


def _put_after_promised(rows: list[Any], new_id: int) -> None:
    """An hour that was told is kept: what is new does not go before it."""
    at = next((n for n, row in enumerate(rows) if row.id == new_id), None)
    if at is None:
        return
    urgent = rows[at].urgent
    promised = [n for n, row in enumerate(rows) if row.promised_at and row.urgent == urgent]
    rows.insert(max([at, *promised]), rows.pop(at))


def _working(work: Work, department: str, people: Sequence[Any], held: Counter[int]) -> list[int]:
    """Who takes requests: those who are there; the lead where he does so too, or is alone."""
    there = [each for each in people if not each.away]
    lead = work.policy.departments[department].lead
    others = [each.id for each in there if each.name != lead or held[each.id]]
    return others or [each.id for each in there]


def _item(work: Work, row: Any, pace: Pace) -> Item:
    person_id = row.holder_id if row.in_work else row.receiver_id
    held_since = row.held_since if row.in_work else None
    return Item(row.id, takes(work, row.kind, pace), person_id, held_since)


def takes(work: Work, kind: str, pace: Pace) -> timedelta:
    """The work in one request of a kind: as the register tells, else as the company says."""
    learned = pace.takes.get(kind)
    known = work.policy.kinds.get(kind)
    if learned is not None or known is None:
        return learned or USUAL
    span = known.takes or known.saves
    day = work.policy.calendar_of(known.department).day_length
    return USUAL if span is None else span.length(day)


def _line(row: Any, hours: Hours) -> QueueLine:
    return QueueLine(
        id=row.id,
        number=row.number,
        kind=row.kind,
        title=row.title,
        client=row.client,
        author=row.author,
        urgent=row.urgent,
        due_at=row.due_at,
        person_id=row.holder_id if row.in_work else row.receiver_id,
        person=row.holder if row.in_work else row.receiver,
        in_work=row.in_work,
        free=not row.in_work and row.receiver_id is None,
        ready_at=hours.ready.get(row.id),
        promised_at=row.promised_at,
    )


@needs(Permission.WORK_ON_REQUESTS)
async def take_next(work: Work) -> Answered:
    """Take what comes first of one's own section's queue: the same signature as any other.

    Raises:
        DeskError: the section keeps no queue, or nothing is free in it.
    """
    department = work.actor.department
    if department not in work.policy.support.departments:
        raise DeskError("error-queue-none")
    rows = await _FREE.all(work.transaction, department=department, me=work.actor.id, most=TRIED)
    for row in rows:
        try:
            return await handoffs.accept(work, row.handoff_id)
        except TooLate:  # a colleague was faster: the next one, then
            continue
    raise DeskError("error-queue-empty")


_ORDER = """
    ORDER BY request.urgent DESC, coalesce(request.promised_at, request.due_at), request.due_at,
             request.id
"""
"""What was promised sooner is done sooner; of what no hour is told, its own date counts."""

_PLACED = """
    SELECT request.id, request.number, request.kind, request.title, client.name AS client,
           author.name AS author, request.urgent, request.due_at, request.held_since,
           request.promised_at, holder.id AS holder_id, holder.name AS holder,
           offer.id AS handoff_id, offer.giver_id, offer.to_employee_id AS receiver_id,
           receiver.name AS receiver, offered.here IS NOT TRUE AS in_work
    FROM requests AS request
    JOIN clients AS client ON client.id = request.client_id
    JOIN employees AS holder ON holder.id = request.holder_id
    JOIN employees AS author ON author.id = coalesce(request.successor_id, request.author_id)
    LEFT JOIN handoffs AS offer ON offer.request_id = request.id AND offer.state = 'offered'
    LEFT JOIN employees AS receiver ON receiver.id = offer.to_employee_id
    CROSS JOIN LATERAL (
        SELECT (offer.to_department = CAST(:department AS text)
                OR receiver.department = CAST(:department AS text)) AS here
    ) AS offered
    WHERE request.state IN ('new', 'in_work') AND request.ticket_id IS NULL
"""
_ITEMS = Statement(
    text(
        f"""
        {_PLACED} AND (offered.here IS TRUE OR request.state = 'in_work'
                       AND holder.department = CAST(:department AS text))
        {_ORDER} LIMIT :most
        """
    )
)
_FREE = Statement(
    text(
        f"""
        {_PLACED} AND offer.to_department = CAST(:department AS text)
          AND offer.giver_id <> CAST(:me AS bigint)
        {_ORDER} LIMIT :most
        """
    )
)
_PEOPLE = Statement(
    text(
        """
        SELECT person.id, person.name, EXISTS (
            SELECT FROM handovers WHERE handovers.person_id = person.id
              AND handovers.kind = 'leave' AND handovers.state = 'active'
        ) AS away
        FROM employees AS person
        WHERE person.active AND person.department = CAST(:department AS text)
        ORDER BY person.name, person.id
        """
    )
)
