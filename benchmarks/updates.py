"""How many updates a second the desk takes on one core, beside a bare aiogram bot.

From the HTTP request that brings an update to the moment when its transaction is committed, the
request is answered, and the answer for the person has arrived at the Bot API.
"""

from collections.abc import Iterator
from itertools import cycle

from sqlalchemy import text

from app.texts import desk_texts
from benchmarks import bare_bot
from benchmarks.beside import Kind, Size, both
from benchmarks.fake_api import FakeApi
from benchmarks.figures import Figure
from benchmarks.ground import Database, Ground, company, tidy
from benchmarks.machine import leave_to_the_bot, neighbour
from benchmarks.offers import found_company, offer
from benchmarks.staff import COORDINATORS, TECHNICIANS
from benchmarks.told_updates import Told, command, tap

OFFER_WORDS = "Заявка 214 · авария\nРомашка, ул. Мира, 4\nПропала связь во всём здании\nдо 16:00"

FULL = Size(rounds=5, updates=1500, paced=600, warm_up=400)
QUICK = Size(rounds=1, updates=200, paced=60, warm_up=40)
WAITING = (800, 8000)
"""Requests that are not done while the register is read: of a hundred people, of a thousand."""
WAITING_QUICK = (100, 400)


async def measure(ground: Ground, *, quick: bool) -> list[Figure]:
    """Run both bots side by side and give each its turn in every round."""
    size, (few, many) = (QUICK, WAITING_QUICK) if quick else (FULL, WAITING)
    leave_to_the_bot(0)
    leave_to_the_bot(ground.server.pid)
    api = FakeApi()
    async with ground.database("updates") as database, api.serve() as address:
        version = await _prepare(database)
        async with both(database, api, address, size) as run:
            await _offer(database, version, range(1, few + 1))
            figures = await run.compare(Kind(f"/register, {few} not done", _registers()))
            await _offer(database, version, range(few + 1, many + 1))
            figures += await run.compare(Kind(f"/register, {many} not done", _registers()))
            figures += await run.compare(Kind("/my", _mine()))
            accepts, fresh = _accepts(), many + 1
            await _offer(database, version, range(fresh, fresh + run.needed))
            figures += await run.compare(Kind("accept", accepts))
            await _offer(database, version, range(fresh + run.needed, fresh + 2 * run.needed))
            with neighbour():
                return figures + await run.compare(Kind("accept on half a core", accepts))


async def _prepare(database: Database) -> int:
    async with database.engine.begin() as connection:
        await connection.execute(text(bare_bot.TABLE))
        return await found_company(connection, company(), desk_texts())


async def _offer(database: Database, version: int, numbers: range) -> None:
    async with database.engine.begin() as connection:
        await offer(connection, version, numbers)
    await tidy(database)


def _registers() -> Iterator[Told]:
    return (command(person, "/register") for person in cycle(COORDINATORS))


def _mine() -> Iterator[Told]:
    return (command(person, "/my") for person in cycle(TECHNICIANS))


def _accepts() -> Iterator[Told]:
    """Each accepts another handoff; they were offered to the technicians in turn."""
    number = 0
    while True:
        number += 1
        person = TECHNICIANS.start + number % len(TECHNICIANS)
        yield tap(person, f"handoff:accept:{number}", OFFER_WORDS)
