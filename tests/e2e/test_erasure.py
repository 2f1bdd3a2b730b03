"""A contact asks for his data to be erased: what goes everywhere, what stays, who may do it."""

import asyncio
from pathlib import Path

import pytest

from tests.e2e.acts import TECHNICIAN, accept, comment, offer_to, report_done
from tests.e2e.letters import Mailbox
from tests.e2e.world import Message, Phone, World

pytestmark = pytest.mark.timeout(600)
"""A demo of its own has to start beside other work."""

ADMINISTRATOR = "Тимур Асанов"
TECH = "tech@third-line.example"
NAME, ADDRESS, CLIENT = "Ирина Ким", "kim@romashka.example", "Ромашка"
MARK, GONE = "[удалено]", "удалено по просьбе"


async def test_a_contact_is_erased_and_the_register_stays(house: World, tmp_path: Path) -> None:
    world = house
    administrator, technician = await world.phone(ADMINISTRATOR), await world.phone(TECHNICIAN)
    client = Mailbox(world, ADDRESS, NAME)
    await client.write(TECH, "Шумит линия", "Шумит линия.\n\n-- \nИрина Ким, +7 927 000-00-00")
    number = (await client.last()).number
    await accept(technician, number)
    await comment(technician, number, f"Договорился с Ириной Ким, {ADDRESS}")
    before = await world.request(number)
    full_name = next(
        each["name"]
        for each in (await world.read("client", CLIENT))["contacts"]
        if each["email"] == ADDRESS
    )

    await a_colleague_is_refused(technician)
    copy = tmp_path / "copy.zip"
    await world.cli("person", "export", full_name, str(copy), "--client", CLIENT)
    assert copy.read_bytes().startswith(b"PK")

    asked = await ask_to_erase(administrator, full_name)
    await administrator.say("Ирина Кимова")
    assert "Имя не совпало" in (await administrator.last()).text
    assert asked
    await administrator.say(full_name)
    assert "Данные удалены" in (await administrator.last()).text

    person = await contact_erased(world)
    assert (person["phone"], person["email"], person["position"]) == (None, None, None)
    after = await world.request(number)
    assert after["lines"] == before["lines"]
    assert MARK in str(after["history"])
    assert "Ким" not in str(after)
    assert ADDRESS not in str(await world.read("mail", "list"))
    card = await technician.latest(number)
    assert "Ким" not in card.text
    await report_done(technician, number, "Линия в порядке")

    await comes_back_by_no_table(world, tmp_path, full_name)
    await administrator.say("/audit")
    said = (await administrator.last()).text
    assert "данные человека удалены" in said
    assert "копия данных человека" in said
    assert "Ким" not in said


async def a_colleague_is_refused(colleague: Phone) -> None:
    await colleague.say("/person Ким")
    assert "Это вам не открыто" in (await colleague.last()).text
    await colleague.say("/audit")
    assert "Это вам не открыто" in (await colleague.last()).text


async def ask_to_erase(administrator: Phone, name: str) -> Message:
    """Up to the question for the name."""
    await administrator.say("/person Ким")
    await administrator.tap(f"{name}, {CLIENT}")
    shown = await administrator.last()
    assert "Удаление затронет" in shown.text
    assert "строк реестра" in shown.text
    await administrator.tap("Удалить данные…", shown)
    await administrator.tap("Да, дальше — имя", await administrator.heard_as(shown))
    return await administrator.last()


async def contact_erased(world: World) -> dict[str, object]:
    people = (await world.read("client", CLIENT))["contacts"]
    erased: list[dict[str, object]] = [each for each in people if each["name"].startswith(GONE)]
    assert len(erased) == 1, people
    return erased[0]


async def comes_back_by_no_table(world: World, folder: Path, name: str) -> None:
    client = await world.read("client", CLIENT)
    key = ("ИНН", client["tax_number"]) if client["tax_number"] else ("Код", client["external_id"])
    table = folder / "clients.csv"
    text = f"Клиент;{key[0]};Контакт;E-mail контакта\n{client['name']};{key[1]};{name};{ADDRESS}\n"
    await asyncio.to_thread(table.write_text, text, "utf-8")
    code, out, _ = await world.run("import", "clients", str(table))
    assert code == 1
    assert "по его просьбе" in out, "the table folds its cells"
    await contact_erased(world)


async def test_his_client_is_served_as_before(house: World) -> None:
    world = house
    client = Mailbox(world, "lapin@romashka.example", "Пётр Лапин")
    await client.write(TECH, "Снова шумит", "Снова шумит линия.")
    number = (await client.last()).number
    technician = await world.phone(TECHNICIAN)
    assert CLIENT in (await offer_to(technician, number)).text
