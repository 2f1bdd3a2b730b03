"""Who is dormant: a client nobody works with, whom a letter may be written to (domain 4.6).

Nobody has met, called or noted anything of him, nor did he order, write or get a letter for the
days that the company set; nothing of his is open or planned; he is no prospective client, has an
address that lives, and has not asked to be left alone.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ARRAY, BigInteger, Date, DateTime, Integer, bindparam, text

from domain.work import Work
from storage.statements import Statement

_TOUCHED = """
    SELECT client_id, max(at) AS at FROM (
        SELECT client_id, CAST(ordered_on AS timestamp) AT TIME ZONE 'UTC' AS at FROM orders
        UNION ALL SELECT client_id, at FROM calls
        UNION ALL SELECT client_id, held_at FROM meetings
        UNION ALL SELECT client_id, begun_at FROM questionnaires
        UNION ALL SELECT client_id, at FROM client_notes
        UNION ALL SELECT client_id, coalesce(closed_at, created_at) FROM requests
        UNION ALL SELECT client_id, coalesce(closed_at, opened_at) FROM tickets
        UNION ALL SELECT client_id, stored_at FROM mails
            WHERE client_id IS NOT NULL AND kind IN ('reply', 'new')
        UNION ALL SELECT mail_threads.client_id, letters.created_at
            FROM letters JOIN mail_threads ON mail_threads.id = letters.thread_id
            WHERE mail_threads.client_id IS NOT NULL AND letters.state NOT IN ('failed', 'bounced')
    ) AS signs WHERE at <= :at GROUP BY client_id
"""
"""The latest sign of life between us and each client."""

_BUSY = """
    SELECT client_id FROM requests WHERE state IN ('new', 'in_work', 'reported')
    UNION SELECT client_id FROM tickets
        WHERE state NOT IN ('confirmed', 'rejected', 'duplicate', 'cancelled')
    UNION SELECT client_id FROM questionnaires WHERE state IN ('open', 'paused', 'restored')
    UNION SELECT client_id FROM appointments WHERE state = 'planned' AND starts_at > :at
    UNION SELECT client_id FROM opportunities
        WHERE stage NOT IN ('won', 'lost') AND next_on >= :today
    UNION SELECT client_id FROM tasks
        WHERE done_at IS NULL AND due_on >= :today AND client_id IS NOT NULL
"""
"""Of whom something is open or planned: somebody works with him."""

_ADDRESS = """
    SELECT contact_id, address, name FROM (
        SELECT contacts.id AS contact_id, lower(contacts.email) AS address, contacts.name,
               cardinality(roles) = 0 AS plain, position IS NULL AS unnamed
        FROM contacts
        WHERE contacts.client_id = clients.id AND contacts.email LIKE '%_@_%'
            AND gone_at IS NULL AND erased_at IS NULL
        UNION ALL
        SELECT NULL, lower(clients.email), NULL, true, true
        WHERE clients.email LIKE '%_@_%'
    ) AS written
    WHERE NOT EXISTS (SELECT 1 FROM mail_addresses AS marked WHERE marked.address = written.address
                      AND num_nonnulls(bounced_at, blocked_at, opted_out_at) > 0)
    ORDER BY contact_id IS NULL, plain, unnamed, contact_id LIMIT 1
"""
"""Whom to write to: a person before the company's own address, one who decides before others."""

_ASLEEP = """
    clients.standing = 'active'
    AND (clients.letters_stopped_at IS NULL OR clients.letters_stopped_at > :at)
    AND (touched.at IS NULL OR touched.at <= :since)
    AND busy.client_id IS NULL AND clients.created_at <= :at
"""


@dataclass(frozen=True)
class Dormant:
    """A client to be written to.

    Attributes:
        contact_id, name: None and "" where only the company's own address is known.
        silent_since: the last sign of life; None where there never was one.
        former_id: who wrote to him before, if he still writes letters.
    """

    client_id: int
    contact_id: int | None
    address: str
    name: str
    language: str
    silent_since: datetime | None
    former_id: int | None


