"""The bot put together from its parts, for whichever process takes updates or delivers."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

import structlog
from aiogram import Bot
from sqlalchemy.ext.asyncio import AsyncSession

from app.settings import Settings
from bot import starting, updates
from bot.api import BotApi
from bot.cards import CARDS
from bot.chats import chats_router
from bot.delivery import Delivery
from bot.desk import Desk
from bot.dialogs.gathering import ALBUM, Albums
from bot.documents import DOCUMENT, Documents
from bot.fetching import FETCH, Fetcher
from bot.handlers import make_router
from bot.intake import Intake
from bot.letter_files import LetterFiles
from bot.pack_letters import PackLetters
from bot.polling import Polling
from bot.removals import Removals
from bot.routing import Routes
from bot.sending import Sender
from bot.webhook import Webhook
from domain.letters.text_files import READ_TEXT
from domain.people.access import GROUP_REMOVAL
from domain.reports.sending import PACK_LETTER
from storage.dispatcher import Handler, OutboxWorker, WorkerSettings
from storage.engine import driver_url
from storage.exclusive import alone
from storage.failures import is_away
from storage.outbox_forgetting import forget_old as forget_delivered
from storage.transactions import transaction

log = structlog.get_logger()

POLLER_LOCKS = 7_305_004
"""Class of the advisory locks (class, bot) that let one process at a time ask for updates."""

PATIENCE = 10.0  # seconds a stop waits for what is being delivered
TRY_AGAIN_EVERY = 2.0  # seconds
FORGET_EVERY = timedelta(hours=1)


@dataclass(frozen=True)
class Telegram:
    """The bot's parts. Made by `assemble`."""

    desk: Desk
    api: BotApi
    bot: Bot
    worker: OutboxWorker
    intake: Intake
    kinds: list[str]

    async def introduce(self, settings: Settings) -> None:
        """Say to Telegram who we are and how updates come.

        Raises:
            ApiRefused: the token is wrong.
        """
        await starting.meet(self.api, self.bot)
        await starting.show_menu(self.api, self.desk.texts)
        url, secret = settings.webhook_url, settings.webhook_secret
        if url is None or secret is None:
            await starting.come_by_polling(self.api)
        else:
            await starting.come_by_webhook(self.api, url, secret.get_secret_value(), self.kinds)

    def webhook(self, settings: Settings) -> Webhook:
        """The HTTP side of the intake; its secret is given wherever there is a webhook."""
        secret = settings.webhook_secret
        if secret is None:
            raise ValueError("a webhook without a secret")
        return Webhook(self.intake, secret.get_secret_value())

    async def poll(self, stopping: asyncio.Event) -> None:
        """Ask for updates, in one process at a time."""
        polling = Polling(self.api, self.intake, self.kinds, stopping)
        url = driver_url(self.desk.engine.url.render_as_string(hide_password=False))
        await alone(url, (POLLER_LOCKS, self.bot.id % 2**31), polling.run, stopping)

    async def busy(self) -> bool:
        """Whether an update is in hand or waits to be tried again."""
        if not self.intake.idle:
            return True
        async with transaction(self.desk.engine) as opened:
            return await updates.count_to_try_again(opened) > 0

    async def try_again(self, stopping: asyncio.Event) -> None:
        """Take updates again that an administrator wants tried again."""
        while not await _waited(stopping, TRY_AGAIN_EVERY):
            try:
                await self.intake.try_again()
            except Exception as error:
                if not is_away(error.__cause__ or error):
                    raise
                log.warning("updates.database_away", error=type(error).__name__)

    async def forget_old(self, stopping: asyncio.Event) -> None:
        """Forget updates that Telegram will not send again, and what was delivered long ago."""
        while not stopping.is_set():
            try:
                async with AsyncSession(self.desk.engine) as session, session.begin():
                    await updates.sweep(session, self.desk.clock.now())
                    await forget_delivered(await session.connection())
            except Exception as error:
                if not is_away(error):
                    raise
                log.warning("updates.database_away", error=type(error).__name__)
            await _waited(stopping, FORGET_EVERY.total_seconds())


def assemble(
    desk: Desk, api: BotApi, token: str, others: Mapping[str, Handler], *, delivers_all: bool
) -> Telegram:
    """Put the bot together.

    Args:
        others: what else the outbox of this process does, by kind of row: letters.
        delivers_all: whether this process delivers notices and fetches files too, beside the
            answers to the updates it takes.
    """
    bot = Bot(token)
    sender = Sender(api, desk.engine, desk.clock, bot.id)
    delivery = Delivery(desk, sender, CARDS)
    handlers: dict[str, Handler] = {"reply": delivery.reply, **others}
    if delivers_all:
        handlers |= delivery.handlers()
        handlers[FETCH] = Fetcher(api, desk.engine, bot.id).fetch
        handlers[GROUP_REMOVAL] = Removals(desk, sender).remove
        documents = Documents(desk, sender, CARDS)
        handlers[DOCUMENT] = documents.send
        handlers[PACK_LETTER] = PackLetters(desk, documents).write
        handlers[READ_TEXT] = LetterFiles(desk).take
        handlers[ALBUM] = Albums(desk, sender).answer
    worker = OutboxWorker(desk.engine, handlers, WorkerSettings(patience=PATIENCE))
    routes = Routes(chats_router(), make_router())
    intake = Intake(desk, bot, routes, worker)
    return Telegram(desk, api, bot, worker, intake, routes.kinds)


async def _waited(stopping: asyncio.Event, seconds: float) -> bool:
    """Whether it is time to stop."""
    try:
        async with asyncio.timeout(seconds):
            await stopping.wait()
    except TimeoutError:
        return False
    return True
