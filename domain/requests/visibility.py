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
    literal,
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


def reader_values(work: Work) -> dict[str, int | list[str]]:
    """The actor, as the parameters of `in_register`: who he is, his departments, those he leads."""
    led, own = departments_led(work), work.actor.department
    return {
        "me": work.actor.id,
        "own": sorted({*led, *([] if own is None else [own])}),
        "led": led,
    }


@dataclass(frozen=True)
class _Terms:
    """The actor within a condition: as parameters, or as the values themselves."""

    me: ColumnElement[int]
    own: ColumnElement[Any]
    led: ColumnElement[Any]


_NAMED = _Terms(
    bindparam("me", type_=BigInteger),
    bindparam("own", type_=ARRAY(Text)),
    bindparam("led", type_=ARRAY(Text)),
)


def readable(work: Work) -> ColumnElement[bool]:
    """The condition on `requests` under which the actor may read a row.

    Everybody reads what he wrote, holds, was offered or has handled, and what is addressed to
    his department; a lead also what concerns his people in these ways, because he hears of it and
    answers for them; some roles read all.
    """
    reader = reader_of(work)
    if reader.whole:
        return true()
    values = reader_values(work)
    terms = _Terms(
        literal(values["me"], BigInteger),
        literal(values["own"], ARRAY(Text)),
        literal(values["led"], ARRAY(Text)),
    )
    touched = exists(
        select(_handoff.id).where(
            _handoff.request_id == Request.id,
            or_(
                _concerns(reader, terms, _handoff.giver_id),
                _concerns(reader, terms, _handoff.to_employee_id),
                _concerns(reader, terms, _handoff.answered_by_id),
                _handoff.to_department == any_(terms.own),
            ),
        )
    )
    return or_(_at_present(reader, terms), touched)


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
            _concerns(reader, _NAMED, Handoff.to_employee_id),
            Handoff.to_department == any_(_NAMED.own),
        ),
    )
    return or_(_at_present(reader, _NAMED), Request.id.in_(offered))


def _at_present(reader: Reader, terms: _Terms) -> ColumnElement[bool]:
    return or_(
        _concerns(reader, terms, Request.author_id),
        _concerns(reader, terms, owner_id),
        _concerns(reader, terms, Request.holder_id),
        Request.department == any_(terms.own),
    )


def _concerns(
    reader: Reader, terms: _Terms, column: InstrumentedAttribute[Any] | ColumnElement[int]
) -> ColumnElement[bool]:
    """The condition that a column names the actor, or somebody he leads."""
    mine = column == terms.me
    if not reader.leads:
        return mine
    led = select(Employee.id).where(Employee.department == any_(terms.led))
    return or_(mine, column.in_(led))
