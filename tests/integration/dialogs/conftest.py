"""Phones of the company's people: what they write and tap goes through the bot's real intake, and
what the bot answers is drawn as their Telegram would.
"""

import itertools
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, cast

import pytest
from aiogram import Bot
from aiogram.methods import (
    AnswerCallbackQuery,
    EditMessageReplyMarkup,
    EditMessageText,
    SendMessage,
    SendPhoto,
    SendVoice,
    SetMyCommands,
)
from aiogram.types import User
from sqlalchemy import insert, text
from sqlalchemy.ext.asyncio import AsyncSession

from bot import texts as bot_texts
from bot.calls import Call, Json
from bot.cards import CARDS
from bot.delivery import Delivery
from bot.desk import Desk
from bot.dialogs.gathering import ALBUM, Albums
from bot.dialogs.shown import note_shown
from bot.handlers import make_router
from bot.intake import Intake
from bot.outgoing import calls_of
from bot.redrawing import note_redrawn
from bot.routing import Routes
from bot.sending import Sender
from domain import texts as domain_texts
from domain.asking.catalog import load_forms
from domain.forms import files as form_files
from domain.texts import Texts
from storage.dispatcher import OutboxWorker
from storage.models import Client
from storage.outbox import CLAIMED, Claimed, PutIn
from tests.fixtures.office import Office

DELIVERED = text(
    """
    UPDATE outbox
    SET state = 'sent', worker = NULL, lease_until = NULL, finished_at = clock_timestamp()
    WHERE kind = 'reply' AND state IN ('queued', 'leased')
    RETURNING id, recipient, payload
    """
)
_ALBUMS = text(
    f"""
    UPDATE outbox SET state = 'sent', finished_at = clock_timestamp()
    WHERE kind = '{ALBUM}' AND state = 'queued'
    RETURNING {CLAIMED}
    """  # noqa: S608 - constants
)
_REDRAWS = text(
    f"""
    UPDATE outbox SET state = 'sent', finished_at = clock_timestamp()
    WHERE kind = 'redraw' AND state = 'queued'
    RETURNING {CLAIMED}
    """  # noqa: S608 - a constant
)
TOKEN = "424242:TEST-token_of_the_dialogs"
Message = dict[str, Any]


class NoWorker:
    """In place of the outbox worker: what it would deliver, the test takes from the outbox."""

    number = 1

    def take_on(self, put_in: PutIn) -> None:
        """Leave the rows where they are."""


@dataclass
class Phone:
    """One person's private chat with the bot."""

    house: "House"
    person_id: int
    messages: list[Message] = field(default_factory=list)
    answers: list[tuple[str, bool]] = field(default_factory=list)
    """Words said over tapped buttons, and whether they must be dismissed."""
    menu: list[str] = field(default_factory=list)
    """The commands that this chat has of its own."""

    async def write(self, text: str, reply_to: Message | None = None, **more: object) -> Message:
        """Send words, or with `more` a photo, a voice message and so on."""
        content: Message = {"text": text} if text else {}
        return await self.send({**content, **more}, reply_to)

    async def send(self, content: Message, reply_to: Message | None = None) -> Message:
        message = self.house.message(self.person_id, content)
        if reply_to is not None:
            message["reply_to_message"] = reply_to
        await self.house.take({"message": message})
        return message

    async def edit(self, message: Message, text: str) -> None:
        edited = {**message, "text": text, "edit_date": message["date"] + 60}
        await self.house.take({"edited_message": edited})

    async def tap(self, label: str, message: Message | None = None) -> None:
        """Tap the first button whose words begin so, of the last message unless given."""
        await self.tap_data(self.button(label, message), message)

    async def tap_data(self, data: str, message: Message | None = None) -> None:
        query = {
            "id": str(next(self.house.ids)),
            "from": self.house.user(self.person_id),
            "chat_instance": "1",
            "data": data,
            "message": message or self.last,
        }
        await self.house.take({"callback_query": query})

    def button(self, label: str, message: Message | None = None) -> str:
        for line in (message or self.last)["reply_markup"]["inline_keyboard"]:
            for button in line:
                if button["text"].startswith(label):
                    return cast("str", button["callback_data"])
        raise AssertionError(f"no button {label!r} in {self.labels(message)}")

    def labels(self, message: Message | None = None) -> list[str]:
        keyboard = (message or self.last).get("reply_markup", {}).get("inline_keyboard", [])
        return [button["text"] for line in keyboard for button in line]

    def leading(self) -> list[str]:
        """The buttons of the last message that stand out."""
        keyboard = self.last.get("reply_markup", {}).get("inline_keyboard", [])
        return [
            each["text"] for line in keyboard for each in line if each.get("style") == "primary"
        ]

    def notice(self, *data: str) -> Message:
        """A message of the bot with these buttons, as its notices are."""
        buttons = [[{"text": each, "callback_data": each}] for each in data]
        content = {"text": "Заявка", "reply_markup": {"inline_keyboard": buttons}}
        message = {**self.house.message(self.person_id, content), "from": self.house.bot_user}
        self.messages.append(message)
        return message

    @property
    def last(self) -> Message:
        return self.messages[-1]

    @property
    def text(self) -> str:
        return cast("str", self.last["text"])

    def apply(self, call: Call) -> Json:
        """Draw a call of the bot as Telegram would, and answer it; aiogram's models check its
        parameters.
        """
        params: dict[str, Any] = call.params
        match call.method:
            case "sendMessage":
                SendMessage.model_validate(params)
                self.messages.append(
                    {**self.house.message(self.person_id, params), "from": self.house.bot_user}
                )
                return {"message_id": self.last["message_id"]}
            case "editMessageText":
                EditMessageText.model_validate(params)
                self._drawn(params).update(text=params["text"], reply_markup=params["reply_markup"])
                return {"message_id": params["message_id"]}
            case "editMessageReplyMarkup":
                EditMessageReplyMarkup.model_validate(params)
                self._drawn(params).update(reply_markup=params["reply_markup"])
            case "answerCallbackQuery":
                AnswerCallbackQuery.model_validate(params)
                self.answers.append((params.get("text", ""), params.get("show_alert", False)))
            case "setMyCommands":
                SetMyCommands.model_validate(params)
                self.menu = [each["command"] for each in params["commands"]]
            case "sendVoice":
                SendVoice.model_validate(params)
            case _:
                SendPhoto.model_validate(params)
        return True

    def _drawn(self, params: dict[str, Any]) -> Message:
        return next(each for each in self.messages if each["message_id"] == params["message_id"])


