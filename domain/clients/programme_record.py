"""What the programme left behind of a client, for a program to read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute

from domain.quality.rows import stopped_by
from domain.work import Work
from storage.models import Employee, Meeting, Opportunity, Questionnaire, Task, Ticket


@dataclass(frozen=True)
class QuestionnaireRecord:
    """A questionnaire; `ticket` is the number of the one its pause began."""

    id: int
    number: int
    state: str
    rep: str
    begun_at: datetime
    paused_at: datetime | None
    handed_in_at: datetime | None
    counted_at: datetime | None
    ticket: int | None


@dataclass(frozen=True)
class OpportunityRecord:
    """An opportunity, in whatever stage."""

    id: int
    title: str
    amount: Decimal | None
    currency: str | None
    stage: str
    next_step: str | None
    next_on: date | None
    reason: str | None
    owner: str
    created_at: datetime
    closed_at: datetime | None


@dataclass(frozen=True)
class TaskRecord:
    """A task, done or not; `promised` to the client."""

    id: int
    title: str
    due_on: date
    owner: str
    done_at: datetime | None
    promised: bool


@dataclass(frozen=True)
class MeetingRecord:
    """A meeting that took place."""

    kind: str
    rep: str
    held_at: datetime
    note: str | None
    offered: bool
    questionnaire_id: int | None


async def questionnaire_records(work: Work, client_id: int) -> Sequence[QuestionnaireRecord]:
    """The client's questionnaires in the order they were begun; within another use case."""
    elsewhere: dict[str, InstrumentedAttribute[Any]] = {
        "rep": Employee.name,
        "ticket": Ticket.number,
    }
    columns = {
        name: elsewhere[name] if name in elsewhere else getattr(Questionnaire, name)
        for name in QuestionnaireRecord.__dataclass_fields__
    }
    rows = await work.session.execute(
        select(*columns.values())
        .join(Employee, Employee.id == Questionnaire.rep_id)
        .outerjoin(Ticket, stopped_by)
        .where(Questionnaire.client_id == client_id)
        .order_by(Questionnaire.id)
    )
    return [QuestionnaireRecord(*row) for row in rows]


async def opportunity_records(work: Work, client_id: int) -> Sequence[OpportunityRecord]:
    """The client's opportunities in the order they were found; within another use case."""
    columns = {
        name: Employee.name if name == "owner" else getattr(Opportunity, name)
        for name in OpportunityRecord.__dataclass_fields__
    }
    rows = await work.session.execute(
        select(*columns.values())
        .join(Employee, Employee.id == Opportunity.owner_id)
        .where(Opportunity.client_id == client_id)
        .order_by(Opportunity.id)
    )
    return [OpportunityRecord(*row) for row in rows]


async def task_records(work: Work, client_id: int) -> Sequence[TaskRecord]:
    """The tasks about the client, by their days; within another use case."""
    rows = await work.session.execute(
        select(Task.id, Task.title, Task.due_on, Employee.name, Task.done_at, Task.promised)
        .join(Employee, Employee.id == Task.owner_id)
        .where(Task.client_id == client_id)
        .order_by(Task.due_on, Task.id)
    )
    return [TaskRecord(*row) for row in rows]


async def meeting_records(work: Work, client_id: int) -> Sequence[MeetingRecord]:
    """The client's meetings in the order they took place; within another use case."""
    rows = await work.session.execute(
        select(
            Meeting.kind,
            Employee.name,
            Meeting.held_at,
            Meeting.note,
            Meeting.offered,
            Meeting.questionnaire_id,
        )
        .join(Employee, Employee.id == Meeting.rep_id)
        .where(Meeting.client_id == client_id)
        .order_by(Meeting.held_at, Meeting.id)
    )
    return [MeetingRecord(*row) for row in rows]
