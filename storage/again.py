"""An act that is done again when it crossed another one: whoever asked for it cannot know, and the
other is through by then.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

import asyncpg
from sqlalchemy.exc import DBAPIError

from storage.failures import lost_race

PAUSES = (0.1, 0.5)
"""Seconds before each new try."""

Done = TypeVar("Done")


async def again_if_crossed(act: Callable[[], Awaitable[Done]]) -> Done:
    """Do an act, and do it again while PostgreSQL undoes it to let another one through.

    Args:
        act: one transaction from its beginning to its commit, so that nothing of a try stays.

    Raises:
        DBAPIError, asyncpg.PostgresError: it crossed others each time, or fails otherwise.
    """
    for pause in PAUSES:
        try:
            return await act()
        except (DBAPIError, asyncpg.PostgresError) as error:
            if not lost_race(error):
                raise
        await asyncio.sleep(pause)
    return await act()
