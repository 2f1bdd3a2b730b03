"""A person's own requests: those that wait for his decision, that he holds, that he sent."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Text,
    and_,
    any_,
    bindparam,
    case,
    func,
    or_,
    select,
    union,
)

from domain.paging import nearest_page, pages_of
from domain.permissions import Permission, needs
from domain.requests.lists import IS_OPEN, PAGE, PAGES_KEPT, Line, line_query
from domain.requests.visibility import owner_id
from domain.work import Work
from storage.models import Handoff, Request
from storage.statements import Statement

Part = Literal["waiting", "holding", "sent"]


@dataclass(frozen=True)
class MyPage:
    """One part of a person's own requests, with the figures of all parts."""

    part: Part
    lines: list[Line]
    waiting: int
    holding: int
    sent: int
    page: int

    @property
    def total(self) -> int:
        return {"waiting": self.waiting, "holding": self.holding, "sent": self.sent}[self.part]

    @property
    def pages(self) -> int:
        return pages_of(self.total, PAGE)


@needs(Permission.READ_OWN_REQUESTS)
async def mine(work: Work, part: Part | None = None, page: int = 0) -> MyPage:
    """A person's own requests, in three parts.

    Args:
        part: the first one that has something, unless given.
        page: from 0.
    """
    who = {"me": work.actor.id, "own": work.actor.department}
    counted = await _COUNTS.first(work.transaction, **who)
    assert counted is not None  # noqa: S101 - a count has always its row
    counts: dict[Part, int] = dict(zip(_PARTS, counted, strict=True))
    first: Part = next((name for name in _PARTS if counts[name]), "holding")
    shown: Part = first if part is None else part
    page = nearest_page(page, counts[shown], PAGE)
    rows = await _page(shown, page).all(work.transaction, **who)
    return MyPage(
        part=shown,
        lines=[Line(*row) for row in rows],
        waiting=counts["waiting"],
        holding=counts["holding"],
        sent=counts["sent"],
        page=page,
    )


# As selects, whose values the planner does not see: with them in sight it would plan anew for each
# person, which takes longer than finding his requests.
_ME: ColumnElement[int] = select(bindparam("me", type_=BigInteger)).scalar_subquery()
_OWN: ColumnElement[str] = select(bindparam("own", type_=Text)).scalar_subquery()
"""The actor's department. Of somebody without one it is NULL, which equals nothing."""

_OFFERED = or_(
    Handoff.to_employee_id == _ME, and_(Handoff.to_department == _OWN, Handoff.giver_id != _ME)
)

_PARTS: dict[Part, ColumnElement[bool]] = {
    "waiting": or_(_OFFERED, and_(Request.state == "reported", owner_id == _ME)),
    "holding": and_(Request.holder_id == _ME, Request.state != "reported"),
    "sent": and_(owner_id == _ME, Request.holder_id != _ME),
}

# Each way to a request of one's own has an index; asked in one condition, all requests that are
# open in the company would be read.
_MY_IDS = union(
    select(Request.id).where(IS_OPEN, Request.holder_id == _ME),
    select(Request.id).where(IS_OPEN, owner_id == _ME),
    select(Handoff.request_id).where(Handoff.state == "offered", _OFFERED),
).scalar_subquery()
# Found first, as an array: of a join the planner expects hundreds, and reads all requests for it.
_IS_MINE: ColumnElement[bool] = Request.id == any_(func.array(_MY_IDS))

_COUNTS = Statement(
    select(*(func.count(case((condition, 1))) for condition in _PARTS.values()))
    .select_from(Request)
    .outerjoin(Handoff, and_(Handoff.request_id == Request.id, Handoff.state == "offered"))
    .where(IS_OPEN, _IS_MINE)
)


@lru_cache(maxsize=PAGES_KEPT)
def _page(part: Part, page: int) -> Statement:
    return Statement(
        line_query()
        .where(IS_OPEN, _IS_MINE, _PARTS[part])
        .order_by(Request.due_at, Request.id)
        .offset(page * PAGE)
        .limit(PAGE)
    )
