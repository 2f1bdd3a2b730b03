"""Which requests a person may read (domain 5: the rest answers politely "not yours")."""

from typing import Any

from sqlalchemy import ColumnElement, exists, func, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute, aliased

from domain.people.leading import departments_led
from domain.permissions import Permission
from domain.work import Work
from storage.models import Employee, Handoff, Request

# Made once: an alias builds its columns anew, which costs more than the query it stands in.
_handoff = aliased(Handoff)
owner_id: ColumnElement[int] = func.coalesce(Request.successor_id, Request.author_id)
"""Who decides on the result: the author, or his successor."""


def owned_by(employee_id: int) -> ColumnElement[bool]:
    """The condition that somebody decides on the result: as the author, or as his successor."""
    return owner_id == employee_id


def readable(work: Work) -> ColumnElement[bool]:
    """The condition on `requests` under which the actor may read a row.

    Everybody reads what he wrote, holds, was offered or has handled, and what is addressed to
    his department; a lead also what concerns his people in these ways, because he hears of it and
    answers for them; some roles read all.
    """
    if work.actor.may(Permission.READ_WHOLE_REGISTER):
        return true()
    touched = exists(
        select(_handoff.id).where(
            _handoff.request_id == Request.id,
            or_(
                _concerns(work, _handoff.giver_id),
                _concerns(work, _handoff.to_employee_id),
                _concerns(work, _handoff.answered_by_id),
                _handoff.to_department.in_(_own_departments(work)),
            ),
        )
    )
    return or_(_at_present(work), touched)


def in_register(work: Work) -> ColumnElement[bool]:
    """The condition under which an open request stands in the actor's register.

    Less than he may read: what he or his people only had in hands before is somebody else's work
    now. To find it would also take the history of every open request.
    """
    if work.actor.may(Permission.READ_WHOLE_REGISTER):
        return true()
    offered = select(Handoff.request_id).where(
        Handoff.state == "offered",
        or_(
            _concerns(work, Handoff.to_employee_id),
            Handoff.to_department.in_(_own_departments(work)),
        ),
    )
    return or_(_at_present(work), Request.id.in_(offered))


def _at_present(work: Work) -> ColumnElement[bool]:
    return or_(
        _concerns(work, Request.author_id),
        _concerns(work, owner_id),
        _concerns(work, Request.holder_id),
        Request.department.in_(_own_departments(work)),
    )


def _concerns(
    work: Work, column: InstrumentedAttribute[Any] | ColumnElement[int]
) -> ColumnElement[bool]:
    """The condition that a column names the actor, or somebody he leads."""
    mine = column == work.actor.id
    led = departments_led(work)
    if not led:
        return mine
    return or_(mine, column.in_(select(Employee.id).where(Employee.department.in_(led))))


def _own_departments(work: Work) -> list[str]:
    own = work.actor.department
    return sorted({*departments_led(work), *([] if own is None else [own])})
