"""Clients of somebody who leaves, and his parts in their teams, go to his colleagues (domain 4.3).

During a leave he stays in the teams: who stands in for him with which client is what the handover
says, until he is back.
"""

from collections.abc import Sequence

from sqlalchemy import any_, insert, literal, select, update
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.types import BigInteger

from domain.handovers.takers import Handed, Moved, Takers
from domain.work import Work
from storage.models import Client, ClientMember

FORMER = "former"
"""The row that ended, in what a member was before."""


async def hand_over_clients(work: Work, from_id: int, takers: Takers) -> list[Moved]:
    """Each gets another account manager; of a leave, a substitute for whatever part he has."""
    if takers.is_leave:
        return await _name_substitutes(work, from_id, takers)
    rows = await work.session.execute(
        update(Client)
        .where(Client.manager_id == from_id)
        .values(manager_id=takers.column(Client.id), updated_at=work.now)
        .returning(Client.id, Client.manager_id)
        .execution_options(synchronize_session=False)
    )
    return sorted((Moved(*row) for row in rows), key=lambda each: each.row_id)


async def _name_substitutes(work: Work, from_id: int, takers: Takers) -> list[Moved]:
    served = await work.session.scalars(
        select(ClientMember.client_id)
        .where(ClientMember.employee_id == from_id, ClientMember.until.is_(None))
        .distinct()
        .order_by(ClientMember.client_id)
    )
    return [Moved(client_id, takers.of(client_id)) for client_id in served]


async def give_clients_back(work: Work, handed: Sequence[Handed]) -> list[Handed]:
    """Give back clients whose account manager has not been changed since."""
    back: set[int] = set()
    for taker_id in {each.to_id for each in handed}:
        ids = [each.row_id for each in handed if each.to_id == taker_id]
        found = await work.session.scalars(
            update(Client)
            .where(
                Client.id == any_(literal(ids, ARRAY(BigInteger))), Client.manager_id == taker_id
            )
            .values(manager_id=handed[0].from_id, updated_at=work.now)
            .returning(Client.id)
            .execution_options(synchronize_session=False)
        )
        back |= set(found)
    return [each for each in handed if each.row_id in back]


async def hand_over_parts(work: Work, from_id: int, takers: Takers) -> list[Moved]:
    """His other parts in teams end, and another has them from now on."""
    if takers.is_leave:
        return []
    ended = (
        await work.session.execute(
            update(ClientMember)
            .where(
                ClientMember.employee_id == from_id,
                ClientMember.part != "manager",
                ClientMember.until.is_(None),
            )
            .values(until=work.now)
            .returning(ClientMember.id, ClientMember.client_id, ClientMember.part)
        )
    ).all()
    begun = await _begin(
        work, [(row.client_id, row.part, takers.of(row.client_id)) for row in ended]
    )
    return [
        Moved(begun[row.client_id, row.part], takers.of(row.client_id), {FORMER: row.id})
        for row in sorted(ended)
    ]


async def give_parts_back(work: Work, handed: Sequence[Handed]) -> list[Handed]:
    """Give back parts that nobody else has got since."""
    by_id = {each.row_id: each for each in handed}
    rows = await work.session.execute(
        update(ClientMember)
        .where(
            ClientMember.id == any_(literal(list(by_id), ARRAY(BigInteger))),
            ClientMember.until.is_(None),
        )
        .values(until=work.now)
        .returning(ClientMember.id, ClientMember.client_id, ClientMember.part)
    )
    ended = rows.all()
    await _begin(work, [(row.client_id, row.part, by_id[row.id].from_id) for row in ended])
    return [by_id[row.id] for row in ended]


async def _begin(work: Work, parts: Sequence[tuple[int, str, int]]) -> dict[tuple[int, str], int]:
    """New rows of teams by client and part; the arguments are client, part, person."""
    if not parts:
        return {}
    rows = await work.session.execute(
        insert(ClientMember).returning(ClientMember.client_id, ClientMember.part, ClientMember.id),
        [
            {"client_id": client_id, "part": part, "employee_id": person_id, "since": work.now}
            for client_id, part, person_id in parts
        ],
    )
    return {(row.client_id, row.part): row.id for row in rows}
