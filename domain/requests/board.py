"""The coordinator's board: what is open by stage, the dates promised to clients, and which of them
will not be kept (domain 4.5).
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import text

from domain.company.own_kinds import CLIENT
from domain.company.routes import RouteStep
from domain.errors import NotFound
from domain.paging import nearest_page, pages_of
from domain.permissions import Permission, needs
from domain.requests.forecast import Forecast, Stage, Standing, forecast
from domain.requests.pace import Pace, pace_of
from domain.requests.routes import steps_left
from domain.work import Work
from storage.statements import Statement

PAGE = 5
"""Requests on one screen: each takes two lines."""

LOOKED_AT = 5000
"""Open requests that a forecast is made for, those promised or due first; of more, the rest is far
from its date.
"""


@dataclass(frozen=True)
class BoardFilter:
    """What of the board is looked at; nothing set means all of it."""

    stage: Stage | None = None
    department: str | None = None


@dataclass(frozen=True)
class BoardLine:
    """One open request, the day its client waits for, and when it will really be ready.

    Attributes:
        department: where it is now, or whom it is offered to; `written_to` its own.
        promised_on: the day the client was told last; None: he was told none.
        expected_on: the day it will be ready, where the client is.
        broken: that is later than promised; or, where nothing was, later than it is due.
        contractor: who outside works on it.
        steps_left: of its route, after the present one.
        ticket_state: of a repair, how its ticket stands.
    """

    id: int
    number: int
    kind: str
    title: str
    client_id: int
    client: str
    stage: Stage
    department: str | None
    written_to: str
    holder_id: int
    holder: str
    owner: str
    offered_to: str | None
    urgent: bool
    held_since: datetime
    due_at: datetime
    step_due_at: datetime | None
    promised_on: date | None
    expected_on: date
    forecast: Forecast
    broken: bool
    contractor: str | None
    contractor_until: date | None
    visit_at: datetime | None
    client_asked_at: datetime | None
    steps_left: int
    ticket_state: str | None


@dataclass(frozen=True)
class BoardPage:
    """A page of the board; figures are of the whole department that was chosen.

    Attributes:
        stages: how many requests stand at each stage.
        total, broken: of the stage that was chosen too.
    """

    lines: Sequence[BoardLine]
    stages: Mapping[Stage, int]
    total: int
    broken: int
    page: int
    filter: BoardFilter

    @property
    def pages(self) -> int:
        return pages_of(self.total, PAGE)


@needs(Permission.READ_BOARD)
async def board(work: Work, chosen: BoardFilter, page: int = 0) -> BoardPage:
    """The open requests: first what will not be kept, the longest delay before the rest.

    Args:
        page: from 0.
    """
    placed = await _all_open(work, chosen.department)
    stages = Counter(each.standing.stage for each in placed)
    shown = [each for each in placed if chosen.stage in (None, each.standing.stage)]
    shown.sort(key=_worst_first)
    page = nearest_page(page, len(shown), PAGE)
    lines = await _lines(work, shown[page * PAGE : (page + 1) * PAGE])
    return BoardPage(lines, stages, len(shown), sum(each.broken for each in shown), page, chosen)


async def count_broken(work: Work) -> int:
    """How many dates will not be kept, in the whole company; within another act."""
    return sum(each.broken for each in await _all_open(work, None))


@needs(Permission.READ_BOARD)
async def board_line(work: Work, request_id: int) -> BoardLine:
    """One request as it stands on the board.

    Raises:
        NotFound: it is not open.
    """
    rows = await _OPEN.all(
        work.transaction, now=work.now, department=None, request_id=request_id, most=1
    )
    if not rows:
        raise NotFound("error-board-not-open")
    return (await _lines(work, [_placed(work, rows[0], await pace_of(work))]))[0]


@dataclass(frozen=True)
class _Placed:
    """A request with its forecast, before anything is called by its name."""

    row: Any
    standing: Standing
    forecast: Forecast
    expected_on: date
    target_on: date
    broken: bool


async def _all_open(work: Work, department: str | None) -> list[_Placed]:
    pace = await pace_of(work)
    rows = await _OPEN.all(
        work.transaction, now=work.now, department=department, request_id=None, most=LOOKED_AT
    )
    return [_placed(work, row, pace) for row in rows]


def _placed(work: Work, row: Any, pace: Pace) -> _Placed:
    standing = Standing(
        kind=row.kind,
        state=row.state,
        department=row.place,
        created_at=row.created_at,
        held_since=row.held_since,
        due_at=row.due_at,
        reported_at=row.reported_at,
        step_due_at=row.step_due_at,
        steps=[
            (step.department, step.within)
            for step in _steps_left(work, row.kind, row.state, row.route_step)
        ],
        contractor_until=row.contractor_until,
        visit_ends_at=row.visit_ends_at,
        client_asked_at=row.client_asked_at,
    )
    found = forecast(work.policy, standing, pace, work.now)
    zone = ZoneInfo(row.time_zone or work.policy.time_zone)
    expected_on = found.ready_at.astimezone(zone).date()
    due_on = row.due_at.astimezone(zone).date()
    target_on = row.promised_on or due_on
    ours = standing.stage not in ("client", "reported")
    late = row.due_at < work.now if row.promised_on is None else False
    return _Placed(
        row, standing, found, expected_on, target_on, ours and (expected_on > target_on or late)
    )


def _steps_left(work: Work, kind: str, state: str, step: int | None) -> Sequence[RouteStep]:
    """Of a route; one that somebody had in hands before its kind got one follows none."""
    if step is None and state != "new":
        return ()
    return steps_left(work.policy, kind, step)


def _worst_first(each: _Placed) -> tuple[bool, bool, float, date, int]:
    """Broken promises before the rest, the longest delay first; then by the day that is due."""
    delay = (each.expected_on - each.target_on).days if each.broken else 0
    return (not each.broken, not each.row.urgent, -delay, each.target_on, each.row.id)


async def _lines(work: Work, placed: Sequence[_Placed]) -> list[BoardLine]:
    """What is shown of them: names are looked up for one page only."""
    rows = await _NAMED.all(work.transaction, ids=[each.row.id for each in placed])
    named = {row.id: row for row in rows}
    return [_line(each, named[each.row.id]) for each in placed]


def _line(each: _Placed, named: Any) -> BoardLine:
    return BoardLine(
        id=each.row.id,
        number=named.number,
        kind=each.row.kind,
        title=named.title,
        client_id=named.client_id,
        client=named.client,
        stage=each.standing.stage,
        department=each.row.place,
        written_to=each.row.department,
        holder_id=named.holder_id,
        holder=named.holder,
        owner=named.owner,
        offered_to=named.offered_to,
        urgent=each.row.urgent,
        held_since=each.row.held_since,
        due_at=each.row.due_at,
        step_due_at=each.row.step_due_at,
        promised_on=each.row.promised_on,
        expected_on=each.expected_on,
        forecast=each.forecast,
        broken=each.broken,
        contractor=named.contractor,
        contractor_until=each.row.contractor_until,
        visit_at=named.visit_at,
        client_asked_at=each.row.client_asked_at,
        steps_left=len(each.standing.steps),
        ticket_state=each.row.ticket_state,
    )


# Whom the client's answer is waited from: the desk asked him by letter and no mail of the thread
# came since; or his word about a repair is out.
_OPEN = Statement(
    text(
        """
        SELECT request.id, request.kind, request.department, request.state, request.urgent,
               request.created_at,
               request.held_since, request.due_at, request.promised_on, request.reported_at,
               request.route_step, request.step_due_at, ticket.state AS ticket_state,
               client.time_zone, place.department AS place,
               outside.until_on AS contractor_until, visit.ends_at AS visit_ends_at,
               CASE WHEN ticket.state = 'awaiting_client' THEN ticket.fixed_at
                    ELSE asked.at END AS client_asked_at
        FROM requests AS request
        JOIN clients AS client ON client.id = request.client_id
        JOIN employees AS holder ON holder.id = request.holder_id
        LEFT JOIN tickets AS ticket ON ticket.id = request.ticket_id
        LEFT JOIN handoffs AS offer ON offer.request_id = request.id AND offer.state = 'offered'
        LEFT JOIN employees AS receiver ON receiver.id = offer.to_employee_id
        CROSS JOIN LATERAL (
            SELECT CASE WHEN request.state = 'new' AND offer.id IS NOT NULL
                        THEN coalesce(offer.to_department, receiver.department)
                        ELSE holder.department END AS department
        ) AS place
        LEFT JOIN LATERAL (
            SELECT max(until_on) AS until_on FROM contractor_works
            WHERE request_id = request.id AND done_at IS NULL
        ) AS outside ON true
        LEFT JOIN LATERAL (
            SELECT max(ends_at) AS ends_at FROM appointments
            WHERE request_id = request.id AND state = 'planned'
              AND ends_at > CAST(:now AS timestamptz)
        ) AS visit ON true
        LEFT JOIN LATERAL (
            SELECT letter.created_at AS at FROM mail_threads AS thread
            JOIN letters AS letter ON letter.thread_id = thread.id
            WHERE thread.request_id = request.id AND thread.employee_id IS NULL
              AND letter.kind = 'question' AND NOT EXISTS (
                  SELECT FROM mails WHERE mails.thread_id = thread.id
                    AND mails.stored_at >= letter.created_at)
            ORDER BY letter.id DESC LIMIT 1
        ) AS asked ON request.state <> 'reported'
        WHERE request.state IN ('new', 'in_work', 'reported') AND request.kind <> :not_for_clients
          AND (CAST(:department AS text) IS NULL
               OR place.department = CAST(:department AS text))
          AND (CAST(:request_id AS bigint) IS NULL OR request.id = CAST(:request_id AS bigint))
        ORDER BY coalesce(request.promised_on, CAST(request.due_at AS date)), request.id
        LIMIT :most
        """
    ).bindparams(not_for_clients=CLIENT)
)
_NAMED = Statement(
    text(
        """
        SELECT request.id, request.number, request.title, client.id AS client_id,
               client.name AS client, holder.id AS holder_id, holder.name AS holder,
               owner.name AS owner, receiver.name AS offered_to, outside.name AS contractor,
               visit.starts_at AS visit_at
        FROM requests AS request
        JOIN clients AS client ON client.id = request.client_id
        JOIN employees AS holder ON holder.id = request.holder_id
        JOIN employees AS owner ON owner.id = coalesce(request.successor_id, request.author_id)
        LEFT JOIN handoffs AS offer ON offer.request_id = request.id AND offer.state = 'offered'
        LEFT JOIN employees AS receiver ON receiver.id = offer.to_employee_id
        LEFT JOIN LATERAL (
            SELECT name FROM contractor_works
            WHERE request_id = request.id AND done_at IS NULL
            ORDER BY until_on DESC, id LIMIT 1
        ) AS outside ON true
        LEFT JOIN LATERAL (
            SELECT starts_at FROM appointments
            WHERE request_id = request.id AND state = 'planned' ORDER BY ends_at DESC LIMIT 1
        ) AS visit ON true
        WHERE request.id = ANY(CAST(:ids AS bigint[]))
        """
    )
)
