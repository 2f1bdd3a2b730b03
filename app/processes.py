"""The desk's processes: what runs in each of them, how it starts and how it ends.

`run` is all in one; `bot`, `worker` and `web` are parts of it, to be run apart and several of
each. Whatever runs belongs to one nursery, so nothing is left behind and no failure goes unseen.
"""

import asyncio
import gc
import signal
import sys
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager
from enum import StrEnum
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import structlog
from aiohttp.typedefs import Handler
from pydantic import SecretStr
from sqlalchemy.ext.asyncio import AsyncEngine

from app.clock import moved_clock
from app.control import Control
from app.setting_values import Address
from app.settings import Settings
from app.sweeps import Sweeper, SweepSet
from app.telegram import assemble
from app.unsubscribing import Unsubscribing
from app.web import Readiness, Web, serve
from bot.api import BotApi
from bot.desk import Desk
from domain.asking.catalog import load_forms
from domain.clients import passing_sweep
from domain.clock import OffsetClock, SystemClock
from domain.company import Policy
from domain.follow_ups import sweeps as follow_up_sweeps
from domain.handovers import sweeps as handover_sweeps
from domain.letters import sweeps as letter_sweeps
from domain.mail import alarms
from domain.mail import sweeps as mail_sweeps
from domain.privacy import sweeps as privacy_sweeps
from domain.programme import sweeps as programme_sweeps
from domain.quality import askings_sweep
from domain.quality import sweeps as quality_sweeps
from domain.reports import sweeps as report_sweeps
from domain.requests import board_morning, contracting, queue_promises
from domain.requests import sweeps as requests_sweeps
from domain.texts import Texts
from domain.visits import reminders
from storage.engine import create_engine, server_facts
from storage.schema import HEAD, current

if TYPE_CHECKING:
    from app.mail import Mail

log = structlog.get_logger()

SWEEPS = (
    SweepSet(requests_sweeps.SWEEPS, requests_sweeps.next_due),
    SweepSet(contracting.SWEEPS, contracting.next_due),
    SweepSet(handover_sweeps.SWEEPS, handover_sweeps.next_due),
    SweepSet(queue_promises.SWEEPS, queue_promises.next_due),
    SweepSet(board_morning.SWEEPS, board_morning.next_due),
    SweepSet(mail_sweeps.SWEEPS, mail_sweeps.next_due),
    SweepSet(alarms.SWEEPS, alarms.next_due),
    SweepSet(follow_up_sweeps.SWEEPS, follow_up_sweeps.next_due),
    SweepSet(reminders.SWEEPS, reminders.next_due),
    SweepSet(programme_sweeps.SWEEPS, programme_sweeps.next_due),
    SweepSet(report_sweeps.SWEEPS, report_sweeps.next_due),
    SweepSet(quality_sweeps.SWEEPS, quality_sweeps.next_due),
    SweepSet(askings_sweep.SWEEPS, askings_sweep.next_due),
    SweepSet(passing_sweep.SWEEPS, passing_sweep.next_due),
    SweepSet(letter_sweeps.SWEEPS, letter_sweeps.next_due),
    SweepSet(privacy_sweeps.SWEEPS, privacy_sweeps.next_due),
)


class Role(StrEnum):
    """A part of the desk that may be a process of its own."""

    BOT = "bot"
    WORKER = "worker"
    WEB = "web"


ALL_IN_ONE = frozenset(Role)


class SchemaDiffers(Exception):
    """The database is not at this release's schema: `fieldpost migrate` comes first."""

    def __init__(self, found: str | None, needed: str | None) -> None:
        super().__init__(f"the database is at {found}, this release needs {needed}")
        self.found = found
        self.needed = needed


class UnfitServer(Exception):
    """The desk would not find Russian names on this server, or cannot run on it at all."""


def serve_until_told(
    settings: Settings, policy: Policy, texts: Texts, roles: frozenset[Role] = ALL_IN_ONE
) -> None:
    """Run the desk until SIGTERM or SIGINT; then finish what is in hand.

    Args:
        settings: with the database's address and the bot's token.
        texts: those of domain/, bot/ and documents/.

    Raises:
        SchemaDiffers: the database must be migrated first.
        UnfitServer: the database must be made anew, or elsewhere.
        FormFilesError: a form's file must be mended first.
    """
    with asyncio.Runner(loop_factory=_fast_loop()) as runner:
        runner.run(_serve(settings, policy, texts, roles))


async def _serve(settings: Settings, policy: Policy, texts: Texts, roles: frozenset[Role]) -> None:
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stopping.set)
    async with AsyncExitStack() as stack:
        engine = await stack.enter_async_context(_engine(settings))
        clock = await moved_clock(engine) if settings.sandbox_control else SystemClock()
        api = await stack.enter_async_context(_bot_api(settings))
        forms = await load_forms(engine, policy, texts, clock)
        desk = Desk(engine, clock, policy, texts, forms)
        process = Process(settings, desk, api, roles, stopping)
        await process.run()
    log.info("desk.stopped")


@asynccontextmanager
async def _engine(settings: Settings) -> AsyncIterator[AsyncEngine]:
    url = _secret(settings.database_url)
    found, needed = await current(url), HEAD
    if found != needed:
        raise SchemaDiffers(found, needed)
    if not (await server_facts(url)).fit:
        raise UnfitServer
    engine = create_engine(url)
    try:
        yield engine
    finally:
        await engine.dispose()


