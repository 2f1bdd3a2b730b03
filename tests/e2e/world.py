"""The desk as people meet it: phones, groups, a clock, accidents and the command line.

Everything goes through the sandbox's HTTP interface, as anybody could do it from outside.
"""

import asyncio
import base64
import os
import re
import sys
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import aiohttp
import holidays

from tests.fixtures.command_line import run_here

ROOT = Path(__file__).parents[2]
Json = dict[str, Any]

SETTLE_S = 30
COMPANY_ZONE = ZoneInfo("Europe/Samara")
"""Of the sample company in Russian."""

Done = TypeVar("Done")


@dataclass(frozen=True)
class Button:
    """An inline button as a person sees it."""

    text: str
    kind: str
    data: str | None
    style: str | None
    disabled: bool


@dataclass(frozen=True)
class Message:
    """A message of a chat. `sender` is a person's id, None for the bot."""

    id: int
    sender: int | None
    text: str
    media: Json | None
    buttons: tuple[tuple[Button, ...], ...]
    reply_to: int | None
    edited: bool

    @classmethod
    def of(cls, view: Json) -> "Message":
        rows = (
            tuple(
                Button(each["text"], each["kind"], each["data"], each["style"], each["disabled"])
                for each in row
            )
            for row in view["buttons"] or ()
        )
        return cls(
            id=view["id"],
            sender=None if view["from"] == "bot" else view["from"],
            text=view["text"],
            media=view["media"],
            buttons=tuple(rows),
            reply_to=view["reply_to"],
            edited=view["edited"],
        )

    @property
    def labels(self) -> list[str]:
        """What is written on the buttons, row by row."""
        return [button.text for row in self.buttons for button in row]

    def button(self, label: str) -> Button:
        """The button that says this, or the only one that begins so."""
        every = [button for row in self.buttons for button in row]
        exact = [button for button in every if button.text == label]
        begins = [button for button in every if button.text.startswith(label)]
        found = exact or begins
        assert len(found) == 1, f"{label!r} among {self.labels} under {self.text!r}"
        return found[0]

    def has_button(self, label: str) -> bool:
        return any(each.startswith(label) for each in self.labels)


@dataclass(frozen=True)
class Tapped:
    """What the bot said over a tapped button; `answered` is False when it said nothing in time."""

    alert: bool
    text: str
    answered: bool


