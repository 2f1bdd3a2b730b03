"""Stored mails taken up to be read, in order; what fails waits, and in the end is put aside.

A mail that always fails never holds up the others: it waits longer each time, and after
`MOST_TRIES` a person looks at it (`fieldpost mail quarantine`).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import BigInteger, DateTime, Integer, Text, bindparam, text

from mail.store import UNREADABLE, Executor
from storage.statements import Statement

MOST_TRIES = 5
FIRST_PAUSE = timedelta(seconds=10)
"""After the first failure; three times as long after each further one."""

MOST_BYTES = 16 * 1024 * 1024
"""Of mails in hand at once; one larger mail is taken alone."""


@dataclass(frozen=True, slots=True)
class StoredMail:
    """A mail in hand: its row is locked until the end of the transaction.

    Attributes:
        raw: what is stored of it; `size` is what there was on the server.
        attempts: how often it failed before.
    """

    id: int
    mailbox: str
    uid: int
    sha256: bytes
    size: int
    received_at: datetime
    stored_at: datetime
    attempts: int
    raw: bytes


async def stored_of(
    executor: Executor, mailbox: str, limit: int, now: datetime
) -> list[StoredMail]:
    """Take up mails that wait to be read, the first come first.

    Whoever takes up a mail writes in the same transaction what became of it, or rolls back and
    calls `count_failure` in another.

    Args:
        limit: of mails; MOST_BYTES holds too.
    """
    rows = await _CLAIM.all(executor, mailbox=mailbox, now=now, limit=limit, bytes=MOST_BYTES)
    return [StoredMail(**row._asdict()) for row in rows]


async def count_failure(executor: Executor, mail_id: int, error: str, now: datetime) -> bool:
    """Note that a mail could not be read.

    Args:
        error: the name of an exception.

    Returns:
        Whether that was the last try: it is put aside for a person.
    """
    row = await _FAIL.first(
        executor,
        id=mail_id,
        error=error,
        now=now,
        most=MOST_TRIES,
        first=int(FIRST_PAUSE.total_seconds()),
    )
    return row is not None and row.state == "quarantined"


async def next_try_at(executor: Executor) -> datetime | None:
    """When the first of all mails that wait is to be read; one that has passed means now."""
    moment: datetime | None = await _NEXT.value(executor)
    return moment


# Locked are all candidates; those past the bytes in hand come with the next claim. The first row
# is taken whatever its size.
_CLAIM = Statement(
    text(
        f"""
        WITH candidates AS (
            SELECT id, size FROM mails
            WHERE mailbox = :mailbox AND state = 'stored'
              AND (next_attempt_at IS NULL OR next_attempt_at <= :now)
              AND last_error IS DISTINCT FROM '{UNREADABLE}'
            ORDER BY id LIMIT :limit
            FOR UPDATE SKIP LOCKED
        ), placed AS (
            SELECT id, sum(size::bigint) OVER (ORDER BY id) - size AS before FROM candidates
        )
        SELECT m.id, m.mailbox, m.uid, m.sha256, m.size, m.received_at, m.stored_at, m.attempts,
               b.data AS raw
        FROM placed AS p JOIN mails AS m ON m.id = p.id JOIN blobs AS b ON b.sha256 = m.sha256
        WHERE p.before = 0 OR p.before + m.size <= :bytes
        ORDER BY m.id
        """  # noqa: S608 - a constant
    ).bindparams(
        bindparam("mailbox", type_=Text),
        bindparam("now", type_=DateTime(timezone=True)),
        bindparam("limit", type_=Integer),
        bindparam("bytes", type_=Integer),
    )
)
_FAIL = Statement(
    text(
        """
        UPDATE mails
        SET attempts = attempts + 1,
            last_error = :error,
            state = CASE WHEN attempts + 1 >= :most THEN 'quarantined' ELSE state END,
            next_attempt_at = CASE WHEN attempts + 1 >= :most THEN NULL
                ELSE CAST(:now AS timestamptz)
                     + make_interval(secs => :first * power(3, attempts)) END
        WHERE id = :id AND state = 'stored'
        RETURNING state
        """
    ).bindparams(
        bindparam("id", type_=BigInteger),
        bindparam("error", type_=Text),
        bindparam("now", type_=DateTime(timezone=True)),
        bindparam("most", type_=Integer),
        bindparam("first", type_=Integer),
    )
)
_NEXT = Statement(
    text(
        f"""
        SELECT min(coalesce(next_attempt_at, stored_at)) FROM mails
        WHERE state = 'stored' AND last_error IS DISTINCT FROM '{UNREADABLE}'
        """  # noqa: S608 - a constant
    )
)
