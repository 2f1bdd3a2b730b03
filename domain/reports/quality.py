"""What happened to tickets: opened, restored, confirmed, refused, and who is still to say."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import text

from domain.reports.facts import (
    DayCounts,
    DoneLine,
    Listed,
    OpenedLine,
    SaidLine,
    WaitingLine,
    listed,
)
from domain.reports.scope import TICKETS_IN_SCOPE
from domain.work import Work
from storage.statements import Statement

Given = Mapping[str, object]
"""Values of the statements: those of a scope, `since`, `now`, `most` and others by section."""


async def opened(work: Work, given: Given) -> Listed[OpenedLine]:
    """New problem questionnaires, the worst first."""
    rows = await _OPENED.all(work.transaction, **given)
    return listed(rows, lambda row: OpenedLine(*row[:-1]))


async def done(work: Work, given: Given) -> Listed[DoneLine]:
    """Repairs that service says are done, and by whom: who reported the work, not the lead who
    passed it on. What was done for several problems of a ticket is one repair.
    """
    rows = await _DONE.all(work.transaction, **given)
    return listed(rows, lambda row: DoneLine(*row[:-1]))


async def waiting(work: Work, given: Given) -> Listed[WaitingLine]:
    """Restored, and the client has not said so yet; the longest first (domain 2.13)."""
    calendar = work.policy.calendar_of(None)

    def line(row: Any) -> WaitingLine:
        *facts, _ = row
        waits = calendar.between(row.asked_at or row.fixed_at, work.now)
        return WaitingLine(*(*facts, waits // calendar.day_length))

    return listed(await _WAITING.all(work.transaction, **given), line)


async def confirmed(work: Work, given: Given) -> Listed[SaidLine]:
    """Closed by the client's word, with the word."""
    rows = await _CONFIRMED.all(work.transaction, **given)
    return listed(rows, lambda row: SaidLine(*row[:-1]))


async def refused(work: Work, given: Given) -> Listed[SaidLine]:
    """Sent back to service by the client, with his words."""
    rows = await _REFUSED.all(work.transaction, **given)
    return listed(rows, lambda row: SaidLine(*row[:-1]))


async def by_days(
    work: Work, given: Given, days: list[date], zone: ZoneInfo
) -> tuple[DayCounts, ...]:
    """How many came and how many were confirmed on each of some days, by the reader's clock."""
    counted = await _DAYS.all(work.transaction, **{**given, "days": days, "zone": zone.key})
    return tuple(DayCounts(*row) for row in counted)


