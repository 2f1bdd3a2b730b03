"""Which requests a person may read (domain 5: the rest answers politely "not yours")."""

from typing import Any

from sqlalchemy import ColumnElement, exists, func, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute, aliased

from domain.people.leading import departments_led
from domain.permissions import Permission
from domain.work import Work
from storage.models import Employee, Handoff, Request

_owner: ColumnElement[int] = func.coalesce(Request.successor_id, Request.author_id)


def owned_by(employee_id: int) -> ColumnElement[bool]:
    """The condition that somebody decides on the result: as the author, or as his successor."""
    return _owner == employee_id


def readable(work: Work) -> ColumnElement[bool]:
    """The condition on `requests` under which the actor may read a row.

    Everybody reads what he wrote, holds, was offered or has handled, and what is addressed to
    his department; a lead also what concerns his people in these ways, because he hears of it and
    answers for them; some roles read all.
    """
    if work.actor.may(Permission.READ_WHOLE_REGISTER):
        return true()
    led = departments_led(work)
    own_departments = {*led, work.actor.department} - {None}
    handoff = aliased(Handoff)

    def concerns(column: InstrumentedAttribute[Any] | ColumnElement[int]) -> ColumnElement[bool]:
        mine = column == work.actor.id
        if not led:
            return mine
        return or_(mine, column.in_(select(Employee.id).where(Employee.department.in_(led))))

    touched = exists(
        select(handoff.id).where(
            handoff.request_id == Request.id,
            or_(
                concerns(handoff.giver_id),
                concerns(handoff.to_employee_id),
                concerns(handoff.answered_by_id),
                handoff.to_department.in_(own_departments),
            ),
        )
    )
    return or_(
        concerns(Request.author_id),
        concerns(_owner),
        concerns(Request.holder_id),
        Request.department.in_(own_departments),
        touched,
    )
