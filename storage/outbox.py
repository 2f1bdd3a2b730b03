"""The outbox: putting work in, in the transaction that decided on it.

How workers take it out is in storage.outbox_leases, the worker itself in storage.dispatcher.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Self

from sqlalchemy import Row, bindparam, text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.types import Integer, Text

from storage.base import JsonObject
from storage.models.outbox import LEASED
from storage.statements import Executor, Statement

CHANNEL = "outbox"
"""NOTIFY channel that wakes all workers. For each kind of job there is one beside it, so that who
does other kinds is not even told of it.
"""

REDRAW = "redraw"
"""Kind of the jobs that `Redraw` makes; the payload is ``{"of": id of the notice}``."""


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
class Redraw:
    """Have all notices about a subject drawn again: a job of kind REDRAW for each.

    Attributes:
        subject: as their rows have it.
        recipient: of whose lane alone; None for all.
    """

    subject: str
    recipient: str | None = None


Job = NewRow | Redraw


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


@dataclass(frozen=True, slots=True)
class PutIn:
    """What was put in for a worker in this process.

    Attributes:
        leased: what it may do after the commit.
        queued: kinds of the jobs that any worker may do then: those of others, and those whose
            lane has an earlier one that is not finished.
    """

    leased: Sequence[Claimed]
    queued: frozenset[str]


NOTHING = PutIn((), frozenset())

# Parts of statements that both modules share: the columns of Claimed, a duration from a parameter,
# the word to the workers.
CLAIMED = "id, kind, recipient, subject, payload, key, attempts, last_error, created_at"
SECONDS = "make_interval(secs => :{})"
TOLD = f"pg_notify('{CHANNEL}.' || {{}}, '')"
"""Wakes the workers that do jobs of a kind; see `channels_of`."""

# One statement whatever the number of rows, planned once: of a JSON document the planner always
# expects the same number, whereas arrays of each length would be planned anew. ORDER BY keeps the
# ids in the order given: within a lane they are the order of delivery.
_NEW_ROWS = """
    ROWS FROM (jsonb_to_recordset(:rows) AS (
        kind text, recipient text, subject text, payload jsonb, key text, head boolean, about text
    )) WITH ORDINALITY AS new (kind, recipient, subject, payload, key, head, about, place)
"""

# What a row of NEW_ROWS comes to: itself, or, where it is `about` a subject, a job for each notice
# of that. They are looked up by the subject's index alone (OFFSET 0), and see none of the rows
# that come with them: those are still to be drawn, and will be fresh.
_SPREAD_OUT = f"""
    SELECT new.kind, coalesce(notice.recipient, new.recipient) AS recipient, new.subject,
           CASE WHEN about IS NULL THEN payload ELSE jsonb_build_object('of', notice.id) END
               AS payload,
           key, head, about, place, notice.id AS notice_id
    FROM {_NEW_ROWS}
    LEFT JOIN LATERAL (
        SELECT id, recipient FROM outbox
        WHERE subject = about AND kind = 'notice' AND state IN ('queued', 'leased', 'sent')
          AND (new.recipient IS NULL OR recipient = new.recipient)
        OFFSET 0
    ) AS notice ON true
    WHERE about IS NULL OR notice.id IS NOT NULL
"""  # noqa: S608 - a constant

# Leased is what comes first in its lane: among the rows to be leased (``head``), and with none
# before.
_MADE = f"""
    WITH made AS (
        INSERT INTO outbox (kind, recipient, subject, payload, key,
                            state, worker, lease_until, attempts)
        SELECT kind, recipient, subject, payload, key,
               CASE WHEN first THEN 'leased' ELSE 'queued' END,
               CASE WHEN first THEN :worker END,
               CASE WHEN first THEN now() + {SECONDS.format("lease")} END,
               CASE WHEN first THEN 1 ELSE 0 END
        FROM (
            SELECT *, head AND (
                SELECT id FROM outbox AS earlier
                WHERE earlier.recipient = new.recipient AND earlier.state IN ('queued', 'leased')
                LIMIT 1  -- unlike EXISTS, never answered by reading the whole table into memory
            ) IS NULL AS first
            FROM ({_SPREAD_OUT}) AS new ORDER BY about IS NULL, place, notice_id
        ) AS placed
        ON CONFLICT (key) WHERE key IS NOT NULL DO NOTHING
        RETURNING id, kind, recipient, subject, key, created_at, state
    )
