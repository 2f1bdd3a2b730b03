"""Leaves and undoing as an administrator orders them at the shell: by names (domain 4.3)."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import func, select

from domain.errors import DeskError, NotFound, TooLate
from domain.handovers.leave_card import live_leave
from domain.handovers.leaving import cancel_leave, come_back, lock, order_leave, plan_leave
from domain.handovers.returning import Returned
from domain.handovers.undoing import undo
from domain.people.staff import person_named
from domain.permissions import Permission, needs
from domain.work import Work
from storage.models import Employee, Handover


@needs(Permission.SUBSTITUTE_STAFF)
async def leave_named(
    work: Work,
    name: str,
    from_on: date,
    until_on: date,
    to_names: Sequence[str],
    *,
    tell_clients: bool = False,
) -> int:
    """Plan and order a leave at once, by names."""
    person = await person_named(work, name)
    takers = [(await person_named(work, each)).id for each in to_names]
    handover_id = await plan_leave(work, person.id, from_on, until_on, takers)
    await order_leave(work, handover_id, tell_clients=tell_clients)
    return handover_id


@needs(Permission.SUBSTITUTE_STAFF)
async def back_named(work: Work, name: str) -> Returned | None:
    """Somebody is back before the end; one that has not begun does not take place.

    Returns:
        What came back; None where nothing had gone yet.

    Raises:
        NotFound: he is not on leave, and is not going to be.
    """
    person = await person_named(work, name)
    handover_id = await live_leave(work, person.id)
    if handover_id is None:
        raise NotFound("error-no-leave", name=person.name)
    handover = await lock(work, handover_id)
    if handover.state == "planned":
        await cancel_leave(work, handover_id)
        return None
    return await come_back(work, handover_id)


@needs(Permission.SUBSTITUTE_STAFF)
async def undo_named(work: Work, name: str) -> tuple[str, Returned]:
    """The same for the latest handover of somebody, who may have been dismissed by it.

    Returns:
        His name, and what came back.

    Raises:
        NotFound: nothing of his can be undone. TooLate: his dismissal is final by now.
        DeskError: several are called so, or his leave has not begun.
    """
    wanted = " ".join(name.split()).lower()
    rows = await work.session.execute(
        select(Handover.id, Handover.kind, Handover.state, Employee.name)
        .join(Employee, Employee.id == Handover.person_id)
        .where(
            Handover.state.in_(("planned", "active", "ended")),
            func.lower(Employee.name).contains(wanted, autoescape=True),
        )
        .order_by((func.lower(Employee.name) == wanted).desc(), Handover.id.desc())
    )
    found = rows.all()
    found = [each for each in found if each.name.lower() == wanted] or found
    live = [each for each in found if each.state == "active"]
    names = sorted({each.name for each in live})
    if len(names) > 1:
        raise DeskError("error-several-people", name=name, people="; ".join(names))
    if live:
        return await undo(work, live[0].id)
    if any(each.state == "planned" for each in found):
        raise DeskError("error-undo-planned")
    if found and found[0].kind == "dismissal":
        raise TooLate("error-undo-late")
    raise NotFound("error-nothing-to-undo", name=name)
