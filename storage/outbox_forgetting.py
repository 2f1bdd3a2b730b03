"""Forgetting what was done long ago, so that the outbox does not grow for ever."""

from datetime import timedelta

from sqlalchemy import delete, func
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.models.outbox import DROPPED, SENT, OutboxRow

KEPT_FOR = timedelta(days=60)
"""A message that was sent may be drawn again as long as its row is there: longer than a request
is worked on. Rows with a key stay, since the key is what keeps a notice from being sent twice."""


async def forget_old(connection: AsyncConnection) -> int:
    """Delete rows that were finished long ago. The dead stay until somebody has looked at them.

    Returns:
        How many were forgotten.
    """
    gone = await connection.execute(
        delete(OutboxRow).where(
            OutboxRow.state.in_((SENT, DROPPED)),
            OutboxRow.finished_at < func.now() - KEPT_FOR,
            OutboxRow.key.is_(None),
        )
    )
    return gone.rowcount
