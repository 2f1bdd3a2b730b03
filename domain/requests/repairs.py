"""Whose word a repair waits for once it is done: its author's never closes it (domain 2.13)."""

from collections.abc import Collection, Iterable

from sqlalchemy import ARRAY, BigInteger, any_, bindparam, select

from domain.company.own_kinds import QUESTIONNAIRE
from domain.permissions import Permission, needs
from domain.requests.lists import Line
from domain.work import Work
from storage.models import Request, Ticket
from storage.statements import Statement

WITH_CLIENT = ("fixed", "awaiting_client")
"""States of a ticket in which service has said that all is repaired: the client's word is next."""


def is_done_repair(line: Line) -> bool:
    """Whether it is a repair that its holder has done."""
    return line.kind == QUESTIONNAIRE and line.state == "reported"


@needs(Permission.READ_OWN_REQUESTS)
async def waiting_for_client(work: Work, lines: Iterable[Line]) -> Collection[int]:
    """Which of these wait for the client's word, by id; other repairs that are done wait for
    service to see to it. Nothing is asked where there are none.
    """
    ids = [line.id for line in lines if is_done_repair(line)]
    if not ids:
        return ()
    return {row.id for row in await _WITH_CLIENT.all(work.transaction, ids=ids)}


_WITH_CLIENT = Statement(
    select(Request.id)
    .join(Ticket, Ticket.id == Request.ticket_id)
    .where(
        Request.id == any_(bindparam("ids", type_=ARRAY(BigInteger))),
        Ticket.state.in_(WITH_CLIENT),
    )
)