_FIND = Statement(
    text(
        f"""
        WITH touched AS ({_TOUCHED}), busy AS ({_BUSY})
        SELECT clients.id AS client_id, reached.contact_id, reached.address,
               coalesce(reached.name, '') AS name, clients.language, touched.at AS silent_since,
               coalesce(
                   (SELECT employee_id FROM client_members
                    WHERE client_members.client_id = clients.id AND part = 'letters'
                        AND until IS NULL),
                   (SELECT writer_id FROM personal_letters AS before
                    WHERE before.client_id = clients.id ORDER BY before.quarter DESC LIMIT 1)
               ) AS former_id
        FROM clients
        LEFT JOIN touched ON touched.client_id = clients.id
        LEFT JOIN busy ON busy.client_id = clients.id
        CROSS JOIN LATERAL ({_ADDRESS}) AS reached
        WHERE {_ASLEEP}
            AND NOT EXISTS (SELECT 1 FROM personal_letters AS dealt
                            WHERE dealt.client_id = clients.id
                            AND (dealt.quarter = :quarter OR state IN ('dealt', 'postponed')))
        ORDER BY clients.segment NULLS LAST, touched.at NULLS LAST, clients.id
        LIMIT :limit
        """  # noqa: S608 - constants
    ).bindparams(
        bindparam("at", type_=DateTime(timezone=True)),
        bindparam("since", type_=DateTime(timezone=True)),
        bindparam("today", type_=Date),
        bindparam("quarter", type_=Date),
        bindparam("limit", type_=Integer),
    )
)

_COUNT = Statement(
    text(
        f"""
        WITH touched AS ({_TOUCHED}), busy AS ({_BUSY})
        SELECT count(*) FROM clients
        LEFT JOIN touched ON touched.client_id = clients.id
        LEFT JOIN busy ON busy.client_id = clients.id
        CROSS JOIN LATERAL ({_ADDRESS}) AS reached
        WHERE {_ASLEEP}
            AND NOT EXISTS (SELECT 1 FROM personal_letters AS dealt
                            WHERE dealt.client_id = clients.id AND dealt.quarter = :quarter)
        """  # noqa: S608 - constants
    ).bindparams(
        bindparam("at", type_=DateTime(timezone=True)),
        bindparam("since", type_=DateTime(timezone=True)),
        bindparam("today", type_=Date),
        bindparam("quarter", type_=Date),
    )
)

_AWAKE = Statement(
    text(
        f"""
        WITH touched AS ({_TOUCHED.replace("WHERE at", "WHERE client_id = ANY(:ids) AND at")}),
             busy AS (SELECT client_id FROM ({_BUSY}) AS every WHERE client_id = ANY(:ids))
        SELECT clients.id FROM clients
        LEFT JOIN touched ON touched.client_id = clients.id
        LEFT JOIN busy ON busy.client_id = clients.id
        WHERE clients.id = ANY(:ids) AND NOT ({_ASLEEP})
        """  # noqa: S608 - constants
    ).bindparams(
        bindparam("ids", type_=ARRAY(BigInteger)),
        bindparam("at", type_=DateTime(timezone=True)),
        bindparam("since", type_=DateTime(timezone=True)),
        bindparam("today", type_=Date),
    )
)


async def find(work: Work, quarter: date, limit: int) -> list[Dormant]:
    """Dormant clients that were not dealt in this quarter: the most valuable first, and among
    equals those silent for longest; of whom nothing is known come last.

    Args:
        limit: at most so many.
    """
    rows = await _FIND.all(
        work.open_session, **_moments(work, work.now), quarter=quarter, limit=limit
    )
    return [Dormant(*row) for row in rows]


async def left_over(work: Work, quarter: date, at: datetime) -> int:
    """How many are, or were, dormant and not dealt in that quarter.

    Args:
        at: as of this moment. What has been closed or stopped since then counts as it stands now.
    """
    found = await _COUNT.value(work.open_session, **_moments(work, at), quarter=quarter)
    return int(found or 0)


async def awake(work: Work, client_ids: Collection[int]) -> set[int]:
    """Those of some clients with whom somebody works, or who want no letters."""
    if not client_ids:
        return set()
    rows = await _AWAKE.all(work.open_session, **_moments(work, work.now), ids=[*client_ids])
    return {row.id for row in rows}


def _moments(work: Work, at: datetime) -> dict[str, date | datetime]:
    return {
        "at": at,
        "since": at - timedelta(days=work.policy.letters.after_days),
        "today": at.astimezone(work.policy.zone).date(),
    }
