"""Leaves lent on three deep, over in any order; and one of the chain dismissed (domain 4.3)."""

from itertools import permutations

import pytest

from domain.errors import DeskError
from domain.handovers import leaving
from domain.handovers.returning import Returned
from domain.people import dismissal
from tests.fixtures.office import Office
from tests.integration.handovers.belongings import fill_hands, whereabouts
from tests.integration.handovers.test_leaves import (
    ANTON,
    DENIS,
    KIRILL,
    OLGA,
    has,
    on_leave,
    substitute,
)

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


async def test_who_is_back_and_goes_again_is_not_mixed_up_with_the_one_he_was_lent_to(
    office: Office,
) -> None:
    before, _ = await filled(office)
    leaves = await lent(office)
    await back(office, leaves[DENIS])
    again = await on_leave(office, DENIS, KIRILL)
    await back(office, leaves[ANTON])
    assert await strays(office, before, ANTON) == {}
    anton, now = office.person(ANTON).id, await whereabouts(office)
    mine = {each for each, where in before.items() if where[1] == anton}
    # Requests are offered anew at every step, and signed for by whoever has them.
    got = {each for each, (_, owner) in now.items() if owner == anton and each[0] != "offer"}
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
