"""Who may be named for a part of a client's team: first those whose work it is (domain 4.3)."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, case, func, select

from domain.forms.answers import Picked
from domain.forms.responses import Draft
from domain.handovers.away import AWAY
from domain.permissions import Permission, needs
from domain.work import Work
from storage.models import ClientMember, Employee, Rapport

TEAM_PART = "part"
"""The question of the form that says which part somebody is named for; it is known before."""

_DOES: Mapping[str, tuple[str, ...]] = {
    "manager": ("rep",),
    "vip_rep": ("rep",),
    "service": ("service_lead", "technician"),
    "coordinator": ("coordinator",),
    "letters": ("letter_writer",),
}
"""The roles whose work a part is."""


@dataclass(frozen=True)
class Vacancy:
    """A part of a client's team that somebody is sought for."""

    client_id: int
    part: str


def vacancy_of(draft: Draft) -> Vacancy | None:
    """What the form about a client's team asks somebody for; None where a form does not say it."""
    answer = draft.state.answers.get(TEAM_PART)
    part = answer.value if answer is not None else None
    if draft.subject_id is None or not isinstance(part, str) or part not in _DOES:
        return None
    return Vacancy(draft.subject_id, part)


@needs(Permission.FIND_CLIENTS)
async def candidates(
    work: Work, vacancy: Vacancy, typed: str, first: int, most: int
) -> list[Picked]:
    """Whom to name: those of the departments that do this part, then those of the role, then
    everybody else; among equals who is there, then who does it for the fewest clients. Nobody whom
    naming would refuse, nor who is named already.

    Args:
        typed: part of a name; empty for everybody.
        first: how many are passed over. most: how many at the most.
    """
    named = _members(vacancy.part).where(
        ClientMember.client_id == vacancy.client_id, ClientMember.employee_id == Employee.id
    )
    query = select(Employee.id, Employee.name).where(Employee.active, ~named.exists())
    if typed:
        query = query.where(func.lower(Employee.name).contains(typed.lower(), autoescape=True))
    if vacancy.part == "vip_rep":
        query = query.where(Employee.id.not_in(_fencing(vacancy.client_id)))
    load = _members(vacancy.part).where(ClientMember.employee_id == Employee.id)
    rows = await work.session.execute(
        query.order_by(
            _nearness(work, vacancy.part).desc(),
            Employee.id.in_(AWAY),
            load.with_only_columns(func.count()).scalar_subquery(),
            Employee.name,
        )
        .offset(first)
        .limit(most)
    )
    return [Picked(str(row.id), row.name) for row in rows]


def _members(part: str) -> Select[int]:
    """Those who have that part of some client's team now."""
    return (
        select(ClientMember.id)
        .where(ClientMember.part == part, ClientMember.until.is_(None))
        .correlate(Employee)
    )


def _fencing(client_id: int) -> Select[int]:
    """Those who fence a client off from others (domain 2.4)."""
    return select(Rapport.employee_id).where(
        Rapport.client_id == client_id, Rapport.verdict == "fences_off"
    )


def _nearness(work: Work, part: str) -> ColumnElement[int]:
    does = Employee.role.in_(_DOES[part])
    if part != "service":
        return case((does, 1), else_=0)
    quality = work.policy.quality
    answering = {quality.department, *quality.categories.values()} - {None}
    return case((Employee.department.in_(answering), 2), (does, 1), else_=0)
