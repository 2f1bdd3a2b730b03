"""Who is due for a visit: every client has his rhythm (domain 2.17)."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import text

from domain.company.programme import MONTHS
from domain.paging import nearest_page, pages_of
from domain.permissions import Permission, needs
from domain.work import Work

PAGE = 8
"""Clients on one screen of a phone."""


@dataclass(frozen=True)
class DueClient:
    """A client who is due. `last_at` is his latest questionnaire that counts, None without any."""

    client_id: int
    client: str
    segment: str | None
    monthly: bool
    manager: str | None
    last_at: datetime | None


@dataclass(frozen=True)
class DuePage:
    """A page of those who are due, the most valuable first, of them the longest waiting.

    Attributes:
        never: how many of all have never been visited.
    """

    clients: list[DueClient]
    total: int
    never: int
    page: int

    @property
    def pages(self) -> int:
        return pages_of(self.total, PAGE)


@needs(Permission.READ_PROGRAMME)
async def due_for_visit(work: Work, page: int = 0) -> DuePage:
    """Corporate clients without a questionnaire within the rhythm of their segment.

    Args:
        page: from 0; the nearest there is.
    """
    given = _given(work)
    counted = (await work.session.execute(_COUNT, given)).one()
    page = nearest_page(page, counted.total, PAGE)
    rows = await work.session.execute(_PAGE, {**given, "offset": page * PAGE, "limit": PAGE})
    return DuePage([DueClient(*row) for row in rows], counted.total, counted.never, page)


def _given(work: Work) -> dict[str, object]:
    rhythm = work.policy.programme.rhythm
    return {
        "now": work.now,
        "most_valuable": MONTHS[rhythm.most_valuable],
        "key": MONTHS[rhythm.key],
        "others": MONTHS[rhythm.others],
    }


_DUE = """
    FROM clients
    LEFT JOIN (SELECT client_id, max(counted_at) AS last_at FROM questionnaires
               WHERE counted_at IS NOT NULL GROUP BY client_id) AS visited
      ON visited.client_id = clients.id
    LEFT JOIN employees ON employees.id = clients.manager_id
    WHERE clients.standing = 'active' AND (clients.corporate OR clients.segment = 'A')
      AND (last_at IS NULL OR last_at <= CAST(:now AS timestamptz) - make_interval(
           months => CASE WHEN monthly THEN CAST(:most_valuable AS int)
                          WHEN segment = 'A' THEN CAST(:key AS int)
                          ELSE CAST(:others AS int) END))
"""
_COUNT = text(f"SELECT count(*) AS total, count(*) FILTER (WHERE last_at IS NULL) AS never {_DUE}")
_PAGE = text(
    f"""
    SELECT clients.id, clients.name, segment, monthly, employees.name, last_at {_DUE}
    ORDER BY monthly DESC, segment NULLS LAST, last_at NULLS FIRST, clients.id
    OFFSET :offset LIMIT :limit
    """
)