def _bot_api(settings: Settings) -> BotApi:
    proxy = settings.proxy_url
    return BotApi(
        _secret(settings.bot_token),
        settings.bot_api_url,
        None if proxy is None else proxy.get_secret_value(),
    )


class Process:
    """One process of the desk: the parts that its roles ask for, in one nursery."""

    def __init__(
        self,
        settings: Settings,
        desk: Desk,
        api: BotApi,
        roles: frozenset[Role],
        stopping: asyncio.Event,
    ) -> None:
        """
        Args:
            roles: what this process does.
            stopping: set when it shall end.
        """
        self._settings = settings
        self._desk = desk
        self._roles = roles
        self._stopping = stopping
        self._readiness = Readiness()
        token = _secret(settings.bot_token)
        worker = Role.WORKER in roles
        self._mail = _mail(settings, desk) if worker else None
        letters = self._mail.handlers() if self._mail else {}
        self._telegram = assemble(desk, api, token, letters, delivers_all=worker)
        self._sweeper = Sweeper(desk.engine, desk.clock, desk.policy, SWEEPS)

    async def run(self) -> None:
        """Run until told to stop, then finish what is in hand.

        Order matters at the end: first nothing new is taken in, then what was taken in is
        delivered.
        """
        async with asyncio.TaskGroup() as nursery:
            delivering = nursery.create_task(self._telegram.worker.run())
            async with asyncio.TaskGroup() as taking:
                for part in self._parts():
                    taking.create_task(part)
                await self._stopping.wait()
                self._sweeper.stop()
            self._telegram.worker.stop()
            await delivering
        if self._mail is not None:
            await self._mail.close()

    def _parts(self) -> list[Coroutine[None, None, None]]:
        """Everything that takes work in; each ends when told to stop."""
        control, webhook_url = self._settings.sandbox_control, self._settings.webhook_url
        parts = [self._telegram.forget_old(self._stopping)]
        if Role.WORKER in self._roles:
            parts.append(self._sweeper.run())
        if self._mail is not None:
            parts.append(self._mail.run(self._stopping))
        if Role.BOT in self._roles:
            parts.append(self._take_updates(webhook_url))
        else:
            self._started()
        if Role.WEB in self._roles or (Role.BOT in self._roles and webhook_url):
            parts.append(self._serve_web(webhook_url))
        if control is not None:
            parts.append(self._serve_control(control))
        return parts

    async def _take_updates(self, webhook_url: str | None) -> None:
        introducing = self._telegram.introduce(self._settings)
        if not await unless_stopped(introducing, self._stopping):
            return
        self._started()
        async with asyncio.TaskGroup() as nursery:
            nursery.create_task(self._telegram.try_again(self._stopping))
            if webhook_url is None:
                nursery.create_task(self._telegram.poll(self._stopping))

    def _started(self) -> None:
        # What was loaded so far lives as long as the process: a full collection need not walk it.
        gc.collect()
        gc.freeze()
        self._readiness.started = True
        log.info("desk.started", roles=sorted(self._roles))

    async def _serve_web(self, webhook_url: str | None) -> None:
        webhooks: dict[str, Handler] = {}
        if webhook_url is not None:
            path = urlsplit(webhook_url).path or "/"
            webhooks[path] = self._telegram.webhook(self._settings).handle
        settings = self._settings
        web = Web(self._desk.engine, self._readiness, webhooks, self._unsubscribing())
        await serve(web.app(), settings.web_host, settings.web_port, self._stopping)

    def _unsubscribing(self) -> Unsubscribing | None:
        """The way out of letters, where letters name this desk's address."""
        if self._settings.public_url is None:
            return None
        desk = self._desk
        return Unsubscribing(desk.engine, desk.clock, desk.policy, desk.texts)

    async def _serve_control(self, address: Address) -> None:
        clock = self._desk.clock
        if not isinstance(clock, OffsetClock):
            raise TypeError("only a clock of the sandbox can be moved")
        control = Control(self._desk.engine, clock, self._sweeper, self._telegram.busy, self._mail)
        await serve(control.app(), address.host, address.port, self._stopping)


async def unless_stopped(act: Coroutine[None, None, None], stopping: asyncio.Event) -> bool:
    """Do something that may take for ever; False if it was given up because of a stop."""
    acting = asyncio.ensure_future(act)
    waiting = asyncio.ensure_future(stopping.wait())
    try:
        await asyncio.wait((acting, waiting), return_when=asyncio.FIRST_COMPLETED)
        if not acting.done():
            return False
        await acting
        return True
    finally:
        acting.cancel()
        waiting.cancel()


def _mail(settings: Settings, desk: Desk) -> "Mail | None":
    """Mail, where the desk was given mail.toml; a desk without it loads none of its libraries."""
    if settings.mail_file is None:
        return None
    from app.mail import assemble_mail

    return assemble_mail(settings.mail_file, settings.public_url, desk)


def _secret(setting: SecretStr | None) -> str:
    if setting is None:
        raise ValueError("a setting that the command requires is missing")
    return setting.get_secret_value()


def _fast_loop() -> Callable[[], asyncio.AbstractEventLoop] | None:
    """uvloop where there is one: it is not made for Windows."""
    if sys.platform == "win32":
        return None
    import uvloop

    return uvloop.new_event_loop
