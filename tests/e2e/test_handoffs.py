"""What may become of an offer besides being accepted: declined, forgotten, withdrawn."""

from tests.e2e.acts import (
    COLLEAGUE,
    ENGINEER,
    REP,
    accept,
    decline,
    hand_on,
    offer_to,
    write_repair,
)
from tests.e2e.world import World


async def test_whoever_declines_says_why_and_the_giver_keeps_the_request(world: World) -> None:
    rep, technician = await world.phone(REP), await world.phone(ENGINEER)
    colleague = await world.phone(COLLEAGUE)
    number = await write_repair(rep, "Откажутся")
    await accept(technician, number)
    await hand_on(technician, number, COLLEAGUE)
    offer = await offer_to(colleague, number)

    await decline(colleague, number)

    told = await world.request(number)
    assert (told["holder"], told["offer"]) == (ENGINEER, None)
    assert [line["accepted_by"] for line in told["lines"]] == [ENGINEER]
    news = await technician.latest(number)
    assert "Нет людей или времени" in news.text
    assert COLLEAGUE in news.text
    assert news.has_button("Передать…")
    assert (await colleague.heard_as(offer)).buttons[0][0].disabled


async def test_a_withdrawn_offer_can_no_longer_be_accepted(world: World) -> None:
    rep, technician = await world.phone(REP), await world.phone(ENGINEER)
    number = await write_repair(rep, "Отзовут")
    offer = await offer_to(technician, number)
    await rep.tap("К заявке")

    await rep.tap("Отозвать передачу", await rep.latest(number))
    late = await technician.tap_data(offer.button("Принять в работу").data or "", offer)

    assert late.alert
    assert str(number) in late.text
    assert (await world.request(number))["holder"] == REP
    assert (await technician.heard_as(offer)).buttons[0][0].disabled
