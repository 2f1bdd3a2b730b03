"""A request and its handoff, read under the lock that every act on them takes first."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ARRAY, BigInteger, any_, bindparam, exists, select, true

from domain.errors import NotAllowed, NotFound
from domain.people.staff import hold_active
from domain.requests.register import Head, Signature
from domain.work import Work
from storage.models import Employee, Handoff, RegisterLine, Request
from storage.statements import Statement


@dataclass(frozen=True)
class Answered:
    """What an act did, for the screen that follows. `client_told`: a letter takes the words to the
    client, who wrote by mail. `offered_to`: who is asked to go on with the next step of its route,
    or with the one before, as the actor calls him. `ready_at`: by what hour its section will have
    it ready. `reminded`: whom the desk reminds of what was agreed, "" for the actor himself, None
    for nobody; `reminded_at`: when before its day, None where it is too late for that.
    `visit_off`: a visit to the client's site that is called off by it; `visit_told`: a letter
    takes that to him. `repair`: service and the client end it, not its author. `instead`: who was
    asked in place of a receiver on leave.
    """

    request_id: int
    number: int
    client_told: bool = False
    offered_to: str | None = None
    ready_at: datetime | None = None
    reminded: str | None = None
    reminded_at: datetime | None = None
    visit_off: datetime | None = None
    visit_told: bool = False
    repair: bool = False
    instead: str | None = None


@dataclass(frozen=True)
class RequestRow:
    """The columns of a request that its acts look at."""

    id: int
    number: int
    kind: str
    state: str
    author_id: int
    successor_id: int | None
    holder_id: int
    department: str
    client_id: int
    due_at: datetime
    stage: int
    handoff_count: int
    ticket_id: int | None
    route_step: int | None
    step_due_at: datetime | None

    @property
    def owner_id(self) -> int:
        """Who asked for it and decides on the result: the author, or his successor."""
        return self.successor_id or self.author_id

    @property
    def is_first_of_ticket(self) -> bool:
        """Whether nobody has signed yet for a repair: it is the ticket's then, whose it is."""
        return self.ticket_id is not None and self.state == "new"

    @property
    def answered(self) -> Answered:
        return Answered(self.id, self.number, repair=self.ticket_id is not None)


@dataclass(frozen=True)
class HandoffRow:
    """The columns of a handoff that its acts look at."""

    id: int
    state: str
    giver_id: int
    to_employee_id: int | None
    to_department: str | None
    note: str | None
    offered_at: datetime
    giver_evidence: dict[str, Any]
    answered_at: datetime | None
    answered_by_id: int | None
    by_order_of_id: int | None
    stage: int
    next_at: datetime | None
    expires_at: datetime
    route_step: int | None

    @property
    def giver_signature(self) -> Signature:
        """The giver's half of the register line, made when he offered."""
        return Signature(self.giver_id, self.offered_at, self.giver_evidence)


REQUEST_COLUMNS = [getattr(Request, name) for name in RequestRow.__dataclass_fields__]
"""What makes a `RequestRow`."""

_HANDOFF = [getattr(Handoff, name) for name in HandoffRow.__dataclass_fields__]


async def lock_request(work: Work, request_id: int) -> RequestRow:
    """The request, locked until the transaction ends: whoever else would act on it waits. What only
    refers to it does not: somebody may hold a visit of his and write into the request's history,
    while the request's holder waits for that visit.

    Raises:
        NotFound: no such request.
    """
    row = await _LOCK_REQUEST.first(work.transaction, request_id=request_id)
    if row is None:
        raise NotFound("error-request-unknown")
    return RequestRow(*row)


async def lock_requests(work: Work, request_ids: Collection[int]) -> list[RequestRow]:
    """Several requests, locked until the transaction ends: one after another by id, as every act
    on several takes them, so that no two of them wait for each other.

    Args:
        request_ids: nothing else of them is locked yet; those that do not exist are left out.
    """
    rows = await _LOCK_REQUESTS.all(work.transaction, ids=sorted(set(request_ids)))
    return [RequestRow(*row) for row in rows]


async def lock_handoff(work: Work, handoff_id: int) -> tuple[RequestRow, HandoffRow]:
    """A handoff and its request, the request locked: two takers stand in line here.

    Raises:
        NotFound: no such handoff.
    """
    row = await _LOCK_BOTH.first(work.transaction, handoff_id=handoff_id)
    if row is None:
        raise NotFound("error-handoff-unknown")
    return RequestRow(*row[: len(REQUEST_COLUMNS)]), HandoffRow(*row[len(REQUEST_COLUMNS) :])


async def lock_handoff_for_taker(
    work: Work, handoff_id: int
) -> tuple[RequestRow, HandoffRow, Head]:
    """The same for whoever would have the request, who is held active before, as by `hold_active`;
    and the end of the request's chain, which his signature is linked to.

    Raises:
        NotFound: no such handoff. NotAllowed: he has just been dismissed.
    """
    row = await _LOCK_FOR_TAKER.first(
        work.transaction, handoff_id=handoff_id, taker_id=work.actor.id
    )
    if row is not None:
        head = Head() if row.hash is None else Head(row.line_no, row.hash)
        return (
            RequestRow(*row[: len(REQUEST_COLUMNS)]),
            HandoffRow(*row[len(REQUEST_COLUMNS) : -2]),
            head,
        )
    if not await hold_active(work, {work.actor.id}):
        raise NotAllowed
    raise NotFound("error-handoff-unknown")


_LOCK_REQUEST = Statement(
    select(*REQUEST_COLUMNS)
    .where(Request.id == bindparam("request_id"))
    .with_for_update(key_share=True)
)

_LOCK_REQUESTS = Statement(
    select(*REQUEST_COLUMNS)
    .where(Request.id == any_(bindparam("ids", type_=ARRAY(BigInteger))))
    .order_by(Request.id)
    .with_for_update(key_share=True)
)

# Both rows are locked, or the second of two takers would read the handoff as it was before he
# waited. The request comes first in the FROM clause, so it is locked first here as everywhere.
_BOTH = (
    select(*REQUEST_COLUMNS, *_HANDOFF)
    .select_from(Request)
    .join(Handoff, Handoff.request_id == Request.id)
    .where(Handoff.id == bindparam("handoff_id"))
    .with_for_update(of=[Request, Handoff], key_share=True)
)
_LOCK_BOTH = Statement(_BOTH)

# The taker's row is locked first: a condition that asks nothing of the other rows is looked at
# before any of them is read.
_taker = (
    select(Employee.id)
    .where(Employee.id == bindparam("taker_id"), Employee.active)
    .with_for_update(read=True)
    .cte("taker")
)
# A chain that grew while its lock was waited for is seen as it was before. The offer is over then,
# and its state tells; were it not, the line's number would be taken, and nothing written.
_head = (
    select(RegisterLine.line_no, RegisterLine.hash)
    .where(RegisterLine.request_id == Request.id)
    .order_by(RegisterLine.line_no.desc())
    .limit(1)
    .lateral()
)
_LOCK_FOR_TAKER = Statement(
    _BOTH.add_columns(_head.c.line_no, _head.c.hash)
    .outerjoin(_head, true())
    .where(exists(select(_taker.c.id)))
)


async def open_offer(work: Work, request_id: int) -> HandoffRow | None:
    """What is offered of a request now; the caller holds the lock on the request."""
    row = await _OPEN_OFFER.first(work.transaction, request_id=request_id)
    return None if row is None else HandoffRow(*row)


_OPEN_OFFER = Statement(
    select(*_HANDOFF).where(
        Handoff.request_id == bindparam("request_id"), Handoff.state == "offered"
    )
)
