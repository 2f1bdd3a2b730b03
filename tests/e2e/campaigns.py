"""A campaign of its own clients, and the screens a story of it begins from."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from tests.e2e.acts import HEAD, OTHER_REP, REP
from tests.e2e.interviews import ADDRESS, COLUMNS, import_clients
from tests.e2e.world import Message, Phone, World
from tests.fixtures.command_line import Ended, run_here

THIRD_REP = "Анна Мельник"
NORMS = {REP: 15, OTHER_REP: 5, THIRD_REP: 10}
CLIENTS = 40


@dataclass(frozen=True)
class Told:
    """The campaign of this story: its name, and its clients by theirs."""

    world: World
    name: str
    clients: Sequence[str]

    @property
    def fenced(self) -> str:
        """Olga keeps others off from him."""
        return self.clients[0]

    @property
    def befriended(self) -> str:
        """Olga's client who gets on with Denis."""
        return self.clients[1]

    async def run(self, verb: str, *words: str) -> Ended:
        """`fieldpost campaign VERB NAME WORDS`."""
        return await run_here(("campaign", verb, self.name, *words), await self.world.env())

    async def done(self, verb: str, *words: str) -> str:
        """What a verb prints; it must succeed."""
        ended = await self.run(verb, *words)
        assert ended.code == 0, ended
        return ended.out

    async def json(self) -> Any:
        """`fieldpost campaign NAME --json`."""
        return await self.world.read("campaign", self.name)

    async def line(self, client: str) -> Any:
        """A client in it."""
        return next(each for each in (await self.json())["clients"] if each["client"] == client)

    async def clients_of(self, rep: str) -> list[str]:
        return [each["client"] for each in (await self.json())["clients"] if each["rep"] == rep]


async def planned(world: World, folder: Path) -> Told:
    """Forty clients and a campaign of them, with three reps, as an administrator makes them."""
    code = f"{secrets.randbelow(1_000_000):06}"
    told = Told(world, f"Зима {code}", [f"Причал {code}-{n:02}" for n in range(1, CLIENTS + 1)])
    rows = []
    for number, name in enumerate(told.clients, 1):
        contact = ("Лев Громов", "директор", "+7 935 000-30-01", address_of(name))
        manager = REP if number <= CLIENTS // 2 else OTHER_REP
        rows.append((name, f"{code}-{number}", ADDRESS, "ru", *contact, manager))
    await import_clients(world, folder, (*COLUMNS, "Менеджер"), rows)
    today = (await world.clock_of_company()).date()
    picked = [word for name in told.clients for word in ("--client", name)]
    said = await told.done(
        "new",
        *("--from", f"{today}", "--to", f"{today + timedelta(days=60)}", "--head", HEAD),
        *("--rep", REP, "--rep", f"{OTHER_REP}:parallel", "--rep", f"{THIRD_REP}:parallel:10"),
        *picked,
    )
    assert told.name in said
    return told


def address_of(client: str) -> str:
    return f"gromov@{client.rpartition(' ')[2]}.example"


async def marked(told: Told) -> None:
    """What the head knew before: who fences a client off, and who gets on with one."""
    env = await told.world.env()
    for client, rep, verdict in (
        (told.fenced, REP, "fences_off"),
        (told.befriended, OTHER_REP, "gets_on"),
    ):
        ended = await run_here(("campaign", "mark", client, rep, verdict), env)
        assert ended.code == 0, ended


async def opened(told: Told, head: Phone) -> Message:
    """The campaign on its head's phone."""
    await head.say("/programme")
    campaigns = await head.last()
    await head.tap("Кампании", campaigns)
    await head.tap(told.name, await head.heard_as(campaigns))
    return await head.heard_as(campaigns)


async def called(rep: Phone, client: str) -> Message:
    """The screen of a call."""
    await rep.say(f"/find {client}")
    found = await rep.last()
    await rep.tap(client, found)
    await rep.tap("Позвонить", await rep.last())
    return await rep.last()
