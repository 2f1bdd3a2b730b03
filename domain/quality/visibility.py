"""Which tickets a person may read (domain 5: the rest answers politely "not yours")."""

from sqlalchemy import ARRAY, BigInteger, ColumnElement, Text, any_, bindparam, or_, select, true
from sqlalchemy.orm import aliased

from domain.permissions import Permission
from domain.work import Work
from storage.models import Handoff, Request, Ticket

_ME = bindparam("me", type_=BigInteger)
_LED = bindparam("led", type_=ARRAY(Text))
_request, _handoff = aliased(Request), aliased(Handoff)


def may_read_all(work: Work) -> bool:
    """Whoever reads the programme or the whole register reads every ticket."""
    actor = work.actor
    return actor.may(Permission.READ_PROGRAMME) or actor.may(Permission.READ_WHOLE_REGISTER)


def visible(whole: bool) -> ColumnElement[bool]:
    """The condition on `tickets` under which the person `me` may read a row: his own clients', and
    those whose repair he answered for, was offered or had in hands.
    """
    if whole:
        return true()
    handled = (
        select(_request.ticket_id)
        .join(_handoff, _handoff.request_id == _request.id)
        .where(
            _request.ticket_id.is_not(None),
            or_(
                _handoff.to_employee_id == _ME,
                _handoff.answered_by_id == _ME,
                _handoff.to_department == any_(_LED),
            ),
        )
    )
    held = select(_request.ticket_id).where(
        _request.ticket_id.is_not(None), _request.holder_id == _ME
    )
    return or_(
        Ticket.rep_id == _ME, Ticket.lead_id == _ME, Ticket.id.in_(handled), Ticket.id.in_(held)
    )
