"""A process that dies while letters leave."""

import asyncio
import os
import sys
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

import pytest

from tests.fixtures.office import DATA
from tests.fixtures.postgres import Database
from tests.integration.mail.sending.conftest import Post, until
from tests.integration.mail.sending.relays import silent

pytestmark = pytest.mark.long

DECIDED = ("sent", "unknown")


@asynccontextmanager
async def process(post: Post, db: Database) -> AsyncIterator[asyncio.subprocess.Process]:
    """Sends letters until it is killed."""
    running = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.integration.mail.sending.letters_process",
        env={
            **os.environ,
            "DATABASE_URL": db.url,
            "COMPANY": str(DATA / "company.toml"),
            "RELAY": f"smtp://127.0.0.1:{post.relay.port}",
        },
        cwd=DATA.parents[1],
    )
    try:
        yield running
    finally:
        if running.returncode is None:
            running.kill()
        await running.wait()


async def taken(post: Post, count: int) -> None:
    async with asyncio.timeout(30):
        while len(post.relay.taken) < count:  # noqa: ASYNC110 - another process hands them over
            await asyncio.sleep(0.02)


async def test_what_was_with_the_relay_when_the_desk_was_killed(post: Post, db: Database) -> None:
    machines = await post.write(to="one@romashka.example")
    persons = await post.write(by="Ольга", to="two@romashka.example")
    post.relay.fails("taken", silent, silent)  # the relay has them, and has not said so yet
    async with process(post, db) as killed:
        await taken(post, 2)
        killed.kill()
        await killed.wait()
    async with post.sending():
        await post.becomes(machines, "sent")
        await post.becomes(persons, "unknown")
    copies = Counter((each.recipient, each.raw) for each in post.relay.taken)
    assert sorted(copies.values()) == [1, 2]
    assert copies.most_common(1)[0][0][0] == "one@romashka.example"
    assert await post.cards("Ольга") == ["letter_trouble"]


async def test_letters_of_a_desk_killed_again_and_again_leave_once_or_twice_and_alike(
    post: Post, db: Database
) -> None:
    addresses = {}
    for number in range(60):
        address = f"client{number}@r{number}.example"
        addresses[await post.write(to=address)] = address
    for count in (5, 20, 35):
        async with process(post, db) as killed:
            await taken(post, count)
            killed.kill()
    sent = set()
    async with post.sending():
        for letter_id, address in addresses.items():
            letter = await until(
                partial(post.letter, letter_id), lambda each: each.state in DECIDED
            )
            if letter.state == "sent":
                sent.add(address)
            else:  # in doubt twice: it is not sent a third time, and is listed
                assert letter.resent, address
    copies: dict[str, list[bytes]] = {}
    for each in post.relay.taken:
        copies.setdefault(each.recipient, []).append(each.raw)
    assert sent
    assert sent <= copies.keys()
    assert all(len(set(raw)) == 1 for raw in copies.values())
    assert all(len(raw) <= 2 for raw in copies.values())
