"""Limits kept by all replicas together: the generic cell rate algorithm, one row a limit.

Each row holds the moment from which its limit is idle again. A message has two limits: its own
(one a second to a chat, one in three seconds to a group) and one shared by all (25 a second for
the bot). The own one is only taken when it is idle, and the shared one only together with it:
a message that took its place in the common queue but had to wait for its chat would leave later
than its place says, and many of those make a burst.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ARRAY, Double, Text, bindparam, text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.statements import Executor, Statement


@dataclass(frozen=True, slots=True)
class Limit:
    """What may happen once an interval.

    Attributes:
        key: whom it holds for, e.g. ``bot:42`` or ``chat:12345``.
        interval: seconds from one to the next; 25 a second are 0.04.
        burst: how many may follow at once after a rest.
    """

    key: str
    interval: float
    burst: int = 1

    @property
    def credit(self) -> float:
        """Seconds by which the next may leave ahead of its time."""
        return (self.burst - 1) * self.interval


@dataclass(frozen=True, slots=True)
class Turn:
    """The answer to a reservation.

    Attributes:
        granted: both limits are reserved: wait, then send. If not, nothing is: ask again later.
        wait: seconds until either.
    """

    granted: bool
    wait: float


# clock_timestamp() and not now(): the rows may have been waited for, and time went on meanwhile.
# The pause of the chat counts from the turn, not from the asking: the queue may be long.
_RESERVE = text(
    """
    WITH own AS (
        SELECT tat FROM rates WHERE key = :own FOR UPDATE
    ), shared AS (
        INSERT INTO rates AS rate (key, tat)
        SELECT :shared, clock_timestamp() + make_interval(secs => :shared_interval)
        WHERE coalesce(
            (SELECT tat FROM own) <= clock_timestamp() + make_interval(secs => :own_credit), true
        )
        ON CONFLICT (key) DO UPDATE
        SET tat = greatest(rate.tat, clock_timestamp())
                  + make_interval(secs => :shared_interval)
        RETURNING tat - make_interval(secs => :shared_interval) AS turn
    ), pause AS (
        INSERT INTO rates AS rate (key, tat)
        SELECT :own, turn + make_interval(secs => :own_interval) FROM shared
        ON CONFLICT (key) DO UPDATE
        SET tat = greatest(rate.tat + make_interval(secs => :own_interval), excluded.tat)
    )
    SELECT EXISTS (SELECT FROM shared) AS granted,
           extract(epoch FROM coalesce(
               (SELECT turn FROM shared),
               (SELECT tat - make_interval(secs => :own_credit) FROM own)
           ) - clock_timestamp())::float8 AS wait
    """
)

_HOLD_BACK = text(
    """
    INSERT INTO rates AS rate (key, tat)
    VALUES (:key, clock_timestamp() + make_interval(secs => :seconds))
    ON CONFLICT (key) DO UPDATE SET tat = greatest(rate.tat, excluded.tat)
    """
)


async def reserve(connection: AsyncConnection, own: Limit, shared: Limit) -> Turn:
    """Ask for the next moment at which a message may leave. Commit before waiting: until then
    every other sender stands behind this transaction."""
    parameters = {
        "own": own.key,
        "own_interval": own.interval,
        "own_credit": own.credit,
        "shared": shared.key,
        "shared_interval": shared.interval,
    }
    row = (await connection.execute(_RESERVE, parameters)).one()
    return Turn(row.granted, max(0.0, row.wait))


async def hold_back(connection: AsyncConnection, limit: Limit, seconds: float) -> None:
    """Let nothing pass a limit for a while: the other side said how long (``retry_after``)."""
    parameters = {"key": limit.key, "seconds": seconds + limit.credit}
    await connection.execute(_HOLD_BACK, parameters)


_KEYS = bindparam("keys", type_=ARRAY(Text))
_KNOWN = Statement(
    text(
        """
        INSERT INTO rates (key, tat) SELECT unnest(:keys), clock_timestamp() ON CONFLICT DO NOTHING
        """
    ).bindparams(_KEYS)
)
_WAITS = Statement(
    text(
        """
        SELECT key, extract(epoch FROM tat - clock_timestamp())::float8 AS ahead
        FROM rates WHERE key = ANY(:keys) ORDER BY key FOR UPDATE
        """
    ).bindparams(_KEYS)
)
_TAKE = Statement(
    text(
        """
        UPDATE rates
        SET tat = greatest(tat, clock_timestamp()) + make_interval(secs => taken.seconds)
        FROM unnest(:keys, :seconds) AS taken (key, seconds)
        WHERE rates.key = taken.key
        """
    ).bindparams(_KEYS, bindparam("seconds", type_=ARRAY(Double)))
)


@dataclass(frozen=True, slots=True)
class Held:
    """What may not go yet: by which limit, and for how many seconds at least."""

    limit: Limit
    wait: float


async def take(connection: Executor, wanted: Sequence[Sequence[Limit]]) -> list[Held | None]:
    """Pass several limits at once, or none of them: what would have to wait takes no place. For
    each of some things in turn; limits they have in common are shared among them.

    Returns:
        For each, None when it may go.
    """
    keys = sorted({limit.key for limits in wanted for limit in limits})
    ahead = await _ahead(connection, keys)
    if len(ahead) < len(keys):
        await _KNOWN.all(connection, keys=keys)
        ahead = await _ahead(connection, keys)
    answers: list[Held | None] = []
    taken = dict.fromkeys(keys, 0.0)
    for limits in wanted:
        held = max((Held(each, ahead[each.key] - each.credit) for each in limits), key=_wait)
        answers.append(held if held.wait > 0 else None)
        for limit in limits if held.wait <= 0 else ():
            ahead[limit.key] = max(0.0, ahead[limit.key]) + limit.interval
            taken[limit.key] += limit.interval
    passed = {key: seconds for key, seconds in taken.items() if seconds}
    if passed:
        await _TAKE.all(connection, keys=list(passed), seconds=list(passed.values()))
    return answers


async def _ahead(connection: Executor, keys: Sequence[str]) -> dict[str, float]:
    """By how many seconds each limit that is known is ahead of its time; locked from here on."""
    return {row.key: row.ahead for row in await _WAITS.all(connection, keys=keys)}


def _wait(held: Held) -> float:
    return held.wait
