"""A department's group chat."""

from tests.e2e.acts import REP, TECHNICAL, TECHNICIAN, write_incident
from tests.e2e.world import World


async def test_a_group_turned_supergroup_gets_the_next_offer(world: World) -> None:
    rep, technician = await world.phone(REP), await world.phone(TECHNICIAN)
    before = await world.group(TECHNICAL)
    old = await write_incident(rep, "Ещё в группе")
    offered = (await technician.about(old, before))[-1]

    after = (await world.post(f"/groups/{before}/migrate"))["id"]
    await world.settle()
    number = await write_incident(rep, "Уже в супергруппе")

    assert after != before
    moved = (await technician.about(number, after))[-1]
    assert len(await technician.about(number, after)) == 1
    answer = await technician.tap("Принять в работу", moved, after)
    assert not answer.alert
    assert (await world.request(number))["holder"] == TECHNICIAN
    assert offered.text
