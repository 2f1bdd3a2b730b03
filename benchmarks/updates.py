"""How many updates a second the desk takes on one core, beside a bare aiogram bot.

From the HTTP request that brings an update to the moment when its transaction is committed, the
request is answered, and the answer for the person has arrived at the Bot API. Both bots get the
same updates over the same kind of webhook, one after the other in every round, each on the same
core; the load, the Bot API and PostgreSQL are kept off it.
"""

import asyncio
import os
import sys
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import cycle, islice
from pathlib import Path

from sqlalchemy import text

from app.texts import desk_texts
from benchmarks import bare_bot
from benchmarks.fake_api import FakeApi
from benchmarks.figures import Figure, percentile
from benchmarks.ground import COMPANY, Database, Ground, company
from benchmarks.load import SECRET, Webhook, at_a_rate, at_full_speed
from benchmarks.machine import BOT_CORE, cpu_seconds, free_port, leave_to_the_bot
from benchmarks.offers import found_company, offer
from benchmarks.staff import COORDINATORS, TECHNICIANS
from benchmarks.told_updates import Told, command, tap

AT_ONCE = 16
"""Updates under way at full speed. Telegram opens up to 40 connections; the desk's pool has 10."""

RATE = 60.0
"""Updates a second of the other series: what people send, far below what either bot can take."""

START_LIMIT = 60.0  # seconds
OFFER_WORDS = "Заявка 214 · авария\nРомашка, ул. Мира, 4\nПропала связь во всём здании\nдо 16:00"


@dataclass(frozen=True)
class Size:
    """How much is done."""

    rounds: int
    updates: int
    paced: int
    warm_up: int
    waiting: int
    """Requests that are not done while the register is read."""


FULL = Size(rounds=5, updates=1500, paced=600, warm_up=400, waiting=8000)
QUICK = Size(rounds=1, updates=200, paced=60, warm_up=40, waiting=400)


@dataclass
class Series:
    """What one bot did with one kind of update, a number for each round."""

    per_second: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    p50: list[float] = field(default_factory=list)
    p99: list[float] = field(default_factory=list)
    paced_p50: list[float] = field(default_factory=list)
    paced_p99: list[float] = field(default_factory=list)

    def figures(self, name: str) -> list[Figure]:
        return [
            Figure.of(f"{name}: at full speed", "updates/s", self.per_second),
            Figure.of(f"{name}: processor time of an update", "ms", self.cpu),
            Figure.of(f"{name}: at full speed, p50", "ms", self.p50),
            Figure.of(f"{name}: at full speed, p99", "ms", self.p99),
            Figure.of(f"{name}: at {RATE:.0f} updates/s, p50", "ms", self.paced_p50),
            Figure.of(f"{name}: at {RATE:.0f} updates/s, p99", "ms", self.paced_p99),
        ]


@dataclass(frozen=True)
class Bot:
    """A running bot."""

    pid: int
    port: int
    path: str

    def hook(self, last_word: str) -> Webhook:
        return Webhook(self.port, self.path, last_word)


@dataclass(frozen=True)
class Kind:
    """A kind of update, and the last call each bot makes for it."""

    name: str
    updates: Iterator[Told]
    desk_says: str
    bare_says: str


async def measure(ground: Ground, *, quick: bool) -> list[Figure]:
    """Run both bots side by side and give each its turn in every round."""
    size = QUICK if quick else FULL
    leave_to_the_bot(0)
    leave_to_the_bot(ground.server.pid)
    api = FakeApi()
    async with ground.database("updates") as database, api.serve() as address:
        version = await _prepare(database, size.waiting)
        async with (
            _started(database, address, "benchmarks.bare_bot", bare_bot.PATH) as bare,
            _started(database, address, "benchmarks.desk_process", "/desk") as desk,
        ):
            run = _Run(api, bare, desk, size)
            figures = await run.compare(Kind("/register", _registers(), *_MESSAGE))
            figures += await run.compare(Kind("/my", _mine(), *_MESSAGE))
            more = range(size.waiting + 1, size.waiting + 1 + run.needed)
            async with database.engine.begin() as connection:
                await offer(connection, version, more)
            return figures + await run.compare(Kind("accept", _accepts(), *_TAP))


_MESSAGE = ("sendMessage", "sendMessage")
_TAP = ("editMessageText", "answerCallbackQuery")


async def _prepare(database: Database, waiting: int) -> int:
    async with database.engine.begin() as connection:
        await connection.execute(text(bare_bot.TABLE))
        version = await found_company(connection, company(), desk_texts())
        await offer(connection, version, range(1, waiting + 1))
    return version


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


