"""Leaves lent on three deep, over in any order; and one of the chain dismissed (domain 4.3)."""

from collections.abc import Mapping
from itertools import permutations

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.errors import DeskError
from domain.handovers import leaving
from domain.handovers.returning import Returned
from domain.people import dismissal
from domain.requests import handoffs, results
from storage.models import Handoff, Request
from tests.fixtures.office import Office
from tests.integration.handovers.belongings import fill_hands, holders, whereabouts
from tests.integration.handovers.test_leaves import (
    ANTON,
    DENIS,
    KIRILL,
    OLGA,
    has,
    on_leave,
    substitute,
)
from tests.integration.requests.acting import offered

CHAIN = (OLGA, DENIS, ANTON)
"""Each is lent to the next; the last of them to Кирилл."""
ROMAN = "Роман Титов"

Where = dict[tuple[str, int], tuple[int | None, int | None]]


async def lent(office: Office) -> dict[str, int]:
    """All three on leave, one after another."""
    return {
        name: await on_leave(office, name, to)
        for name, to in zip(CHAIN, (DENIS, ANTON, KIRILL), strict=True)
    }


async def filled(office: Office) -> tuple[Where, dict[str, list[int]]]:
    clients = {
        name: await fill_hands(office, name, 2, seed) for seed, name in enumerate(CHAIN, start=1)
    }
    return await whereabouts(office), clients


async def back(office: Office, handover_id: int) -> Returned:
    async with office.acting("Алла") as work:
        return await leaving.come_back(work, handover_id)


async def strays(office: Office, before: Where, name: str) -> dict[object, object]:
    """What was somebody's and is not."""
    me, now = office.person(name).id, await whereabouts(office)
    return {
        each: now.get(each)
        for each, where in before.items()
        if where[1] == me and now.get(each) != where
    }


@pytest.mark.parametrize("order", list(permutations(CHAIN)), ids=lambda order: ", ".join(order))
async def test_over_in_any_order_each_has_his_own_and_those_he_stands_in_for(
    office: Office, order: tuple[str, str, str]
) -> None:
    before, clients = await filled(office)
    leaves = await lent(office)
    for name in CHAIN:
        assert set(await has(office, name)) <= {"client", "member"}
        assert await substitute(office, name) == KIRILL
    here: set[str] = {KIRILL}
    for name in order:
        returned = await back(office, leaves[name])
        here.add(name)
        assert await strays(office, before, name) == {}
        assert returned.elsewhere == (), "what was never his is not named as missing"
        for away in set(CHAIN) - here:
            rest = (*CHAIN, KIRILL)[CHAIN.index(away) + 1 :]
            nearest = next(each for each in rest if each in here)
            for client_id in (None, *clients[away]):
                assert await substitute(office, away, client_id) == nearest
    back_again = await whereabouts(office)
    assert {each: back_again.get(each) for each in before} == before


@pytest.mark.long
@pytest.mark.parametrize("signing", [(DENIS, ANTON), (ANTON, KIRILL)], ids=", ".join)
@pytest.mark.parametrize("order", list(permutations(CHAIN)), ids=", ".join)
async def test_his_requests_come_back_whoever_signed_for_them_meanwhile(
    office: Office, order: tuple[str, str, str], signing: tuple[str, str]
) -> None:
    await filled(office)
    held = await holders(office)
    leaves = {}
    for name, to in zip(CHAIN, (DENIS, ANTON, KIRILL), strict=True):
        leaves[name] = await on_leave(office, name, to)
        if to in signing:
            await sign_for_all(office, to)
    for name in order:
        await back(office, leaves[name])
        assert await has_again(office, name, held), "his again, or his to sign for"


