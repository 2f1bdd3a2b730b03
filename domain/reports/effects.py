"""What measures changed: the complaints of a bottleneck before one was done, and after it
(domain 2.21).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Literal

from sqlalchemy import text

from domain.reports.bottlenecks import COUNTED_TICKET, DIMENSION_VALUES, Dimension
from domain.reports.scope import TICKETS_IN_SCOPE, Scope
from domain.work import Work
from storage.statements import Statement

MeasureState = Literal["planned", "done", "dropped"]

COMPARED = timedelta(days=90)
"""The longest time after a measure that is compared with as long a time before it."""


@dataclass(frozen=True)
class MeasureLine:
    """A measure, and the complaints of its bottleneck before and after it.

    Attributes:
        value: of the bottleneck: a code or words.
        compared: the days counted on either side; of one that is not done yet, those before now.
        before: complaints in as many days before it was done; `after` it None until it is.
        task_done_at: when its owner said that it is done.
        mark: what a button finds its bottleneck by.
    """

    id: int
    dimension: Dimension
    value: str
    mark: str
    what: str
    owner: str
    due_on: date
    state: MeasureState
    cost: Decimal | None
    brought: Decimal | None
    currency: str
    brought_words: str | None
    created_at: datetime
    done_at: datetime | None
    task_done_at: datetime | None
    compared: int
    before: int
    after: int | None


async def compared(
    work: Work,
    scope: Scope,
    *,
    ids: Sequence[int] | None = None,
    dimension: str | None = None,
    value: str | None = None,
    most: int,
    past: int = 0,
) -> list[MeasureLine]:
    """Measures with their effect, in one statement; within another act. Those planned first, by
    their day; then the latest done.

    Args:
        ids: only these; `dimension` and `value`: only those of one bottleneck.
    """
    rows = await _COMPARED.all(
        work.transaction,
        **scope.given(),
        ids=None if ids is None else list(ids),
        dimension=dimension,
        value=value,
        now=work.now,
        span=COMPARED,
        most=most,
        past=past,
    )
    return [MeasureLine(*row) for row in rows]


# The complaints are read once for all measures that are shown, and joined by what they are about.
_COMPARED = Statement(
    text(
        f"""
        WITH shown AS (
            SELECT measure.*, coalesce(measure.done_at, CAST(:now AS timestamptz)) AS turned_at,
                   least(CAST(:span AS interval), CASE WHEN measure.done_at IS NOT NULL
                         THEN CAST(:now AS timestamptz) - measure.done_at END) AS span
            FROM measures AS measure
            WHERE (CAST(:ids AS bigint[]) IS NULL OR measure.id = ANY(CAST(:ids AS bigint[])))
              AND (CAST(:dimension AS text) IS NULL OR measure.dimension = CAST(:dimension AS text)
                   AND lower(measure.value) = CAST(:value AS text))
            ORDER BY array_position(ARRAY['planned', 'done', 'dropped'], measure.state),
                     CASE measure.state WHEN 'planned' THEN measure.due_on END,
                     measure.done_at DESC, measure.id
            LIMIT :most OFFSET :past
        ), complaint AS (
            SELECT one.dimension, lower(btrim(one.value)) AS value, ticket.opened_at
            FROM problems AS problem
            JOIN tickets AS ticket ON ticket.id = problem.ticket_id
            CROSS JOIN LATERAL {DIMENSION_VALUES}
            WHERE {COUNTED_TICKET} AND {TICKETS_IN_SCOPE}
              AND ticket.opened_at >= (SELECT min(turned_at) FROM shown) - CAST(:span AS interval)
              AND one.value IS NOT NULL
        ), counted AS (
            SELECT shown.id,
                   count(*) FILTER (WHERE complaint.opened_at < shown.turned_at
                                      AND complaint.opened_at >= shown.turned_at - shown.span)
                       AS before,
                   count(*) FILTER (WHERE complaint.opened_at >= shown.turned_at
                                      AND complaint.opened_at < shown.turned_at + shown.span)
                       AS after
            FROM shown JOIN complaint ON complaint.dimension = shown.dimension
                AND complaint.value = lower(shown.value)
            GROUP BY shown.id
        )
        SELECT shown.id, shown.dimension, shown.value, left(md5(lower(shown.value)), 8) AS mark,
               shown.what, person.name AS owner, shown.due_on, shown.state, shown.cost,
               shown.brought, shown.currency, shown.brought_words, shown.created_at, shown.done_at,
               CASE shown.state WHEN 'planned' THEN task.done_at END AS task_done_at,
               floor(extract(epoch FROM shown.span) / 86400)::int AS compared,
               coalesce(counted.before, 0)::int AS before,
               CASE WHEN shown.done_at IS NOT NULL THEN coalesce(counted.after, 0)::int END AS after
        FROM shown
        JOIN employees AS person ON person.id = shown.owner_id
        LEFT JOIN counted ON counted.id = shown.id
        LEFT JOIN tasks AS task ON task.source = 'measure:' || shown.id
        ORDER BY array_position(ARRAY['planned', 'done', 'dropped'], shown.state),
                 CASE shown.state WHEN 'planned' THEN shown.due_on END,
                 shown.done_at DESC, shown.id
        """  # noqa: S608 - constants
    )
)
