"""Sections of the weekly pack that the daily digest has not: what is not done by age, slow pairs
of departments, the clients' words, money, key clients in trouble.
"""

from collections import defaultdict
from datetime import timedelta
from statistics import median_high
from typing import Any

from sqlalchemy import text

from domain.reports.facts import Listed, listed
from domain.reports.quality import Given
from domain.reports.scope import PERSON_IN_SCOPE, TICKETS_IN_SCOPE
from domain.reports.weekly_facts import (
    AgeLine,
    Confirmations,
    MoneyLine,
    OpenLine,
    PairLine,
    RedClient,
)
from domain.work import Work
from storage.statements import Statement

AGES = ("day", "three", "week", "month", "older")

FEW = 3
"""Handoffs below which a pair of departments says nothing about either."""


async def ages(work: Work, given: Given) -> tuple[AgeLine, ...]:
    """Requests that are not done, by age; every age, the oldest last."""
    rows = {row.age: row for row in await _AGES.all(work.transaction, **given)}
    return tuple(
        AgeLine(age, rows[age].n, rows[age].overdue) if age in rows else AgeLine(age, 0, 0)
        for age in AGES
    )


async def oldest(work: Work, given: Given) -> Listed[OpenLine]:
    """The requests that are not done, the oldest first."""
    rows = await _OLDEST.all(work.transaction, **given)
    return listed(rows, lambda row: OpenLine(*row[:-1]))


async def pairs(work: Work, given: Given, most: int) -> Listed[PairLine]:
    """Departments by the working time, of the receivers, from the offer of a handoff to its
    signature; the slowest at the median first.
    """
    waited: dict[tuple[str | None, str | None], list[timedelta]] = defaultdict(list)
    policy = work.policy
    for giver, receiver, offered_at, signed_at in await _HANDED.all(work.transaction, **given):
        calendar = policy.calendar_of(receiver if receiver in policy.departments else None)
        waited[giver, receiver].append(calendar.between(offered_at, signed_at))
    lines = [_pair(work, *between, times) for between, times in waited.items() if len(times) >= FEW]
    lines.sort(key=lambda line: (-line.median, -line.worst, line.handoffs))
    return Listed(len(lines), tuple(lines[:most]))


def _pair(work: Work, giver: str | None, receiver: str | None, times: list[timedelta]) -> PairLine:
    known = receiver if receiver in work.policy.departments else None
    length = work.policy.calendar_of(known).day_length
    return PairLine(giver, receiver, len(times), median_high(times), max(times), length)


async def confirmations(work: Work, given: Given) -> Confirmations:
    """What the clients said, and who is still to say.

    Args:
        given: with `silent_since`: who was asked before it is silent.
    """
    return Confirmations(*await _CONFIRMATIONS.first(work.transaction, **given) or ())


async def money(work: Work, given: Given) -> tuple[MoneyLine, ...]:
    """Opportunities found, won, lost, and open, by currency."""
    rows = await _MONEY.all(work.transaction, **given)
    return tuple(MoneyLine(*row) for row in rows)


async def red_clients(work: Work, given: Given) -> Listed[RedClient]:
    """Key clients with open tickets: the overdue ones, then those whose work stands, first."""

    def line(row: Any) -> RedClient:
        return RedClient(*row[:-1])

    return listed(await _RED.all(work.transaction, **given), line)


