"""Opportunities: what a client may buy, how far it is, and how it ended."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal

from sqlalchemy import ColumnElement, Select, func, select, update

from domain.errors import DeskError, NotAllowed, NotFound
from domain.follow_ups.next_steps import close_steps, put_step
from domain.follow_ups.tasks import NewTask, task_subject
from domain.paging import nearest_page, pages_of
from domain.people.audit import note
from domain.people.staff import hold_active
from domain.permissions import Permission, needs
from domain.work import Work, redraw
from storage.models import Client, Employee, Opportunity, Questionnaire, Task

PAGE = 8
"""Opportunities on one screen."""

Stage = Literal["found", "talks", "offer", "won", "lost"]
OVER: tuple[Stage, ...] = ("won", "lost")


@dataclass(frozen=True)
class OpportunityCard:
    """An opportunity; `questionnaire` is the number of the one it was found by."""

    id: int
    title: str
    client_id: int
    client: str
    amount: Decimal | None
    currency: str | None
    stage: Stage
    next_step: str | None
    next_on: date | None
    reason: str | None
    owner_id: int
    owner: str
    questionnaire: int | None
    created_at: datetime
    closed_at: datetime | None
    may_change: bool


@dataclass(frozen=True)
class OpportunityPage:
    """One's own open opportunities: the next step that is due first comes first."""

    opportunities: list[OpportunityCard]
    total: int
    page: int

    @property
    def pages(self) -> int:
        return pages_of(self.total, PAGE)


def opportunity_subject(opportunity_id: int) -> str:
    """What messages about an opportunity are found by, to be drawn again."""
    return f"opportunity:{opportunity_id}"


def my_open_opportunities(work: Work) -> tuple[ColumnElement[bool], ...]:
    """The conditions on opportunities that they are the actor's and not over."""
    return Opportunity.owner_id == work.actor.id, Opportunity.stage.not_in(OVER)


@needs(Permission.FOLLOW_UP)
async def my_opportunities(work: Work, page: int = 0) -> OpportunityPage:
    """One's own opportunities that are neither won nor lost.

    Args:
        page: from 0; one past the last shows the last.
    """
    mine = my_open_opportunities(work)
    counting = select(func.count()).select_from(Opportunity).where(*mine)
    total = await work.session.scalar(counting) or 0
    page = nearest_page(page, total, PAGE)
    rows = await work.session.execute(
        _cards(work)
        .where(*mine)
        .order_by(Opportunity.next_on.nulls_last(), Opportunity.id)
        .offset(page * PAGE)
        .limit(PAGE)
    )
    return OpportunityPage([OpportunityCard(*row) for row in rows], total, page)


@needs(Permission.FOLLOW_UP)
async def opportunity_card(work: Work, opportunity_id: int) -> OpportunityCard:
    """One opportunity.

    Raises:
        NotFound: no such one. NotAllowed: it is somebody else's.
    """
    row = (await work.session.execute(_cards(work).where(Opportunity.id == opportunity_id))).first()
    if row is None:
        raise NotFound("error-opportunity-unknown")
    card = OpportunityCard(*row)
    if not (card.may_change or work.actor.may(Permission.READ_PROGRAMME)):
        raise NotAllowed
    return card


@needs(Permission.FOLLOW_UP)
async def set_stage(
    work: Work, opportunity_id: int, stage: Stage, reason: str | None = None
) -> OpportunityCard:
    """Say how far it is: talks, an offer was made, won, or lost and why. What is over may be taken
    up again by setting an open stage.

    Args:
        reason: why it was lost.

    Raises:
        NotFound, NotAllowed: it is not one's own. DeskError: lost without a reason.
    """
    reason = (reason or "").strip() or None
    if stage == "lost" and reason is None:
        raise DeskError("error-words-needed")
    card = await _changeable(work, opportunity_id)
    if card.stage == stage:
        return card
    over = stage in OVER
    await work.session.execute(
        update(Opportunity)
        .where(Opportunity.id == opportunity_id)
        .values(stage=stage, reason=reason, closed_at=work.now if over else None)
    )
    await note(work, "opportunity_stage", f"opportunity:{opportunity_id}", stage=stage)
    if over:
        await close_steps(work, opportunity_id)
    await redraw(work, opportunity_subject(opportunity_id))
    return await opportunity_card(work, opportunity_id)


