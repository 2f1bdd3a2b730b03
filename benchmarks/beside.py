"""The desk's bot and a bare aiogram bot, given the same updates in turns.

Both get them over the same kind of webhook, one after the other in every round, each on the same
core; the load, the Bot API and PostgreSQL are kept off it.
"""

import asyncio
import os
import sys
import time
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from benchmarks import bare_bot
from benchmarks.fake_api import FakeApi
from benchmarks.figures import Figure, percentile
from benchmarks.ground import COMPANY, Database
from benchmarks.load import SECRET, Webhook, at_a_rate, at_full_speed
from benchmarks.machine import BOT_CORE, cpu_seconds, family_seconds, free_port
from benchmarks.told_updates import Told

AT_ONCE = 16
"""Updates under way at full speed. Telegram opens up to 40 connections; the desk's pool has 10."""

RATE = 60.0
"""Updates a second of the other series: what people send, far below what either bot can take."""

START_LIMIT = 60.0  # seconds
DESK_SAYS = {"message": "sendMessage", "callback_query": "editMessageText"}
BARE_SAYS = {"message": "sendMessage", "callback_query": "answerCallbackQuery"}


@dataclass(frozen=True)
class Size:
    """How much is done."""

    rounds: int
    updates: int
    paced: int
    warm_up: int


@dataclass
class Series:
    """What one bot did with one kind of update, a number for each round."""

    per_second: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    database: list[float] = field(default_factory=list)
    p50: list[float] = field(default_factory=list)
    p99: list[float] = field(default_factory=list)
    paced_p50: list[float] = field(default_factory=list)
    paced_p99: list[float] = field(default_factory=list)

    def figures(self, name: str) -> list[Figure]:
        return [
            Figure.of(f"{name}: at full speed", "updates/s", self.per_second),
            Figure.of(f"{name}: processor time of an update", "ms", self.cpu),
            Figure.of(f"{name}: PostgreSQL's time of an update", "ms", self.database),
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

    def hook(self, last_words: Mapping[str, str]) -> Webhook:
        return Webhook(self.port, self.path, last_words)


@dataclass(frozen=True)
class Kind:
    """A kind of act, and the updates it comes in."""

    name: str
    updates: Iterator[Told]


@asynccontextmanager
async def both(database: Database, api: FakeApi, address: str, size: Size) -> AsyncIterator["Run"]:
    """Both bots started on a database, ready to be compared.

    Args:
        address: of the Bot API.
    """
    async with (
        _started(database, address, "benchmarks.bare_bot", bare_bot.PATH) as bare,
        _started(database, address, "benchmarks.desk_process", "/desk") as desk,
    ):
        yield Run(api, bare, desk, size, database.server_pid)


@dataclass
class Run:
    """The measuring itself: both bots get the same updates in turns."""

    api: FakeApi
    bare: Bot
    desk: Bot
    size: Size
    server_pid: int

    @property
    def needed(self) -> int:
        """Updates that one bot is sent of one kind."""
        return self.size.warm_up + self.size.rounds * (self.size.updates + self.size.paced)

    async def compare(self, kind: Kind) -> list[Figure]:
        told = list(islice(kind.updates, self.needed))
        bare, desk = Series(), Series()
        turns = ((self.bare, BARE_SAYS, bare), (self.desk, DESK_SAYS, desk))
        for bot, last_words, _ in turns:
            await at_full_speed(bot.hook(last_words), self.api, told[: self.size.warm_up], AT_ONCE)
        rest = told[self.size.warm_up :]
        for number in range(self.size.rounds):
            start = number * (self.size.updates + self.size.paced)
            fast = rest[start : start + self.size.updates]
            paced = rest[start + self.size.updates :][: self.size.paced]
            for bot, last_words, series in turns:
                await self._at_full_speed(bot, bot.hook(last_words), fast, series)
                await self._paced(bot.hook(last_words), paced, series)
        return [
            *bare.figures(f"{kind.name}, bare bot"),
            *desk.figures(f"{kind.name}, desk"),
            *_ratios(kind.name, bare, desk),
        ]

    async def _at_full_speed(
        self, bot: Bot, hook: Webhook, told: Sequence[Told], series: Series
    ) -> None:
        used, database = cpu_seconds(bot.pid), family_seconds(self.server_pid)
        started = time.perf_counter()
        taken = await at_full_speed(hook, self.api, told, AT_ONCE)
        series.per_second.append(len(taken) / (time.perf_counter() - started))
        series.cpu.append((cpu_seconds(bot.pid) - used) * 1000 / len(taken))
        database = family_seconds(self.server_pid) - database
        series.database.append(database * 1000 / len(taken))
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
