"""The promised hours that a section does not keep, as they stand when their authors and its lead
read of it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from sqlalchemy import ARRAY, BigInteger, any_, bindparam, select
from sqlalchemy.orm import aliased

from domain.permissions import Permission, needs
from domain.requests.visibility import Reader, owner_id, readable, reader_of, reader_values
from domain.work import Work
from storage.models import Client, Employee, Request
from storage.statements import Statement

TO_LEAD, TO_AUTHOR = "hours_slipped", "own_hours_slipped"
"""The cards."""

MOST_IN_ONE = 8
"""Requests one message names: what is more comes in the next one, none is left out."""


@dataclass(frozen=True)
class Slip:
    """A request whose hour was not kept; `promised_at` is the new one, None where none is named."""

    id: int
    number: int
    client: str
    holder_id: int
    holder: str
    author: str
    promised_at: datetime | None


def tell_slips(work: Work, card: str, slipped: Mapping[int, Sequence[int]]) -> None:
    """Tell people of all that slipped at once, each in as few messages as it fits in, but not the
    one who brought it about.

    Args:
        slipped: the requests, by whom they are told to.
    """
    for person_id in sorted(slipped.keys() - {work.actor.employee_id}):
        ids = slipped[person_id]
        for at in range(0, len(ids), MOST_IN_ONE):
            work.notify(person_id, card, request_ids=list(ids[at : at + MOST_IN_ONE]))


@needs(Permission.READ_OWN_REQUESTS)
async def slips_of(work: Work, request_ids: Sequence[int]) -> list[Slip]:
    """Those of these requests that the actor may read and that nobody has done meanwhile; first
    those of which no hour is named any more.
    """
    rows = await _slips(reader_of(work)).all(
        work.transaction, **reader_values(work), ids=list(request_ids)
    )
    return [Slip(*row) for row in rows]


_holder = aliased(Employee)
_owner = aliased(Employee)


@cache
def _slips(reader: Reader) -> Statement:
    """Compiled once for each kind of reader."""
    return Statement(
        select(
            Request.id,
            Request.number,
            Client.name.label("client"),
            Request.holder_id,
            _holder.name.label("holder"),
            _owner.name.label("author"),
            Request.promised_at,
        )
        .join(Client, Client.id == Request.client_id)
        .join(_holder, _holder.id == Request.holder_id)
        .join(_owner, _owner.id == owner_id)
        .where(
            Request.id == any_(bindparam("ids", type_=ARRAY(BigInteger))),
            Request.state.in_(("new", "in_work")),
            readable(reader),
        )
        .order_by(Request.promised_at.asc().nulls_first(), Request.id)
    )
