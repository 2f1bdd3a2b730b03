"""What came of the call just made, and who is next."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from domain.clients.naming import client_name
from domain.errors import NotFound
from domain.permissions import Permission, needs
from domain.visits.call_list import CallLine, calls_of_today
from domain.visits.meetings import offers_in_row
from domain.work import Work
from storage.models import Call, Client


@dataclass(frozen=True)
class Recorded:
    """The actor's latest call to a client.

    Attributes:
        again_at: when he is called again; None where something else follows.
        following: the first of those still to be called today whose hour has come, or who has
            none; the first of all, where each has a later hour. `left` is how many there are.
    """

    client_id: int
    client: str
    outcome: str
    again_at: datetime | None
    following: CallLine | None
    left: int


@needs(Permission.MAKE_CALLS)
async def recorded(work: Work, client_id: int) -> Recorded:
    """The actor's latest call to a client, and whom he calls next.

    Raises:
        NotFound: he has made none.
    """
    row = (
        await work.session.execute(
            select(Client.name, Call.outcome, Call.again_at)
            .join(Call, Call.client_id == Client.id)
            .where(Client.id == client_id, Call.rep_id == work.actor.id)
            .order_by(Call.id.desc())
            .limit(1)
        )
    ).first()
    if row is None:
        raise NotFound("error-client-unknown")
    page = await calls_of_today(work)
    others = [line for line in page.lines if line.client_id != client_id]
    now = [line for line in others if line.at is None or line.at <= work.now]
    following = next(iter(now or others), None)
    return Recorded(client_id, row.name, row.outcome, row.again_at, following, page.total)


@dataclass(frozen=True)
class Met:
    """A meeting just noted; `offers_in_row` as in `meetings`."""

    client_id: int
    client: str
    offers_in_row: int


@needs(Permission.MAKE_CALLS)
async def met(work: Work, client_id: int) -> Met:
    """What is to be said after a meeting was noted.

    Raises:
        NotFound: no such client.
    """
    return Met(client_id, await client_name(work, client_id), await offers_in_row(work, client_id))
