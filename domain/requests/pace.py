"""How long requests really take, learned from the register: what is said to a client, or to a rep,
must not rest on limits alone (domain 4.4, 4.5).
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from statistics import median_high

from sqlalchemy import text

from domain.work import Work
from storage.statements import Statement

LOOKED_BACK = timedelta(days=90)

MOST = 1000
"""Lines of completion that are looked at, the latest first."""

ENOUGH = 5
"""Completions of one kind below which nothing is known of it."""


@dataclass(frozen=True)
class Pace:
    """Working time at the median, by kind of request; kinds that are not known well are left out.

    Attributes:
        lasts: from the signature of whoever did it to his report.
        takes: the same, without the time in which he did others: the work there is in one.
    """

    lasts: Mapping[str, timedelta] = field(default_factory=dict)
    takes: Mapping[str, timedelta] = field(default_factory=dict)


UNKNOWN = Pace()


async def pace_of(work: Work, department: str | None = None) -> Pace:
    """What the register of the last weeks tells; within another act.

    Args:
        department: of whoever did it; None for everybody.
    """
    lasts: dict[str, list[timedelta]] = defaultdict(list)
    takes: dict[str, list[timedelta]] = defaultdict(list)
    since = work.now - LOOKED_BACK
    rows = await _DONE.all(work.transaction, since=since, department=department, most=MOST)
    for row in rows:
        calendar = work.policy.calendar_of(row.department)
        lasts[row.kind].append(calendar.between(row.taken_at, row.done_at))
        begun_at: datetime = max(row.taken_at, row.before_at or row.taken_at)
        takes[row.kind].append(calendar.between(begun_at, row.done_at))
    return Pace(_medians(lasts), _medians(takes))


def _medians(found: Mapping[str, list[timedelta]]) -> dict[str, timedelta]:
    return {kind: median_high(times) for kind, times in found.items() if len(times) >= ENOUGH}


_DONE = Statement(
    text(
        """
        SELECT done.kind, done.department, done.done_at, taken.receiver_at AS taken_at,
               lag(done.done_at) OVER (PARTITION BY done.giver_id ORDER BY done.done_at)
                   AS before_at
        FROM (
            SELECT line.request_id, line.line_no, line.giver_id, line.giver_at AS done_at,
                   request.kind, person.department
            FROM register_lines AS line
            JOIN requests AS request ON request.id = line.request_id
            JOIN employees AS person ON person.id = line.giver_id
            WHERE line.kind = 'done' AND line.recorded_at >= :since
              AND (CAST(:department AS text) IS NULL
                   OR person.department = CAST(:department AS text))
            ORDER BY line.recorded_at DESC LIMIT :most
        ) AS done
        CROSS JOIN LATERAL (
            SELECT before.receiver_at FROM register_lines AS before
            WHERE before.request_id = done.request_id AND before.line_no < done.line_no
              AND before.kind IN ('handed', 'moved')
            ORDER BY before.line_no DESC LIMIT 1
        ) AS taken
        WHERE taken.receiver_at IS NOT NULL
        """
    )
)
