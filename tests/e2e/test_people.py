"""Who is let in, who is not, and who no longer is."""

import re
from pathlib import Path

from tests.e2e.acts import OTHER_REP, write_repair
from tests.e2e.newcomers import new_colleague
from tests.e2e.world import Phone, World

LEAD_OF_SALES, ADMINISTRATOR = "Марина Лис", "Тимур Асанов"
NEWCOMER = "Елена Град"
POLITE = "только сотрудникам"


async def test_a_stranger_gets_a_polite_answer_and_nothing_else(world: World) -> None:
    before = await world.read("register")
    stranger = await world.stranger("Прохожий")

    for words in ("/start", "/register", "/new", "/find ром", "/start чужая-ссылка", "Ромашка"):
        await stranger.say(words)
    tapped = await stranger.tap_data("page:register:0:0:::0", await stranger.last())
    found = await world.post(f"/inline/{stranger.id}", query="ром")

    said = await stranger.heard()
    assert len(said) == 6
    assert all(not each.buttons for each in said)
    assert all(POLITE in each.text for each in said if "Приглашение" not in each.text)
    assert tapped.alert
    assert POLITE in tapped.text
    assert found["results"] == []
    assert await world.read("register") == before


async def test_an_invitation_lets_in_once_and_locks_the_lost_phone_out(world: World) -> None:
    lost = await world.phone(NEWCOMER)
    await lost.say("/my")
    assert await is_let_in(lost)
    token = token_in(await world.cli("invite", NEWCOMER))
    new, thief = await world.stranger("Елена"), await world.stranger("Вор")

    await new.say(f"/start {token}")
    assert "Елена Град" in (await new.last()).text
    await thief.say(f"/start {token}")
    assert "Приглашение не подошло" in (await thief.last()).text

    assert await is_let_in(new)
    assert not await is_let_in(thief)
    assert not await is_let_in(lost)


async def test_a_dismissed_employee_is_locked_out_and_his_work_goes_on(
    world: World, tmp_path: Path
) -> None:
    leaver = await new_colleague(world, tmp_path, "Алла")
    successor = await world.phone(OTHER_REP)
    number = await write_repair(leaver, "Уволят", "Медцентр «Здрава»")
    await leaver.tap("К заявке")
    screen = await leaver.last()
    await leaver.tap("Отозвать передачу", screen)

    await world.cli("staff", "dismiss", leaver.name, "--to", OTHER_REP)
    await world.settle()

    locked = await leaver.tap("Комментарий", screen)
    assert locked.alert
    assert POLITE in locked.text
    assert not await is_let_in(leaver)
    told = await world.request(number)
    assert told["holder"] == LEAD_OF_SALES
    assert told["lines"][-1]["what"] == "moved"
    assert told["lines"][-1]["moved_by_order_of"] == ADMINISTRATOR
    assert told["lines"][-1]["accepted_by"] == LEAD_OF_SALES

    await successor.tap("Принять в работу", await successor.with_button("Принять", number))
    signed = await world.request(number)
    assert signed["holder"] == OTHER_REP
    assert signed["lines"][-1]["handed_over_by"] == LEAD_OF_SALES
    assert signed["lines"][-1]["accepted_by"] == OTHER_REP


async def is_let_in(phone: Phone) -> bool:
    await phone.say("/start")
    return POLITE not in (await phone.last()).text


def token_in(printed: str) -> str:
    found = re.search(r"\?start=(\S+)", printed)
    assert found, printed
    return found[1]
