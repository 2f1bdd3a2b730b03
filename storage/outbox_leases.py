"""How workers take jobs out of the outbox, keep them, and write down how they ended.

Every change is fenced by worker and state, so whoever lost a lease changes nothing any more.
Times are those of the database: they order the work of several machines, whose clocks differ.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Self

from sqlalchemy import BigInteger, bindparam, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.types import Double, Integer, Text

from storage.base import JsonObject
from storage.models.outbox import DEAD, QUEUED, SENT, UNKNOWN
from storage.outbox import CLAIMED, SECONDS, TOLD, Claimed
from storage.statements import Executor, Statement

WORKER_LOCKS = 7_305_002
"""Class of the advisory locks (class, worker) by which a worker shows that it lives."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a job in hand ended; made by the class methods, written by ``record``.

    Attributes:
        error: a code or the name of an exception, never anybody's words.
        after: for a job that goes back into the queue, seconds until it is due again.
        refund: attempts given back, so that waiting politely never counts as failing.
    """

    id: int
    state: str
    result: JsonObject | None = None
    error: str | None = None
    after: float = 0.0
    refund: int = 0

    @classmethod
    def sent(cls, row_id: int, result: JsonObject | None = None) -> Self:
        """Done; ``result`` is what the other side answered, e.g. a message id."""
        return cls(row_id, SENT, result=result)

    @classmethod
    def failed(cls, row_id: int, error: str, after: float) -> Self:
        """Failed this time; due again in ``after`` seconds."""
        return cls(row_id, QUEUED, error=error, after=after)

    @classmethod
    def postponed(cls, row_id: int, after: float) -> Self:
        """Not yet: a limit or the other side asks for ``after`` seconds of patience."""
        return cls(row_id, QUEUED, after=after, refund=1)

    @classmethod
    def dead(cls, row_id: int, error: str) -> Self:
        """It will never succeed, or has failed too often."""
        return cls(row_id, DEAD, error=error)

    @classmethod
    def unknown(cls, row_id: int, error: str) -> Self:
        """It may or may not have left the house; a person decides."""
        return cls(row_id, UNKNOWN, error=error)


# A row is at the head of its lane when no earlier one of the lane is unfinished. A row locked by
# another worker's claim still counts as unfinished here, so two claims never open one lane twice.
# Each kind is looked up by itself: thousands of jobs that wait for workers of other kinds are not
# read to find that none is ours.
_CLAIM = Statement(
    text(
        f"""
    WITH due AS (
        SELECT job.id
        FROM unnest(:kinds) AS wanted (kind)
        CROSS JOIN LATERAL (
            SELECT id, next_attempt_at FROM outbox
            WHERE state = 'queued' AND kind = wanted.kind AND next_attempt_at <= now()
              AND NOT EXISTS (
                  SELECT FROM outbox AS earlier
                  WHERE earlier.recipient = outbox.recipient AND earlier.id < outbox.id
                    AND earlier.state IN ('queued', 'leased')
              )
            ORDER BY next_attempt_at, id
            LIMIT :limit
            FOR UPDATE SKIP LOCKED
        ) AS job
        ORDER BY job.next_attempt_at, job.id
        LIMIT :limit
    )
    UPDATE outbox
    SET state = 'leased', worker = :worker, attempts = attempts + 1,
        lease_until = now() + {SECONDS.format("lease")}
    FROM due WHERE outbox.id = due.id
    RETURNING outbox.{CLAIMED.replace(", ", ", outbox.")}
    """  # noqa: S608 - a constant
    ).bindparams(bindparam("kinds", type_=ARRAY(Text)), bindparam("worker", type_=Integer))
)

_IDS = bindparam("ids", type_=ARRAY(BigInteger))

_HEARTBEAT = Statement(
    text(
        f"""
    UPDATE outbox SET lease_until = now() + {SECONDS.format("lease")}
    WHERE id = ANY(:ids) AND worker = :worker AND state = 'leased' RETURNING id
    """  # noqa: S608 - a constant
    ).bindparams(_IDS, bindparam("worker", type_=Integer))
)

# The head of a lane that is open now was not to be had before, whichever worker asked: told of it
# is whoever does its kind. The rows that ended are seen here as they were, in hand.
_RECORD = Statement(
    text(
        f"""
    WITH written AS (
        UPDATE outbox
        SET state = ended.state, result = ended.result::jsonb, last_error = ended.error,
            finished_at = CASE WHEN ended.state <> 'queued' THEN now() END,
            next_attempt_at = now() + make_interval(secs => ended.after),
            attempts = outbox.attempts - ended.refund, worker = NULL, lease_until = NULL
        FROM unnest(:ids, :states, :results, :errors, :afters, :refunds)
             AS ended (id, state, result, error, after, refund)
        WHERE outbox.id = ended.id AND outbox.worker = :worker AND outbox.state = 'leased'
        RETURNING outbox.id, outbox.recipient
    )
    SELECT id, (
        SELECT {TOLD.format("next.kind")} FROM outbox AS next
        WHERE next.recipient = written.recipient AND next.state = 'queued'
        ORDER BY next.id LIMIT 1
    ) AS told
    FROM written
    """  # noqa: S608 - a constant
    ).bindparams(
        _IDS,
        bindparam("states", type_=ARRAY(Text)),
        bindparam("results", type_=ARRAY(Text)),
        bindparam("errors", type_=ARRAY(Text)),
        bindparam("afters", type_=ARRAY(Double)),
        bindparam("refunds", type_=ARRAY(Integer)),
    )
)

# Leases held by the living are known by the advisory locks of their workers (outbox_presence).
_ABSENT = Statement(
    text(
        f"""
    SELECT DISTINCT worker FROM outbox
    WHERE state = 'leased' AND worker NOT IN (
        SELECT objid::bigint FROM pg_locks
        WHERE locktype = 'advisory' AND classid = {WORKER_LOCKS} AND objsubid = 2 AND granted
          AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
    )
    """  # noqa: S608 - a constant
    )
)

_RELEASE = Statement(
    text(
        """
    UPDATE outbox
    SET state = CASE WHEN attempts < :limit THEN 'queued' ELSE 'dead' END,
        finished_at = CASE WHEN attempts < :limit THEN NULL ELSE now() END,
        next_attempt_at = now(), worker = NULL, lease_until = NULL, last_error = 'WorkerLost'
    WHERE state = 'leased' AND (lease_until < now() OR worker = ANY(:workers))
    RETURNING id
    """
    ).bindparams(bindparam("workers", type_=ARRAY(Integer)))
)


async def claim(
    executor: Executor,
    worker: int,
    kinds: Iterable[str],
    limit: int,
    lease: timedelta,
) -> list[Claimed]:
    """Take up to ``limit`` due jobs, at most one of each lane. Commit before beginning them."""
    rows = await _CLAIM.all(
        executor, worker=worker, kinds=list(kinds), limit=limit, lease=lease.total_seconds()
    )
    return [Claimed(*row) for row in rows]


async def heartbeat(
    executor: Executor, worker: int, ids: Iterable[int], lease: timedelta
) -> set[int]:
    """Prolong leases. Returns the ids still held: whatever is missing belongs to another now."""
    rows = await _HEARTBEAT.all(executor, worker=worker, ids=list(ids), lease=lease.total_seconds())
    return {row.id for row in rows}


async def record(executor: Executor, worker: int, outcomes: Sequence[Outcome]) -> set[int]:
    """Write down how jobs ended. Returns the ids that were still held; others are left alone."""
    rows = await _RECORD.all(
        executor,
        worker=worker,
        ids=[outcome.id for outcome in outcomes],
        states=[outcome.state for outcome in outcomes],
        results=[None if o.result is None else json.dumps(o.result) for o in outcomes],
        errors=[outcome.error for outcome in outcomes],
        afters=[outcome.after for outcome in outcomes],
        refunds=[outcome.refund for outcome in outcomes],
    )
    return {row.id for row in rows}


async def absent_workers(executor: Executor) -> set[int]:
    """Workers that hold leases, but whose advisory lock is gone at this moment."""
    return {row.worker for row in await _ABSENT.all(executor)}


async def release(executor: Executor, workers: Iterable[int], limit: int) -> list[int]:
    """Give back the jobs of dead workers, and those whose lease has run out.

    Args:
        workers: numbers of workers known to be dead.
        limit: attempts after which a job is dead: it may be what kills the workers.

    Returns:
        The ids given back or declared dead.
    """
    rows = await _RELEASE.all(executor, workers=list(workers), limit=limit)
    return [row.id for row in rows]
