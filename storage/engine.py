"""Connections to PostgreSQL, and what a server must be able to do."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import event, make_url, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, DisconnectionError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from storage import jsonb

OLDEST_SERVER = 15
EXTENSIONS = ("pg_trgm", "unaccent")

# One process serves many chats, but a transaction lasts milliseconds: ten connections carry more
# than one core can, and several replicas still fit into PostgreSQL's default of 100.
POOL_SIZE = 10
POOL_OVERFLOW = 5
CONNECT_LIMIT = 10  # seconds
STATEMENT_CACHE = 500  # more than the desk has different statements

SESSION = {
    "application_name": "fieldpost",
    "timezone": "UTC",
    # PostgreSQL's default is for disks that must move their head, and reads whole tables instead.
    "random_page_cost": "1.1",
    # Our queries find a few rows by their keys. Of a table of a few pages, like that of the people,
    # a merge reads all rows up to the one sought, once for each name on a card.
    "enable_mergejoin": "off",
    "jit": "off",  # our queries are too short for the compiler to pay
    # A machine that vanished in mid-transaction must not hold its locks until TCP gives up.
    "idle_in_transaction_session_timeout": "60s",
    "tcp_keepalives_idle": "30",
    "tcp_keepalives_interval": "10",
    "tcp_keepalives_count": "3",
}

# For tables whose rows pass through, like a queue's: between two looks of ANALYZE the planner takes
# a full one for an empty one, and would read and sort all of it to find a hundred rows. So it is
# left only one way, planned anew each time by the size the table has by then.
BY_INDEX = SESSION | {
    "plan_cache_mode": "force_custom_plan",
    "enable_seqscan": "off",
    "enable_bitmapscan": "off",
    "enable_hashjoin": "off",
    "enable_sort": "off",
}

# Words of libpq that asyncpg does not know, though hosters print them into their addresses.
ONLY_LIBPQ = ("channel_binding", "gssencmode", "options")

UNDERSTOOD = {
    "gsslib",
    "host",
    "krbsrvname",
    "passfile",
    "password",
    "port",
    "service",
    "servicefile",
    "ssl",
    "target_session_attrs",
    "user",
}
"""Words after the question mark that asyncpg takes as they are written."""


class DatabaseUrlError(ValueError):
    """The database address cannot be used; the text holds no password."""


class DatabaseWordError(DatabaseUrlError):
    """A word after the question mark that the driver cannot heed, like `sslrootcert`."""

    def __init__(self, word: str) -> None:
        self.word = word
        super().__init__(f"The database address has a word that is not understood: {word}")


@dataclass(frozen=True, slots=True)
class ServerFacts:
    """What a server said about itself.

    Attributes:
        version: major version, 15 or newer is needed (``OLDEST_SERVER``).
        encoding: of this database; UTF8 is needed.
        cyrillic: upper, lower and ILIKE know Russian letters. A database with locale C does not.
        missing_extensions: of ``EXTENSIONS``, those which the server cannot even install.
    """

    version: int
    encoding: str
    cyrillic: bool
    missing_extensions: tuple[str, ...]

    @property
    def fit(self) -> bool:
        """Whether the desk may run on it."""
        return (
            self.version >= OLDEST_SERVER
            and self.encoding == "UTF8"
            and self.cyrillic
            and not self.missing_extensions
        )


class _DriverConnection(Protocol):
    def is_closed(self) -> bool: ...


class _PooledConnection(Protocol):
    driver_connection: _DriverConnection


def parse_url(url: str) -> URL:
    """An address as people write it (postgres://, postgresql://), made ready for asyncpg.

    Raises:
        DatabaseUrlError: it is no address, or not one of PostgreSQL.
    """
    malformed = "The database address is malformed; expected postgresql://user:password@host/name"
    if url.count("@") > 1:
        # Of a password that holds one, the rest would be taken for a host and asked of the network.
        raise DatabaseUrlError(malformed)
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        raise DatabaseUrlError(malformed) from None
    if parsed.drivername not in {"postgres", "postgresql", "postgresql+asyncpg"}:
        raise DatabaseUrlError(
            f"The database must be PostgreSQL, but its address begins with {parsed.drivername}://"
        )
    query = dict(parsed.query)
    if "sslmode" in query:
        query["ssl"] = query.pop("sslmode")
    for word in ONLY_LIBPQ:
        query.pop(word, None)
    if strange := query.keys() - UNDERSTOOD:
        raise DatabaseWordError(min(strange))
    return parsed.set(drivername="postgresql+asyncpg", query=query)


def driver_url(url: str) -> str:
    """The same address as asyncpg itself takes it, password included: never log it."""
    parsed = parse_url(url)
    query = dict(parsed.query)
    if "ssl" in query:
        query["sslmode"] = query.pop("ssl")
    plain = parsed.set(drivername="postgresql", query=query)
    return plain.render_as_string(hide_password=False)


def create_engine(url: str, settings: Mapping[str, str] = SESSION) -> AsyncEngine:
    """A pool of connections. Nothing is opened until it is used.

    Args:
        url: address of the database.
        settings: parameters of PostgreSQL for each connection.

    Raises:
        DatabaseUrlError: the address cannot be used.
    """
    engine = create_async_engine(
        parse_url(url),
        pool_size=POOL_SIZE,
        max_overflow=POOL_OVERFLOW,
        json_serializer=jsonb.written,
        json_deserializer=jsonb.read,
        connect_args={
            "timeout": CONNECT_LIMIT,
            "server_settings": dict(settings),
            "prepared_statement_cache_size": STATEMENT_CACHE,  # those of SQLAlchemy
            "statement_cache_size": STATEMENT_CACHE,  # those run by the driver itself
        },
    )
    event.listen(engine.sync_engine, "checkout", _refuse_closed)
    return engine


def _refuse_closed(pooled: _PooledConnection, _record: object, _proxy: object) -> None:
    """Never hand out a connection whose server has gone.

    The event loop has noticed the end already, so asking costs nothing, where a ping would cost
    each transaction a round trip. The pool answers this error with fresh connections.
    """
    if pooled.driver_connection.is_closed():
        raise DisconnectionError


async def server_facts(url: str) -> ServerFacts:
    """Ask a server whether the desk can run on it; compare with ``ServerFacts.fit``.

    Raises:
        DatabaseUrlError: the address cannot be used.
    """
    engine = create_engine(url)
    try:
        async with engine.connect() as connection:
            return await _facts(connection)
    finally:
        await engine.dispose()


async def _facts(connection: AsyncConnection) -> ServerFacts:
    row = (
        await connection.execute(
            text(
                """
                SELECT current_setting('server_version_num')::int / 10000 AS version,
                       current_setting('server_encoding') AS encoding,
                       'ПРИВЕТ' ILIKE 'привет'
                           AND upper('ёж') = 'ЁЖ'
                           AND lower('ЩУКА') = 'щука' AS cyrillic,
                       ARRAY(SELECT wanted FROM unnest(CAST(:wanted AS text[])) AS wanted
                             EXCEPT SELECT name::text FROM pg_available_extensions
                             ORDER BY 1) AS missing
                """
            ),
            {"wanted": list(EXTENSIONS)},
        )
    ).one()
    return ServerFacts(row.version, row.encoding, row.cyrillic, tuple(row.missing))
