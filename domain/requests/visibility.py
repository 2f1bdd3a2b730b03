"""Which requests a person may read (domain 5: the rest answers politely "not yours")."""

from sqlalchemy import ColumnElement, exists, or_, select, true
from sqlalchemy.orm import aliased

from domain.people.staff import departments_led
from domain.permissions import Permission
from domain.work import Work
from storage.models import Employee, Handoff, Request


def readable(work: Work) -> ColumnElement[bool]:
    """The condition on `requests` under which the actor may read a row.

    Everybody reads what he wrote, holds, was offered or has handled, and what is addressed to
    his department; a lead also reads what his people hold; some roles read all.
    """
    if work.actor.may(Permission.READ_WHOLE_REGISTER):
        return true()
    own_departments = {*departments_led(work), work.actor.department} - {None}
    any_handoff = aliased(Handoff)
    touched = exists(
        select(any_handoff.id).where(
            any_handoff.request_id == Request.id,
            or_(
                any_handoff.giver_id == work.actor.id,
                any_handoff.to_employee_id == work.actor.id,
                any_handoff.answered_by_id == work.actor.id,
                any_handoff.to_department.in_(own_departments),
            ),
        )
    )
    return or_(
        Request.author_id == work.actor.id,
        Request.holder_id == work.actor.id,
        Request.department.in_(own_departments),
        touched,
        held_in(departments_led(work)),
    )


def held_in(departments: list[str]) -> ColumnElement[bool]:
    """The condition that somebody of these departments holds the request."""
    people = select(Employee.id).where(Employee.department.in_(departments))
    return Request.holder_id.in_(people)
