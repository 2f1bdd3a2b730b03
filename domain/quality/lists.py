"""Tickets as a list on a phone: what waits for whom, the worst first."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any, Literal, get_args

from sqlalchemy import (
    ARRAY,
    BigInteger,
    ColumnElement,
    Date,
    DateTime,
    Select,
    Text,
    and_,
    bindparam,
    case,
    func,
    literal_column,
    select,
    true,
)
from sqlalchemy.orm import aliased

from domain.paging import nearest_page, pages_of
from domain.people.leading import departments_led
from domain.permissions import Permission, needs
from domain.quality.visibility import may_read_all, visible
from domain.quality.waiting import IS_OPEN, overdue, waits_for
from domain.work import Work
from storage.models import (
    Asking,
    Client,
    Contact,
    Employee,
    Handoff,
    Problem,
    Request,
    Ticket,
)
from storage.models.tickets import ENDED, SEVERITIES
from storage.statements import Statement

PAGE = 8
"""Tickets on one screen of a phone."""

PAGES_KEPT = 100
"""Statements of pages kept compiled, as in the register of requests."""

TicketPart = Literal["mine", "overdue", "client", "open", "closed"]
TICKET_PARTS: tuple[TicketPart, ...] = get_args(TicketPart)
"""What waits for the reader; overdue; waits for the client's word; all open; ended."""


@dataclass(frozen=True)
class TicketLine:
    """A ticket in a list.

    `whose` is who is to act: who was offered it, who has it, who is to ask, who was asked; `since`
    since when.
    """

    id: int
    number: int
    state: str
    severity: str
    round: int
    client: str
    problems: int
    whose: str | None
    since: datetime
    due_at: datetime | None
    overdue: bool


@dataclass(frozen=True)
class TicketCounts:
    """The figures of all that the reader may see and is not ended."""

    mine: int = 0
    overdue: int = 0
    client: int = 0
    open: int = 0


@dataclass(frozen=True)
class TicketPage:
    """A page of a part, with the figures of all."""

    part: TicketPart
    lines: list[TicketLine]
    counts: TicketCounts
    total: int
    page: int

    @property
    def pages(self) -> int:
        return pages_of(self.total, PAGE)


_ME = bindparam("me", type_=BigInteger)
_LED = bindparam("led", type_=ARRAY(Text))
_NOW = bindparam("now", type_=DateTime(timezone=True))
_TODAY = bindparam("today", type_=Date)

_working = aliased(Request)

_CONDITIONS: dict[TicketPart, ColumnElement[bool]] = {
    "mine": and_(IS_OPEN, waits_for(_ME, _LED)),
    "overdue": and_(IS_OPEN, overdue(_NOW, _TODAY)),
    "client": and_(IS_OPEN, Ticket.state == "awaiting_client"),
    "open": IS_OPEN,
    "closed": Ticket.state.in_(ENDED),
}


@needs(Permission.WORK_ON_TICKETS)
async def ticket_page(work: Work, part: TicketPart | None = None, page: int = 0) -> TicketPage:
    """A page of the tickets that the actor may see, the worst first; of ended ones the latest.

    Args:
        part: what waits for him unless given; all open ones where nothing does.
        page: from 0; the nearest there is.
    """
    whole = may_read_all(work)
    given = {
        "me": work.actor.id,
        "led": departments_led(work),
        "now": work.now,
        "today": work.today,
    }
    counted = await _counts(whole, part == "closed").first(work.transaction, **given)
    assert counted is not None  # noqa: S101 - a count has always its row
    counts = TicketCounts(*counted[:4])
    part = part or ("mine" if counts.mine else "open")
    total = counted.closed if part == "closed" else getattr(counts, part)
    page = nearest_page(page, total, PAGE)
    rows = await _page(whole, part, page).all(work.transaction, **given) if total else []
    return TicketPage(part, [TicketLine(*row) for row in rows], counts, total, page)


