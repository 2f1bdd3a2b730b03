"""Who takes what over from whom. Each client goes whole to one person, with all that is his; what
has no client goes to the first of them.

A capability hands over its own rows (`hand_over`), says which went where, and takes them back by
the same list (`give_back`): a leave ends, and a handover may be undone.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import (
    ARRAY,
    BigInteger,
    ColumnElement,
    any_,
    case,
    literal,
    update,
)
from sqlalchemy.orm import InstrumentedAttribute

from domain.work import Work
from storage.base import JsonObject


@dataclass(frozen=True)
class Takers:
    """The colleagues among whom a person's work is shared.

    Attributes:
        main_id: takes what belongs to no client, and clients nobody was named for.
        by_client: who takes a client, with all that is his.
        by_order_of_id: who ordered it: the register's lines say so.
        until_on: the last day of a leave; None for somebody who does not come back. What is due
            later waits for him.
    """

    main_id: int
    by_client: Mapping[int, int] = field(default_factory=dict)
    by_order_of_id: int | None = None
    until_on: date | None = None

    @property
    def is_leave(self) -> bool:
        return self.until_on is not None

    @property
    def people(self) -> set[int]:
        """All of them."""
        return {self.main_id, *self.by_client.values()}

    def of(self, client_id: int | None) -> int:
        """Who takes what belongs to this client."""
        return self.main_id if client_id is None else self.by_client.get(client_id, self.main_id)

    def column(self, client_id: ColumnElement[Any] | InstrumentedAttribute[Any]) -> Any:
        """The same in SQL, of a column of client ids."""
        shares: defaultdict[int, list[int]] = defaultdict(list)
        for client, taker in sorted(self.by_client.items()):
            if taker != self.main_id:
                shares[taker].append(client)
        main = literal(self.main_id, BigInteger)
        if not shares:
            return main
        return case(
            *(
                (client_id == any_(literal(clients, ARRAY(BigInteger))), taker)
                for taker, clients in shares.items()
            ),
            else_=main,
        )


@dataclass(frozen=True)
class Moved:
    """A row that was handed over: to whom, and what it was before as far as that is not plain.

    Attributes:
        to_id: None where it waits for somebody to be chosen.
    """

    row_id: int
    to_id: int | None
    before: JsonObject = field(default_factory=dict)


@dataclass(frozen=True)
class Handed:
    """A row that was handed over in the past, as the handover kept it."""

    id: int
    thing: str
    row_id: int
    from_id: int
    to_id: int | None
    before: JsonObject


async def move_owned(
    work: Work,
    owner: InstrumentedAttribute[Any],
    client_id: InstrumentedAttribute[Any] | None,
    from_id: int,
    takers: Takers,
    *conditions: ColumnElement[bool],
) -> list[Moved]:
    """Hand over the rows of a table whose owner stands in one column.

    Args:
        client_id: whose client's row it is; None where rows belong to no client.
        conditions: which of his rows.
    """
    table = owner.class_
    taker = takers.main_id if client_id is None else takers.column(client_id)
    rows = await work.session.execute(
        update(table)
        .where(owner == from_id, *conditions)
        .values({owner: taker})
        .returning(table.id, owner)
        .execution_options(synchronize_session=False)
    )
    return sorted((Moved(*row) for row in rows), key=lambda each: each.row_id)


async def return_owned(
    work: Work,
    owner: InstrumentedAttribute[Any],
    handed: Sequence[Handed],
    *conditions: ColumnElement[bool],
) -> list[Handed]:
    """Give such rows back, as far as they still are where they were put.

    Returns:
        Those that went back.
    """
    table = owner.class_
    back: set[int] = set()
    for (from_id, to_id), ids in _by_people(handed):
        found = await work.session.scalars(
            update(table)
            .where(owner == to_id, table.id == any_(literal(ids, ARRAY(BigInteger))), *conditions)
            .values({owner: from_id})
            .returning(table.id)
            .execution_options(synchronize_session=False)
        )
        back |= set(found)
    return [each for each in handed if each.row_id in back]


def _by_people(handed: Sequence[Handed]) -> Iterator[tuple[tuple[int, int | None], list[int]]]:
    groups: defaultdict[tuple[int, int | None], list[int]] = defaultdict(list)
    for each in handed:
        groups[each.from_id, each.to_id].append(each.row_id)
    yield from groups.items()
