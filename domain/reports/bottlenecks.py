"""Bottlenecks: where complaints come from, by category, root cause, place and product, the most
frequent first (domain 2.19, after Pareto).
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal, get_args

from sqlalchemy import text

from domain.errors import NotFound
from domain.forms.model import Labels
from domain.paging import nearest_page, pages_of
from domain.permissions import Permission, needs
from domain.quality.reading import labels_of_categories
from domain.reports.facts import Listed, listed
from domain.reports.reach import own_scope
from domain.reports.scope import TICKETS_IN_SCOPE, Scope
from domain.work import Work
from storage.statements import Statement

Dimension = Literal["category", "root_cause", "place", "product"]
DIMENSIONS: tuple[Dimension, ...] = get_args(Dimension)

PERIODS = (30, 90, 365)
"""Days that may be looked at."""

USUAL_PERIOD = 90

PAGE = 8
"""Bottlenecks on one screen of a phone."""

CLIENTS_SHOWN = 3


@dataclass(frozen=True)
class Bottleneck:
    """One value of a dimension, and how many complaints it has.

    Attributes:
        mark: what a button finds it by.
        value: as people wrote it, with its capital letters; a code, where there are codes.
        key: the same in small letters: what it is counted by.
        total: of all complaints whose value is known, in this dimension.
        repeats: complaints of a client who had the same category before, within the company's
            days.
        before: complaints in the period of the same length before.
        measures: planned against it and not done yet.
    """

    dimension: Dimension
    mark: str
    value: str
    key: str
    count: int
    total: int
    repeats: int
    before: int
    measures: int

    @property
    def percent(self) -> int:
        return round(self.count * 100 / self.total) if self.total else 0


@dataclass(frozen=True)
class BottleneckPage:
    """A page of one dimension.

    Attributes:
        complaints, repeats, before: of all of them, whether or not their value is known.
        measures: planned and not done yet, against whatever bottleneck.
        categories: what the questionnaire calls them.
    """

    dimension: Dimension
    days: int
    lines: Sequence[Bottleneck]
    values: int
    page: int
    complaints: int
    repeats: int
    before: int
    measures: int
    categories: Mapping[str, Labels] = field(default_factory=dict)

    @property
    def pages(self) -> int:
        return pages_of(self.values, PAGE)


@dataclass(frozen=True)
class ClientCount:
    """A client, and how many of the complaints are his."""

    client_id: int
    client: str
    count: int


@needs(Permission.WORK_ON_TICKETS)
async def bottlenecks(
    work: Work, dimension: Dimension = "category", days: int = USUAL_PERIOD, page: int = 0
) -> BottleneckPage:
    """The bottlenecks of one dimension in the last days, those within the reader's reach.

    Raises:
        NotAllowed: the actor reads no reports.
    """
    scope, span = own_scope(work), timedelta(days=days)
    wanted: set[Dimension] = {dimension, "category"}
    rows = await counted(work, scope, work.now - span, work.now, wanted)
    mine = [row for row in rows if row.dimension == dimension and row.count]
    whole = [row for row in rows if row.dimension == "category"]
    page = nearest_page(page, len(mine), PAGE)
    return BottleneckPage(
        dimension,
        days,
        mine[page * PAGE : (page + 1) * PAGE],
        len(mine),
        page,
        complaints=sum(row.count for row in whole),
        repeats=sum(row.repeats for row in whole),
        before=sum(row.before for row in whole),
        measures=await _PLANNED.value(work.transaction) or 0,
        categories=await category_labels(work),
    )


async def bottleneck(work: Work, dimension: Dimension, mark: str, days: int) -> Bottleneck:
    """One bottleneck in the last days, within another act; without complaints in them, those of
    the days before are read.

    Raises:
        NotFound: there are no such complaints.
    """
    begins = work.now - timedelta(days=days)
    rows = await counted(work, own_scope(work), begins, work.now, [dimension])
    for row in rows:
        if row.mark == mark:
            return row
    raise NotFound("error-bottleneck-unknown")


async def clients_of(work: Work, seen: Bottleneck, days: int) -> Listed[ClientCount]:
    """The clients with most of its complaints, and how many have any; within another act."""
    rows = await _CLIENTS.all(
        work.transaction,
        **own_scope(work).given(),
        dimension=seen.dimension,
        key=seen.key,
        begins=work.now - timedelta(days=days),
        ends=work.now,
        most=CLIENTS_SHOWN,
    )
    return listed(rows, lambda row: ClientCount(*row[:-1]))


async def category_labels(work: Work) -> dict[str, Labels]:
    """What the latest questionnaire with a complaint calls its categories; within another act."""
    version = await _VERSION.value(work.transaction)
    return {} if version is None else await labels_of_categories(work, version)


async def counted(
    work: Work,
    scope: Scope,
    begins: datetime,
    ends: datetime,
    dimensions: Collection[Dimension] = DIMENSIONS,
) -> list[Bottleneck]:
    """All bottlenecks of a period, the most complaints first; within another act.

    A complaint of a rejected, cancelled or duplicate ticket is none.

    Args:
        dimensions: those that are wanted: each costs as much as the others.
    """
    within = timedelta(days=work.policy.reports.repeats_within)
    span = ends - begins
    rows = await _COUNTED.all(
        work.transaction,
        **scope.given(),
        begins=begins,
        ends=ends,
        earlier=begins - span,
        read_from=begins - max(span, within),
        within=within,
        dimensions=list(dimensions),
    )
    return [Bottleneck(*row) for row in rows]


DIMENSION_VALUES = """
    (VALUES ('category', problem.category), ('root_cause', problem.root_cause),
            ('place', problem.place), ('product', problem.product)) AS one (dimension, value)