@dataclass
class House:
    """The bot of the company, and everybody's phone."""

    office: Office
    intake: Intake
    desk: Desk
    phones: dict[int, Phone] = field(default_factory=dict)
    ids: "itertools.count[int]" = field(default_factory=lambda: itertools.count(100))
    taken: list[dict[str, Any]] = field(default_factory=list)

    def phone(self, name: str) -> Phone:
        """The phone of an employee, by the beginning of his name."""
        person_id = 1000 + self.office.person(name).id
        return self.phones.setdefault(person_id, Phone(self, person_id))

    async def take(self, event: dict[str, Any]) -> None:
        update = {"update_id": next(self.ids), **event}
        self.taken.append(update)
        await self._deliver(update)

    async def redeliver(self, last: int) -> None:
        """Telegram sends updates again that it believes were not taken."""
        for update in self.taken[-last:]:
            await self._deliver(update)

    async def _deliver(self, update: dict[str, Any]) -> None:
        spinner = await self.intake.take(update)
        if spinner is not None:
            self.phones[update["callback_query"]["from"]["id"]].apply(spinner)
        async with self.office.engine.begin() as connection:
            rows = (await connection.execute(DELIVERED)).all()
        for row in sorted(rows, key=lambda row: row.id):
            chat_id = int(row.recipient.rpartition(":")[2])
            phone = self.phones.setdefault(chat_id, Phone(self, chat_id))
            await self._draw(phone, calls_of(row.payload))

    async def _draw(self, phone: Phone, calls: list[Call]) -> list[Json]:
        answers = [phone.apply(call) for call in calls]
        await note_shown(self.office.engine, calls, answers)
        await note_redrawn(self.office.engine, calls, answers)
        return answers

    async def draw_again(self) -> None:
        """What has changed is drawn again where it was sent."""
        async with self.office.engine.begin() as connection:
            rows = (await connection.execute(_REDRAWS)).all()
        delivery = Delivery(self.desk, cast("Sender", Sending(self)), CARDS)
        for row in sorted(rows, key=lambda row: row.id):
            await delivery.redraw(Claimed.of(row))

    async def answer_albums(self) -> None:
        """All files of the albums are in."""
        async with self.office.engine.begin() as connection:
            rows = (await connection.execute(_ALBUMS)).all()
        for row in rows:
            await Albums(self.desk, cast("Sender", Sending(self))).answer(Claimed.of(row))

    def message(self, person_id: int, content: dict[str, Any]) -> Message:
        return {
            "message_id": next(self.ids),
            "date": int(self.office.clock.now().timestamp()),
            "chat": {"id": person_id, "type": "private"},
            "from": self.user(person_id),
            **{k: v for k, v in content.items() if k not in ("chat_id", "link_preview_options")},
        }

    def user(self, person_id: int) -> dict[str, Any]:
        return {"id": person_id, "is_bot": False, "first_name": "Кто-то"}

    @property
    def bot_user(self) -> dict[str, Any]:
        return {"id": 424242, "is_bot": True, "first_name": "Почта"}

    def wait(self, **span: float) -> None:
        """Time passes."""
        self.office.clock.advance(timedelta(**span))


@dataclass
class Sending:
    """In place of the sender: what a handler of the outbox sends appears on the phone."""

    house: House

    async def wait_for_turn(self, _: int) -> None:
        """Nobody writes so much in a test."""

    async def send(self, call: Call) -> Json:
        return self.house.phones[cast("int", call.params["chat_id"])].apply(call)

    async def send_all(self, _: Claimed, calls: list[Call]) -> list[Json]:
        return [
            self.house.phones[cast("int", call.params["chat_id"])].apply(call) for call in calls
        ]


@pytest.fixture(scope="session")
def texts() -> Texts:
    return Texts.load(domain_texts.LOCALES, form_files.LOCALES, bot_texts.LOCALES)


@pytest.fixture
async def house(office: Office, texts: Texts) -> House:
    async with AsyncSession(office.engine) as session, session.begin():
        await session.execute(
            insert(Client),
            [
                {
                    "name": name,
                    "language": "ru",
                    "manager_id": office.person("Ольга").id,
                    "created_at": office.clock.now(),
                    "updated_at": office.clock.now(),
                }
                for name in ("Вектор", "Луч", 'ООО "Луч-Сервис"')
            ],
        )
    forms = await load_forms(office.engine, office.policy, texts, office.clock)
    desk = Desk(office.engine, office.clock, office.policy, texts, forms)
    bot = Bot(TOKEN)
    bot._me = User(id=424242, is_bot=True, first_name="Почта", username="fieldpost_bot")
    intake = Intake(desk, bot, ROUTES, cast("OutboxWorker", NoWorker()))
    return House(office, intake, desk)


ROUTES = Routes(make_router())
"""Made once: aiogram's routers belong to one parent for ever."""
