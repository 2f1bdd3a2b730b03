"""Segments by revenue: the few who give most of the income (domain 2.17, after Pareto)."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import Numeric, Text, bindparam, text
from sqlalchemy.dialects.postgresql import ARRAY

from domain.errors import NotFound
from domain.permissions import Permission, needs
from domain.work import Work
from storage.models import Client

YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Segment:
    """A, B or C: how many clients, and which part of the income of a year."""

    code: str
    clients: int
    revenue_percent: int


@dataclass(frozen=True)
class Segmented:
    """What came of it.

    Attributes:
        changed: clients whose segment is another one now.
        without_rate: orders left out, for their currency has no rate in company.toml.
    """

    segments: tuple[Segment, ...]
    changed: int
    without_rate: int


@needs(Permission.RUN_PROGRAMME)
async def segment(work: Work) -> Segmented:
    """Put every active client into A, B or C by his orders of the last twelve months."""
    return await segmented(work)


async def segmented(work: Work) -> Segmented:
    """As `segment`, within an act that may.

    Without a single order nothing is known, and nothing is changed.
    """
    rules = work.policy.programme.segments
    rates = {rules.currency: 1, **rules.rates}
    given = {
        "since": work.today - YEAR,
        "currencies": list(rates),
        "rates": list(rates.values()),
        "key": rules.key_share,
        "middle": rules.middle_share,
        "now": work.now,
    }
    without_rate = await work.session.scalar(_WITHOUT_RATE, given)
    rows = (await work.session.execute(_SEGMENT, given)).all()
    return Segmented(
        tuple(Segment(row.segment, row.clients, round(row.share * 100)) for row in rows),
        rows[0].changed if rows else 0,
        without_rate or 0,
    )


@needs(Permission.RUN_PROGRAMME)
async def mark_monthly(work: Work, client_id: int, *, monthly: bool) -> str:
    """Mark a client as one of the most valuable, visited most often, or take the mark away.

    Returns:
        His name.

    Raises:
        NotFound: no such client.
    """
    client = await work.session.get(Client, client_id)
    if client is None:
        raise NotFound("error-client-unknown")
    client.monthly = monthly
    client.updated_at = work.now
    await work.session.flush()
    return client.name


_TYPES = (bindparam("currencies", type_=ARRAY(Text)), bindparam("rates", type_=ARRAY(Numeric)))
_WITHOUT_RATE = text(
    """
    SELECT count(*) FROM orders
    WHERE ordered_on > :since AND currency <> ALL(CAST(:currencies AS text[]))
    """
).bindparams(_TYPES[0])
# A client belongs to A as long as those above him have not yet given the whole of A's share.
_SEGMENT = text(
    """
    WITH revenue AS (
        SELECT clients.id, clients.segment AS before,
               coalesce(sum(amount * rate) FILTER (WHERE ordered_on > :since), 0) AS amount
        FROM clients
        LEFT JOIN (
            orders JOIN unnest(CAST(:currencies AS text[]), CAST(:rates AS numeric[]))
                AS known (currency, rate) USING (currency)
        ) ON orders.client_id = clients.id
        WHERE clients.standing = 'active'
        GROUP BY clients.id
    ), ranked AS (
        SELECT id, before, amount, sum(amount) OVER () AS whole,
               sum(amount) OVER (ORDER BY amount DESC, id) - amount AS above
        FROM revenue
    ), decided AS (
        SELECT id, before, amount, whole,
               CASE WHEN amount <= 0 THEN 'C'
                    WHEN above < whole * :key THEN 'A'
                    WHEN above < whole * :middle THEN 'B'
                    ELSE 'C' END AS segment
        FROM ranked WHERE whole > 0
    ), changed AS (
        UPDATE clients SET segment = decided.segment, segment_set_at = :now
        FROM decided
        WHERE clients.id = decided.id AND clients.segment IS DISTINCT FROM decided.segment
        RETURNING 1
    )
    SELECT segment, count(*) AS clients, sum(amount) / max(whole) AS share,
           (SELECT count(*) FROM changed) AS changed
    FROM decided GROUP BY segment ORDER BY segment
    """
).bindparams(*_TYPES)