"""
"""The four values of `problems AS problem`."""

COUNTED_TICKET = "ticket.state NOT IN ('rejected', 'duplicate', 'cancelled')"
"""Condition on `tickets AS ticket` that its complaints are complaints."""

# "The same" is said of an earlier ticket: two complaints of one questionnaire are no repeats.
_COUNTED = Statement(
    text(
        f"""
        WITH problem AS (
            SELECT ticket.client_id, ticket.opened_at, problem.category, problem.root_cause,
                   problem.place, problem.product,
                   ticket.opened_at - max(ticket.opened_at) OVER (
                       PARTITION BY ticket.client_id, problem.category ORDER BY ticket.opened_at
                       RANGE BETWEEN UNBOUNDED PRECEDING AND '1 microsecond' PRECEDING
                   ) <= CAST(:within AS interval) AS again
            FROM tickets AS ticket
            JOIN problems AS problem ON problem.ticket_id = ticket.id
            WHERE ticket.opened_at >= :read_from AND ticket.opened_at <= :ends
              AND {COUNTED_TICKET} AND {TICKETS_IN_SCOPE}
        ), found AS (
            SELECT dimension, lower(btrim(value)) AS key,
                   min(btrim(value) COLLATE "C") AS value,
                   count(*) FILTER (WHERE opened_at >= :begins) AS n,
                   count(*) FILTER (WHERE opened_at >= :begins AND again) AS repeats,
                   count(*) FILTER (WHERE opened_at >= CAST(:earlier AS timestamptz)
                                      AND opened_at < :begins) AS before
            FROM problem CROSS JOIN LATERAL {DIMENSION_VALUES}
            WHERE dimension = ANY(CAST(:dimensions AS text[])) AND btrim(value) <> ''
            GROUP BY dimension, lower(btrim(value))
        )
        SELECT dimension, left(md5(key), 8) AS mark, value, key, n,
               (sum(n) OVER (PARTITION BY dimension))::int AS total, repeats, before,
               (SELECT count(*) FROM measures WHERE measures.dimension = found.dimension
                  AND lower(measures.value) = found.key AND state = 'planned') AS measures
        FROM found
        WHERE n > 0 OR before > 0
        ORDER BY n DESC, before DESC, key
        """  # noqa: S608 - constants
    )
)
_CLIENTS = Statement(
    text(
        f"""
        SELECT client.id, client.name, count(*), count(*) OVER () AS total
        FROM tickets AS ticket
        JOIN problems AS problem ON problem.ticket_id = ticket.id
        JOIN clients AS client ON client.id = ticket.client_id
        CROSS JOIN LATERAL {DIMENSION_VALUES}
        WHERE ticket.opened_at >= :begins AND ticket.opened_at <= :ends AND {COUNTED_TICKET}
          AND one.dimension = CAST(:dimension AS text)
          AND lower(btrim(one.value)) = CAST(:key AS text) AND {TICKETS_IN_SCOPE}
        GROUP BY client.id, client.name
        ORDER BY count(*) DESC, client.name
        LIMIT :most
        """  # noqa: S608 - constants
    )
)
_PLANNED = Statement(text("SELECT count(*) FROM measures WHERE state = 'planned'"))
_VERSION = Statement(
    text(
        """
        SELECT version.version
        FROM tickets AS ticket
        JOIN questionnaires AS questionnaire ON questionnaire.id = ticket.questionnaire_id
        JOIN form_responses AS response ON response.id = questionnaire.response_id
        JOIN form_versions AS version ON version.id = response.form_version_id
        ORDER BY ticket.id DESC LIMIT 1
        """
    )
)
