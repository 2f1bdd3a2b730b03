"""The list of a campaign on a phone: parts of it, pages, one client with his history."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, get_args

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import aliased

from domain.errors import NotFound
from domain.paging import nearest_page, pages_of
from domain.permissions import Permission, needs
from domain.work import Work
from storage.models import Assignment, CampaignClient, Client, Employee, Rapport

PAGE = 8
"""Clients on one screen of a phone."""

HISTORY = 5
"""Changes of hands shown of one client."""

Part = Literal[
    "all", "open", "untouched", "refusals", "alone", "handed_in", "paused", "refused", "removed"
]
PARTS: tuple[Part, ...] = get_args(Part)


UNDECIDED = ("open", "paused")
"""States in which a refusal waits for the head; who is paused may refuse to go on."""


@dataclass(frozen=True)
class Line:
    """A client on a list. `id` is that of his line, `reason` why he refused or was taken off."""

    id: int
    campaign_id: int
    client_id: int
    client: str
    place: str | None
    segment: str | None
    rep_id: int | None
    rep: str | None
    state: str
    reason: str | None
    refusal_asked_at: datetime | None
    worked_at: datetime | None
    next_call_at: datetime | None
    last_call_at: datetime | None
    calls: int

    @property
    def refusal_waits(self) -> bool:
        """For the head's word; of a paused one it is the refusal to go on."""
        return self.refusal_asked_at is not None and self.state in UNDECIDED


@dataclass(frozen=True)
class ListPage:
    """A page of a part of a list."""

    campaign_id: int
    part: Part
    rep_id: int | None
    lines: list[Line]
    total: int
    page: int

    @property
    def pages(self) -> int:
        return pages_of(self.total, PAGE)


@needs(Permission.READ_PROGRAMME)
async def listed(
    work: Work, campaign_id: int, part: Part = "all", rep_id: int | None = None, page: int = 0
) -> ListPage:
    """A page of the list.

    Args:
        rep_id: whose clients; all unless given.
        page: from 0; the nearest there is.
    """
    found = [CampaignClient.campaign_id == campaign_id, *_conditions(part)]
    if rep_id is not None:
        found.append(CampaignClient.rep_id == rep_id)
    total = await work.session.scalar(
        select(func.count()).select_from(CampaignClient).where(*found)
    )
    page = nearest_page(page, total or 0, PAGE)
    ids = (
        select(CampaignClient.id)
        .where(*found)
        .order_by(CampaignClient.id)
        .offset(page * PAGE)
        .limit(PAGE)
    )
    rows = await work.session.execute(
        line_query().where(CampaignClient.id.in_(ids)).order_by(CampaignClient.id)
    )
    return ListPage(campaign_id, part, rep_id, [Line(*row) for row in rows], total or 0, page)


def _conditions(part: Part) -> list[ColumnElement[bool]]:
    is_open = CampaignClient.state == "open"
    match part:
        case "all":
            return []
        case "untouched":
            return [is_open, CampaignClient.last_call_at.is_(None)]
        case "refusals":
            return [
                CampaignClient.state.in_(UNDECIDED),
                CampaignClient.refusal_asked_at.is_not(None),
            ]
        case "alone":
            return [is_open, CampaignClient.rep_id.is_(None)]
        case _:
            return [CampaignClient.state == part]


def line_query() -> Select[*tuple[Any, ...]]:
    """What makes a `Line`; narrow it before it is run."""
    return (
        select(
            CampaignClient.id,
            CampaignClient.campaign_id,
            CampaignClient.client_id,
            Client.name,
            Client.place,
            Client.segment,
            CampaignClient.rep_id,
            Employee.name.label("rep"),
            CampaignClient.state,
            CampaignClient.reason,
            CampaignClient.refusal_asked_at,
            CampaignClient.worked_at,
            CampaignClient.next_call_at,
            CampaignClient.last_call_at,
            CampaignClient.calls,
        )
        .join(Client, Client.id == CampaignClient.client_id)
        .outerjoin(Employee, Employee.id == CampaignClient.rep_id)
    )


@needs(Permission.READ_PROGRAMME)
async def whole_list(work: Work, campaign_id: int) -> list[Line]:
    """All of a list, for a program or a spreadsheet."""
    rows = await work.session.execute(
        line_query().where(CampaignClient.campaign_id == campaign_id).order_by(CampaignClient.id)
    )
    return [Line(*row) for row in rows]


@needs(Permission.READ_PROGRAMME)
async def line_of_client(work: Work, campaign_id: int, client_id: int) -> int:
    """The id of a client's line.

    Raises:
        NotFound: he is not on the list.
    """
    found: int | None = await work.session.scalar(
        select(CampaignClient.id).where(
            CampaignClient.campaign_id == campaign_id, CampaignClient.client_id == client_id
        )
    )
    if found is None:
        raise NotFound("error-campaign-client-unknown")
    return found


@dataclass(frozen=True)
class Move:
    """A change of hands. `reason` is a word of ours or the head's own."""

    campaign_client_id: int
    at: datetime
    from_rep: str | None
    to_rep: str | None
    reason: str
    by: str | None


@dataclass(frozen=True)
class LineCard:
    """One client on the list: with the latest changes of hands, and who gets on with him."""

    line: Line
    moves: list[Move]
    marks: list[tuple[int, str, str]]
    """Rep, his name, verdict."""


@needs(Permission.READ_PROGRAMME)
async def line_card(work: Work, line_id: int) -> LineCard:
    """One client on a list.

    Raises:
        NotFound: there is no such line.
    """
    row = (await work.session.execute(line_query().where(CampaignClient.id == line_id))).first()
    if row is None:
        raise NotFound("error-campaign-client-unknown")
    line = Line(*row)
    recent = (
        moves_query()
        .where(Assignment.campaign_client_id == line_id)
        .order_by(Assignment.id.desc())
        .limit(HISTORY)
    )
    moves = [Move(*each) for each in await work.session.execute(recent)]
    marks = await work.session.execute(
        select(Employee.id, Employee.name, Rapport.verdict)
        .join(Rapport, Rapport.employee_id == Employee.id)
        .where(Rapport.client_id == line.client_id)
        .order_by(Employee.name)
    )
    return LineCard(line, moves, [(each[0], each[1], each[2]) for each in marks])


@needs(Permission.READ_PROGRAMME)
async def moves_of(work: Work, campaign_id: int) -> list[Move]:
    """All changes of hands in a campaign, the oldest first."""
    ids = select(CampaignClient.id).where(CampaignClient.campaign_id == campaign_id)
    rows = await work.session.execute(
        moves_query().where(Assignment.campaign_client_id.in_(ids)).order_by(Assignment.id)
    )
    return [Move(*row) for row in rows]


def moves_query() -> Select[*tuple[Any, ...]]:
    """What makes a `Move`."""
    giver, taker, by = aliased(Employee), aliased(Employee), aliased(Employee)
    return (
        select(
            Assignment.campaign_client_id,
            Assignment.at,
            giver.name.label("from_rep"),
            taker.name.label("to_rep"),
            Assignment.reason,
            by.name.label("by"),
        )
        .outerjoin(giver, giver.id == Assignment.from_rep_id)
        .outerjoin(taker, taker.id == Assignment.to_rep_id)
        .outerjoin(by, by.id == Assignment.by_id)
    )