class World:
    """A running demo."""

    def __init__(self, url: str, http: aiohttp.ClientSession) -> None:
        """
        Args:
            url: of the page, without a slash at the end.
        """
        self.url = url
        self._http = http
        self._phones: dict[str, Phone] = {}

    async def call(self, method: str, path: str, body: object = None) -> tuple[int, Any]:
        """One call of the contract: its status and its answer."""
        async with self._http.request(method, f"{self.url}/sandbox{path}", json=body) as answer:
            return answer.status, await answer.json()

    async def get(self, path: str) -> Any:
        status, answer = await self.call("GET", path)
        assert status == 200, (path, answer)
        return answer

    async def post(self, path: str, **body: object) -> Any:
        status, answer = await self.call("POST", path, body)
        assert status == 200, (path, body, answer)
        return answer

    async def download(self, address: str) -> bytes:
        """A file, by the address on the page that a view of it gives."""
        async with self._http.get(f"{self.url}{address}") as answer:
            assert answer.status == 200, (address, answer.status)
            return await answer.read()

    async def settle(self) -> None:
        """Return as soon as the desk has nothing left to do."""
        await self.post("/settle", timeout=SETTLE_S)

    async def phone(self, name: str) -> "Phone":
        """The phone of somebody of the sample company, by first and last name."""
        if name not in self._phones:
            people = await self.get("/people")
            found = [each for each in people if full_name(each) == name]
            assert len(found) == 1, [full_name(each) for each in people]
            self._phones[name] = Phone(self, name, found[0]["id"])
        return self._phones[name]

    async def stranger(self, first_name: str) -> "Phone":
        """A phone that the desk has never heard of."""
        person = await self.post("/people", first_name=first_name, language_code="ru")
        return Phone(self, first_name, person["id"])

    async def group(self, title: str) -> int:
        """The chat of a department."""
        groups = await self.get("/groups")
        found = [each["id"] for each in groups if each["title"] == title]
        assert len(found) == 1, [each["title"] for each in groups]
        return int(found[0])

    async def now(self) -> datetime:
        return datetime.fromisoformat((await self.get("/clock"))["now"])

    async def clock_of_company(self) -> datetime:
        """The moment as the company's clocks show it."""
        return (await self.now()).astimezone(COMPANY_ZONE)

    async def advance(self, duration: str) -> None:
        """Let time pass; `duration` as ISO 8601 writes it: PT2H, P3D."""
        await self.post("/clock", advance=duration, timeout=SETTLE_S)

    async def move_to(self, moment: datetime) -> None:
        await self.post("/clock", to=moment.isoformat(), timeout=SETTLE_S)

    async def move_to_working_morning(self) -> None:
        """About ten o'clock of a day from which everybody works for three days on end."""
        now = await self.clock_of_company()
        day = now.date() if now.hour < 10 else now.date() + timedelta(days=1)
        while not all(is_working_day(day + timedelta(days=ahead)) for ahead in range(3)):
            day += timedelta(days=1)
        await self.move_to(datetime.combine(day, time(10), COMPANY_ZONE))

    async def fault(self, kind: str, **more: object) -> None:
        """Telegram fails: 429, 403, 500, timeout, drop."""
        await self.post("/faults", **{"service": "telegram", "kind": kind, "times": 1, **more})

    async def crash(self) -> None:
        """Kill the desk and start it again."""
        await self.post("/crash")

    async def crash_after(self, seconds: float) -> None:
        """The same in a moment, while something else goes on."""
        await asyncio.sleep(seconds)
        await self.crash()

    async def redeliver(self, last: int) -> int:
        """Telegram sends the last updates again; how many it still had."""
        return len((await self.post("/redeliver", last=last))["redelivered"])

    async def env(self) -> dict[str, str]:
        """The variables with which the command line reaches this desk."""
        env: dict[str, str] = (await self.get("/state"))["desk"]["env"]
        return env

    async def run(self, *args: str) -> tuple[int, str, str]:
        """`fieldpost ARGS`: exit code, what it printed, what it complained of."""
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "app",
            *args,
            cwd=ROOT,
            env={**os.environ, **await self.env()},
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        out, err = await process.communicate()
        return process.returncode or 0, out.decode(), err.decode()

    async def cli(self, *args: str) -> str:
        """What `fieldpost ARGS` prints; it must succeed."""
        code, out, err = await self.run(*args)
        assert code == 0, (args, code, out, err)
        return out

    async def read(self, *args: str) -> Any:
        """The JSON document that `fieldpost ARGS --json` prints. Stories look often: half of their
        processor time would go into loading the command line.
        """
        ended = await run_here((*args, "--json"), await self.env())
        assert ended.code == 0, (args, ended)
        return ended.json()

    async def request(self, number: int) -> Any:
        """`fieldpost request NUMBER --json`."""
        return await self.read("request", str(number))


def is_working_day(day: date) -> bool:
    """In the sample company in Russian."""
    return day.weekday() < 5 and day not in holidays.country_holidays("RU", years=day.year)


def full_name(person: Json) -> str:
    return f"{person['first_name']} {person['last_name'] or ''}".strip()


