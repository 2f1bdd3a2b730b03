"""What an error means, said without its words: they may quote somebody's message."""

import traceback

import asyncpg
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

# Classes of SQLSTATE: connection exception, insufficient resources, operator intervention.
_AWAY = ("08", "53", "57")


def is_away(error: BaseException) -> bool:
    """Whether the same act may well succeed when the database is back.

    True for a lost or refused connection, a server that starts or stops, and a pool with nothing
    left; False for everything that would fail again.
    """
    if isinstance(error, DBAPIError):
        state = getattr(error.orig, "sqlstate", None) or ""
        return error.connection_invalidated or state.startswith(_AWAY)
    if isinstance(error, asyncpg.PostgresError):  # of a statement run by the driver itself
        return (error.sqlstate or "").startswith(_AWAY)
    return isinstance(error, OSError | PoolTimeoutError)


# Serialization failure, deadlock detected.
_LOST_RACES = ("40001", "40P01")


def lost_race(error: BaseException) -> bool:
    """Whether two acts crossed, and this one was undone so that the other could go on: the same act
    succeeds when it is tried again.
    """
    cause = error.orig if isinstance(error, DBAPIError) else error
    return getattr(cause, "sqlstate", None) in _LOST_RACES


def place_of(error: BaseException) -> str:
    """File and line of the innermost frame."""
    frames = traceback.extract_tb(error.__traceback__)
    return f"{frames[-1].filename}:{frames[-1].lineno}" if frames else ""
