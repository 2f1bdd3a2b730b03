"""Telegram refuses, breaks, or takes the call and loses the answer: nothing is lost."""

import pytest

from tests.e2e.acts import ENGINEER, REP, SERVICE_LEAD, accept, fill_in_repair, send
from tests.e2e.world import World

TIMES = 2
"""One failure for each of the two who are offered the request."""


@pytest.mark.parametrize(
    ("kind", "when", "most"),
    [
        ("429", "before", 1),
        ("500", "before", 1),
        ("drop", "before", 1),
        ("500", "after", 2),
        ("drop", "after", 2),
    ],
)
async def test_a_request_reaches_everybody_although_telegram_fails(
    world: World, kind: str, when: str, most: int
) -> None:
    """`most`: how often one notice may come; a call whose answer was lost is tried again."""
    rep, technician = await world.phone(REP), await world.phone(ENGINEER)
    lead = await world.phone(SERVICE_LEAD)
    await fill_in_repair(rep, f"Сбой {kind} {when}")
    await world.fault(kind, method="sendMessage", when=when, times=TIMES, retry_after=1)

    number = await send(rep)

    assert (await world.get("/faults")) == [], "the fault was not met"
    for phone in (technician, lead):
        offers = [each for each in await phone.about(number) if each.has_button("Принять")]
        assert 1 <= len(offers) <= most, phone.name
    await accept(technician, number)
    assert [line["accepted_by"] for line in (await world.request(number))["lines"]] == [ENGINEER]


async def test_a_tap_counts_although_its_answer_could_not_be_drawn(world: World) -> None:
    rep, technician = await world.phone(REP), await world.phone(ENGINEER)
    await fill_in_repair(rep, "Ответ потерян")
    number = await send(rep)
    await world.fault("drop", method="editMessageText", when="after")

    await accept(technician, number)

    assert (await world.request(number))["holder"] == ENGINEER
    assert (await technician.latest(number)).text.startswith(f"▶ Заявка {number} у вас")


async def test_whoever_blocked_the_bot_is_marked_and_found_again(world: World) -> None:
    rep, technician = await world.phone(REP), await world.phone(ENGINEER)
    colleague = await world.phone(SERVICE_LEAD)
    await world.post(f"/people/{colleague.id}/block")
    await fill_in_repair(rep, "Один не слышит")
    number = await send(rep)

    assert await colleague.about(number) == []
    await accept(technician, number)
    assert (await world.request(number))["holder"] == ENGINEER

    await world.post(f"/people/{colleague.id}/unblock")
    await colleague.say("/start")
    await fill_in_repair(rep, "Снова слышит")
    later = await send(rep)
    assert await colleague.about(later)


async def test_403_stops_nobody_else(world: World) -> None:
    rep, technician = await world.phone(REP), await world.phone(ENGINEER)
    colleague = await world.phone(SERVICE_LEAD)
    await fill_in_repair(rep, "Отказ 403")
    await world.post(f"/people/{technician.id}/block")

    number = await send(rep)

    assert await colleague.about(number)
    await world.post(f"/people/{technician.id}/unblock")
    await technician.say("/my")
    assert str(number) in (await technician.last()).text
