"""Decisions and measures that somebody who leaves answers for go to a colleague (domain 4.3). Their
tasks go as all tasks do.
"""

from collections.abc import Sequence

from domain.handovers.takers import Handed, Moved, Takers, move_owned, return_owned
from domain.reports.decisions import decision_subject
from domain.reports.measures import measure_subject
from domain.work import Work, redraw
from storage.models import Decision, Measure

_DECISION_OPEN = Decision.state == "open"
_MEASURE_OPEN = Measure.state == "planned"


async def hand_over_decisions(work: Work, from_id: int, takers: Takers) -> list[Moved]:
    """Hand over what is not done; of a leave, what is due in it."""
    due = [] if takers.until_on is None else [Decision.due_on <= takers.until_on]
    moved = await move_owned(
        work, Decision.responsible_id, None, from_id, takers, _DECISION_OPEN, *due
    )
    await redraw(work, *(decision_subject(each.row_id) for each in moved))
    return moved


async def give_decisions_back(work: Work, handed: Sequence[Handed]) -> list[Handed]:
    back = await return_owned(work, Decision.responsible_id, handed, _DECISION_OPEN)
    await redraw(work, *(decision_subject(each.row_id) for each in back))
    return back


async def hand_over_measures(work: Work, from_id: int, takers: Takers) -> list[Moved]:
    """Hand over what is not done; of a leave, what is due in it."""
    due = [] if takers.until_on is None else [Measure.due_on <= takers.until_on]
    moved = await move_owned(work, Measure.owner_id, None, from_id, takers, _MEASURE_OPEN, *due)
    await redraw(work, *(measure_subject(each.row_id) for each in moved))
    return moved


async def give_measures_back(work: Work, handed: Sequence[Handed]) -> list[Handed]:
    back = await return_owned(work, Measure.owner_id, handed, _MEASURE_OPEN)
    await redraw(work, *(measure_subject(each.row_id) for each in back))
    return back
