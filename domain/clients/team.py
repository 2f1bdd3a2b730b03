"""The team that serves a client: who does which part, and who stands in for whom (domain 4.3).

A part is done by whoever was named for it. Where nobody was, it is whoever does it in fact: the rep
who has the client on a running campaign's list, the lead of its ticket, the writer of its letters.
That is read, not written down, so it is never older than the work itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    BindParameter,
    Row,
    bindparam,
    case,
    func,
    literal,
    null,
    select,
    union_all,
)

from domain.handovers.away import Standin, standins
from domain.permissions import Permission, needs
from domain.work import Work
from storage.models import (
    Campaign,
    CampaignClient,
    ClientMember,
    Employee,
    PersonalLetter,
    Ticket,
)
from storage.models.clients import TEAM_PARTS
from storage.models.tickets import ENDED
from storage.statements import Statement


@dataclass(frozen=True)
class Reached:
    """Who is to be spoken to, and how."""

    employee_id: int
    name: str
    phone: str | None
    email: str | None


@dataclass(frozen=True)
class Member:
    """Somebody of a client's team.

    Attributes:
        part: one of TEAM_PARTS.
        since: when he was named; None where that is not known.
        named: whether he was; else he does it in fact.
        stand_in: who does it now, where he is on leave.
    """

    employee_id: int
    name: str
    part: str
    since: datetime | None
    named: bool
    phone: str | None
    email: str | None
    stand_in: Standin | None = None

    @property
    def present(self) -> Reached:
        """Who is to be spoken to now."""
        other = self.stand_in
        if other is not None:
            return Reached(other.id, other.name, other.phone, other.email)
        return Reached(self.employee_id, self.name, self.phone, self.email)


@needs(Permission.FIND_CLIENTS)
async def team_of(work: Work, client_id: int) -> list[Member]:
    """Those who serve a client, one a part at most, in the order of TEAM_PARTS."""
    return await read_team(work, client_id)


async def read_team(work: Work, client_id: int) -> list[Member]:
    """The same, within another use case."""
    rows = await _TEAM.all(work.transaction, client_id=client_id, service_lead=_service_lead(work))
    first: dict[str, Row[*tuple[Any, ...]]] = {}
    for row in rows:  # those named come first
        first.setdefault(row.part, row)
    away = await standins(work, {row.employee_id for row in first.values()}, client_id)
    return [
        Member(**first[part]._asdict(), stand_in=away.get(first[part].employee_id))
        for part in TEAM_PARTS
        if part in first
    ]


def member_in(team: Sequence[Member], part: str) -> Member | None:
    """Who has that part."""
    return next((each for each in team if each.part == part), None)


def _service_lead(work: Work) -> str:
    """The name of the lead whose department answers for complaints; empty where none is named."""
    code = work.policy.quality.department
    known = None if code is None else work.policy.departments.get(code)
    return known.lead if known is not None else ""


_CLIENT: BindParameter[int] = bindparam("client_id", type_=BigInteger)
_NOBODY = null().cast(ClientMember.since.type)

_named = select(
    ClientMember.part.label("part"),
    ClientMember.employee_id.label("employee_id"),
    ClientMember.since.label("since"),
    literal(value=True).label("named"),
).where(ClientMember.client_id == _CLIENT, ClientMember.until.is_(None))

_visits = (
    select(
        literal("vip_rep").label("part"),
        CampaignClient.rep_id.label("employee_id"),
        _NOBODY.label("since"),
        literal(value=False).label("named"),
    )
    .join(Campaign, Campaign.id == CampaignClient.campaign_id)
    .where(
        CampaignClient.client_id == _CLIENT,
        CampaignClient.rep_id.is_not(None),
        Campaign.state == "running",
    )
    .order_by(Campaign.id.desc())
    .limit(1)
    .subquery()
    .select()
)

_ticket_lead = (
    select(Ticket.lead_id)
    .where(Ticket.client_id == _CLIENT, Ticket.state.not_in(ENDED), Ticket.lead_id.is_not(None))
    .order_by(Ticket.id.desc())
    .limit(1)
    .scalar_subquery()
)
_lead_by_name = (
    select(func.min(Employee.id))
    .where(Employee.name == bindparam("service_lead"), Employee.active)
    .scalar_subquery()
)
_lead_by_role = (
    select(func.min(Employee.id))
    .where(Employee.role == "service_lead", Employee.active)
    .scalar_subquery()
)
_service = select(
    literal("service").label("part"),
    func.coalesce(_ticket_lead, _lead_by_name, _lead_by_role).label("employee_id"),
    _NOBODY.label("since"),
    literal(value=False).label("named"),
)

# Of several coordinators none is the client's own.
_coordinator = select(
    literal("coordinator").label("part"),
    case((func.count() == 1, func.min(Employee.id))).label("employee_id"),
    _NOBODY.label("since"),
    literal(value=False).label("named"),
).where(Employee.role == "coordinator", Employee.active)

_letters = (
    select(
        literal("letters").label("part"),
        PersonalLetter.writer_id.label("employee_id"),
        _NOBODY.label("since"),
        literal(value=False).label("named"),
    )
    .where(PersonalLetter.client_id == _CLIENT)
    .order_by(PersonalLetter.id.desc())
    .limit(1)
    .subquery()
    .select()
)

_part = union_all(_named, _visits, _service, _coordinator, _letters).subquery("part")
_TEAM = Statement(
    select(
        _part.c.employee_id,
        Employee.name,
        _part.c.part,
        _part.c.since,
        _part.c.named,
        Employee.phone,
        Employee.email,
    )
    .join(Employee, (Employee.id == _part.c.employee_id) & Employee.active)
    .order_by(_part.c.named.desc())
)
