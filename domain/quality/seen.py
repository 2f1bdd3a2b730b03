"""One ticket as its card shows it: its facts, and what its reader may do."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import BigInteger, and_, bindparam, func, or_, select, true
from sqlalchemy.orm import aliased

from domain.errors import NotAllowed, NotFound
from domain.people.leading import departments_led
from domain.permissions import Permission, needs
from domain.quality.asked import steps
from domain.quality.facts import (
    LIMITS,
    SeenAnswer,
    SeenAsking,
    SeenProblem,
    SeenRequest,
    SeenTicket,
    Told,
)
from domain.quality.reading import categories_of
from domain.quality.rows import TICKET_COLUMNS, TicketRow, parties
from domain.quality.states import TICKETS
from domain.quality.visibility import may_read_all, visible
from domain.states import Party
from domain.work import Work
from storage.models import (
    Asking,
    Client,
    Contact,
    Employee,
    Handoff,
    Problem,
    Questionnaire,
    Request,
    Ticket,
    TicketAnswer,
    TicketEvent,
)
from storage.statements import Statement

QUOTED = ("refused", "reopened", "reported")


@needs(Permission.WORK_ON_TICKETS)
async def seen_ticket(work: Work, ticket_id: int) -> SeenTicket:
    """A ticket as the actor may see it.

    Raises:
        NotFound: no such ticket. NotAllowed: it is not for this reader.
    """
    whole = may_read_all(work)
    given = {"me": work.actor.employee_id, "led": departments_led(work), "ticket_id": ticket_id}
    facts = await _facts(whole).first(work.transaction, **given)
    if facts is None:
        raise NotFound("error-ticket-unknown")
    if not facts.visible:
        raise NotAllowed
    row = TicketRow(*facts[: len(TICKET_COLUMNS)])
    requests = [SeenRequest(*each) for each in await _REQUESTS.all(work.transaction, **given)]
    asked = await _ASKING.first(work.transaction, **given)
    found = frozenset(await parties(work, row))
    return SeenTicket(
        row=row,
        **{name: getattr(facts, name) for name in _SHOWN},
        due_at=_limit(work, row, requests),
        problems=[SeenProblem(*each) for each in await _PROBLEMS.all(work.transaction, **given)],
        requests=requests,
        asking=None if asked is None else _asking(work, asked),
        answers=[SeenAnswer(*each) for each in await _ANSWERS.all(work.transaction, **given)],
        told={each.kind: Told(*each) for each in await _TOLD.all(work.transaction, **given)},
        categories=await categories_of(work, row.questionnaire_id),
        me=work.actor.employee_id,
        parties=found,
        acts=_acts(work, row, requests, found, facts.questionnaire_state),
    )


def _asking(work: Work, found: Sequence[Any]) -> SeenAsking:
    """From the columns of _ASKING: what comes next is told by the steps done already."""
    *facts, stage = found
    left = steps(work)[stage:]
    return SeenAsking(*(*facts, left[0][1] if left else None))


def _limit(work: Work, row: TicketRow, requests: Sequence[SeenRequest]) -> datetime | None:
    """When its present step should be done, in working hours of whoever works on it."""
    step = LIMITS.get(row.state)
    if step is None:
        return None
    span = getattr(getattr(work.policy.quality.limits, row.severity), step)
    department = requests[0].department if requests else None
    known = department if department in work.policy.departments else None
    return work.policy.calendar_of(known).add(row.opened_at, span)


def _acts(
    work: Work,
    row: TicketRow,
    requests: Sequence[SeenRequest],
    found: frozenset[Party],
    questionnaire_state: str,
) -> frozenset[str]:
    """What the table of states gives to these parties now, and what goes with it."""
    acts = {
        name
        for name, step in TICKETS.transitions.items()
        if row.state in step.sources and step.who & found
    }
    acts.discard("accept")
    if any(_to_sign(work, each, found) for each in requests):
        acts.add("accept")
    if "hold" in acts:
        acts.add("plan")
    if row.state == "confirmed" and questionnaire_state == "restored" and Party.REP in found:
        acts.add("resume")
    return frozenset(acts)


def _to_sign(work: Work, request: SeenRequest, found: frozenset[Party]) -> bool:
    """Whether it waits for the actor's signature: offered to him, or his own from the beginning,
    where the rep answers for the repair himself.
    """
    if request.state != "new" or Party.LEAD not in found:
        return False
    department = request.offered_department
    if request.offered_to_id is None and department is None:
        return request.holder_id == work.actor.employee_id
    return request.offered_to_id == work.actor.employee_id or (
        department is not None and department in (*departments_led(work), work.actor.department)
    )


_ID = bindparam("ticket_id", type_=BigInteger)
_rep, _lead, _holder, _receiver = (aliased(Employee) for _ in range(4))
_other, _before = aliased(Ticket), aliased(Ticket)
_whom = (
    select(Contact.name, Contact.phone)
    .where(
        Contact.client_id == Ticket.client_id,
        or_(Contact.gone_at.is_(None), Contact.id == Ticket.confirm_contact_id),
    )
    .order_by((Contact.id == Ticket.confirm_contact_id).is_not(True), Contact.id)
    .limit(1)
    .lateral()
)
_SHOWN: Mapping[str, Any] = {
    "client": Client.name,
    "address": Client.address,
    "contact": _whom.c.name,
    "contact_phone": _whom.c.phone,
    "questionnaire": Questionnaire.number,
    "questionnaire_state": Questionnaire.state,
    "rep": _rep.name,
    "lead": _lead.name,
    "hold_reason": Ticket.hold_reason,
    "closed_words": Ticket.closed_words,
    "confirmed_name": Ticket.confirmed_name,
    "authenticated": Ticket.authenticated,
    "duplicate_of": _other.number,
    "follows": _before.number,
}


@cache
def _facts(whole: bool) -> Statement:
    """Compiled once for each kind of reader."""
    return Statement(
        select(
            *TICKET_COLUMNS,
            *(column.label(name) for name, column in _SHOWN.items()),
            visible(whole).label("visible"),
        )
        .join(Client, Client.id == Ticket.client_id)
        .join(Questionnaire, Questionnaire.id == Ticket.questionnaire_id)
        .join(_rep, _rep.id == Ticket.rep_id)
        .outerjoin(_lead, _lead.id == Ticket.lead_id)
        .outerjoin(_other, _other.id == Ticket.duplicate_of_id)
        .outerjoin(_before, _before.id == Ticket.follows_id)
        .outerjoin(_whom, true())
        .where(Ticket.id == _ID)
    )


_PROBLEMS = Statement(
    select(*(getattr(Problem, name) for name in SeenProblem.__dataclass_fields__))
    .where(Problem.ticket_id == _ID)
    .order_by(Problem.instance)
)
_REQUESTS = Statement(
    select(
        Request.id,
        Request.number,
        Request.state,
        Request.department,
        Request.holder_id,
        _holder.name.label("holder"),
        Request.held_since,
        Request.due_at,
        Handoff.to_employee_id,
        _receiver.name.label("offered_to"),
        Handoff.to_department,
    )
    .join(_holder, _holder.id == Request.holder_id)
    .outerjoin(Handoff, and_(Handoff.request_id == Request.id, Handoff.state == "offered"))
    .outerjoin(_receiver, _receiver.id == Handoff.to_employee_id)
    .where(Request.ticket_id == _ID)
    .order_by(Request.id)
)
_ASKING = Statement(
    select(
        Asking.id,
        Asking.round,
        Asking.channel,
        Contact.name,
        Asking.address,
        Asking.asked_at,
        Asking.returned_at,
        Asking.next_at,
        Asking.stage,
    )
    .outerjoin(Contact, Contact.id == Asking.contact_id)
    .where(Asking.ticket_id == _ID, Asking.ended_at.is_(None))
)
_ANSWERS = Statement(
    select(*(getattr(TicketAnswer, name) for name in SeenAnswer.__dataclass_fields__))
    .where(TicketAnswer.ticket_id == _ID, TicketAnswer.state.in_(("asked", "later", "countersign")))
    .order_by(TicketAnswer.id)
)
_latest = (
    select(func.max(TicketEvent.id))
    .where(TicketEvent.ticket_id == _ID, TicketEvent.kind.in_(QUOTED))
    .group_by(TicketEvent.kind)
)
_TOLD = Statement(
    select(TicketEvent.kind, Employee.name, TicketEvent.at, TicketEvent.words)
    .outerjoin(Employee, Employee.id == TicketEvent.actor_id)
    .where(TicketEvent.id.in_(_latest))
)