@needs(Permission.FOLLOW_UP)
async def set_next_step(
    work: Work, opportunity_id: int, words: str, due_on: date
) -> OpportunityCard:
    """Say what comes next and when; it becomes a task, of which its owner is reminded.

    Raises:
        NotFound, NotAllowed: it is not one's own. DeskError: there are no words, or it is over.
    """
    if not words.strip():
        raise DeskError("error-words-needed")
    card = await _changeable(work, opportunity_id)
    if card.stage in OVER:
        raise DeskError("error-opportunity-over")
    await work.session.execute(
        update(Opportunity)
        .where(Opportunity.id == opportunity_id)
        .values(next_step=words.strip(), next_on=due_on)
    )
    step = NewTask(
        words.strip(), due_on, card.owner_id, card.client_id, opportunity_id=opportunity_id
    )
    await put_step(work, step)
    await redraw(work, opportunity_subject(opportunity_id))
    return await opportunity_card(work, opportunity_id)


@needs(Permission.FOLLOW_UP)
async def hand_opportunity(work: Work, opportunity_id: int, to_id: int) -> OpportunityCard:
    """Hand an open opportunity to a colleague, with the steps that are still to be done. He is
    told.

    Returns:
        The opportunity as it was before: whoever handed it on may see it no more.

    Raises:
        NotFound, NotAllowed: it is not one's own. DeskError: it is over, or the colleague is gone.
    """
    if to_id not in await hold_active(work, {to_id}):
        raise DeskError("error-employee-gone")
    card = await _changeable(work, opportunity_id)
    if card.stage in OVER:
        raise DeskError("error-opportunity-over")
    if to_id == card.owner_id:
        return card
    await work.session.execute(
        update(Opportunity).where(Opportunity.id == opportunity_id).values(owner_id=to_id)
    )
    steps = await work.session.scalars(
        update(Task)
        .where(
            Task.opportunity_id == opportunity_id,
            Task.owner_id == card.owner_id,
            Task.done_at.is_(None),
        )
        .values(owner_id=to_id)
        .returning(Task.id)
    )
    await note(work, "hand_opportunity", f"opportunity:{opportunity_id}", to=to_id)
    subject = opportunity_subject(opportunity_id)
    await redraw(work, subject, *(task_subject(task_id) for task_id in steps))
    work.notify(to_id, "opportunity", subject=subject, opportunity_id=opportunity_id)
    return card


@needs(Permission.FOLLOW_UP)
async def may_change(work: Work, opportunity_id: int) -> None:
    """See to it that nobody is asked in vain for words about it.

    Raises:
        NotFound, NotAllowed: it is not one's own.
    """
    await _changeable(work, opportunity_id)


async def _changeable(work: Work, opportunity_id: int) -> OpportunityCard:
    """The opportunity, locked until the transaction ends."""
    await work.session.execute(
        select(Opportunity.id).where(Opportunity.id == opportunity_id).with_for_update()
    )
    card = await opportunity_card(work, opportunity_id)
    if not card.may_change:
        raise NotAllowed
    return card


def _cards(work: Work) -> Select[*tuple[Any, ...]]:
    mine: ColumnElement[bool] = Opportunity.owner_id == work.actor.id
    return (
        select(
            Opportunity.id,
            Opportunity.title,
            Opportunity.client_id,
            Client.name,
            Opportunity.amount,
            Opportunity.currency,
            Opportunity.stage,
            Opportunity.next_step,
            Opportunity.next_on,
            Opportunity.reason,
            Opportunity.owner_id,
            Employee.name,
            Questionnaire.number,
            Opportunity.created_at,
            Opportunity.closed_at,
            mine,
        )
        .join(Client, Client.id == Opportunity.client_id)
        .join(Employee, Employee.id == Opportunity.owner_id)
        .outerjoin(Questionnaire, Questionnaire.id == Opportunity.questionnaire_id)
    )
