"""An offer as its receivers see it, open or answered: one person's notice, a group's notice."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache

from sqlalchemy import bindparam, select
from sqlalchemy.orm import aliased

from domain.errors import NotAllowed, NotFound
from domain.permissions import Permission, needs
from domain.requests.visibility import Reader, readable, reader_of, reader_values
from domain.work import Work
from storage.models import Client, Employee, Handoff, Request
from storage.statements import Statement


@dataclass(frozen=True)
class OfferFacts:
    """What a notice of a handoff says beside the request itself. `route_step` is the step of its
    route that it leads to, where it leads to another.
    """

    id: int
    request_id: int
    number: int
    kind: str
    client: str
    due_at: datetime
    state: str
    giver: str
    offered_at: datetime
    note: str | None
    answered_by_id: int | None
    answered_by: str | None
    answered_at: datetime | None
    route_step: int | None = None


@needs(Permission.READ_OWN_REQUESTS)
async def offer_facts(work: Work, handoff_id: int) -> OfferFacts:
    """The facts of a handoff, whatever has become of it.

    Raises:
        NotFound: no such handoff. NotAllowed: its request is not for this reader.
    """
    row = await _facts(reader_of(work)).first(
        work.transaction, **reader_values(work), handoff_id=handoff_id
    )
    if row is None:
        raise NotFound("error-handoff-unknown")
    if not row.readable:
        raise NotAllowed
    return OfferFacts(*row[:-1])


_giver, _taker = aliased(Employee), aliased(Employee)


@cache
def _facts(reader: Reader) -> Statement:
    """The columns of `OfferFacts`, compiled once for each kind of reader."""
    return Statement(
        select(
            Handoff.id,
            Request.id.label("request_id"),
            Request.number,
            Request.kind,
            Client.name.label("client"),
            Request.due_at,
            Handoff.state,
            _giver.name.label("giver"),
            Handoff.offered_at,
            Handoff.note,
            Handoff.answered_by_id,
            _taker.name.label("answered_by"),
            Handoff.answered_at,
            Handoff.route_step,
            readable(reader).label("readable"),
        )
        .join(Request, Request.id == Handoff.request_id)
        .join(Client, Client.id == Request.client_id)
        .join(_giver, _giver.id == Handoff.giver_id)
        .outerjoin(_taker, _taker.id == Handoff.answered_by_id)
        .where(Handoff.id == bindparam("handoff_id"))
    )
