"""Who is on leave now, and who stands in for him (domain 4.3)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import (
    ARRAY,
    BigInteger,
    ColumnElement,
    Integer,
    SQLColumnExpression,
    Text,
    and_,
    any_,
    bindparam,
    cast,
    func,
    insert,
    select,
)
from sqlalchemy.orm import aliased

from domain.work import Work
from storage.models import Employee, Handover, HandoverItem
from storage.statements import Statement


@dataclass(frozen=True)
class Standin:
    """Somebody is away; another stands in for him.

    Attributes:
        person_id: who is away.
        until_on: the last day of his leave.
        id, name, phone, email: of who stands in.
    """

    person_id: int
    until_on: date
    id: int
    name: str
    phone: str | None
    email: str | None


async def standins(
    work: Work, person_ids: Collection[int], client_id: int | None = None
) -> dict[int, Standin]:
    """Who of these people is on leave now, and who stands in for him.

    Args:
        client_id: for whose sake one asks: each client has one substitute. Without it, who stands
            in for all that belongs to no client.
    """
    if not person_ids:
        return {}
    rows = await _STANDINS.all(
        work.transaction, people=sorted(set(person_ids)), client_id=client_id
    )
    return {row.person_id: Standin(*row) for row in rows}


async def lend(work: Work, standin: Standin, thing: str, row_id: int) -> None:
    """Note what comes in for somebody on leave: when he is back it is his, if it is not done."""
    await _LEND.all(
        work.transaction,
        person_id=standin.person_id,
        thing=thing,
        row_id=row_id,
        to_id=standin.id,
    )


IS_ON_LEAVE = and_(Handover.kind == "leave", Handover.state == "active")
"""The condition on handovers that somebody is away now."""

LEAVE_OF_EMPLOYEE = and_(Handover.person_id == Employee.id, IS_ON_LEAVE)
"""What joins an employee with the leave he is on."""

AWAY = select(Handover.person_id).where(IS_ON_LEAVE)
"""The ids of those who are."""


def substitute_for(client_id: SQLColumnExpression[int]) -> ColumnElement[int]:
    """Within a statement on handovers: who stands in for its person with a client. The row of the
    client says who has that one; the first substitute, under "main" of the plan, has the rest.
    """
    item = aliased(HandoverItem)
    of_client = (
        select(item.to_id)
        .where(
            item.handover_id == Handover.id,
            item.thing == "client",
            item.row_id == client_id,
            item.returned_at.is_(None),
        )
        .limit(1)
        .correlate_except(item)
        .scalar_subquery()
    )
    return func.coalesce(of_client, cast(Handover.plan["main"].astext, Integer))


_STANDINS = Statement(
    select(
        Handover.person_id,
        Handover.until_on,
        Employee.id,
        Employee.name,
        Employee.phone,
        Employee.email,
    )
    .join(Employee, Employee.id == substitute_for(bindparam("client_id", type_=BigInteger)))
    .where(
        IS_ON_LEAVE,
        Handover.person_id == any_(bindparam("people", type_=ARRAY(BigInteger))),
        Employee.active,
    )
)
_LEND = Statement(
    insert(HandoverItem).from_select(
        ["handover_id", "thing", "row_id", "from_id", "to_id"],
        select(
            Handover.id,
            bindparam("thing", type_=Text),
            bindparam("row_id", type_=BigInteger),
            Handover.person_id,
            bindparam("to_id", type_=BigInteger),
        ).where(IS_ON_LEAVE, Handover.person_id == bindparam("person_id", type_=BigInteger)),
    )
)