@dataclass
class _Run:
    """The measuring itself."""

    api: FakeApi
    bare: Bot
    desk: Bot
    size: Size

    @property
    def needed(self) -> int:
        """Updates that one bot is sent of one kind."""
        return self.size.warm_up + self.size.rounds * (self.size.updates + self.size.paced)

    async def compare(self, kind: Kind) -> list[Figure]:
        told = list(islice(kind.updates, self.needed))
        bare, desk = Series(), Series()
        turns = ((self.bare, kind.bare_says, bare), (self.desk, kind.desk_says, desk))
        for bot, last_word, _ in turns:
            await at_full_speed(bot.hook(last_word), self.api, told[: self.size.warm_up], AT_ONCE)
        rest = told[self.size.warm_up :]
        for number in range(self.size.rounds):
            start = number * (self.size.updates + self.size.paced)
            fast = rest[start : start + self.size.updates]
            paced = rest[start + self.size.updates :][: self.size.paced]
            for bot, last_word, series in turns:
                await self._at_full_speed(bot, bot.hook(last_word), fast, series)
                await self._paced(bot.hook(last_word), paced, series)
        return [
            *bare.figures(f"{kind.name}, bare bot"),
            *desk.figures(f"{kind.name}, desk"),
            *_ratios(kind.name, bare, desk),
        ]

    async def _at_full_speed(
        self, bot: Bot, hook: Webhook, told: Sequence[Told], series: Series
    ) -> None:
        used, started = cpu_seconds(bot.pid), time.perf_counter()
        taken = await at_full_speed(hook, self.api, told, AT_ONCE)
        series.per_second.append(len(taken) / (time.perf_counter() - started))
        series.cpu.append((cpu_seconds(bot.pid) - used) * 1000 / len(taken))
        series.p50.append(percentile(taken, 0.5) * 1000)
        series.p99.append(percentile(taken, 0.99) * 1000)

    async def _paced(self, hook: Webhook, told: Sequence[Told], series: Series) -> None:
        taken = await at_a_rate(hook, self.api, told, RATE, 40)
        series.paced_p50.append(percentile(taken, 0.5) * 1000)
        series.paced_p99.append(percentile(taken, 0.99) * 1000)


def _ratios(name: str, bare: Series, desk: Series) -> list[Figure]:
    """The desk's numbers over the bare bot's, round by round."""

    def over(what: str) -> list[float]:
        pairs = zip(getattr(desk, what), getattr(bare, what), strict=True)
        return [of_desk / of_bare for of_desk, of_bare in pairs if of_bare]

    return [
        Figure.of(f"{name}: desk / bare bot, updates/s", "", over("per_second")).at_least(0.5),
        Figure.of(f"{name}: desk / bare bot, processor time of an update", "", over("cpu")),
        Figure.of(f"{name}: desk / bare bot, p99 at full speed", "", over("p99")).at_most(2),
        Figure.of(f"{name}: desk / bare bot, p99 at {RATE:.0f}/s", "", over("paced_p99")).at_most(
            2
        ),
    ]


@asynccontextmanager
async def _started(
    database: Database, api_address: str, module: str, path: str
) -> AsyncIterator[Bot]:
    """A bot in a process of its own, ready to take updates."""
    port = free_port()
    environment = {
        **os.environ,
        "DATABASE_URL": database.url,
        "BENCHMARK_CORE": str(BOT_CORE),
        "FIELDPOST_BOT_TOKEN": "1:benchmark",
        "FIELDPOST_BOT_API_URL": api_address,
        "FIELDPOST_COMPANY_FILE": str(COMPANY),
        "FIELDPOST_WEB_PORT": str(port),
        "FIELDPOST_WEBHOOK_URL": f"https://localhost{path}",
        "FIELDPOST_WEBHOOK_SECRET": SECRET,
        "FIELDPOST_LOG_LEVEL": "warning",
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", module, env=environment, cwd=Path(__file__).parents[1]
    )
    try:
        await _until_it_answers(process, port, path)
        yield Bot(process.pid, port, path)
    finally:
        if process.returncode is None:
            process.terminate()
            await process.wait()


async def _until_it_answers(process: asyncio.subprocess.Process, port: int, path: str) -> None:
    """Ready is a bot that refuses an update without the secret."""
    async with asyncio.timeout(START_LIMIT):
        while True:
            if process.returncode is not None:
                raise RuntimeError(f"the bot ended with {process.returncode} instead of starting")
            if await _refuses(port, path):
                return
            await asyncio.sleep(0.1)


async def _refuses(port: int, path: str) -> bool:
    try:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
    except ConnectionRefusedError:
        return False
    try:
        writer.write(f"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{{}}".encode())
        return (await reader.readline()).startswith(b"HTTP/1.1 401")
    finally:
        writer.close()
