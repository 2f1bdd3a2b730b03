"""The bot's runtime between a real PostgreSQL and the sandbox's Telegram, with handlers of a few
lines in place of the desk's own.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from typing import Any

import aiohttp
import pytest
from aiogram import Bot, F, Router
from aiogram.types import CallbackQuery, Message
from markupsafe import Markup, escape
from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot import texts as bot_texts
from bot.api import BotApi
from bot.card import CardArguments, Cards
from bot.chats import chats_router
from bot.delivery import Delivery
from bot.desk import Desk
from bot.intake import Intake
from bot.polling import Polling
from bot.reply import Reply
from bot.routing import Routes
from bot.screen import Redrawn, Screen, rows, tap
from bot.sending import Sender
from bot.starting import meet
from bot.texts import Screenwriter
from domain import texts as domain_texts
from domain.asking.catalog import load_forms
from domain.errors import TooLate
from domain.forms import files as form_files
from domain.permissions import Permission
from domain.texts import Texts
from domain.work import Work
from sandbox import Group, Person, Sandbox, SandboxConfig
from storage.dispatcher import OutboxWorker, WorkerSettings
from storage.models import Employee, OutboxRow, TelegramUpdate
from storage.outbox import waiting_count
from tests.fixtures.office import Office

TOKEN = "424242:TEST-token_of-the-bots-runtime"
IMPATIENT = WorkerSettings(poll=0.2, first_pause=0.1, longest_pause=0.3, look=0.2, patience=5)
GROUP = -1001
GIVE_UP = 15.0  # seconds


@dataclass
class Deeds:
    """What the handlers did and shall do: how often each text was handled, which fail."""

    handled: list[str] = field(default_factory=list)
    poison: dict[str, int] = field(default_factory=dict)
    """How often the handling of a text still fails."""
    hold: asyncio.Event = field(default_factory=asyncio.Event)
    """What the handler of «wait» waits for."""
    marked: set[str] = field(default_factory=set)
    """Whom the handlers of «both» have marked first; each goes on once there are two."""


async def mark(work: Work, name: str) -> None:
    """A change of a person's row that shows how often it was made."""
    await work.session.execute(
        update(Employee)
        .where(Employee.name.startswith(name))
        .values(phone=func.coalesce(Employee.phone, "") + "!")
    )


def crossing(deeds: Deeds) -> Router:
    """A handler of which two at once wait for each other, if the second names them the other way
    round.
    """
    router = Router()

    @router.message(F.text.startswith("both "))
    async def both(message: Message, work: Work, reply: Reply) -> None:
        words = message.text or ""
        first, second = words.split()[1:]
        with work.permitted(Permission.ANSWER_FORMS):
            await mark(work, first)
            deeds.marked.add(first)
            if len(deeds.marked) > 1:
                deeds.hold.set()
            await deeds.hold.wait()
            await mark(work, second)
        reply.send(Screen(escape(f"принято: {words}")))

    return router


def remembering() -> Router:
    """A handler whose answers stay true for days, and are drawn again when they do not."""
    router = Router()

    @router.message(F.text.startswith("remember "))
    async def remember(message: Message, work: Work, say: Screenwriter, reply: Reply) -> None:
        for words in (message.text or "").split()[1:]:
            screen = await news(work, say, {"words": words})
            drawn = Redrawn("news", {"words": words}, "news:1", f"person:{work.actor.id}")
            reply.send(replace(screen, redrawn=drawn))

    return router


def handlers(deeds: Deeds) -> Router:
    """Handlers that show each thing a handler may do."""
    router = Router()

    @router.message(F.text == "wait")
    async def wait(message: Message, reply: Reply) -> None:
        await deeds.hold.wait()
        await note(message, reply)

    @router.message(F.text == "late")
    async def late(_: Message, work: Work) -> None:
        work.notify(work.actor.id, "news", words="of a transaction that is rolled back")
        raise TooLate("error-state-moved-on")

    @router.message(F.text == "button")
    async def button(_: Message, reply: Reply) -> None:
        reply.send(Screen(Markup("Кнопка"), rows(tap("Нажать", "press"))))

    @router.message(F.text.startswith("tell "))
    async def tell(message: Message, work: Work, reply: Reply) -> None:
        _, person, words = (message.text or "").split(" ", 2)
        work.notify(int(person), "news", subject="news:1", words=words)
        reply.send(Screen(Markup("Передано")))

    @router.message(F.text == "post")
    async def post(_: Message, work: Work) -> None:
        work.notify_group("tech", "news", words="группе")

    @router.message(F.text)
    async def note(message: Message, reply: Reply) -> None:
        words = message.text or ""
        if deeds.poison.get(words, 0) > 0:
            deeds.poison[words] -= 1
            raise RuntimeError("a mistake of ours")
        deeds.handled.append(words)
        reply.send(Screen(escape(f"принято: {words}")))

    @router.callback_query(F.data == "press")
    async def press(_: CallbackQuery, reply: Reply) -> None:
        deeds.handled.append("press")
        reply.edit(Screen(Markup("Нажата")))

    return router


async def news(work: Work, say: Screenwriter, args: CardArguments) -> Screen:
    """A card that names its reader and the present moment, so that drawing again is seen."""
    return Screen(escape(f"{work.actor.name}: {args['words']} {say.moment(work.now)}"))


