"""Statements compiled once and run by the driver itself: for what every tap pays for.

SQLAlchemy takes about 0.25 ms of processor time for each execution, and up to 1 ms where the
statement is put together anew; the driver takes a tenth of that. So a statement that is run for
every update is written in SQLAlchemy's language, but compiled where it is defined, and run on the
driver's connection within the session's own transaction.
"""

from collections import namedtuple
from collections.abc import Callable, Iterable
from typing import Any, cast

import asyncpg
from sqlalchemy.dialects.postgresql.asyncpg import PGCompiler_asyncpg, dialect
from sqlalchemy.engine import Dialect
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession
from sqlalchemy.orm import SessionTransaction
from sqlalchemy.sql.base import Executable
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.elements import BindParameter, ClauseElement
from sqlalchemy.types import TypeEngine

from storage import jsonb
from storage.transactions import LOST, DriverTransaction


class _Compiler(PGCompiler_asyncpg):
    """Writes what is fixed into the statement's text. As a parameter it would be unknown to the
    planner, who then finds no partial index by it, or plans the statement anew at each run.
    """

    def visit_bindparam(self, bindparam: BindParameter[Any], *args: Any, **options: Any) -> Any:
        options["literal_binds"] = not bindparam.required
        return super().visit_bindparam(bindparam, *args, **options)  # type: ignore[no-untyped-call]


_DIALECT = cast("Dialect", dialect(json_serializer=jsonb.written))  # type: ignore[no-untyped-call]
_DIALECT.statement_compiler = _Compiler
_KEPT = "driver"

Executor = AsyncSession | AsyncConnection | DriverTransaction
Converter = Callable[[object], object]


class Statement:
    """A statement whose shape never changes. What changes are its `bindparam`s.

    Rows are named tuples, as SQLAlchemy's are.
    """

    def __init__(self, clause: Executable) -> None:
        """
        Args:
            clause: with a `bindparam` for all that is given at each run. A list goes in as one
                array (`= ANY(:ids)`), for IN has another text for each length.
        """
        assert isinstance(clause, ClauseElement)  # noqa: S101 - narrows for the checker
        compiled = cast("SQLCompiler", clause.compile(dialect=_DIALECT))
        self._sql = str(compiled)
        self._given = [
            (name, _writer(compiled.binds[name].type)) for name in compiled.positiontup or ()
        ]
        columns = getattr(clause, "exported_columns", ())
        self._readers = {
            column.name: reader for column in columns if (reader := _reader(column.type))
        }
        self._row: Callable[[Iterable[Any]], Any] | None = None

    async def all(self, executor: Executor, /, **given: object) -> list[Any]:
        """All rows.

        Raises:
            ConnectionError: the connection is lost.
            asyncpg.PostgresError: the server refused the statement.
        """
        driver = await _driver(executor)
        arguments = [write(given[name]) if write else given[name] for name, write in self._given]
        try:
            records = await driver.fetch(self._sql, *arguments)
        except (asyncpg.PostgresError, asyncpg.InterfaceError, OSError) as error:
            if driver.is_closed():
                await _give_up(executor)
                raise ConnectionError(LOST) from error
            raise
        return [self._made(record) for record in records]

    async def first(self, executor: Executor, /, **given: object) -> Any | None:
        """The first row, None without any."""
        rows = await self.all(executor, **given)
        return rows[0] if rows else None

    async def value(self, executor: Executor, /, **given: object) -> Any | None:
        """The first column of the first row, None without any."""
        rows = await self.all(executor, **given)
        return rows[0][0] if rows else None

    def _made(self, record: asyncpg.Record) -> Any:
        if self._row is None:
            # The columns of a statement written as text are known from its first row only.
            self._row = cast("Any", namedtuple("Row", record.keys(), rename=True))._make
        if not self._readers:
            return self._row(record)
        return self._row(
            self._readers[name](value) if name in self._readers else value
            for name, value in record.items()
        )


def _writer(type_: TypeEngine[Any]) -> Converter | None:
    return type_.dialect_impl(_DIALECT).bind_processor(_DIALECT)


def _reader(type_: TypeEngine[Any]) -> Converter | None:
    return type_.dialect_impl(_DIALECT).result_processor(_DIALECT, None)


async def _driver(executor: Executor) -> asyncpg.Connection:
    """The driver's connection, inside the transaction that the session has begun."""
    if isinstance(executor, DriverTransaction):
        return executor.driver
    if isinstance(executor, AsyncConnection):
        return await _of(executor)
    transaction = _transaction(executor)
    kept: tuple[object, asyncpg.Connection] | None = executor.info.get(_KEPT)
    if kept is not None and kept[0] is transaction and transaction is not None:
        return kept[1]
    driver = await _of(await executor.connection())
    executor.info[_KEPT] = _transaction(executor), driver
    return driver


def _transaction(session: AsyncSession) -> SessionTransaction | None:
    """The innermost. A savepoint is not made before its session asks for the connection."""
    inner = session.sync_session
    return inner.get_nested_transaction() or inner.get_transaction()


async def _of(connection: AsyncConnection) -> asyncpg.Connection:
    assert connection.sync_connection is not None  # noqa: S101 - a connection in use has one
    adapted = cast("Any", connection.sync_connection.connection.dbapi_connection)
    driver: asyncpg.Connection = adapted.driver_connection
    if adapted._transaction is None:
        if not connection.in_transaction():
            await connection.begin()  # as its own `execute` would
        # SQLAlchemy begins with its own first statement; ours must not be outside.
        try:
            await adapted._start_transaction()
        except adapted.dbapi.Error as error:
            await connection.invalidate()
            raise ConnectionError(LOST) from error
    return driver


async def _give_up(executor: Executor) -> None:
    """Tell SQLAlchemy that a connection is lost: what failed here it has not seen, and would try
    to roll back.
    """
    if isinstance(executor, DriverTransaction):
        return  # SQLAlchemy knows of no transaction, and its pool gives out no closed connection
    connection = await executor.connection() if isinstance(executor, AsyncSession) else executor
    await connection.invalidate()
