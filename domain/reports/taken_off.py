"""The product of sales support: the time it takes off reps (domain 4.7)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import text

from domain.permissions import Permission, needs
from domain.requests.queue import queues_of
from domain.work import Work
from storage.statements import Statement

MOST = 20
"""Reps, and kinds, that are named."""


@dataclass(frozen=True)
class Share:
    """What was done for one rep, or of one kind: how many requests, how many minutes of a rep."""

    name: str
    requests: int
    minutes: int


@dataclass(frozen=True)
class TakenOff:
    """A period: all of it, and by kind (its code) and by rep, the most first."""

    requests: int
    minutes: int
    kinds: Sequence[Share]
    reps: Sequence[Share]


@needs(Permission.READ_DEPARTMENT_REGISTER)
async def taken_off(work: Work, since: datetime, until: datetime) -> TakenOff:
    """What the sections the actor may look at took off reps: requests they signed for, done in a
    period, whose authors are reps and have not returned the result.
    """
    return await read_taken_off(work, since, until, queues_of(work))


async def read_taken_off(
    work: Work, since: datetime, until: datetime, departments: Sequence[str]
) -> TakenOff:
    """The same for given sections, within another act."""
    rows = await _DONE.all(
        work.transaction, since=since, until=until, departments=list(departments)
    )
    kinds: dict[str, list[int]] = {}
    reps: dict[str, list[int]] = {}
    for row in rows:
        for into, name in ((kinds, row.kind), (reps, row.rep)):
            counted = into.setdefault(name, [0, 0])
            counted[0] += row.n
            counted[1] += row.minutes
    return TakenOff(
        sum(row.n for row in rows), sum(row.minutes for row in rows), _most(kinds), _most(reps)
    )


def _most(counted: dict[str, list[int]]) -> list[Share]:
    shares = [Share(name, n, minutes) for name, (n, minutes) in counted.items()]
    return sorted(shares, key=lambda each: (-each.minutes, each.name))[:MOST]


_DONE = Statement(
    text(
        """
        SELECT request.kind, rep.name AS rep, count(*) AS n, sum(request.saves) AS minutes
        FROM requests AS request
        JOIN employees AS rep ON rep.id = request.author_id AND rep.role = 'rep'
        WHERE request.saves IS NOT NULL AND request.state IN ('reported', 'closed')
          AND request.reported_at >= :since AND request.reported_at < :until
          AND EXISTS (
              SELECT FROM register_lines AS line
              JOIN employees AS taker ON taker.id = line.receiver_id
              WHERE line.request_id = request.id
                AND taker.department = ANY(CAST(:departments AS text[]))
          )
        GROUP BY request.kind, rep.id
        """
    )
)