_OPENED = Statement(
    text(
        f"""
        SELECT ticket.id, ticket.number, client.name, ticket.severity, problem.count,
               problem.words, rep.name, count(*) OVER () AS total
        FROM tickets AS ticket
        JOIN clients AS client ON client.id = ticket.client_id
        JOIN employees AS rep ON rep.id = ticket.rep_id
        CROSS JOIN LATERAL (
            SELECT count(*),
                   coalesce((array_agg(words ORDER BY array_position(
                       ARRAY['stopped', 'losses', 'nuisance'], severity), instance))[1], '')
                   AS words
            FROM problems WHERE ticket_id = ticket.id
        ) AS problem
        WHERE ticket.opened_at > :since AND ticket.opened_at <= :now AND {TICKETS_IN_SCOPE}
        ORDER BY array_position(ARRAY['stopped', 'losses', 'nuisance'], ticket.severity),
                 ticket.opened_at
        LIMIT :most
        """  # noqa: S608 - constants
    )
)
_DONE = Statement(
    text(
        f"""
        SELECT ticket.id, ticket.number, client.name, coalesce(worker.name, lead.name, ''),
               coalesce(problem.done_words, ''), count(*), count(*) OVER () AS total
        FROM problems AS problem
        JOIN tickets AS ticket ON ticket.id = problem.ticket_id
        JOIN clients AS client ON client.id = ticket.client_id
        LEFT JOIN employees AS lead ON lead.id = problem.fixed_by_id
        LEFT JOIN LATERAL (
            SELECT name FROM register_lines
            JOIN employees ON employees.id = giver_id
            WHERE request_id = problem.request_id AND kind = 'done'
            ORDER BY line_no DESC LIMIT 1
        ) AS worker ON true
        WHERE problem.fixed_at > :since AND problem.fixed_at <= :now AND {TICKETS_IN_SCOPE}
        GROUP BY ticket.id, client.name, coalesce(worker.name, lead.name, ''),
                 coalesce(problem.done_words, '')
        ORDER BY min(problem.fixed_at), min(problem.id)
        LIMIT :most
        """  # noqa: S608 - constants
    )
)
_WAITING = Statement(
    text(
        f"""
        SELECT ticket.id, ticket.number, client.name, coalesce(ticket.fixed_at, ticket.opened_at)
               AS fixed_at, asking.asked_at, coalesce(contact.name, asking.address), rep.name,
               count(*) OVER () AS total
        FROM tickets AS ticket
        JOIN clients AS client ON client.id = ticket.client_id
        JOIN employees AS rep ON rep.id = ticket.rep_id
        LEFT JOIN askings AS asking ON asking.ticket_id = ticket.id AND asking.ended_at IS NULL
        LEFT JOIN contacts AS contact ON contact.id = asking.contact_id
        WHERE ticket.state IN ('fixed', 'awaiting_client') AND {TICKETS_IN_SCOPE}
        ORDER BY coalesce(asking.asked_at, ticket.fixed_at, ticket.opened_at), ticket.id
        LIMIT :most
        """  # noqa: S608 - constants
    )
)
_CONFIRMED = Statement(
    text(
        f"""
        SELECT ticket.id, ticket.number, client.name, ticket.confirmed_name,
               coalesce(ticket.closed_words, ''), ticket.confirmed_by = 'phone',
               count(*) OVER () AS total
        FROM tickets AS ticket
        JOIN clients AS client ON client.id = ticket.client_id
        WHERE ticket.closed_at > :since AND ticket.closed_at <= :now
          AND ticket.state = 'confirmed' AND {TICKETS_IN_SCOPE}
        ORDER BY ticket.closed_at, ticket.id
        LIMIT :most
        """  # noqa: S608 - constants
    )
)
_REFUSED = Statement(
    text(
        f"""
        SELECT ticket.id, ticket.number, client.name, NULL, coalesce(event.words, ''), false,
               count(*) OVER () AS total
        FROM ticket_events AS event
        JOIN tickets AS ticket ON ticket.id = event.ticket_id
        JOIN clients AS client ON client.id = ticket.client_id
        WHERE event.at > :since AND event.at <= :now AND event.kind IN ('refused', 'reopened')
          AND {TICKETS_IN_SCOPE}
        ORDER BY event.at, event.id
        LIMIT :most
        """  # noqa: S608 - constants
    )
)
# Midnight of the reader's zone, so that the indexes on the moments are of use.
_DAYS = Statement(
    text(
        f"""
        SELECT day,
               (SELECT count(*) FROM tickets AS ticket
                WHERE opened_at >= begins AND opened_at < ends AND opened_at <= :now
                  AND {TICKETS_IN_SCOPE}),
               (SELECT count(*) FROM tickets AS ticket
                WHERE closed_at >= begins AND closed_at < ends AND closed_at <= :now
                  AND state = 'confirmed' AND {TICKETS_IN_SCOPE})
        FROM unnest(CAST(:days AS date[])) AS day
        CROSS JOIN LATERAL (
            SELECT day::timestamp AT TIME ZONE CAST(:zone AS text) AS begins,
                   (day + 1)::timestamp AT TIME ZONE CAST(:zone AS text) AS ends
        ) AS span
        ORDER BY day
        """  # noqa: S608 - constants
    )
)
