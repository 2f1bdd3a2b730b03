"""Taps that no button of theirs makes: politely refused, and nothing changes."""

import pytest

from tests.e2e.acts import ENGINEER, REP, offer_to, write_repair
from tests.e2e.world import World

OUTSIDER = "Руслан Гараев"
"""A fitter of another department, to whom none of this was offered."""


async def test_somebody_elses_handoff_cannot_be_tapped(world: World) -> None:
    rep, technician = await world.phone(REP), await world.phone(ENGINEER)
    outsider = await world.phone(OUTSIDER)
    number = await write_repair(rep, "Чужая")
    data = (await offer_to(technician, number)).button("Принять в работу").data or ""
    handoff = data.rpartition(":")[2]
    await rep.tap("К заявке")
    opened = (await rep.with_button("Комментарий", number)).button("Комментарий").data or ""
    request = opened.rpartition(":")[2]
    await outsider.say("/start")
    before = await world.read("register")
    at = await outsider.last()

    for forged in (
        f"handoff:accept:{handoff}",
        f"handoff:decline:{handoff}",
        f"handoff:withdraw:{handoff}",
        f"request:open:{request}",
        f"request:hand:{request}",
        f"request:done:{request}",
        f"request:comment:{request}",
        f"request:confirm:{request}",
        f"request:cancel:{request}",
        f"request:history:{request}",
        f"request:copy:{request}",
        f"request:files:{request}",
    ):
        answer = await outsider.tap_data(forged, at)
        assert answer.alert, forged
        assert answer.text, forged
    own = await rep.tap_data(f"handoff:accept:{handoff}", await rep.last())

    assert own.alert
    assert await world.read("register") == before
    assert await outsider.about(number) == []
    assert (await outsider.last()).id == at.id
    assert (await world.request(number))["history"][-1]["what"] == "offered"


@pytest.mark.parametrize(
    "data",
    [
        "handoff:accept:999999999",
        "handoff:accept:99999999999999999999",
        "handoff:accept:-1",
        "handoff:accept:",
        "handoff:accept:1:2:3",
        "handoff:seize:1",
        "request:open:0",
        "request:open:x",
        "ticket:yes:1",
        "form:",
        "form:999999999:send::",
        "form:1:set:zzzzzz:99999999999999999999",
        "page:register:999999999:1:nowhere:nothing:99999999999999",
        "page:my:waiting:-1",
        "page:",
        "client:open:99999999999999999999",
        "choose:department:0:x:y:0",
        "language:xx",
        "invite:make:1:0",
        "'; drop table requests; --",
        "\u202e\x00🦊",
        "x" * 64,
        "x" * 300,
    ],
)
async def test_garbage_is_answered_and_changes_nothing(world: World, data: str) -> None:
    outsider = await world.phone(OUTSIDER)
    await outsider.say("/start")
    at = await outsider.last()

    answer = await outsider.tap_data(data, at)

    assert answer.answered, data
    news = [each for each in await outsider.heard() if each.id > at.id]
    assert all("сбой" not in each.text for each in news), data
    await outsider.say("/my")
    assert (await outsider.last()).id > at.id
