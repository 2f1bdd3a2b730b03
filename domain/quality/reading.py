"""One ticket with its complaints, for those who look after the programme and its quality."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute

from domain.errors import NotAllowed, NotFound
from domain.forms.model import Labels
from domain.forms.versions import definition_of
from domain.permissions import Permission, needs
from domain.quality.leads import programme_heads, service_leads
from domain.work import Work
from storage.models import (
    Client,
    Contact,
    Employee,
    FormResponse,
    FormVersion,
    Problem,
    Questionnaire,
    Ticket,
)


@dataclass(frozen=True)
class ProblemLine:
    """A complaint as it was written down, in the client's words."""

    instance: int
    category: str
    severity: str
    place: str | None
    words: str
    repaired_when: str


@dataclass(frozen=True)
class TicketCard:
    """A ticket: whose it is, what is wrong, and whom to ask for the check."""

    id: int
    number: int
    state: str
    client_id: int
    client: str
    questionnaire_id: int
    questionnaire: int
    campaign_client_id: int | None
    rep_id: int
    rep: str
    confirm_contact: str | None
    confirm_email: str | None
    opened_at: datetime
    problems: Sequence[ProblemLine]
    categories: Mapping[str, Labels]
    """What the form calls the categories, in its languages."""


@dataclass(frozen=True)
class Copies:
    """Who has the copies of a problem questionnaire, by name (domain 2.11)."""

    service: list[str]
    programme: list[str]


@needs(Permission.FOLLOW_UP)
async def ticket_card(work: Work, ticket_id: int) -> TicketCard:
    """One ticket.

    Raises:
        NotFound: no such ticket. NotAllowed: it is not for this reader.
    """
    row = (
        await work.session.execute(
            select(*(column.label(name) for name, column in _FACTS.items()))
            .join(Client, Client.id == Ticket.client_id)
            .join(Questionnaire, Questionnaire.id == Ticket.questionnaire_id)
            .join(Employee, Employee.id == Ticket.rep_id)
            .outerjoin(Contact, Contact.id == Ticket.confirm_contact_id)
            .where(Ticket.id == ticket_id)
        )
    ).first()
    if row is None:
        raise NotFound("error-ticket-unknown")
    card = TicketCard(
        **row._asdict(),
        problems=await problems_of(work, ticket_id),
        categories=await categories_of(work, row.questionnaire_id),
    )
    if not await _may_read(work, card):
        raise NotAllowed
    return card


_FACTS: Mapping[str, InstrumentedAttribute[Any]] = {
    "id": Ticket.id,
    "number": Ticket.number,
    "state": Ticket.state,
    "client_id": Ticket.client_id,
    "client": Client.name,
    "questionnaire_id": Ticket.questionnaire_id,
    "questionnaire": Questionnaire.number,
    "campaign_client_id": Questionnaire.campaign_client_id,
    "rep_id": Ticket.rep_id,
    "rep": Employee.name,
    "confirm_contact": Contact.name,
    "confirm_email": Ticket.confirm_email,
    "opened_at": Ticket.opened_at,
}


async def categories_of(work: Work, questionnaire_id: int) -> dict[str, Labels]:
    """What the form of a questionnaire calls the categories of complaints, by their codes; within
    another use case.
    """
    version: str = (
        await work.session.execute(
            select(FormVersion.version)
            .join(FormResponse, FormResponse.form_version_id == FormVersion.id)
            .join(Questionnaire, Questionnaire.response_id == FormResponse.id)
            .where(Questionnaire.id == questionnaire_id)
        )
    ).scalar_one()
    return await labels_of_categories(work, version)


async def labels_of_categories(work: Work, version: str) -> dict[str, Labels]:
    """The same, by the version of the form."""
    form = await definition_of(work, version)
    return {
        choice.name: choice.label
        for question in form.questions
        if question.extra.get("vip_writeback", "").strip() == "problem.category"
        for choice in question.choices
    }


async def _may_read(work: Work, card: TicketCard) -> bool:
    if card.rep_id == work.actor.employee_id or work.actor.may(Permission.READ_PROGRAMME):
        return True
    answering = await service_leads(work, {each.category for each in card.problems})
    return work.actor.employee_id in answering


async def problems_of(work: Work, ticket_id: int | None) -> list[ProblemLine]:
    """The complaints of a ticket, in the order they were written down."""
    rows = await work.session.execute(
        select(*(getattr(Problem, name) for name in ProblemLine.__dataclass_fields__))
        .where(Problem.ticket_id == ticket_id)
        .order_by(Problem.instance)
    )
    return [ProblemLine(*row) for row in rows]


@needs(Permission.FOLLOW_UP)
async def ticket_by_number(work: Work, number: int) -> int:
    """The id of a ticket by the number people say aloud.

    Raises:
        NotFound: there is none.
    """
    known = number if number < 2**63 else 0  # a longer one than the column holds is nobody's
    found = await work.session.scalar(select(Ticket.id).where(Ticket.number == known))
    if found is None:
        raise NotFound("error-ticket-unknown")
    return int(found)


async def copies_of(
    work: Work, problems: Sequence[ProblemLine], campaign_client_id: int | None
) -> Copies:
    """Who has the copies, within another act; the rep's own is the original."""
    leads = await service_leads(work, {each.category for each in problems})
    heads = await programme_heads(work, campaign_client_id)
    rows = await work.session.execute(
        select(Employee.id, Employee.name).where(Employee.id.in_({*leads, *heads}))
    )
    names = {row.id: row.name for row in rows}
    return Copies([names[each] for each in leads], [names[each] for each in heads])