@dataclass
class Phone:
    """Somebody's phone. `acts` counts what its owner did: taps and messages sent."""

    world: World
    name: str
    id: int
    acts: int = field(default=0)

    # ---- reading

    async def messages(self, chat: int | None = None) -> list[Message]:
        """All messages of the private chat, or of a group, oldest first."""
        chat_id = self.id if chat is None else chat
        views = (await self.world.get(f"/chats/{chat_id}?as={self.id}"))["messages"]
        return [Message.of(view) for view in views]

    async def heard(self, chat: int | None = None) -> list[Message]:
        """What the bot said, oldest first."""
        return [each for each in await self.messages(chat) if each.sender is None]

    async def last(self) -> Message:
        """The bot's last message."""
        return (await self.heard())[-1]

    async def about(self, number: int, chat: int | None = None) -> list[Message]:
        """What the bot said about a request, oldest first."""
        named = re.compile(rf"(?<!\d){number}(?!\d)")
        found = [each for each in await self.heard(chat) if named.search(each.text)]
        return [each for each in found if re.search(rf"аявк\w* {number}\b", each.text)]

    async def heard_as(self, message: Message, chat: int | None = None) -> Message:
        """What a message has become."""
        found = [each for each in await self.heard(chat) if each.id == message.id]
        assert found, f"message {message.id} of {self.name} is gone"
        return found[0]

    async def latest(self, number: int) -> Message:
        """The bot's last message about a request."""
        found = await self.about(number)
        assert found, f"{self.name} heard nothing of request {number}"
        return found[-1]

    async def with_button(self, label: str, number: int | None = None) -> Message:
        """The last message, of those about the request if one is given, that has this button."""
        said = await self.heard() if number is None else await self.about(number)
        found = [each for each in said if each.has_button(label)]
        assert found, f"{self.name} sees no {label!r}; last: {said[-1:]}"
        return found[-1]

    # ---- acting, and waiting for what follows

    async def say(self, text: str, **more: object) -> Message:
        return await self._then_settle(lambda: self.send(text=text, **more))

    async def voice(self, data: bytes, **more: object) -> Message:
        return await self._then_settle(lambda: self.send(voice=_base64(data), **more))

    async def photo(self, data: bytes, **more: object) -> Message:
        return await self._then_settle(lambda: self.send_photo(data, **more))

    async def document(self, file_name: str, data: bytes, **more: object) -> Message:
        document = {"file_name": file_name, "base64": _base64(data)}
        return await self._then_settle(lambda: self.send(document=document, **more))

    async def big_document(self, file_name: str, size: int) -> Message:
        """A file of `size` bytes, of which only the size matters."""
        document = {"file_name": file_name, "size": size}
        return await self._then_settle(lambda: self.send(document=document))

    async def edit(self, message: Message, text: str) -> None:
        """Change the words of an own message."""
        path = f"/chats/{self.id}/messages/{message.id}"
        status, answer = await self.world.call("PATCH", path, {"text": text})
        assert status == 200, answer
        await self.world.settle()

    async def tap(self, label: str, on: Message | None = None, chat: int | None = None) -> Tapped:
        """Tap the button that says this, on the last message that has it or on the one given."""
        message = on or await self.with_button(label)
        button = message.button(label)
        assert not button.disabled, f"{label!r} cannot be tapped"
        return await self._then_settle(lambda: self.press(message, button.data or "", chat))

    async def tap_data(self, data: str, on: Message, chat: int | None = None) -> Tapped:
        """A tap nobody's button makes: a forged one, or a second one on a drawn-over message."""
        return await self._then_settle(lambda: self.press(on, data, chat))

    # ---- acting only

    async def send(self, **content: object) -> Message:
        self.acts += 1
        return Message.of(await self.world.post(f"/chats/{self.id}/messages", **content))

    async def send_photo(self, data: bytes, **more: object) -> Message:
        return await self.send(photo=_base64(data), **more)

    async def press(self, message: Message, data: str, chat: int | None = None) -> Tapped:
        self.acts += 1
        chat_id = self.id if chat is None else chat
        answer = await self.world.post(
            f"/chats/{chat_id}/taps", **{"as": self.id}, message_id=message.id, data=data
        )
        return Tapped(
            bool(answer.get("alert")), answer.get("text") or "", answer.get("answered", True)
        )

    async def _then_settle(self, act: Callable[[], Awaitable[Done]]) -> Done:
        done = await act()
        await self.world.settle()
        return done


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode()
