"""Whom a rep calls today, in the order he calls them (domain 2.7).

First whoever asked to be called at a time, then clients confirmed as restored whose questionnaire
goes on, then those never called, then the others, the one called longest ago first. A client with
an appointment ahead, a questionnaire begun, or a refusal before the head is in nobody's way.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Integer, bindparam, text

from domain.permissions import Permission, needs
from domain.work import Work
from storage.statements import Statement

PAGE = 8
"""Clients a page: what fits a phone's screen without scrolling."""


@dataclass(frozen=True)
class CallLine:
    """A client to be called.

    Attributes:
        at: when he is to be called; None: when his turn comes.
        resumes: his questionnaire goes on.
    """

    client_id: int
    client: str
    at: datetime | None
    resumes: bool
    last_call_at: datetime | None


@dataclass(frozen=True)
class CallCounts:
    """How long the list is.

    Attributes:
        total: of all pages; `agreed` of them at a time of today or earlier.
        later: clients of one's list who are to be called on another day.
    """

    total: int
    agreed: int
    later: int


@dataclass(frozen=True)
class CallPage:
    """A page of the list: `page` from 0, the others as in `CallCounts`."""

    lines: tuple[CallLine, ...]
    page: int
    total: int
    agreed: int
    later: int


@needs(Permission.MAKE_CALLS)
async def calls_of_today(work: Work, page: int = 0) -> CallPage:
    """A page of the actor's calls of today, in his time zone."""
    counts = await call_counts(work)
    last = max((counts.total - 1) // PAGE, 0)
    page = min(max(page, 0), last)
    rows = await _PAGE.all(work.session, **_given(work), first=page * PAGE, most=PAGE)
    lines = tuple(CallLine(*row) for row in rows)
    return CallPage(lines, page, counts.total, counts.agreed, counts.later)


@needs(Permission.MAKE_CALLS)
async def call_counts(work: Work) -> CallCounts:
    """How many calls of today the actor has: half the work of a page, for screens that show none
    of it.
    """
    counted = await _COUNTS.first(work.session, **_given(work))
    assert counted is not None  # noqa: S101 - a count has always its row
    return CallCounts(*counted)


def _given(work: Work) -> dict[str, object]:
    return {"me": work.actor.id, "now": work.now, "tomorrow": tomorrow(work)}


def tomorrow(work: Work) -> datetime:
    """The midnight that ends the actor's day."""
    local = work.now.astimezone(ZoneInfo(work.actor.time_zone))
    return local.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)


# Each branch leaves out whom another one has: a client stands in the list once. What is looked up
# for each client goes by an index on the client. What somebody promised who has left the company
# is kept by whoever has his clients now.
_LIST = """
    WITH planned AS (
        SELECT client_id FROM appointments
        WHERE rep_id = :me AND state = 'planned' AND purpose <> 'site' AND ends_at > :now
    ), resumed AS (
        SELECT DISTINCT ON (q.client_id) q.client_id, last.at AS last_call_at, last.again_at
        FROM questionnaires AS q
        LEFT JOIN LATERAL (
            SELECT at, again_at FROM calls WHERE calls.client_id = q.client_id
            ORDER BY calls.at DESC, calls.id DESC LIMIT 1
        ) AS last ON true
        WHERE q.rep_id = :me AND q.state = 'restored'
    ), listed AS (
        SELECT line.client_id, line.next_call_at, line.last_call_at
        FROM campaign_clients AS line JOIN campaigns ON campaigns.id = line.campaign_id
        WHERE line.rep_id = :me AND line.state = 'open' AND line.refusal_asked_at IS NULL
          AND campaigns.state = 'running'
          AND line.client_id NOT IN (SELECT client_id FROM resumed)
          AND NOT EXISTS (
              SELECT FROM questionnaires AS q
              WHERE q.client_id = line.client_id AND q.rep_id = :me AND q.state = 'open'
          )
    ), promised AS (
        SELECT calls.client_id, calls.again_at, calls.at
        FROM calls
        WHERE calls.rep_id = :me AND calls.campaign_client_id IS NULL
          AND calls.again_at IS NOT NULL
          AND NOT EXISTS (
              SELECT FROM calls AS later
              WHERE later.client_id = calls.client_id AND later.id > calls.id
          )
        UNION ALL
        SELECT own.id, last.again_at, last.at
        FROM clients AS own CROSS JOIN LATERAL (
            SELECT rep_id, campaign_client_id, again_at, at FROM calls
            WHERE calls.client_id = own.id ORDER BY calls.at DESC, calls.id DESC LIMIT 1
        ) AS last JOIN employees ON employees.id = last.rep_id
        WHERE own.manager_id = :me AND NOT employees.active
          AND last.campaign_client_id IS NULL AND last.again_at IS NOT NULL
        UNION ALL
        SELECT missed.client_id, missed.ends_at, NULL
        FROM appointments AS missed
        WHERE missed.rep_id = :me AND missed.state = 'missed' AND missed.purpose <> 'site'
          AND missed.campaign_client_id IS NULL
          AND NOT EXISTS (
              SELECT FROM calls WHERE calls.client_id = missed.client_id
                AND calls.at > missed.starts_at
          )
          AND NOT EXISTS (
              SELECT FROM appointments AS later
              WHERE later.client_id = missed.client_id AND later.id > missed.id
          )
    ), everybody AS (
        SELECT client_id, again_at AS at, true AS resumes, last_call_at FROM resumed
        UNION ALL
        SELECT client_id, next_call_at, false, last_call_at FROM listed
        UNION ALL
        SELECT client_id, again_at, false, at FROM promised
        WHERE client_id NOT IN (SELECT client_id FROM resumed)
          AND client_id NOT IN (SELECT client_id FROM listed)
    ), waiting AS (
        SELECT * FROM everybody
        WHERE client_id NOT IN (SELECT client_id FROM planned)
    )
"""

_COUNTS = Statement(
    text(
        _LIST  # noqa: S608 - both parts are constants
        + """
    SELECT count(*) FILTER (WHERE at IS NULL OR at < :tomorrow) AS total,
           count(*) FILTER (WHERE at < :tomorrow OR (resumes AND at IS NULL)) AS agreed,
           count(*) FILTER (WHERE at >= :tomorrow) AS later
    FROM waiting
    """
    )
)

_PAGE = Statement(
    text(
        _LIST  # noqa: S608 - both parts are constants
        + """
    SELECT waiting.client_id, clients.name, waiting.at, waiting.resumes, waiting.last_call_at
    FROM waiting JOIN clients ON clients.id = waiting.client_id
    WHERE waiting.at IS NULL OR waiting.at < :tomorrow
    ORDER BY waiting.at NULLS LAST, NOT waiting.resumes, waiting.last_call_at NULLS FIRST,
             waiting.client_id
    OFFSET :first LIMIT :most
    """
    ).bindparams(bindparam("first", type_=Integer), bindparam("most", type_=Integer))
)