_OPEN = """
    FROM requests AS request
    JOIN employees AS person ON person.id = request.holder_id
    JOIN clients AS client ON client.id = request.client_id
    LEFT JOIN tickets AS ticket ON ticket.id = request.ticket_id
    WHERE request.state IN ('new', 'in_work', 'reported')
"""
_AGES = Statement(
    text(
        f"""
        SELECT CASE WHEN age < interval '1 day' THEN 'day' WHEN age < interval '3 days' THEN 'three'
                    WHEN age < interval '7 days' THEN 'week'
                    WHEN age < interval '30 days' THEN 'month' ELSE 'older' END AS age,
               count(*) AS n, count(*) FILTER (WHERE late) AS overdue
        FROM (
            SELECT CAST(:now AS timestamptz) - request.created_at AS age,
                   request.due_at < CAST(:now AS timestamptz) AS late
            FROM requests AS request JOIN employees AS person ON person.id = request.holder_id
            WHERE request.state IN ('new', 'in_work', 'reported') AND {PERSON_IN_SCOPE}
        ) AS request
        GROUP BY 1
        """  # noqa: S608 - constants
    )
)
_OLDEST = Statement(
    text(
        f"""
        SELECT request.id, request.number, ticket.number, client.name, request.title, person.name,
               request.created_at, request.held_since, request.due_at, count(*) OVER () AS total
        {_OPEN} AND {PERSON_IN_SCOPE}
        ORDER BY request.created_at, request.id
        LIMIT :most
        """
    )
)
# A line of the register holds both halves of the signature: nothing else is read.
_HANDED = Statement(
    text(
        """
        SELECT giver.department, receiver.department, line.giver_at, line.receiver_at
        FROM register_lines AS line
        JOIN employees AS giver ON giver.id = line.giver_id
        JOIN employees AS receiver ON receiver.id = line.receiver_id
        WHERE line.kind = 'handed' AND line.recorded_at >= :since AND line.recorded_at < :until
          AND giver.department IS DISTINCT FROM receiver.department
          AND (CAST(:whole AS boolean) OR receiver.department = ANY(CAST(:departments AS text[]))
               OR giver.department = ANY(CAST(:departments AS text[])))
        """
    )
)
_CONFIRMATIONS = Statement(
    text(
        f"""
        SELECT word.confirmed, word.first, word.second, word.by_phone,
               (SELECT count(*) FROM ticket_events AS event
                JOIN tickets AS ticket ON ticket.id = event.ticket_id
                WHERE event.at >= :since AND event.at < :until
                  AND event.kind IN ('refused', 'reopened') AND {TICKETS_IN_SCOPE}),
               wait.waiting, wait.silent
        FROM (
            SELECT count(*) AS confirmed, count(*) FILTER (WHERE round = 1) AS first,
                   count(*) FILTER (WHERE round = 2) AS second,
                   count(*) FILTER (WHERE confirmed_by = 'phone') AS by_phone
            FROM tickets AS ticket
            WHERE closed_at >= :since AND closed_at < :until AND state = 'confirmed'
              AND {TICKETS_IN_SCOPE}
        ) AS word, (
            SELECT count(*) AS waiting,
                   count(*) FILTER (WHERE asking.asked_at < :silent_since) AS silent
            FROM tickets AS ticket
            LEFT JOIN askings AS asking ON asking.ticket_id = ticket.id AND asking.ended_at IS NULL
            WHERE ticket.state IN ('fixed', 'awaiting_client') AND {TICKETS_IN_SCOPE}
        ) AS wait
        """  # noqa: S608 - constants
    )
)
_MONEY = Statement(
    text(
        f"""
        SELECT found.currency,
               count(*) FILTER (WHERE is_new),
               coalesce(sum(amount) FILTER (WHERE is_new), 0),
               count(*) FILTER (WHERE is_over AND stage = 'won'),
               coalesce(sum(amount) FILTER (WHERE is_over AND stage = 'won'), 0),
               count(*) FILTER (WHERE is_over AND stage = 'lost'),
               count(*) FILTER (WHERE stage NOT IN ('won', 'lost')),
               coalesce(sum(amount) FILTER (WHERE stage NOT IN ('won', 'lost')), 0)
        FROM (
            SELECT CASE WHEN opportunity.amount IS NOT NULL THEN opportunity.currency END
                       AS currency, opportunity.amount, opportunity.stage,
                   opportunity.created_at >= :since AND opportunity.created_at < :until AS is_new,
                   (opportunity.closed_at >= :since AND opportunity.closed_at < :until) IS TRUE
                       AS is_over
            FROM opportunities AS opportunity
            JOIN employees AS person ON person.id = opportunity.owner_id
            WHERE {PERSON_IN_SCOPE}
        ) AS found
        WHERE is_new OR is_over OR stage NOT IN ('won', 'lost')
        GROUP BY found.currency
        ORDER BY 8 DESC, 5 DESC, found.currency
        """  # noqa: S608 - constants
    )
)
_RED = Statement(
    text(
        f"""
        SELECT client.id, client.name, client.monthly, count(*) AS tickets,
               count(*) FILTER (WHERE late.found) AS overdue,
               (array_agg(ticket.severity ORDER BY array_position(
                   ARRAY['stopped', 'losses', 'nuisance'], ticket.severity)))[1] AS severity,
               min(ticket.opened_at) AS since, count(*) OVER () AS total
        FROM tickets AS ticket
        JOIN clients AS client ON client.id = ticket.client_id
        CROSS JOIN LATERAL (
            SELECT EXISTS (
                SELECT FROM requests AS request
                WHERE request.ticket_id = ticket.id AND request.due_at < :now
                  AND request.state IN ('new', 'in_work', 'reported')
            ) AND ticket.state NOT IN ('fixed', 'awaiting_client') AS found
        ) AS late
        WHERE ticket.state NOT IN ('confirmed', 'rejected', 'duplicate', 'cancelled')
          AND (client.segment = 'A' OR client.monthly) AND {TICKETS_IN_SCOPE}
        GROUP BY client.id
        ORDER BY count(*) FILTER (WHERE late.found) = 0,
                 array_position(ARRAY['stopped', 'losses', 'nuisance'], (array_agg(ticket.severity
                     ORDER BY array_position(ARRAY['stopped', 'losses', 'nuisance'],
                                             ticket.severity)))[1]),
                 min(ticket.opened_at), client.id
        LIMIT :most
        """  # noqa: S608 - constants
    )
)
