"""A ticket as its acts see it, read under the locks that each of them takes first.

A request is signed for under its own lock, and the ticket's is taken then. So an act that begins
at the ticket takes its locks in the same order: people, questionnaire, requests, ticket.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import BigInteger, and_, bindparam, select

from domain.errors import NotFound
from domain.people.leading import above
from domain.permissions import Permission
from domain.quality.leads import hold_answering, service_leads
from domain.requests.rows import REQUEST_COLUMNS, RequestRow
from domain.states import Party
from domain.work import Work
from storage.models import Problem, Questionnaire, Request, Ticket
from storage.models.requests import OPEN_STATES
from storage.statements import Statement


@dataclass(frozen=True)
class TicketRow:
    """The columns of a ticket that its acts look at."""

    id: int
    number: int
    client_id: int
    questionnaire_id: int
    follows_id: int | None
    rep_id: int
    lead_id: int | None
    confirm_contact_id: int | None
    confirm_email: str | None
    state: str
    severity: str
    round: int
    opened_at: datetime
    accepted_at: datetime | None
    planned_on: date | None
    planned_at: datetime | None
    fixed_at: datetime | None
    hold_until: date | None
    closed_at: datetime | None
    confirmed_by: str | None
    stage: int
    next_at: datetime | None


TICKET_COLUMNS = [getattr(Ticket, name) for name in TicketRow.__dataclass_fields__]
"""What makes a `TicketRow`."""


@dataclass(frozen=True)
class ProblemRow:
    """The columns of a problem that acts look at."""

    id: int
    instance: int
    category: str
    severity: str
    state: str
    request_id: int | None


PROBLEM_COLUMNS = [getattr(Problem, name) for name in ProblemRow.__dataclass_fields__]

stopped_by = and_(Ticket.questionnaire_id == Questionnaire.id, Ticket.follows_id.is_(None))
"""The condition that a ticket is the one which paused a questionnaire, not one that followed it."""

_SUBJECT = re.compile(r"ticket:(\d{1,18}):(\d{1,9})", re.ASCII)


def subject(ticket_id: int) -> str:
    """What messages about a ticket are found by, to be drawn again."""
    return f"ticket:{ticket_id}"


def thread_subject(ticket_id: int, round_: int) -> str:
    """What a mail thread of one round's asking is about."""
    return f"ticket:{ticket_id}:{round_}"


def ticket_of(about: str | None) -> tuple[int, int] | None:
    """The ticket and the round that a mail thread is about; None where it is about no ticket."""
    found = _SUBJECT.fullmatch(about or "")
    return None if found is None else (int(found[1]), int(found[2]))


async def lock_ticket(work: Work, ticket_id: int) -> TicketRow:
    """The ticket, locked until the transaction ends. An act that may change its requests, or its
    questionnaire, calls `lock_whole`.

    Raises:
        NotFound: no such ticket.
    """
    row = await _LOCK.first(work.transaction, ticket_id=ticket_id)
    if row is None:
        raise NotFound("error-ticket-unknown")
    return TicketRow(*row)


async def lock_whole(work: Work, ticket_id: int) -> TicketRow:
    """The ticket with its questionnaire and its requests, all locked, in the order of the module,
    after those it may be offered to.

    Raises:
        NotFound: no such ticket.
    """
    await hold_answering(work)
    await _LOCK_QUESTIONNAIRE.all(work.transaction, ticket_id=ticket_id)
    await _LOCK_REQUESTS.all(work.transaction, ticket_id=ticket_id)
    return await lock_ticket(work, ticket_id)


_ID = bindparam("ticket_id", type_=BigInteger)
_LOCK = Statement(select(*TICKET_COLUMNS).where(Ticket.id == _ID).with_for_update())
_LOCK_QUESTIONNAIRE = Statement(
    select(Questionnaire.id)
    .where(
        Questionnaire.id
        == select(Ticket.questionnaire_id).where(Ticket.id == _ID).scalar_subquery()
    )
    .with_for_update()
)
_REQUESTS = select(*REQUEST_COLUMNS).where(Request.ticket_id == _ID).order_by(Request.id)
_LOCK_REQUESTS = Statement(_REQUESTS.with_for_update(key_share=True))
_READ_REQUESTS = Statement(_REQUESTS)
_PROBLEMS = Statement(
    select(*PROBLEM_COLUMNS).where(Problem.ticket_id == _ID).order_by(Problem.instance)
)


async def requests_of(work: Work, ticket_id: int) -> list[RequestRow]:
    """The requests that a ticket is worked on through, in the order of their ids."""
    rows = await _READ_REQUESTS.all(work.transaction, ticket_id=ticket_id)
    return [RequestRow(*row) for row in rows]


async def problem_rows(work: Work, ticket_id: int) -> list[ProblemRow]:
    """The problems of a ticket, in the order they were written down."""
    rows = await _PROBLEMS.all(work.transaction, ticket_id=ticket_id)
    return [ProblemRow(*row) for row in rows]


async def parties(work: Work, row: TicketRow) -> set[Party]:
    """What the actor is to a ticket. CLIENT is nobody of the staff: acts that pass on what the
    client said add it themselves.
    """
    me = work.actor.employee_id
    if me is None:
        return {Party.SYSTEM}
    found: set[Party] = set()
    if me == row.rep_id:
        found.add(Party.REP)
    if work.actor.may(Permission.JUDGE_TICKETS):
        found.add(Party.HEAD)
    if me in await answering(work, row):
        found.add(Party.LEAD)
    if any(each.holder_id == me for each in await open_requests(work, row.id)):
        found.add(Party.HOLDER)
    return found


async def answering(work: Work, row: TicketRow) -> set[int]:
    """Who answers for the repair: who signed for it, the leads of its categories, those above."""
    categories = {each.category for each in await problem_rows(work, row.id)}
    leads = set(await service_leads(work, categories))
    if row.lead_id is not None:
        leads.add(row.lead_id)
    return leads | await above(work, leads)


async def open_requests(work: Work, ticket_id: int) -> list[RequestRow]:
    """Those of a ticket's requests that are not done."""
    return [each for each in await requests_of(work, ticket_id) if each.state in OPEN_STATES]