"""  # noqa: S608 - a constant
_GIVEN = (bindparam("rows", type_=JSONB), bindparam("worker", type_=Integer))

# PostgreSQL sends equal notices of one transaction once, at its commit.
_ENQUEUE = Statement(
    text(
        f"{_MADE} SELECT made.*, {TOLD.format('kind')} AS told FROM made"  # noqa: S608 - constants
    ).bindparams(*_GIVEN)
)
_ENQUEUE_LEASED = Statement(
    text(f"{_MADE} SELECT * FROM made").bindparams(*_GIVEN)  # noqa: S608 - a constant
)

_TELL = Statement(
    text(
        f"SELECT {TOLD.format('kind')} FROM unnest(:kinds) AS kind"  # noqa: S608 - a constant
    ).bindparams(bindparam("kinds", type_=ARRAY(Text)))
)

_GATHERED = text(
    """
    SELECT id FROM outbox WHERE subject = :subject AND kind = :kind AND state = 'queued'
    FOR UPDATE SKIP LOCKED
    """
)

_ENQUEUE_LATER = text(
    f"""
    INSERT INTO outbox (kind, recipient, subject, payload, next_attempt_at)
    VALUES (:kind, :recipient, :subject, :payload, now() + {SECONDS.format("after")})
    """  # noqa: S608 - a constant
).bindparams(bindparam("payload", type_=JSONB))

_WAITING = Statement(
    text(
        """
        SELECT count(*) FROM outbox
        WHERE state = 'leased'
           OR state = 'queued' AND next_attempt_at <= now() + interval '60 seconds'
        """
    )
)


def channels_of(kinds: Iterable[str]) -> list[str]:
    """Where a worker that does jobs of these kinds hears of them."""
    return [CHANNEL, *(f"{CHANNEL}.{kind}" for kind in kinds)]


async def enqueue(executor: Executor, rows: Sequence[Job]) -> list[int | None]:
    """Put jobs in and wake a worker, both at the commit of the caller's transaction.

    What is drawn again comes first, and no notice among `rows` is: it will be fresh.

    Returns:
        The id of each NewRow, in the order given; None where its key was there already.
    """
    if not rows:
        return []
    document = [_described(row, head=False) for row in rows]
    made = await _ENQUEUE.all(executor, rows=document, worker=None, lease=0.0)
    by_key = {row.key: row.id for row in made if row.key is not None}
    keyless = (row.id for row in made if row.key is None and row.kind != REDRAW)
    new = [row for row in rows if isinstance(row, NewRow)]
    return [next(keyless) if row.key is None else by_key.pop(row.key, None) for row in new]


async def enqueue_leased(
    executor: Executor,
    rows: Sequence[NewRow],
    worker: int,
    lease: timedelta,
    beside: Sequence[Job] = (),
) -> PutIn:
    """Put jobs in already leased, for a worker in this very process to do after the commit.

    It spares the reply to a tap the way through NOTIFY and claim, and the commit the NOTIFY:
    PostgreSQL commits transactions that have one in turns, each waiting for the disk by itself.
    The worker tells of the rest (`OutboxWorker.take_on`). If the process dies first, the rows are
    taken over like any other lost lease, and the rest is found by the polls.

    Args:
        beside: put in before them for any worker.
    """
    if not rows and not beside:
        return NOTHING
    heads = {row.recipient: row for row in reversed(rows)}
    document = [_described(row, head=False) for row in beside]
    document += [_described(row, head=heads[row.recipient] is row) for row in rows]
    made = await _ENQUEUE_LEASED.all(
        executor, rows=document, worker=worker, lease=lease.total_seconds()
    )
    leased = [
        Claimed(
            id=row.id,
            kind=row.kind,
            recipient=row.recipient,
            subject=row.subject,
            payload=dict(heads[row.recipient].payload),
            key=row.key,
            attempts=1,
            last_error=None,
            created_at=row.created_at,
        )
        for row in made
        if row.state == LEASED
    ]
    return PutIn(leased, frozenset(row.kind for row in made if row.state != LEASED))


async def tell(executor: Executor, kinds: Iterable[str]) -> None:
    """Wake the workers that do jobs of these kinds."""
    await _TELL.all(executor, kinds=list(kinds))


async def enqueue_gathered(session: AsyncSession, row: NewRow, after: timedelta) -> None:
    """Put a job in that is due a while after, unless one of its kind and subject waits already.

    That one then waits for the end of this transaction, so that it sees what was written here.
    """
    given = {"kind": row.kind, "subject": row.subject}
    if (await session.execute(_GATHERED, given)).first() is None:
        await session.execute(
            _ENQUEUE_LATER,
            {
                **given,
                "recipient": row.recipient,
                "payload": row.payload,
                "after": after.total_seconds(),
            },
        )


async def waiting_count(executor: Executor) -> int:
    """Jobs in hand, or due within a minute: whether anything is left to do."""
    return await _WAITING.value(executor) or 0


def _described(row: Job, *, head: bool) -> JsonObject:
    """A row as JSON, with whether it is the first of its lane among those to be leased."""
    if isinstance(row, Redraw):
        return {"kind": REDRAW, "about": row.subject, "recipient": row.recipient}
    return {
        "kind": row.kind,
        "recipient": row.recipient,
        "subject": row.subject,
        "payload": row.payload,
        "key": row.key,
        "head": head,
    }
