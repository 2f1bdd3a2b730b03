"""Hours and days pass: what becomes due happens in its order, and the register stays whole."""

import re

from tests.e2e.acts import (
    COLLEAGUE,
    DIRECTOR,
    ENGINEER,
    REP,
    TECHNICAL_LEAD,
    accept,
    hand_on,
    report_done,
    write_repair,
)
from tests.e2e.world import Phone, World


async def test_three_days_pass_in_order_and_every_day_is_sealed(world: World) -> None:
    await world.move_to_working_morning()
    rep, technician = await world.phone(REP), await world.phone(ENGINEER)
    forgotten = await write_repair(rep, "Никто не возьмёт")
    late = await write_repair(rep, "Не успеют")
    unread = await write_repair(rep, "Результат не посмотрят")
    await accept(technician, late)
    await accept(technician, unread)
    await report_done(technician, unread, "Сделал")
    before = await whole_register(world)

    await world.advance("P3D")

    after = await whole_register(world)
    assert after["seals"] == before["seals"] + 3
    assert after["lines"] == before["lines"]
    assert await steps_of(world, forgotten) == [
        *("sent", "offered", "reminded", "escalated", "expired", "overdue", "overdue_lead"),
    ]
    assert await steps_of(world, late) == [
        *("sent", "offered", "accepted", "overdue", "overdue_lead"),
    ]
    assert await steps_of(world, unread) == [
        *("sent", "offered", "accepted", "reported", "result_waits", "result_waits_lead"),
    ]


async def test_a_forgotten_offer_is_remembered_once_each_and_then_expires(world: World) -> None:
    """Limits run in the department's working hours: after an hour the receiver is reminded, an
    hour later his lead is told, and after a working day the offer is over.
    """
    await world.move_to_working_morning()
    rep, technician = await world.phone(REP), await world.phone(ENGINEER)
    colleague, lead = await world.phone(COLLEAGUE), await world.phone(TECHNICAL_LEAD)
    director = await world.phone(DIRECTOR)
    number = await write_repair(rep, "Забудут")
    await accept(technician, number)
    await hand_on(technician, number, COLLEAGUE)

    await world.advance("PT61M")
    assert await count(colleague, number, "Напоминание") == 1
    assert (await colleague.latest(number)).has_button("Принять в работу")
    assert await count(lead, number, "До сих пор не принята") == 0

    await world.advance("PT1H")
    assert await count(lead, number, "До сих пор не принята") == 1

    await world.advance("P1D")
    # The offer and its reminder say what became of it, and ask for nothing any more.
    assert await count(colleague, number, "Напоминание") == 0
    assert not any(each.has_button("Принять в работу") for each in await colleague.about(number))
    assert await count(lead, number, "До сих пор не принята") == 1
    for phone in (technician, lead, director):
        assert await count(phone, number, "Не принято вовремя") == 1, phone.name
    told = await world.request(number)
    assert (told["holder"], told["offer"]) == (ENGINEER, None)
    steps = [step["what"] for step in told["history"]]
    assert [step for step in steps if step in ("reminded", "escalated", "expired")] == [
        "reminded",
        "escalated",
        "expired",
    ]


async def steps_of(world: World, number: int) -> list[str]:
    """The history of a request; its moments never go back."""
    history = (await world.request(number))["history"]
    moments = [step["at"] for step in history]
    assert moments == sorted(moments)
    return [step["what"] for step in history]


async def whole_register(world: World) -> dict[str, int]:
    """What `fieldpost register verify` counted; it fails on the first breach."""
    said = await world.cli("register", "verify")
    found = re.search(r"Строк: (\d+), печатей: (\d+)", said)
    assert found, said
    return {"lines": int(found[1]), "seals": int(found[2])}


async def count(phone: Phone, number: int, words: str) -> int:
    """How many messages about a request have these words."""
    return len([each for each in await phone.about(number) if words in each.text])
