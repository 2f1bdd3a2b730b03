"""Leaves by the clock, and a dismissal on a phone, undone the same day (domain 4.3)."""

from datetime import timedelta
from pathlib import Path

from tests.e2e.acts import ENGINEER, HEAD, REP, accept, hand_on, write_repair
from tests.e2e.newcomers import new_colleague
from tests.e2e.world import Phone, World

POLITE = "только сотрудникам"


async def open_person(head: Phone, name: str) -> None:
    """The list of staff, turned until the name is there."""
    await head.say("/staff")
    while not (await head.last()).has_button(name):
        await head.tap("▶", await head.last())
    await head.tap(name, await head.last())


async def test_a_leave_begins_and_ends_by_the_clock(world: World, tmp_path: Path) -> None:
    away = await new_colleague(world, tmp_path, "Глеб")
    standin = await new_colleague(world, tmp_path, "Вера")
    rep, engineer = await world.phone(REP), await world.phone(ENGINEER)
    number = await write_repair(rep, "Перенести розетку")
    await accept(engineer, number)
    await hand_on(engineer, number, away.name)
    await accept(away, number)
    today = (await world.clock_of_company()).date()
    first, last = today + timedelta(days=1), today + timedelta(days=2)

    printed = await world.cli(
        "staff", "leave", away.name,
        "--from", first.isoformat(), "--until", last.isoformat(), "--to", standin.name,
    )  # fmt: skip
    assert away.name in printed
    await world.settle()
    assert (await world.request(number))["holder"] == away.name, "it has not begun"
    assert "отпуск" in (await away.last()).text

    await world.advance("P1D")
    await world.settle()
    assert (await world.request(number))["holder"] == HEAD
    came = await standin.with_button("Мои заявки")
    assert "вместо сотрудника" in came.text
    assert len([each for each in await standin.heard() if "вместо сотрудника" in each.text]) == 1
    await standin.tap("Принять в работу", await standin.with_button("Принять", number))
    assert (await world.request(number))["holder"] == standin.name
    # What comes in for him meanwhile is offered to his substitute.
    second = await write_repair(rep, "Проверить щиток")
    await accept(engineer, second)
    await hand_on(engineer, second, away.name)
    assert (await world.request(second))["offer"]["to_person"] == standin.name

    await world.advance("P2D")
    await world.settle()
    lines = (await world.request(number))["lines"]
    assert [line["what"] for line in lines[-2:]] == ["handed", "moved"]
    assert (await world.request(number))["holder"] == HEAD
    assert any("С возвращением" in each.text for each in await away.heard())
    await away.tap("Принять в работу", await away.with_button("Принять", number))
    assert (await world.request(number))["holder"] == away.name
    # Nobody signed for the other in time: it stayed with who offered it.
    assert (await world.request(second))["holder"] == ENGINEER


async def test_a_dismissal_on_the_phone_is_undone(world: World, tmp_path: Path) -> None:
    leaver = await new_colleague(world, tmp_path, "Глеб")
    taker = await new_colleague(world, tmp_path, "Вера")
    head = await world.phone(HEAD)
    number = await write_repair(leaver, "Заменить замок")

    await open_person(head, leaver.name)
    await head.tap("Уволить")
    chosen = await head.last()
    label = next((each for each in chosen.labels if taker.name in each), None)
    assert label is not None, chosen.labels
    await head.tap(label, chosen)
    await head.tap("Дальше")
    assert taker.name in (await head.last()).text
    await head.tap("Уволить и передать дела")
    assert "доступ закрыт" in (await head.last()).text
    await leaver.say("/my")
    assert POLITE in (await leaver.last()).text
    assert "больше не работает" in (await taker.with_button("Мои заявки")).text

    await head.tap("Отменить увольнение", await head.last())
    assert "снова работает" in (await head.last()).text
    await leaver.say("/my")
    assert POLITE not in (await leaver.last()).text
    lines = (await world.request(number))["lines"]
    assert [line["what"] for line in lines] == ["moved", "moved"], "an undo is a line of its own"
    # Whatever he had offered is his to go on with: it is offered to him again.
    offered = await world.request(number)
    assert offered["holder"] in (HEAD, leaver.name)
