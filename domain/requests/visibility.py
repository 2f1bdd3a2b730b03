"""Which requests a person may read (domain 5: the rest answers politely "not yours")."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ARRAY,
    BigInteger,
    ColumnElement,
    Text,
    any_,
    bindparam,
    exists,
    func,
    or_,
    select,
    true,
)
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
    condition: ColumnElement[bool] = owner_id == employee_id
    return condition


@dataclass(frozen=True)
class Reader:
    """What the conditions depend on in their shape; the rest is given when they are run.

    Attributes:
        whole: reads the whole register.
        leads: is the lead of a department.
    """

    whole: bool
    leads: bool


def reader_of(work: Work) -> Reader:
    """The actor, as far as the shape of the conditions goes."""
    return Reader(work.actor.may(Permission.READ_WHOLE_REGISTER), bool(departments_led(work)))


def reader_values(work: Work) -> dict[str, int | list[str] | None]:
    """The parameters of the conditions: who the actor is (nobody, where the desk itself draws what
    a group may see), his departments, those he leads.
    """
    led, own = departments_led(work), work.actor.department
    return {
        "me": work.actor.employee_id,
        "own": sorted({*led, *([] if own is None else [own])}),
        "led": led,
    }


_ME = bindparam("me", type_=BigInteger)
_OWN = bindparam("own", type_=ARRAY(Text))
_LED = bindparam("led", type_=ARRAY(Text))


def readable(reader: Reader) -> ColumnElement[bool]:
    """The condition on `requests` under which a reader may read a row; its parameters are
    `reader_values`.

    Everybody reads what he wrote, holds, was offered or has handled, and what is addressed to
    his department; a lead also what concerns his people in these ways, because he hears of it and
    answers for them; some roles read all.
    """
    if reader.whole:
        return true()
    touched = exists(
        select(_handoff.id).where(
            _handoff.request_id == Request.id,
            or_(
                _concerns(reader, _handoff.giver_id),
                _concerns(reader, _handoff.to_employee_id),
                _concerns(reader, _handoff.answered_by_id),
                _handoff.to_department == any_(_OWN),
            ),
        )
    )
    return or_(_at_present(reader), touched)


def in_register(reader: Reader) -> ColumnElement[bool]:
    """The condition under which an open request stands in a reader's register; its parameters are
    `reader_values`.

    Less than he may read: what he or his people only had in hands before is somebody else's work
    now. To find it would also take the history of every open request.
    """
    if reader.whole:
        return true()
    offered = select(Handoff.request_id).where(
        Handoff.state == "offered",
        or_(
            _concerns(reader, Handoff.to_employee_id),
            Handoff.to_department == any_(_OWN),
        ),
    )
    return or_(_at_present(reader), Request.id.in_(offered))


def _at_present(reader: Reader) -> ColumnElement[bool]:
    return or_(
        _concerns(reader, Request.author_id),
        _concerns(reader, owner_id),
        _concerns(reader, Request.holder_id),
        Request.department == any_(_OWN),
    )


def _concerns(
    reader: Reader, column: InstrumentedAttribute[Any] | ColumnElement[int]
) -> ColumnElement[bool]:
    """The condition that a column names the actor, or somebody he leads."""
    mine = column == _ME
    if not reader.leads:
        return mine
    led = select(Employee.id).where(Employee.department == any_(_LED))
    return or_(mine, column.in_(led))
