"""What the register holds against people: overdue requests, handoffs nobody signed (domain 1.5)."""

from typing import Any

from sqlalchemy import text

from domain.reports.facts import Listed, OverdueLine, UnsignedLine, listed
from domain.reports.quality import Given
from domain.reports.scope import OFFER_IN_SCOPE, PERSON_IN_SCOPE
from domain.requests.overdue import overdue as how_late
from domain.work import Work
from storage.statements import Statement


async def overdue(work: Work, given: Given) -> Listed[OverdueLine]:
    """Requests past their date, who has them and since when; the longest overdue first.

    A repair that waits for the client's word is not overdue, nor one that is put off until a day:
    nobody here can do anything about it.
    """

    def line(row: Any) -> OverdueLine:
        *facts, department, due_at, _ = row
        return OverdueLine(*(*facts, *how_late(work.policy, department, due_at, work.now)))

    return listed(await _OVERDUE.all(work.transaction, **given), line)


async def unsigned(work: Work, given: Given) -> Listed[UnsignedLine]:
    """Handoffs offered and not signed: those past their first limit, and those of earlier days."""
    rows = await _UNSIGNED.all(work.transaction, **given)
    return listed(rows, lambda row: UnsignedLine(*row[:-1]))


_OVERDUE = Statement(
    text(
        f"""
        SELECT request.id, request.number, ticket.number, client.name, person.name,
               request.held_since, request.department, request.due_at, count(*) OVER () AS total
        FROM requests AS request
        JOIN employees AS person ON person.id = request.holder_id
        JOIN clients AS client ON client.id = request.client_id
        LEFT JOIN tickets AS ticket ON ticket.id = request.ticket_id
        WHERE request.state IN ('new', 'in_work', 'reported') AND request.due_at < :now
          AND (ticket.state IN ('fixed', 'awaiting_client')) IS NOT TRUE
          AND (ticket.state = 'on_hold' AND ticket.hold_until > CAST(:day AS date)) IS NOT TRUE
          AND {PERSON_IN_SCOPE}
        ORDER BY request.due_at, request.id
        LIMIT :most
        """  # noqa: S608 - constants
    )
)
_UNSIGNED = Statement(
    text(
        f"""
        SELECT request.id, request.number, ticket.number, client.name, person.name,
               handoff.to_department, handoff.offered_at, count(*) OVER () AS total
        FROM handoffs AS handoff
        JOIN requests AS request ON request.id = handoff.request_id
        JOIN clients AS client ON client.id = request.client_id
        LEFT JOIN tickets AS ticket ON ticket.id = request.ticket_id
        LEFT JOIN employees AS person ON person.id = handoff.to_employee_id
        WHERE handoff.state = 'offered'
          AND (handoff.stage > 0 OR handoff.offered_at < :midnight) AND {OFFER_IN_SCOPE}
        ORDER BY handoff.offered_at, handoff.id
        LIMIT :most
        """  # noqa: S608 - constants
    )
)
