"""The short form about a leave: from which day until which."""

from collections.abc import Mapping

from sqlalchemy import select

from domain.asking.given import day_of
from domain.asking.purpose import IDS, Handed, Purpose
from domain.forms import responses
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
        day_of(draft, "from_on"),
        day_of(draft, "until_on"),
    )
    return Handed(LEAVE, {"handover_id": handover_id})


HANDOVER_PURPOSES: Mapping[str, Purpose] = {
    "leave": Purpose(_plan_leave, _PEOPLE, at_once=True, of_person=True)
}
