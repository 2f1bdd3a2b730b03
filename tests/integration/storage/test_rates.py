"""Limits across replicas: real time, several connections."""

import asyncio
import itertools
from collections.abc import Sequence

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from storage.rates import Limit, Turn, hold_back, reserve
from tests.fixtures.postgres import Database

BOT = Limit("bot", 0.04)  # 25 a second


async def ask(engine: AsyncEngine, own: Limit, shared: Limit = BOT) -> Turn:
    async with engine.begin() as connection:
        return await reserve(connection, own, shared)


async def test_an_idle_chat_goes_at_once_and_then_has_its_pause(db: Database) -> None:
    chat = Limit("chat:1", 1.0)
    first = await ask(db.engine, chat)
    assert first.granted
    assert first.wait < 0.01
    second = await ask(db.engine, chat)
    assert not second.granted
    assert 0.8 < second.wait <= 1.0


async def test_a_chat_that_has_to_wait_takes_no_place_in_the_common_queue(db: Database) -> None:
    slow = Limit("bot", 10.0)
    assert (await ask(db.engine, Limit("chat:1", 1.0), slow)).granted
    assert not (await ask(db.engine, Limit("chat:1", 1.0), slow)).granted
    other = await ask(db.engine, Limit("chat:2", 1.0), slow)
    assert other.granted
    assert 9.5 < other.wait <= 10.0  # the second place, not the third


async def test_the_common_queue_gives_each_its_own_place(db: Database) -> None:
    turns = await asyncio.gather(
        *(ask(db.engine, Limit(f"chat:{n}", 1.0), Limit("bot", 1.0)) for n in range(8))
    )
    assert all(turn.granted for turn in turns)
    waits = sorted(turn.wait for turn in turns)
    gaps = [later - earlier for earlier, later in itertools.pairwise(waits)]
    assert all(0.5 < gap < 1.5 for gap in gaps)


async def test_everybody_keeps_back_as_long_as_telegram_says(db: Database) -> None:
    async with db.engine.begin() as connection:
        await hold_back(connection, BOT, 30.0)
        await hold_back(connection, BOT, 5.0)  # a shorter word does not shorten the longer
    turn = await ask(db.engine, Limit("chat:1", 1.0))
    assert turn.granted
    assert 29.0 < turn.wait <= 30.0


async def test_no_second_sees_more_than_the_limit(db: Database) -> None:
    """Many senders at full speed, each chat three messages, as several replicas would. What counts
    is the turn each was given, to the microsecond; how punctual this process wakes does not."""
    turns: dict[str, list[float]] = {}

    async def pass_both(chat: Limit) -> None:
        async with db.engine.begin() as connection:
            turn = await reserve(connection, chat, BOT)
            if turn.granted:
                given = await connection.scalar(TURN, {"key": BOT.key, "interval": BOT.interval})
                assert given is not None
                turns.setdefault(chat.key, []).append(given)
        await asyncio.sleep(turn.wait)
        if not turn.granted:
            await pass_both(chat)

    async def send(name: str) -> None:
        for _ in range(3):
            await pass_both(Limit(name, 0.5))

    await asyncio.gather(*(send(f"chat:{n}") for n in range(16)))
    all_turns = sorted(itertools.chain.from_iterable(turns.values()))
    assert len(all_turns) == 48
    assert most_within(all_turns, 1.0) <= 26
    assert all_turns[-1] - all_turns[0] < 6.0  # 48 at 25 a second: the limit is used, not only kept
    gaps = [b - a for times in turns.values() for a, b in itertools.pairwise(times)]
    assert min(gaps) >= 0.499999


async def test_the_pause_of_a_chat_counts_from_its_turn_in_the_queue(db: Database) -> None:
    slow = Limit("bot", 2.0)
    await ask(db.engine, Limit("chat:1", 1.0), slow)
    assert (await ask(db.engine, Limit("chat:2", 1.0), slow)).granted  # in two seconds
    again = await ask(db.engine, Limit("chat:2", 1.0), slow)
    assert not again.granted
    assert 2.5 < again.wait <= 3.0


TURN = text("SELECT extract(epoch FROM tat)::float8 - :interval FROM rates WHERE key = :key")


def most_within(times: Sequence[float], seconds: float) -> int:
    return max(sum(1 for time in times if start <= time < start + seconds) for start in times)


async def test_a_few_may_follow_at_once_after_a_rest(db: Database) -> None:
    chat = Limit("chat:1", 10.0, burst=3)
    assert [(await ask(db.engine, chat)).granted for _ in range(4)] == [True, True, True, False]


async def test_who_is_held_back_has_no_credit(db: Database) -> None:
    chat = Limit("chat:1", 10.0, burst=3)
    async with db.engine.begin() as connection:
        await hold_back(connection, chat, 30.0)
    turn = await ask(db.engine, chat)
    assert not turn.granted
    assert 29 < turn.wait <= 30
