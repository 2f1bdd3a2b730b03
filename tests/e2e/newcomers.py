"""Colleagues that a story brings along: imported, invited, and let in by their own phones."""

import csv
import re
import secrets
from pathlib import Path

from tests.e2e.world import Phone, World
from tests.fixtures.command_line import run_here

COLUMNS = ("ФИО", "Роль", "Отдел", "Телефон", "Почта", "Язык", "Часовой пояс")


async def new_colleague(
    world: World, folder: Path, first_name: str, role: str = "продавец", in_: str = "Отдел продаж"
) -> Phone:
    """Somebody who came to the company today; his phone, under his whole name.

    Args:
        role, in_: as the list of staff writes the role and the department.
    """
    code = f"{secrets.randbelow(1_000_000):06}"
    name, mail = f"{first_name} Новый {code}", f"new{code}@third-line.example"
    path = folder / f"staff-{code}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        row = (name, role, in_, "", mail, "ru", "Europe/Samara")
        csv.writer(file, delimiter=";").writerows((COLUMNS, row))
    env = await world.env()
    assert (await run_here(("import", "staff", str(path)), env)).code == 0
    invited = await run_here(("invite", name), env)
    token = re.search(r"\?start=(\S+)", invited.out)
    assert token, invited
    phone = await world.stranger(first_name)
    phone.name = name
    await phone.say(f"/start {token[1]}")
    assert name in (await phone.last()).text
    return phone
