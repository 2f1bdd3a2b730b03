"""The desk's clock: the machine's, or in the sandbox one that was moved and remembers it."""

from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncEngine

from domain.clock import OffsetClock
from storage.models import ClockOffset


async def moved_clock(engine: AsyncEngine) -> OffsetClock:
    """The clock as the sandbox has moved it so far."""
    async with engine.connect() as connection:
        moved_by = await connection.scalar(select(ClockOffset.moved_by))
    return OffsetClock() if moved_by is None else OffsetClock(moved_by)


async def move_clock(engine: AsyncEngine, clock: OffsetClock, moment: datetime) -> datetime:
    """Move the clock forward and remember it for the next start.

    Args:
        moment: aware; one that has passed moves nothing.

    Returns:
        The present moment after the move, UTC.
    """
    now = clock.move_to(moment)
    async with engine.begin() as connection:
        statement = insert(ClockOffset).values(id=1, moved_by=clock.offset)
        await connection.execute(
            statement.on_conflict_do_update(
                index_elements=[ClockOffset.id], set_={"moved_by": statement.excluded.moved_by}
            )
        )
    return now.astimezone(UTC)
