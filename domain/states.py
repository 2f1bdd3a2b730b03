"""State machines as tables, and the one helper that moves a row along them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Table, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.errors import NotAllowed, TooLate


class Party(StrEnum):
    """What a person is to the thing whose state he would change."""

    AUTHOR = "author"
    HOLDER = "holder"
    GIVER = "giver"
    RECEIVER = "receiver"
    LEAD = "lead"
    HOLDERS_LEAD = "holders_lead"
    ORDER = "order"
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
    session: AsyncSession,
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
    step = machine.transitions[name]
    if not step.who.intersection(parties):
        raise NotAllowed
    table = machine.table
    moved = await session.execute(
        update(table)
        .where(table.c.id == row_id, table.c.state.in_(sorted(step.sources)))
        .values(state=step.target, revision=table.c.revision + 1, **values)
        .returning(table.c.id)
    )
    if moved.first() is None:
        raise TooLate("error-state-moved-on")
