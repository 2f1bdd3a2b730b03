"""Undoing a handover within a day: everything that is still where it was put goes back, and new
lines of the register say so (domain 1.3, 4.3).
"""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import select, text

from domain.errors import NotAllowed, NotFound, TooLate
from domain.handovers import telling
from domain.handovers.leaving import tell_all
from domain.handovers.planning import may_substitute
from domain.handovers.returning import Returned, give_back
from domain.people.audit import note
from domain.permissions import Permission, needs
from domain.work import Work, redraw
from storage.models import Employee, Handover

WITHIN = timedelta(days=1)


@needs(Permission.OWN_SETTINGS)
async def undo(work: Work, handover_id: int) -> tuple[str, Returned]:
    """Take a dismissal or the beginning of a leave back. A repeated tap is told that it is late.

    Returns:
        Whose it was, and what came back.

    Raises:
        NotAllowed: it is not one's to order. TooLate: a day has passed, or it is undone already.
        DeskError: somebody of the same name works here now.
    """
    handover = await work.session.get(Handover, handover_id)
    if handover is None:
        raise NotFound("error-leave-unknown")
    await _refuse(work, handover)  # before anything is locked: anybody may send a tap
    # As a dismissal: nothing else moves people's work meanwhile.
    await work.session.execute(text("LOCK TABLE employees IN SHARE ROW EXCLUSIVE MODE"))
    await work.session.refresh(handover, with_for_update=True)
    if handover.state != "active" or handover.begun_at is None:
        raise TooLate("error-undo-not-active")
    if work.now > handover.begun_at + WITHIN:
        raise TooLate("error-undo-late")
    handover.state, handover.next_at = "undone", None
    handover.ended_at, handover.ended_by_id = work.now, work.actor.employee_id
    handover.revision += 1
    await work.session.flush()
    await telling.call_off_letters(work, handover.id)
    returned = await give_back(work, handover, work.actor.employee_id)
    again = await telling.tell_again(work, handover)
    returned = replace(returned, written_to=again.by_letter, to_be_called=again.unreached)
    await note(work, "handover_undone", f"employee:{handover.person_id}", handover=handover.id)
    await tell_all(work, handover, returned, undone=True)
    await redraw(work, telling.subject(handover.id))
    name = await work.session.scalar(select(Employee.name).where(Employee.id == handover.person_id))
    return str(name), returned


async def _refuse(work: Work, handover: Handover) -> None:
    if handover.kind == "leave":
        if not await may_substitute(work, handover.person_id):
            raise NotAllowed
    elif not work.actor.may(Permission.DISMISS_STAFF):
        raise NotAllowed