CARDS: Cards = {"news": news}


@dataclass
class Runtime:
    """One replica of the bot, its parts not running yet."""

    api: BotApi
    intake: Intake
    worker: OutboxWorker
    polling: Polling
    stopping: asyncio.Event


@dataclass
class World:
    """The company, its Telegram, and replicas of the bot made on demand."""

    office: Office
    sandbox: Sandbox
    http: aiohttp.ClientSession
    desk: Desk
    deeds: Deeds

    def chat(self, name: str) -> int:
        """The private chat of an employee."""
        return 1000 + self.office.person(name).id

    async def post(self, path: str, body: Mapping[str, object]) -> Any:
        """One request to the people's side of the sandbox."""
        async with self.http.post(f"/sandbox{path}", json=body) as answer:
            assert answer.status == 200, await answer.text()
            return await answer.json()

    async def say(self, name: str, words: str) -> None:
        """An employee writes to the bot."""
        await self.post(f"/chats/{self.chat(name)}/messages", {"text": words})

    async def fault(self, **order: object) -> None:
        """Telegram fails on order."""
        await self.post("/faults", {"service": "telegram", **order})

    async def messages(self, chat: int) -> list[dict[str, Any]]:
        """What the bot wrote in a chat, oldest first."""
        async with self.http.get(f"/sandbox/chats/{chat}") as answer:
            found: list[dict[str, Any]] = (await answer.json())["messages"]
        return [message for message in found if message["from"] == "bot"]

    async def words(self, name: str) -> list[str]:
        """What an employee reads of the bot, oldest first."""
        return [message["text"] for message in await self.messages(self.chat(name))]

    async def updates(self) -> list[TelegramUpdate]:
        """Every update that was taken, in order."""
        async with AsyncSession(self.desk.engine) as session:
            found = await session.scalars(select(TelegramUpdate).order_by(TelegramUpdate.update_id))
            return list(found)

    async def outbox(self, *kinds: str) -> list[OutboxRow]:
        """Rows of these kinds, oldest first."""
        async with AsyncSession(self.desk.engine) as session:
            found = await session.scalars(
                select(OutboxRow).where(OutboxRow.kind.in_(kinds)).order_by(OutboxRow.id)
            )
            return list(found)

    def pending(self) -> list[dict[str, Any]]:
        """Updates that Telegram still holds for the bot, as it would send them."""
        return [update.as_json() for update in self.sandbox.api.updates.pending()]

    @asynccontextmanager
    async def parts(self) -> AsyncIterator[Runtime]:
        """A replica whose parts a test runs as it likes."""
        async with BotApi(TOKEN, self.sandbox.url) as api:
            bot = Bot(TOKEN)
            await meet(api, bot)
            sender = Sender(api, self.desk.engine, self.desk.clock, bot.id)
            delivery = Delivery(self.desk, sender, CARDS)
            worker = OutboxWorker(self.desk.engine, delivery.handlers(), IMPATIENT)
            given = (crossing(self.deeds), remembering(), handlers(self.deeds))
            routes = Routes(chats_router(), *given)
            intake = Intake(self.desk, bot, routes, worker)
            stopping = asyncio.Event()
            kinds = routes.kinds
            yield Runtime(api, intake, worker, Polling(api, intake, kinds, stopping), stopping)

    @asynccontextmanager
    async def replica(self) -> AsyncIterator[Runtime]:
        """A replica at work; at the end it stops as on SIGTERM."""
        async with self.parts() as runtime, asyncio.TaskGroup() as nursery:
            delivering = nursery.create_task(runtime.worker.run())
            asking = nursery.create_task(runtime.polling.run())
            yield runtime
            runtime.stopping.set()
            await asking
            runtime.worker.stop()
            await delivering

    async def settle(self) -> None:
        """Wait until every update is taken and everything is delivered."""
        await until(self._is_quiet)

    async def _is_quiet(self) -> bool:
        if self.pending():
            return False
        async with self.desk.engine.connect() as connection:
            return await waiting_count(connection) == 0


async def until(condition: Callable[[], Awaitable[bool]]) -> None:
    """Wait until something is so.

    Raises:
        TimeoutError: it is not, after GIVE_UP seconds.
    """
    # What is waited for happens in the database or in the sandbox, which ring no bell of ours.
    async with asyncio.timeout(GIVE_UP):
        while not await condition():  # noqa: ASYNC110
            await asyncio.sleep(0.02)


@pytest.fixture
async def world(office: Office) -> AsyncIterator[World]:
    people = [Person(1000 + actor.id, name, started=True) for name, actor in office.staff.items()]
    config = SandboxConfig(
        bot_token=TOKEN,
        bot_username="fieldpost_bot",
        port=0,
        people=[*people, Person(5001, "Чужой", started=True)],
        groups=[Group(GROUP, "Техотдел", tuple(person.id for person in people), True)],
    )
    texts = Texts.load(domain_texts.LOCALES, form_files.LOCALES, bot_texts.LOCALES)
    forms = await load_forms(office.engine, office.policy, texts, office.clock)
    desk = Desk(office.engine, office.clock, office.policy, texts, forms)
    async with Sandbox(config) as sandbox, aiohttp.ClientSession(sandbox.url) as http:
        yield World(office, sandbox, http, desk, Deeds())
