"""Two people, one request: whoever signs first has it, and the other learns who."""

import asyncio

from tests.e2e.acts import COLLEAGUE, REP, TECHNICAL, TECHNICIAN, offer_to, write_incident
from tests.e2e.world import World


async def test_of_two_who_accept_at_once_one_has_it_and_the_other_is_told(world: World) -> None:
    rep = await world.phone(REP)
    rivals = [await world.phone(TECHNICIAN), await world.phone(COLLEAGUE)]
    number = await write_incident(rep, "Двое спорят")
    offers = [await offer_to(rival, number) for rival in rivals]
    data = offers[0].button("Принять в работу").data or ""

    answers = await asyncio.gather(
        *(rival.press(offer, data) for rival, offer in zip(rivals, offers, strict=True))
    )
    await world.settle()

    won = [not answer.alert for answer in answers]
    assert sorted(won) == [False, True], answers
    winner, loser = rivals[won.index(True)], rivals[won.index(False)]
    refusal = answers[won.index(False)].text
    assert winner.name in refusal
    assert str(number) in refusal
    assert (await winner.latest(number)).text.startswith(f"▶ Заявка {number} у вас")
    beaten = await loser.latest(number)
    assert winner.name in beaten.text
    assert beaten.buttons[0][0].disabled
    told = await world.request(number)
    assert [line["accepted_by"] for line in told["lines"]] == [winner.name]


async def test_accepted_in_the_group_the_request_comes_to_the_takers_own_chat(world: World) -> None:
    rep, technician = await world.phone(REP), await world.phone(TECHNICIAN)
    group = await world.group(TECHNICAL)
    number = await write_incident(rep, "Из группы")
    offered = (await technician.about(number, group))[-1]

    answer = await technician.tap("Принять в работу", offered, group)

    assert not answer.alert
    assert str(number) in answer.text
    shown = (await technician.about(number, group))[-1]
    assert shown.id == offered.id
    assert technician.name in shown.text
    assert "Ромашка" not in shown.text
    assert (await technician.latest(number)).has_button("Готово…")
