"""Conditions on tickets: what is open, what waits for whom, what is late."""

from typing import Any

from sqlalchemy import Boolean, ColumnElement, and_, any_, exists, literal_column, or_, select

from storage.models import Asking, Employee, Handoff, Request, Ticket, TicketAnswer, TicketEvent
from storage.models.tickets import OPEN_TICKET

WORKED_ON = ("new", "accepted", "in_work")
"""States in which a limit runs: whose turn it is, is service's."""

# Written out: the partial index of what is open is found by these very words.
IS_OPEN: ColumnElement[bool] = literal_column(f"tickets.{OPEN_TICKET}", Boolean)


def _has_request(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists(select(Request.id).where(Request.ticket_id == Ticket.id, *conditions))


def waits_for(me: ColumnElement[int], led: ColumnElement[Any]) -> ColumnElement[bool]:
    """The condition that a ticket waits for somebody's act.

    For a signature; for whoever has it in work, and who is to decide on what he reported; for the
    question to the client, and for what came back instead of an answer.

    Args:
        led: the departments he leads.
    """
    offered = select(Handoff.id).where(
        Handoff.request_id == Request.id,
        Handoff.state == "offered",
        or_(Handoff.to_employee_id == me, Handoff.to_department == any_(led)),
    )
    undecided = select(TicketAnswer.id).where(
        TicketAnswer.ticket_id == Ticket.id, TicketAnswer.state == "asked"
    )
    came_back = select(Asking.id).where(
        Asking.ticket_id == Ticket.id, Asking.ended_at.is_(None), Asking.returned_at.is_not(None)
    )
    to_sign = select(TicketAnswer.id).where(
        TicketAnswer.ticket_id == Ticket.id, TicketAnswer.state == "countersign"
    )
    heads = select(Employee.id).where(Employee.id == me, Employee.role == "programme_head")
    return or_(
        and_(Ticket.state.in_(("new", "in_work")), _has_request(offered.exists())),
        and_(
            Ticket.state.in_(("accepted", "in_work")),
            _has_request(Request.state == "in_work", Request.holder_id == me),
        ),
        and_(Ticket.lead_id == me, _has_request(Request.state == "reported"), _unfinished()),
        and_(
            Ticket.rep_id == me,
            or_(Ticket.state == "fixed", undecided.exists(), came_back.exists()),
        ),
        and_(to_sign.exists(), heads.exists()),
    )


def _unfinished() -> ColumnElement[bool]:
    """Service has not yet said of all its problems that they are repaired."""
    return Ticket.state.in_(("accepted", "in_work"))


def overdue(now: ColumnElement[Any], today: ColumnElement[Any]) -> ColumnElement[bool]:
    """A limit has run out: somebody was told so, or the repair is late, or the promised day was."""
    late = select(TicketEvent.id).where(
        TicketEvent.ticket_id == Ticket.id,
        or_(
            and_(Ticket.state == "new", TicketEvent.kind == "overdue_accept"),
            and_(Ticket.state == "accepted", TicketEvent.kind == "overdue_plan"),
        ),
    )
    return and_(
        Ticket.state.in_(WORKED_ON),
        or_(
            late.exists(),
            Ticket.planned_on < today,
            _has_request(Request.state.in_(("new", "in_work")), Request.due_at < now),
        ),
    )
