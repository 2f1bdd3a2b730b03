"""What is asked for one by one is done together."""

import asyncio
from collections.abc import Mapping, Sequence

import pytest

from mail.sending import gathering
from mail.sending.gathering import Gathered


class Act:
    """Doubles numbers, when it is let."""

    def __init__(self) -> None:
        self.batches: list[list[int]] = []
        self.let = asyncio.Event()

    async def __call__(self, numbers: Sequence[int]) -> Mapping[int, int]:
        self.batches.append(list(numbers))
        await self.let.wait()
        return {number: 2 * number for number in numbers}


async def asked(gathered: Gathered[int, int], *numbers: int) -> list[asyncio.Task[int]]:
    tasks = [asyncio.create_task(gathered.of(number)) for number in numbers]
    for _ in range(5):
        await asyncio.sleep(0)
    return tasks


async def test_what_comes_while_a_batch_is_at_work_is_the_next_one() -> None:
    act = Act()
    gathered = Gathered(act)
    tasks = await asked(gathered, 1)
    tasks += await asked(gathered, 2, 3, 4)
    act.let.set()
    assert await asyncio.gather(*tasks) == [2, 4, 6, 8]
    assert act.batches == [[1], [2, 3, 4]]


async def test_no_batch_is_larger_than_it_may_be() -> None:
    act = Act()
    gathered = Gathered(act, most=2)
    tasks = await asked(gathered, 1)
    tasks += await asked(gathered, 2, 3, 4, 5, 6)
    act.let.set()
    assert await asyncio.gather(*tasks) == [2, 4, 6, 8, 10, 12]
    assert act.batches == [[1], [2, 3], [4, 5], [6]]


class Rests:
    """Plays the clock: it stands until it is moved, and a rest lasts until it is over."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 0.0
        self.asked: list[float] = []
        self.over = asyncio.Event()
        self._give_way = asyncio.sleep
        monkeypatch.setattr(asyncio, "sleep", self._rest)
        monkeypatch.setattr(gathering, "monotonic", lambda: self.now)

    async def _rest(self, seconds: float) -> None:
        if not seconds:
            await self._give_way(0)
            return
        self.asked.append(seconds)
        await self.over.wait()


async def test_batches_keep_their_pace_and_the_first_waits_for_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    act, rests = Act(), Rests(monkeypatch)
    act.let.set()
    gathered = Gathered(act, pace=0.1)
    assert await gathered.of(1) == 2
    assert rests.asked == []
    tasks = await asked(gathered, 2)
    tasks += await asked(gathered, 3)
    assert (rests.asked, act.batches) == ([0.1], [[1]])
    rests.now = 0.1
    rests.over.set()
    assert await asyncio.gather(*tasks) == [4, 6]
    assert act.batches == [[1], [2, 3]]
    rests.now = 0.3
    assert await gathered.of(4) == 8
    assert rests.asked == [0.1]


async def test_a_failure_is_that_of_its_batch_alone() -> None:
    async def act(numbers: Sequence[int]) -> Mapping[int, int]:
        if 1 in numbers:
            raise LookupError
        return {number: number for number in numbers}

    gathered = Gathered(act)
    with pytest.raises(LookupError):
        await gathered.of(1)
    assert await gathered.of(2) == 2
