"""A request and its handoff, read under the lock that every act on them takes first."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from domain.errors import NotFound
from domain.people.staff import leads_of
from domain.requests.register import Signature
from domain.states import Party
from domain.work import Work
from storage.models import Handoff, Request


@dataclass(frozen=True)
class RequestRow:
    """The columns of a request that its acts look at."""

    id: int
    number: int
    kind: str
    state: str
    author_id: int
    holder_id: int
    department: str
    client_id: int
    stage: int
    handoff_count: int


@dataclass(frozen=True)
class HandoffRow:
    """The columns of a handoff that its acts look at."""

    id: int
    state: str
    giver_id: int
    to_employee_id: int | None
    to_department: str | None
    offered_at: datetime
    giver_evidence: dict[str, Any]
    answered_at: datetime | None
    answered_by_id: int | None
    by_order_of_id: int | None
    stage: int
    expires_at: datetime

    @property
    def giver_signature(self) -> Signature:
        """The giver's half of the register line, made when he offered."""
        return Signature(self.giver_id, self.offered_at, self.giver_evidence)


_REQUEST = [getattr(Request, name) for name in RequestRow.__dataclass_fields__]
_HANDOFF = [getattr(Handoff, name) for name in HandoffRow.__dataclass_fields__]


async def lock_request(work: Work, request_id: int) -> RequestRow:
    """The request, locked until the transaction ends.

    Raises:
        NotFound: no such request.
    """
    query = select(*_REQUEST).where(Request.id == request_id).with_for_update()
    row = (await work.session.execute(query)).first()
    if row is None:
        raise NotFound("error-request-unknown")
    return RequestRow(*row)


async def lock_handoff(work: Work, handoff_id: int) -> tuple[RequestRow, HandoffRow]:
    """A handoff and its request, the request locked: two takers stand in line here.

    Raises:
        NotFound: no such handoff.
    """
    row = (await work.session.execute(_BOTH.where(Handoff.id == handoff_id))).first()
    if row is None:
        raise NotFound("error-handoff-unknown")
    return RequestRow(*row[: len(_REQUEST)]), HandoffRow(*row[len(_REQUEST) :])


# Both rows are locked, or the second of two takers would read the handoff as it was before he
# waited. The request comes first in the FROM clause, so it is locked first here as everywhere.
_BOTH = (
    select(*_REQUEST, *_HANDOFF)
    .select_from(Request)
    .join(Handoff, Handoff.request_id == Request.id)
    .with_for_update(of=[Request, Handoff])
)


async def parties(work: Work, request: RequestRow) -> set[Party]:
    """What the actor is to this request. The lead stands in for an author of his department."""
    found: set[Party] = set()
    if work.actor.employee_id == request.author_id:
        found.add(Party.AUTHOR)
    if work.actor.employee_id == request.holder_id:
        found.add(Party.HOLDER)
    if work.actor.employee_id in await leads_of(work, [request.author_id]):
        found.add(Party.LEAD)
    return found
