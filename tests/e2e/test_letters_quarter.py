"""A quarter of letters to clients nobody works with: every one is read, made one's own, sent; who
answers gets a rep, who says farewell is left alone for ever, and nobody gets two.
"""

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest

from tests.e2e.acts import HEAD
from tests.e2e.demo import running_demo
from tests.e2e.letters import Mailbox
from tests.e2e.world import COMPANY_ZONE, Message, Phone, World, is_working_day

WRITER = "Елена Град"
REPS = ("Ольга Смирнова", "Денис Крылов", "Анна Мельник", "Дэниел Росс", "Кирилл Дёмин")
SILENCE, BEYOND = 70, 30
"""Days after which nobody has been silent for the ninety yet, and days more until many have."""

QUOTA = 40
OWN_WORDS = (
    "Тема: Короткий вопрос\n\n{greeting}\n\nПишу вам сама, без заготовок: как у вас дела, и нужна "
    "ли от нас помощь с сетью этой зимой?\n\nС уважением,"
)

COLUMNS = "Название;Внешний код;Язык;Контакт;Должность;Почта контакта"
OLD_CLIENTS = "\n".join(
    [
        COLUMNS,
        *(
            f"Давний клиент {n};Д-{n};ru;Анна Петровна Ильина;директор;anna@davno{n}.example"
            for n in range(1, 11)
        ),
    ]
)
"""Nobody has met, called or written to them for ages."""

pytestmark = pytest.mark.timeout(1200)
"""A hundred days stop at a thousand moments at which the desk has something to do."""


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    """A demo of its own: a quarter goes by in it."""
    async with running_demo(tmp_path) as world:
        base = tmp_path / "clients.csv"
        base.write_text(OLD_CLIENTS, encoding="utf-8")
        await world.cli("import", "clients", str(base))
        # Letters of the day on which the demo is started may have been dealt before the import. The
        # first days are of one quarter: whom it passes over is dealt again in the next.
        await pass_days(world, 1)
        while not await is_amid_a_quarter(world):
            await pass_days(world, 1)
        yield world