@lru_cache
def _counts(whole: bool, closed: bool) -> Statement:
    ended = select(func.count()).select_from(Ticket).where(_CONDITIONS["closed"], visible(whole))
    is_open = select(Ticket.id).where(IS_OPEN, visible(whole)).correlate(None)
    return Statement(
        select(
            func.count().filter(waits_for(_ME, _LED)).label("mine"),
            func.count().filter(overdue(_NOW, _TODAY)).label("overdue"),
            func.count().filter(Ticket.state == "awaiting_client").label("client"),
            func.count().label("open"),
            (ended.scalar_subquery() if closed else literal_column("0", BigInteger)).label(
                "closed"
            ),
        )
        .select_from(Ticket)
        .where(Ticket.id.in_(is_open))
    )


@lru_cache(maxsize=PAGES_KEPT)
def _page(whole: bool, part: TicketPart, page: int) -> Statement:
    """One page. Names are looked up for that page only."""
    order = _order(part)
    ids = (
        select(Ticket.id)
        .where(_CONDITIONS[part], visible(whole) if part != "mine" else true())
        .order_by(*order)
        .offset(page * PAGE)
        .limit(PAGE)
    )
    return Statement(_lines().where(Ticket.id.in_(ids)).order_by(*order))


def _order(part: TicketPart) -> tuple[Any, ...]:
    if part == "closed":
        return (Ticket.closed_at.desc(), Ticket.id.desc())
    worst: ColumnElement[Any] = case(
        {word: at for at, word in enumerate(SEVERITIES)}, value=Ticket.severity
    )
    late: ColumnElement[Any] = case((overdue(_NOW, _TODAY), 0), else_=1)
    return (late, worst, Ticket.opened_at, Ticket.id)


def _lines() -> Select[Any]:
    """What makes a `TicketLine`, of every ticket; narrow it before it is run."""
    holder, lead, rep, receiver = (aliased(Employee) for _ in range(4))
    request = (
        select(_working.id, _working.holder_id, _working.held_since, _working.due_at)
        .where(_working.ticket_id == Ticket.id, _working.state.in_(("new", "in_work", "reported")))
        .order_by(_working.due_at, _working.id)
        .limit(1)
        .lateral()
    )
    asked = (
        select(Asking.asked_at, func.coalesce(Contact.name, Asking.address).label("name"))
        .outerjoin(Contact, Contact.id == Asking.contact_id)
        .where(Asking.ticket_id == Ticket.id, Asking.ended_at.is_(None))
        .lateral()
    )
    offered = aliased(Handoff)
    problems = select(func.count()).where(Problem.ticket_id == Ticket.id).scalar_subquery()
    whose = case(
        (Ticket.state == "new", func.coalesce(receiver.name, offered.to_department)),
        (Ticket.state == "fixed", rep.name),
        (Ticket.state == "awaiting_client", asked.c.name),
        (Ticket.state == "confirmed", Ticket.confirmed_name),
        else_=func.coalesce(holder.name, lead.name),
    )
    since = case(
        (Ticket.state == "accepted", Ticket.accepted_at),
        (Ticket.state == "fixed", Ticket.fixed_at),
        (Ticket.state == "awaiting_client", asked.c.asked_at),
        (Ticket.state.in_(ENDED), Ticket.closed_at),
        (Ticket.state == "in_work", request.c.held_since),
    )
    return (
        select(
            Ticket.id,
            Ticket.number,
            Ticket.state,
            Ticket.severity,
            Ticket.round,
            Client.name.label("client"),
            problems.label("problems"),
            whose.label("whose"),
            func.coalesce(since, Ticket.opened_at).label("since"),
            request.c.due_at,
            overdue(_NOW, _TODAY).label("overdue"),
        )
        .join(Client, Client.id == Ticket.client_id)
        .join(rep, rep.id == Ticket.rep_id)
        .outerjoin(lead, lead.id == Ticket.lead_id)
        .outerjoin(request, true())
        .outerjoin(holder, holder.id == request.c.holder_id)
        .outerjoin(offered, and_(offered.request_id == request.c.id, offered.state == "offered"))
        .outerjoin(receiver, receiver.id == offered.to_employee_id)
        .outerjoin(asked, true())
    )
