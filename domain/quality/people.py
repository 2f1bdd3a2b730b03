"""Whom a ticket concerns."""

from sqlalchemy import select

from domain.quality.leads import programme_heads, service_leads
from domain.quality.rows import TicketRow, problem_rows
from domain.work import Work
from storage.models import Employee, Handoff, Questionnaire, Request


async def heads_of(work: Work, row: TicketRow) -> set[int]:
    """The programme head who owns this quality from the side of sales."""
    campaign_client_id = await work.session.scalar(
        select(Questionnaire.campaign_client_id).where(Questionnaire.id == row.questionnaire_id)
    )
    return set(await programme_heads(work, campaign_client_id))


async def leads_of(work: Work, row: TicketRow) -> set[int]:
    """Who signed for the repair, as long as he is there; else who answers for its categories."""
    if row.lead_id is not None:
        active = select(Employee.id).where(Employee.id == row.lead_id, Employee.active)
        if await work.session.scalar(active) is not None:
            return {row.lead_id}
    categories = {each.category for each in await problem_rows(work, row.id)}
    return set(await service_leads(work, categories))


async def workers_of(work: Work, row: TicketRow) -> set[int]:
    """All who signed for its work and are there."""
    found = await work.session.scalars(
        select(Employee.id)
        .join(Handoff, Handoff.answered_by_id == Employee.id)
        .join(Request, Request.id == Handoff.request_id)
        .where(Request.ticket_id == row.id, Handoff.state == "accepted", Employee.active)
    )
    return set(found)


async def everybody(work: Work, row: TicketRow) -> set[int]:
    """Rep, head, lead, and every technician who signed for it."""
    return (
        {row.rep_id}
        | await heads_of(work, row)
        | await leads_of(work, row)
        | await workers_of(work, row)
    )
