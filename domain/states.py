"""State machines as tables, and the one helper that moves a row along them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from sqlalchemy import ARRAY, BigInteger, ColumnElement, Table, any_, bindparam, func, or_, update

from domain.errors import NotAllowed, TooLate
from storage.statements import Executor, Statement


class Party(StrEnum):
    """What a person is to the thing whose state he would change."""

    AUTHOR = "author"
    HOLDER = "holder"
    GIVER = "giver"
    RECEIVER = "receiver"
    LEAD = "lead"
    HOLDERS_LEAD = "holders_lead"
    ORDER = "order"
    REP = "rep"
    HEAD = "head"
    CLIENT = "client"
    SYSTEM = "system"


@dataclass(frozen=True)
class Transition:
    """From which states to which, and whose act it is."""

    sources: frozenset[str]
    target: str
    who: frozenset[Party]


@dataclass(frozen=True)
class StateMachine:
    """The states of one table's rows. Nothing else writes the state column."""

    table: Table
    transitions: Mapping[str, Transition]


def transition(sources: str, target: str, *who: Party) -> Transition:
    """A line of a machine's table; `sources` are separated by blanks."""
    return Transition(frozenset(sources.split()), target, frozenset(who))


async def move(
    executor: Executor,
    machine: StateMachine,
    name: str,
    row_id: int,
    parties: Collection[Party],
    **values: Any,
) -> None:
    """Take the named transition by compare-and-set: of two at once, exactly one wins.

    Args:
        parties: what the actor is to this row; one of them must own the transition.
        values: further columns that change with the state.

    Raises:
        NotAllowed: the transition belongs to somebody else.
        TooLate: the row is in no state the transition starts from.
    """
    step = _step(machine, name, parties)
    statement = _statement(machine.table, step, tuple(values))
    if await statement.first(executor, row_id=row_id, **values) is None:
        raise TooLate("error-state-moved-on")


async def move_all(
    executor: Executor,
    machine: StateMachine,
    name: str,
    row_ids: Collection[int],
    parties: Collection[Party],
    **values: Any,
) -> set[int]:
    """Take the named transition with many rows at once, each by compare-and-set.

    Returns:
        The ids of those that were in a state it starts from; the others are left as they are.

    Raises:
        NotAllowed: the transition belongs to somebody else.
    """
    step = _step(machine, name, parties)
    statement = _statement_for_many(machine.table, step, tuple(values))
    return {row.id for row in await statement.all(executor, row_ids=list(row_ids), **values)}


async def move_each(
    executor: Executor,
    machine: StateMachine,
    name: str,
    row_ids: Sequence[int],
    parties: Collection[Party],
    **values: Sequence[Any],
) -> set[int]:
    """Take the named transition with many rows at once, each with values of its own.

    Args:
        values: further columns, with a value for each row in the order of `row_ids`.

    Returns:
        The ids of those that were in a state it starts from; the others are left as they are.

    Raises:
        NotAllowed: the transition belongs to somebody else.
    """
    step = _step(machine, name, parties)
    statement = _statement_for_each(machine.table, step, tuple(values))
    return {row.id for row in await statement.all(executor, row_ids=list(row_ids), **values)}


def _step(machine: StateMachine, name: str, parties: Collection[Party]) -> Transition:
    """The named transition, if it is the act of one of them.

    Raises:
        NotAllowed: it belongs to somebody else.
    """
    step = machine.transitions[name]
    if not step.who.intersection(parties):
        raise NotAllowed
    return step


@cache
def _statement(table: Table, step: Transition, columns: tuple[str, ...]) -> Statement:
    return _moving(table.c.id == bindparam("row_id"), table, step, columns)


@cache
def _statement_for_many(table: Table, step: Transition, columns: tuple[str, ...]) -> Statement:
    given = bindparam("row_ids", type_=ARRAY(BigInteger))
    return _moving(table.c.id == any_(given), table, step, columns)


@cache
def _statement_for_each(table: Table, step: Transition, columns: tuple[str, ...]) -> Statement:
    lists = [bindparam("row_ids", type_=ARRAY(BigInteger))]
    lists += [bindparam(name, type_=ARRAY(table.c[name].type)) for name in columns]
    given = func.unnest(*lists).table_valued("row_id", *columns).render_derived()
    return _set(
        table.c.id == given.c.row_id, table, step, {name: given.c[name] for name in columns}
    )


def _moving(
    which: ColumnElement[bool], table: Table, step: Transition, columns: tuple[str, ...]
) -> Statement:
    return _set(which, table, step, {name: bindparam(name) for name in columns})


def _set(
    which: ColumnElement[bool],
    table: Table,
    step: Transition,
    values: Mapping[str, ColumnElement[Any]],
) -> Statement:
    return Statement(
        update(table)
        .where(which, or_(*(table.c.state == source for source in sorted(step.sources))))
        .values(state=step.target, revision=table.c.revision + 1, **values)
        .returning(table.c.id)
    )
