"""Sending updates to a webhook and timing each until it is committed and answered."""

import asyncio
import random
import re
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

from benchmarks.fake_api import FakeApi
from benchmarks.told_updates import Told

SECRET = "benchmark"
ANSWER_LIMIT = 15.0  # seconds; a bot that takes longer is broken, not slow

_LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)


@dataclass(frozen=True)
class Webhook:
    """Where a bot takes updates, and the call that is its last word on each kind of them."""

    port: int
    path: str
    last_words: Mapping[str, str]


class Sender:
    """One kept connection to a webhook."""

    def __init__(
        self, hook: Webhook, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        self._hook = hook
        self._reader = reader
        self._writer = writer

    async def send(self, api: FakeApi, told: Told) -> None:
        """Send an update; returns when it is acknowledged and its answer has arrived."""
        answered = api.expect((self._hook.last_words[told.kind], told.chat_id))
        head = (
            f"POST {self._hook.path} HTTP/1.1\r\nHost: localhost\r\n"
            f"X-Telegram-Bot-Api-Secret-Token: {SECRET}\r\nContent-Type: application/json\r\n"
            f"Content-Length: {len(told.body)}\r\n\r\n"
        )
        self._writer.write(head.encode() + told.body)
        async with asyncio.timeout(ANSWER_LIMIT):
            received = await self._reader.readuntil(b"\r\n\r\n")
            assert received.startswith(b"HTTP/1.1 200"), received
            length = _LENGTH.search(received)
            if length and int(length[1]):
                await self._reader.readexactly(int(length[1]))
            await answered


@asynccontextmanager
async def senders(hook: Webhook, count: int) -> AsyncIterator[list[Sender]]:
    """So many connections to a webhook."""
    made = [await asyncio.open_connection("127.0.0.1", hook.port) for _ in range(count)]
    try:
        yield [Sender(hook, *each) for each in made]
    finally:
        for _, writer in made:
            writer.close()


async def at_full_speed(
    hook: Webhook, api: FakeApi, told: Sequence[Told], at_once: int
) -> list[float]:
    """Send updates, so many under way at any time; one chat is never in two at a time.

    Returns:
        Seconds each took.
    """
    taken: list[float] = []

    async def keep_sending(sender: Sender, mine: Sequence[Told]) -> None:
        for each in mine:
            started = time.perf_counter()
            await sender.send(api, each)
            taken.append(time.perf_counter() - started)

    async with senders(hook, at_once) as connections, asyncio.TaskGroup() as group:
        for number, sender in enumerate(connections):
            mine = [each for each in told if each.chat_id % at_once == number]
            group.create_task(keep_sending(sender, mine))
    return taken


async def at_a_rate(
    hook: Webhook, api: FakeApi, told: Sequence[Told], rate: float, at_once: int
) -> list[float]:
    """Send updates as people do, whenever they like, on average `rate` a second.

    Returns:
        Seconds from the moment at which each was due; one that had to wait for a connection is
        the later for it.
    """
    taken: list[float] = []
    dice = random.Random(2)
    started = time.perf_counter()
    async with senders(hook, at_once) as connections, asyncio.TaskGroup() as group:
        free: asyncio.Queue[Sender] = asyncio.Queue()
        for sender in connections:
            free.put_nowait(sender)

        async def send(each: Told, due: float) -> None:
            sender = await free.get()
            await sender.send(api, each)
            free.put_nowait(sender)
            taken.append(time.perf_counter() - started - due)

        due = 0.0
        for each in told:
            due += dice.expovariate(rate)
            await asyncio.sleep(max(0.0, started + due - time.perf_counter()))
            group.create_task(send(each, due))
    return taken
