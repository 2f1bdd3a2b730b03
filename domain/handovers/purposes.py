"""The short form about a leave: from which day until which."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import select

from domain.asking.purpose import IDS, Handed, Purpose
from domain.forms import engine, responses
from domain.forms.responses import Draft
from domain.handovers.leaving import plan_leave
from domain.handovers.telling import LEAVE
from domain.work import Work
from storage.models import Employee
from storage.statements import Statement

_PEOPLE = Statement(select(Employee.id, Employee.name).where(Employee.id == IDS))


async def _plan_leave(work: Work, draft: Draft) -> Handed:
    await responses.hand_in(work, draft)
    handover_id = await plan_leave(
        work,
        draft.subject_id if draft.subject_id is not None else work.actor.id,
        _day(draft, "from_on"),
        _day(draft, "until_on"),
    )
    return Handed(LEAVE, {"handover_id": handover_id})


def _day(draft: Draft, name: str) -> date:
    answer = engine.counted(draft.definition, draft.state).get(name)
    value = None if answer is None else answer.value
    assert isinstance(value, date)  # noqa: S101 - the form requires a date
    return value


HANDOVER_PURPOSES: Mapping[str, Purpose] = {"leave": Purpose(_plan_leave, _PEOPLE, at_once=True)}