async def is_amid_a_quarter(world: World) -> bool:
    """Two weeks from today, long holidays and all, are of the same quarter."""
    today = (await world.clock_of_company()).date()
    first, last = ((day.month - 1) // 3 for day in (today, today + timedelta(days=14)))
    return first == last


@dataclass(frozen=True)
class Shown:
    """A letter as its writer sees it."""

    message: Message
    client: str
    number: int
    of: int
    address: str

    @classmethod
    def of_message(cls, message: Message) -> "Shown":
        head = re.search(r"Письмо (\d+) из (\d+) · «(.+)»", message.text)
        address = re.search(r"Кому: .*?(\S+@\S+)", message.text)
        assert head, message.text
        assert address, message.text
        return cls(message, head[3], int(head[1]), int(head[2]), address[1])


async def shown(writer: Phone) -> Shown:
    """The letter that is to be sent now."""
    return Shown.of_message(await writer.with_button("Отправить"))


async def waits(writer: Phone) -> bool:
    return (await writer.last()).has_button("Отправить")


async def send_all(writer: Phone) -> list[Shown]:
    """Every letter of today, one tap each."""
    await writer.say("/letters")
    if not (await writer.last()).has_button("Писать"):
        return []
    await writer.tap("Писать")
    sent = []
    while await waits(writer):
        sent.append(await shown(writer))
        await writer.tap("Отправить")
    return sent


async def pass_days(world: World, days: int) -> None:
    """Day by day, for a call of the clock stops at every moment at which something is due; to a
    working morning.
    """
    for _ in range(days):
        await world.advance("P1D")
    await world.move_to_working_morning()
    await world.settle()


async def tomorrow(world: World) -> None:
    """Ten o'clock of the next working day."""
    day = (await world.clock_of_company()).date() + timedelta(days=1)
    while not is_working_day(day):
        day += timedelta(days=1)
    await world.move_to(datetime.combine(day, time(10), COMPANY_ZONE))


@dataclass(frozen=True)
class Told:
    """What the first days of letters were.

    Attributes:
        clients: who was written to. farewell: who wants no letters. dead: whose address is none.
    """

    writer: Phone
    clients: frozenset[str]
    farewell: Shown
    dead: Shown


async def first_days(world: World) -> Told:
    """Three mornings: letters as they are, changed, put off, not written; answers to them."""
    writer = await world.phone(WRITER)
    morning = await writer.with_button("Писать")
    waiting = int(re.findall(r"\d+", morning.text)[0])
    assert 5 < waiting <= QUOTA

    # One tap sends a letter, and the next one comes.
    await writer.tap("Писать", on=morning)
    first = await shown(writer)
    assert (first.number, first.of) == (1, waiting)
    acts = writer.acts
    await writer.tap("Отправить")
    assert writer.acts - acts == 1
    assert "Отправлено" in (await writer.heard_as(first.message)).text
    second = await shown(writer)
    assert (second.number, second.of) == (2, waiting)

    # It is a person's letter, about this client, with a way out.
    answering = Mailbox(world, first.address)
    letter = await answering.last()
    assert WRITER in letter.sender
    assert WRITER in letter.text
    assert "list-unsubscribe" in letter.headers
    assert "auto-submitted" not in letter.headers
    assert "!" not in letter.text

    # The whole text is copied, changed and pasted back.
    await writer.tap("Изменить…", on=second.message)
    copied = (await writer.heard())[-2]
    greeting = copied.text.split("\n\n")[1]
    await writer.say(OWN_WORDS.format(greeting=greeting))
    changed = await writer.last()
    assert "Короткий вопрос" in changed.text
    await writer.tap("Отправить", on=changed)
    farewell = Mailbox(world, second.address)
    letter = await farewell.last()
    assert letter.subject == "Короткий вопрос"
    assert "без заготовок" in letter.text

    # One does not reach anybody, one is put off, one is not to be written.
    third = await shown(writer)
    await world.post("/mail/addresses", address=third.address, accepts=False)
    await writer.tap("Отправить")
    assert any("не дошло" in each.text for each in await writer.heard())
    later = await shown(writer)
    await writer.tap("Завтра", on=later.message)
    skipped = await shown(writer)
    await writer.tap("Не писать…", on=skipped.message)
    await writer.tap("Сейчас не время")
    assert "не пишем в этом квартале" in "\n".join(each.text for each in await writer.heard())

    # A client answers: a rep has it as a task, with his words and our letter.
    await answering.answer(await answering.last(), "Да, нам нужен ещё один коммутатор. Позвоните.")
    rep = await who_has(world, "ещё один коммутатор")
    answer = await rep.with_button("+ Возможность")
    assert "ещё один коммутатор" in answer.text
    assert first.client in answer.text
    assert WRITER in answer.text
    await rep.tap("+ Возможность", on=answer)
    await rep.say("Коммутатор на 24 порта")
    await rep.say("70000") if "сумм" in (await rep.last()).text else await finish(rep)
    await finish(rep)

    # Another says farewell.
    await farewell.answer(await farewell.last(), "Больше не пишите мне, пожалуйста.")
    assert "больше не писать" in "\n".join(each.text for each in await writer.heard())

    # The rest of the day, and of the quarter: nobody gets two letters, and never more than forty.
    sent = [first, second, *await rest_of_day(writer)]
    for _ in range(2):
        await tomorrow(world)
        today = await send_all(writer)
        assert len(today) <= QUOTA
        sent += today
    clients = [each.client for each in sent]
    assert len(set(clients)) == len(clients)
    assert later.client in clients
    assert not {third.client, skipped.client} & set(clients)
    assert len(await personal(world, answering.address)) == 1
    assert len(await personal(world, farewell.address)) == 1

    return Told(writer, frozenset(clients), second, third)


async def test_a_quarter_of_letters_and_what_comes_after_it(world: World) -> None:
    """Nobody is written to again before he has been silent anew; who was is then, but for those who
    said farewell and addresses that are dead.
    """
    told = await first_days(world)

    # What came of it is told to the head.
    head = await world.phone(HEAD)
    await head.say("/letters")
    assert "Написано" in (await head.last()).text

    await pass_days(world, SILENCE)
    assert not {each.client for each in await send_all(told.writer)} & told.clients

    await pass_days(world, BEYOND)
    today = await send_all(told.writer)
    assert len(today) <= QUOTA
    anew = {each.client for each in today}
    assert anew & told.clients
    assert told.farewell.client not in anew
    # The client may have another address; this one is dead.
    assert told.dead.address not in {each.address for each in today}
    assert len(await personal(world, told.farewell.address)) == 1


async def rest_of_day(writer: Phone) -> list[Shown]:
    sent = []
    while await waits(writer):
        sent.append(await shown(writer))
        await writer.tap("Отправить")
    return sent


async def who_has(world: World, words: str) -> Phone:
    """The rep who was told of an answer."""
    for name in REPS:
        rep = await world.phone(name)
        if any(
            words in each.text and each.has_button("+ Возможность") for each in await rep.heard()
        ):
            return rep
    raise AssertionError(f"no rep has heard of {words!r}")


async def finish(rep: Phone) -> None:
    """Hand in a form whose optional questions stay open."""
    last = await rep.last()
    if last.has_button("Записать возможность"):
        await rep.tap("Записать возможность", on=last)


async def personal(world: World, address: str) -> list[str]:
    """The subjects of letters that a writer sent to an address."""
    found = await Mailbox(world, address).letters()
    return [each.subject for each in found if WRITER in each.sender]
