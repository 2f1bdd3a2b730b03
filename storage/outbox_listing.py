"""The outbox as the administrator sees it: look, try again, give up."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.base import JsonObject
from storage.models.outbox import DEAD, DROPPED, QUEUED, UNKNOWN, OutboxRow
from storage.outbox import CHANNEL


@dataclass(frozen=True, slots=True)
class ListedRow:
    """One job without its contents, which are nobody's business in a list."""

    id: int
    kind: str
    recipient: str
    subject: str | None
    state: str
    attempts: int
    created_at: datetime
    next_attempt_at: datetime
    last_error: str | None


@dataclass(frozen=True, slots=True)
class ShownRow(ListedRow):
    """One job with all there is to know."""

    payload: JsonObject
    key: str | None
    worker: int | None
    lease_until: datetime | None
    finished_at: datetime | None
    result: JsonObject | None


_LISTED = [getattr(OutboxRow, name) for name in ListedRow.__slots__]
_SHOWN = [*_LISTED, *(getattr(OutboxRow, name) for name in ShownRow.__slots__)]


async def list_rows(
    connection: AsyncConnection, states: tuple[str, ...] = (DEAD, UNKNOWN), limit: int = 50
) -> list[ListedRow]:
    """The newest jobs in these states; by default those that need a person."""
    query = select(*_LISTED).where(OutboxRow.state.in_(states))
    rows = await connection.execute(query.order_by(OutboxRow.id.desc()).limit(limit))
    return [ListedRow(**row._mapping) for row in rows]


async def show(connection: AsyncConnection, row_id: int) -> ShownRow | None:
    """One job, or None if there is none of that number."""
    row = (await connection.execute(select(*_SHOWN).where(OutboxRow.id == row_id))).first()
    return None if row is None else ShownRow(**row._mapping)


async def retry_row(connection: AsyncConnection, row_id: int) -> bool:
    """Have a job done now, with all its attempts again. False: none such, in hand, or done."""
    tried = await connection.execute(
        update(OutboxRow)
        .where(OutboxRow.id == row_id, OutboxRow.state.in_((QUEUED, DEAD, UNKNOWN, DROPPED)))
        .values(state=QUEUED, attempts=0, next_attempt_at=func.now(), finished_at=None)
    )
    await connection.execute(text(f"SELECT pg_notify('{CHANNEL}', '')"))
    return tried.rowcount == 1


async def drop_row(connection: AsyncConnection, row_id: int) -> bool:
    """Give a job up; it stays on record. False: none such, in hand, or over."""
    dropped = await connection.execute(
        update(OutboxRow)
        .where(OutboxRow.id == row_id, OutboxRow.state.in_((QUEUED, DEAD, UNKNOWN)))
        .values(state=DROPPED, finished_at=func.now())
    )
    return dropped.rowcount == 1
