"""The daily digest (domain 2.12): in the chat and by mail, on working days, once whatever crashes.

Holidays, days moved by the company and departments of other time zones are in
tests/integration/reports.
"""

import asyncio
import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from email.utils import parsedate_to_datetime

import pytest

from tests.e2e.acts import DIRECTOR, HEAD, OTHER_REP, REP, SERVICE_LEAD
from tests.e2e.letters import Letter, Mailbox
from tests.e2e.world import COMPANY_ZONE, World, is_working_day

pytestmark = pytest.mark.timeout(900)

READERS = {
    HEAD: "lis@third-line.example",
    SERVICE_LEAD: "orlov@third-line.example",
    DIRECTOR: "volkov@third-line.example",
}
REPS = {REP: "smirnova@third-line.example", OTHER_REP: "krylov@third-line.example"}
DAY = timedelta(days=1)
DAILY, MORNING = "Сводка, ", "Ваш день, "
"""How the subjects of the letters begin."""

WEEKDAYS = "Понедельник|Вторник|Среда|Четверг|Пятница|Суббота|Воскресенье"
HEADLINE = re.compile(rf"(?:Доброе утро, \w+\. )?(?:{WEEKDAYS}), \d+ \w+$", re.MULTILINE)


async def test_three_working_days_give_three_digests_and_a_weekend_none(world: World) -> None:
    thursday = await next_thursday(world)
    days = [thursday, thursday + DAY, thursday + 4 * DAY]
    await world.move_to(at(thursday, time(10)))
    before = {name: len(await chat_digests(world, name)) for name in (*READERS, *REPS)}

    await move_to(world, at(thursday + DAY, time(17, 59)))
    # Friday: the desk is killed in the very moment in which the digests are due.
    await asyncio.gather(
        world.call("POST", "/clock", {"to": at(thursday + DAY, time(18)).isoformat()}),
        world.crash_after(0.3),
    )
    await world.settle()
    await move_to(world, at(thursday + 5 * DAY, time(8)))

    for name, address in READERS.items():
        letters = await digests(world, address, DAILY, thursday)
        assert sorted({day_of(each) for each in letters}) == days, name
        assert len({each.headers["message-id"] for each in letters}) == 3, name
        assert all(day_of(each) == days[1] for each in repeated(letters)), name
        told = (await chat_digests(world, name))[before[name] :]
        assert 3 <= len(told) <= 4, (name, told)
        assert len(set(told)) == 3, (name, told)
    for name, address in REPS.items():
        letters = await digests(world, address, MORNING, thursday)
        assert [day_of(each) for each in letters] == days, name
        # That of Thursday came before the story began.
        assert len((await chat_digests(world, name))[before[name] :]) == 2, name

    # What is said first is in the subject already; the chart is small; text and HTML say the same.
    latest = (await digests(world, READERS[HEAD], DAILY, thursday))[-1]
    first = (await chat_digests(world, HEAD))[-1].splitlines()
    assert first[1].removeprefix("❗ ") in latest.text
    assert len(first) <= 12, first
    assert "<html" in latest.html
    assert latest.headers["auto-submitted"] == "auto-generated"


async def next_thursday(world: World) -> date:
    """One that is still to come, with both working days after it."""
    day = (await world.clock_of_company()).date() + DAY
    while day.weekday() != 3 or not all(is_working_day(day + n * DAY) for n in (0, 1, 4, 5)):
        day += DAY
    return day


def at(day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, COMPANY_ZONE)


async def move_to(world: World, moment: datetime) -> None:
    """Day by day: a call of the clock waits for all that becomes due on the way."""
    now = await world.now()
    while now + DAY < moment:
        now += DAY
        await world.move_to(now)
    await world.move_to(moment)


async def digests(world: World, address: str, begins: str, since: date) -> list[Letter]:
    """The digests that came to an address since a day."""
    letters = await Mailbox(world, address).letters()
    return [each for each in letters if each.subject.startswith(begins) and day_of(each) >= since]


def day_of(letter: Letter) -> date:
    return parsedate_to_datetime(letter.headers["date"]).astimezone(COMPANY_ZONE).date()


def repeated(letters: Sequence[Letter]) -> list[Letter]:
    """Those that were sent a second time, with the same Message-ID."""
    seen: set[str] = set()
    again = []
    for letter in letters:
        if letter.headers["message-id"] in seen:
            again.append(letter)
        seen.add(letter.headers["message-id"])
    return again


async def chat_digests(world: World, name: str) -> list[str]:
    """The digests that stand in somebody's chat, oldest first: by their headlines."""
    heard = await (await world.phone(name)).heard()
    return [each.text for each in heard if HEADLINE.match(each.text)]
