"""The history of a ticket as it is read: line by line, with the words that came with each."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, bindparam, select
from sqlalchemy.orm import aliased

from domain.errors import NotFound
from domain.people.leading import departments_led
from domain.permissions import Permission, needs
from domain.quality.visibility import may_read_all, visible
from domain.work import Work
from storage.models import Employee, Handoff, Ticket, TicketEvent
from storage.statements import Statement

HISTORY_LIMIT = 200
"""Lines of history shown of one ticket."""


@dataclass(frozen=True)
class TicketStep:
    """A line of history. `to` is who a handoff that it speaks of was offered to, a department by
    its code; `actor` is None where the desk or the client acted.
    """

    id: int
    ticket_id: int
    kind: str
    at: datetime
    round: int
    actor: str | None
    words: str | None
    data: dict[str, Any]
    to_person: str | None = None
    to_department: str | None = None


@needs(Permission.WORK_ON_TICKETS)
async def history_of(work: Work, ticket_id: int) -> list[TicketStep]:
    """The latest HISTORY_LIMIT lines of a ticket, oldest first.

    Raises:
        NotFound: it is not for this reader, or does not exist.
    """
    allowed = await work.session.scalar(
        select(Ticket.id).where(Ticket.id == ticket_id, visible(may_read_all(work))),
        {"me": work.actor.employee_id, "led": departments_led(work)},
    )
    if allowed is None:
        raise NotFound("error-ticket-unknown")
    rows = await _HISTORY.all(work.transaction, ticket_id=ticket_id)
    return [TicketStep(*row) for row in rows][::-1]


@needs(Permission.WORK_ON_TICKETS)
async def ticket_step(work: Work, event_id: int) -> TicketStep:
    """One line of history, for the news of it. Whether its ticket is for the reader, the card of
    the ticket says.

    Raises:
        NotFound: no such line.
    """
    row = await _STEP.first(work.transaction, event_id=event_id)
    if row is None:
        raise NotFound("error-ticket-unknown")
    return TicketStep(*row)


_actor, _to = aliased(Employee), aliased(Employee)
_LINES = (
    select(
        TicketEvent.id,
        TicketEvent.ticket_id,
        TicketEvent.kind,
        TicketEvent.at,
        TicketEvent.round,
        _actor.name.label("actor"),
        TicketEvent.words,
        TicketEvent.data,
        _to.name.label("to_person"),
        Handoff.to_department,
    )
    .outerjoin(_actor, _actor.id == TicketEvent.actor_id)
    .outerjoin(Handoff, Handoff.id == TicketEvent.data["handoff_id"].as_integer())
    .outerjoin(_to, _to.id == Handoff.to_employee_id)
)
_HISTORY = Statement(
    _LINES.where(TicketEvent.ticket_id == bindparam("ticket_id", type_=BigInteger))
    .order_by(TicketEvent.id.desc())
    .limit(HISTORY_LIMIT)
)
_STEP = Statement(_LINES.where(TicketEvent.id == bindparam("event_id", type_=BigInteger)))
