"""The outbox: putting work in, in the transaction that decided on it.

How workers take it out is in storage.outbox_leases, the worker itself in storage.dispatcher.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Self

from sqlalchemy import Row, bindparam, text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession
from sqlalchemy.types import Integer, Text

from storage.base import JsonObject
from storage.models.outbox import LEASED

CHANNEL = "outbox"
"""NOTIFY channel that wakes workers. The payload is empty: the news is only that there is some."""

Executor = AsyncSession | AsyncConnection


@dataclass(frozen=True, slots=True)
class NewRow:
    """A job to put in.

    Attributes:
        kind: which handler does it.
        recipient: its lane; the rows of a lane are done one at a time, in the order put in.
        payload: what the handler needs, JSON.
        subject: what it is about (``handoff:12``), to find it by.
        key: never put in twice under the same key, even after it is done.
    """

    kind: str
    recipient: str
    payload: Mapping[str, object] = field(default_factory=dict)
    subject: str | None = None
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Claimed:
    """A job that a worker has in hand.

    Attributes:
        attempts: how often it was begun, this time included.
        last_error: how it ended before. ``WorkerLost`` means that it may have left the house.
    """

    id: int
    kind: str
    recipient: str
    subject: str | None
    payload: JsonObject
    key: str | None
    attempts: int
    last_error: str | None
    created_at: datetime

    @classmethod
    def of(cls, row: Row[tuple[object, ...]]) -> Self:
        return cls(**row._mapping)


# Parts of statements that both modules share: the columns of Claimed, a duration from a parameter.
CLAIMED = "id, kind, recipient, subject, payload, key, attempts, last_error, created_at"
SECONDS = "make_interval(secs => :{})"

# One statement whatever the number of rows, so that it is planned once. ORDER BY keeps the ids in
# the order given: within a lane they are the order of delivery.
_NEW_ROWS = """
    SELECT kind, recipient, subject, payload::jsonb AS payload, key, place
    FROM unnest(:kinds, :recipients, :subjects, :payloads, :keys)
         WITH ORDINALITY AS given (kind, recipient, subject, payload, key, place)
"""
_NEW_PARAMETERS = [
    bindparam(name, type_=ARRAY(Text))
    for name in ("kinds", "recipients", "subjects", "payloads", "keys")
]

_ENQUEUE = text(
    f"""
    INSERT INTO outbox (kind, recipient, subject, payload, key)
    SELECT kind, recipient, subject, payload, key FROM ({_NEW_ROWS}) AS new ORDER BY place
    ON CONFLICT (key) DO NOTHING
    RETURNING id, key
    """  # noqa: S608 - a constant
).bindparams(*_NEW_PARAMETERS)

_ENQUEUE_LEASED = (
    text(
        f"""
    WITH new AS ({_NEW_ROWS}), placed AS (
        SELECT *, row_number() OVER (PARTITION BY recipient ORDER BY place) = 1
            AND NOT EXISTS (
                SELECT FROM outbox AS earlier
                WHERE earlier.recipient = new.recipient AND earlier.state IN ('queued', 'leased')
            ) AS first
        FROM new
    )
    INSERT INTO outbox (kind, recipient, subject, payload, key,
                        state, worker, lease_until, attempts)
    SELECT kind, recipient, subject, payload, key,
           CASE WHEN first THEN 'leased' ELSE 'queued' END,
           CASE WHEN first THEN :worker END,
           CASE WHEN first THEN now() + {SECONDS.format("lease")} END,
           CASE WHEN first THEN 1 ELSE 0 END
    FROM placed ORDER BY place
    ON CONFLICT (key) DO NOTHING
    RETURNING {CLAIMED}, state
    """  # noqa: S608 - a constant
    )
    .bindparams(*_NEW_PARAMETERS, bindparam("worker", type_=Integer))
    .columns(payload=JSONB)
)

_NOTIFY = text(f"SELECT pg_notify('{CHANNEL}', '')")

_WAITING = text(
    """
    SELECT count(*) FROM outbox
    WHERE state = 'leased'
       OR state = 'queued' AND next_attempt_at <= now() + interval '60 seconds'
    """
)


async def enqueue(executor: Executor, rows: Sequence[NewRow]) -> list[int | None]:
    """Put jobs in and wake a worker, both at the commit of the caller's transaction.

    Returns:
        The id of each row, in the order given; None where its key was there already.
    """
    if not rows:
        return []
    made = (await executor.execute(_ENQUEUE, _columns(rows))).all()
    await executor.execute(_NOTIFY)
    by_key = {row.key: row.id for row in made if row.key is not None}
    keyless = (row.id for row in made if row.key is None)
    return [next(keyless) if row.key is None else by_key.pop(row.key, None) for row in rows]


async def enqueue_leased(
    executor: Executor, rows: Sequence[NewRow], worker: int, lease: timedelta
) -> list[Claimed]:
    """Put jobs in already leased, for a worker in this very process to do after the commit.

    It spares the reply to a tap the way through NOTIFY and claim. If the process dies first, the
    rows are taken over like any other lost lease.

    Returns:
        Those it may do now. The others are queued, because an earlier row of their lane is not
        finished, or were there already.
    """
    if not rows:
        return []
    parameters = _columns(rows) | {"worker": worker, "lease": lease.total_seconds()}
    made = (await executor.execute(_ENQUEUE_LEASED, parameters)).mappings()
    return [
        Claimed(**{name: value for name, value in row.items() if name != "state"})
        for row in made
        if row["state"] == LEASED
    ]


async def waiting_count(connection: AsyncConnection) -> int:
    """Jobs in hand, or due within a minute: whether anything is left to do."""
    return (await connection.scalar(_WAITING)) or 0


def _columns(rows: Sequence[NewRow]) -> dict[str, object]:
    return {
        "kinds": [row.kind for row in rows],
        "recipients": [row.recipient for row in rows],
        "subjects": [row.subject for row in rows],
        "payloads": [json.dumps(row.payload, ensure_ascii=False) for row in rows],
        "keys": [row.key for row in rows],
    }
