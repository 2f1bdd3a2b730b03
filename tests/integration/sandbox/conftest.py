"""One sandbox for the whole folder; each test gets people of its own and an empty queue."""

import itertools
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from typing import Any

import aiohttp
import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import Update

from sandbox import DeskMailbox, Group, MailSettings, Person, Sandbox, SandboxConfig

TOKEN = "424242:TEST-token_of-the-sandbox"
USERNAME = "fieldpost_bot"
MAILBOXES = [
    DeskMailbox("sales@desk.example", "sales", "secret", "sales"),
    DeskMailbox("service@desk.example", "service", "secret", "service", authserv_id="gate.example"),
]
CONTACT = {
    "name": "Ирина Викторовна Ким",
    "position": "главный бухгалтер",
    "email": "kim@client.example",
    "phone": None,
}
OLGA = Person(1001, "Ольга", "Смирнова", role="rep", email="olga@desk.example", started=True)
_numbers = itertools.count(2001)


@dataclass
class Client:
    """The /sandbox side: short calls that answer (status, body)."""

    http: aiohttp.ClientSession

    async def call(self, method: str, path: str, body: object = None) -> tuple[int, Any]:
        async with self.http.request(method, f"/sandbox{path}", json=body) as answer:
            return answer.status, await answer.json()

    async def get(self, path: str) -> Any:
        status, body = await self.call("GET", path)
        assert status == 200, body
        return body

    async def post(self, path: str, **body: object) -> Any:
        status, answer = await self.call("POST", path, body)
        assert status == 200, answer
        return answer

    async def say(self, chat: int, text: str, **more: object) -> Any:
        return await self.post(f"/chats/{chat}/messages", text=text, **more)

    async def messages(self, chat: int) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = (await self.get(f"/chats/{chat}"))["messages"]
        return found


@pytest.fixture(scope="session")
async def sandbox() -> AsyncIterator[Sandbox]:
    config = SandboxConfig(
        bot_token=TOKEN,
        bot_username=USERNAME,
        port=0,
        people=[OLGA],
        clients=[
            {
                "id": 1,
                "name": "Ромашка",
                "language": "ru",
                "manager": 1001,
                "contacts": [CONTACT],
            }
        ],
        mail=MailSettings(MAILBOXES),
    )
    async with Sandbox(config) as running:
        yield running


@pytest.fixture(scope="session")
async def client(sandbox: Sandbox) -> AsyncIterator[Client]:
    async with aiohttp.ClientSession(sandbox.url) as http:
        yield Client(http)


@pytest.fixture(scope="session")
async def _session_bot(sandbox: Sandbox) -> AsyncIterator[Bot]:
    session = AiohttpSession(api=TelegramAPIServer.from_base(sandbox.url))
    async with Bot(TOKEN, session=session) as bot:
        yield bot


@pytest.fixture
async def bot(_session_bot: Bot, sandbox: Sandbox) -> AsyncIterator[Bot]:
    sandbox.faults.clear()
    sandbox.api.webhook.unset()
    sandbox.api.updates.drop_all()
    sandbox.api.updates.allowed = ()
    yield _session_bot
    sandbox.faults.clear()


@pytest.fixture
def person(sandbox: Sandbox) -> Person:
    """Somebody who has already started the bot."""
    number = next(_numbers)
    somebody = Person(number, f"Антон {number}", username=f"anton_{number}", started=True)
    sandbox.world.add_person(somebody)
    return somebody


@pytest.fixture
def colleague(sandbox: Sandbox, person: Person) -> Person:
    other = replace(person, id=next(_numbers), first_name="Марина", username=None)
    sandbox.world.add_person(other)
    return other


@pytest.fixture
def group(sandbox: Sandbox, person: Person, colleague: Person) -> Group:
    made = Group(-next(_numbers), "Техотдел", (person.id, colleague.id))
    sandbox.world.add_group(made)
    return made


async def take_updates(bot: Bot, seconds: int = 2) -> list[Update]:
    """Wait for updates and confirm them."""
    updates = await bot.get_updates(timeout=seconds)
    if updates:
        await bot.get_updates(offset=updates[-1].update_id + 1, limit=1, timeout=0)
    return updates