@pytest.mark.long
@pytest.mark.parametrize("reporter", [*CHAIN, KIRILL])
@pytest.mark.parametrize("order", list(permutations(CHAIN)), ids=", ".join)
async def test_what_was_reported_meanwhile_is_its_owners_when_he_is_back(
    office: Office, order: tuple[str, str, str], reporter: str
) -> None:
    """There is nothing to sign for any more; should its author return it, its owner has it."""
    await filled(office)
    held = await holders(office)
    await report_all(office, reporter)
    leaves = {}
    for name, to in zip(CHAIN, (DENIS, ANTON, KIRILL), strict=True):
        leaves[name] = await on_leave(office, name, to)
        await sign_for_all(office, to)
        if to == reporter:
            await report_all(office, to)
    for name in order:
        await back(office, leaves[name])
        assert await has_again(office, name, held)


async def has_again(office: Office, name: str, held: Mapping[int, int]) -> bool:
    """Whether all that was his is in his hands, or offered to him.

    Args:
        held: who held what before anybody left.
    """
    me = office.person(name).id
    holds = {each for each, holder in (await holders(office)).items() if holder == me}
    mine = {each for each, holder in held.items() if holder == me}
    return mine <= holds | await offered_to(office, me)


async def report_all(office: Office, name: str) -> None:
    """All that he holds and that is offered to nobody is done."""
    me = office.person(name).id
    async with AsyncSession(office.engine) as session:
        free = select(Request.id).where(
            Request.holder_id == me,
            Request.state == "in_work",
            Request.id.not_in(select(Handoff.request_id).where(Handoff.state == "offered")),
        )
        found = list(await session.scalars(free))
    for request_id in found:
        async with office.acting(name.split()[0]) as work:
            await results.report(work, request_id, "Заменил порт")


async def sign_for_all(office: Office, name: str) -> None:
    """He accepts all that is offered to him."""
    for request_id in await offered_to(office, office.person(name).id):
        async with office.acting(name.split()[0]) as work:
            await handoffs.accept(work, (await offered(office, request_id)).id)


async def offered_to(office: Office, person_id: int) -> set[int]:
    """The requests that wait for his signature."""
    where = await whereabouts(office)
    return {row for (thing, row), (_, to) in where.items() if (thing, to) == ("offer", person_id)}


async def test_who_is_back_and_goes_again_is_not_mixed_up_with_the_one_he_was_lent_to(
    office: Office,
) -> None:
    before, _ = await filled(office)
    held = await holders(office)
    leaves = await lent(office)
    await back(office, leaves[DENIS])
    again = await on_leave(office, DENIS, KIRILL)
    await back(office, leaves[ANTON])
    assert await strays(office, before, ANTON) == {}
    anton, now = office.person(ANTON).id, await whereabouts(office)
    mine = {each for each, where in before.items() if where[1] == anton}
    # What he held is offered to him, to be signed for anew.
    mine |= {("offer", request_id) for request_id, holder in held.items() if holder == anton}
    got = {each for each, (_, owner) in now.items() if owner == anton}
    assert got <= mine, "nothing of those who passed it on to him long ago"
    await back(office, again)
    assert await strays(office, before, DENIS) == {}
    await back(office, leaves[OLGA])
    assert await strays(office, before, OLGA) == {}


@pytest.mark.parametrize(
    ("gone", "order"),
    [
        (gone, order)
        for gone in (DENIS, ANTON)
        for order in permutations(each for each in CHAIN if each != gone)
    ],
    ids=str,
)
async def test_one_of_the_chain_dismissed_on_leave(
    office: Office, gone: str, order: tuple[str, str]
) -> None:
    before, _ = await filled(office)
    leaves = await lent(office)
    async with office.acting("Алла") as work:
        await dismissal.dismiss(work, gone, [ROMAN])
    assert await has(office, gone) == {}
    for away in CHAIN[: CHAIN.index(gone)]:
        assert await substitute(office, away) == KIRILL, "what was lent stays lent"
    for name in order:
        await back(office, leaves[name])
        assert await strays(office, before, name) == {}
    assert await has(office, gone) == {}
    async with office.acting("Алла") as work:
        with pytest.raises(DeskError):
            await leaving.come_back(work, leaves[gone])
