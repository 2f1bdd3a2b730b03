"""Things that go back to whom they came from: a leave is over, or a handover is undone (domain
4.3). What is done meanwhile is done; what somebody else has by now stays there, and is named.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import BigInteger, TextClause, bindparam, text
from sqlalchemy.dialects.postgresql import ARRAY

from domain.handovers.holdings import THINGS
from domain.handovers.items import (
    MAIN_STANDIN,
    STANDIN,
    follow_back,
    kept,
    mark_returned,
    stand_in_again,
)
from domain.handovers.moving import give_everything_back
from domain.handovers.takers import Handed
from domain.people.access import open_access
from domain.programme.handing_over import REP, WHAT
from domain.work import Work
from storage.models import Handover

NAMED_LIMIT = 5
"""Things that stayed elsewhere, named one by one; of the others it is said how many."""


@dataclass(frozen=True)
class Elsewhere:
    """Something open that did not go back.

    Attributes:
        name: its number, or its client. holder: who has it.
    """

    thing: str
    name: str
    holder: str


@dataclass(frozen=True)
class Returned:
    """What went back, by sort; what is open still and stayed where it is.

    Attributes:
        by_taker: how many things went back from whom.
        written_to: clients who were told of a handover that is undone now, and are written to anew.
        to_be_called: those of them whom no letter reaches any more.
        let_in: his access was closed, and is open again; groups he must be added to by hand.
    """

    counts: Mapping[str, int]
    elsewhere: tuple[Elsewhere, ...]
    more: int
    by_taker: Mapping[int, int]
    written_to: int = 0
    to_be_called: int = 0
    let_in: bool = False


async def give_back(work: Work, handover: Handover, by_order_of_id: int | None) -> Returned:
    """Give back what a handover moved, within another act that holds its row."""
    things = await kept(work, handover.id)
    access = things.pop("access", [])
    standins = things.pop(STANDIN, []) + things.pop(MAIN_STANDIN, [])
    back: list[Handed] = []
    if handover.kind == "dismissal":
        back += await open_access(work, handover.person_id, access)
        lent: list[Handed] = []
    else:
        # Clients stayed his; their substitutes need not give anything back.
        lent = things.pop("client", [])
    back += await give_everything_back(work, things, by_order_of_id)
    lent += await stand_in_again(work, standins)
    await follow_back(work, back + standins)
    await mark_returned(work, back + lent)
    stayed = {each.id for rows in things.values() for each in rows} - {each.id for each in back}
    left = [each for rows in things.values() for each in rows if each.id in stayed]
    elsewhere = await _still_open(work, left)
    # His place in a campaign is no client of it.
    counts = Counter(each.thing for each in back if each.before.get(WHAT) != REP)
    return Returned(
        {thing: counts[thing] for thing in THINGS if counts[thing]},
        elsewhere[:NAMED_LIMIT],
        max(len(elsewhere) - NAMED_LIMIT, 0),
        Counter(each.to_id for each in back if each.to_id is not None),
        let_in=handover.kind == "dismissal",
    )


async def _still_open(work: Work, left: Sequence[Handed]) -> tuple[Elsewhere, ...]:
    found: list[Elsewhere] = []
    for thing, query in _ELSEWHERE.items():
        ids = [each.row_id for each in left if each.thing in thing]
        if ids:
            rows = await work.session.execute(query, {"ids": ids})
            found += [Elsewhere(thing[0], row.name, row.holder) for row in rows]
    return tuple(found)


def _naming(sql: str) -> TextClause:
    return text(sql).bindparams(bindparam("ids", type_=ARRAY(BigInteger)))


_ELSEWHERE = {
    ("request", "offer"): _naming(
        """
        SELECT CAST(requests.number AS text) AS name, employees.name AS holder
        FROM requests JOIN employees ON employees.id = holder_id
        WHERE requests.id = ANY(:ids) AND state IN ('new', 'in_work', 'reported')
        ORDER BY requests.id
        """
    ),
    ("ticket",): _naming(
        """
        SELECT CAST(tickets.number AS text) AS name, employees.name AS holder
        FROM tickets JOIN employees ON employees.id = rep_id
        WHERE tickets.id = ANY(:ids)
          AND state NOT IN ('confirmed', 'rejected', 'duplicate', 'cancelled')
        ORDER BY tickets.id
        """
    ),
    ("client",): _naming(
        """
        SELECT clients.name AS name, employees.name AS holder
        FROM clients JOIN employees ON employees.id = manager_id
        WHERE clients.id = ANY(:ids) ORDER BY clients.name
        """
    ),
    ("questionnaire",): _naming(
        """
        SELECT clients.name AS name, employees.name AS holder
        FROM questionnaires JOIN employees ON employees.id = rep_id
        JOIN clients ON clients.id = client_id
        WHERE questionnaires.id = ANY(:ids) AND state IN ('open', 'paused', 'restored')
        ORDER BY questionnaires.id
        """
    ),
    ("appointment",): _naming(
        """
        SELECT clients.name AS name, employees.name AS holder
        FROM appointments JOIN employees ON employees.id = rep_id
        JOIN clients ON clients.id = client_id
        WHERE appointments.id = ANY(:ids) AND state = 'planned' ORDER BY appointments.id
        """
    ),
    ("task",): _naming(
        """
        SELECT tasks.title AS name, employees.name AS holder
        FROM tasks JOIN employees ON employees.id = owner_id
        WHERE tasks.id = ANY(:ids) AND done_at IS NULL ORDER BY tasks.id
        """
    ),
    ("opportunity",): _naming(
        """
        SELECT opportunities.title AS name, employees.name AS holder
        FROM opportunities JOIN employees ON employees.id = owner_id
        WHERE opportunities.id = ANY(:ids) AND stage NOT IN ('won', 'lost')
        ORDER BY opportunities.id
        """
    ),
}
