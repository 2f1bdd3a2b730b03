"""Taking an update in: one update, one transaction, and only then an answer.

The update's id, what the handler changed, notices to others and the answer to the person are
committed together. So an update that is redelivered changes nothing, and an answer that was not
delivered before a crash is delivered after it.
"""

import asyncio
from collections.abc import Sequence
from datetime import timedelta

import structlog
from aiogram import Bot
from markupsafe import escape
from sqlalchemy import bindparam, null
from sqlalchemy import update as update_rows
from sqlalchemy.ext.asyncio import AsyncSession

from bot import metrics, updates
from bot.calls import Call
from bot.desk import Desk
from bot.dialogs.talk import Talk
from bot.events import event_of
from bot.incoming import Incoming, Payload
from bot.outgoing import reply_row
from bot.reply import Reply
from bot.routing import Routes
from bot.screen import Screen
from bot.texts import Screenwriter
from bot.turns import Turns
from bot.updates import Person
from domain.errors import DeskError
from domain.work import Actor, Evidence, Work
from storage import outbox
from storage.dispatcher import OutboxWorker
from storage.failures import is_away, place_of
from storage.models import Account
from storage.statements import Statement
from storage.transactions import DriverTransaction, transaction

log = structlog.get_logger()

AT_ONCE = 10
"""Chats served at the same time: as many as the pool has connections."""

PAUSES = (0.1, 0.5)
"""Seconds between the tries of an update that fails; then it is put aside."""

PATIENCE = 30.0
"""Seconds one try may take."""

LEASE = timedelta(seconds=15)

_REACHABLE = Statement(
    update_rows(Account)
    .where(Account.id == bindparam("account_id"))
    .values(unreachable_since=null())
)


class Unavailable(Exception):
    """The database is away: the update was not taken, and must be sent again."""


class Intake:
    """Takes updates in. Each is safe to hand over any number of times, in any replica."""

    def __init__(self, desk: Desk, bot: Bot, routes: Routes, worker: OutboxWorker) -> None:
        """
        Args:
            bot: handed to aiogram's filters; the intake calls nothing with it.
            routes: to all handlers.
            worker: running in this process; delivers the answers.
        """
        self._desk = desk
        self._bot = bot
        self._routes = routes
        self._worker = worker
        self._turns = Turns(AT_ONCE)

    @property
    def idle(self) -> bool:
        """Whether no update is in hand."""
        return self._turns.taken == 0

    async def take(self, payload: Payload) -> Call | None:
        """Take an update in; it is committed, or put aside, when this returns.

        Returns:
            The call that stops the spinner of a tapped button, unless one in the outbox does. If
            it is lost, Telegram's own limit stops the spinner.

        Raises:
            Unavailable: it was not taken, and must be sent again.
            ValueError: this is no update.
        """
        incoming = Incoming.of(payload)
        with metrics.UPDATE_SECONDS.time():
            async with self._turns.of(incoming.lane):
                return await self._take_or_put_aside(incoming)

    async def try_again(self) -> None:
        """Take the updates again that an administrator wants tried again."""
        async with AsyncSession(self._desk.engine) as session:
            payloads = await updates.to_try_again(session, self._bot.id)
        for payload in payloads:
            await self.take(payload)

    async def _take_or_put_aside(self, incoming: Incoming) -> Call | None:
        for pause in (*PAUSES, None):
            try:
                async with asyncio.timeout(PATIENCE):
                    return await self._take_once(incoming)
            except Exception as error:
                # Whatever a handler does, the chat goes on.
                if is_away(error):
                    raise Unavailable from error
                name = type(error).__name__
                log.warning(
                    "update.failed",
                    update_id=incoming.update_id,
                    kind=incoming.kind,
                    error=name,
                    place=place_of(error),
                )
            if pause is not None:
                await asyncio.sleep(pause)
        return await self._put_aside(incoming, name)

    async def _take_once(self, incoming: Incoming) -> Call | None:
        try:
            return await self._handle(incoming)
        except DeskError as refusal:
            # What the handler did is rolled back; that the update was taken, and what the person
            # is told, is committed instead.
            return await self._refuse(incoming, refusal)

    async def _handle(self, incoming: Incoming) -> Call | None:
        reply = Reply(incoming, self._bot.id)
        async with transaction(self._desk.engine) as opened:
            work = await self._begin(opened, incoming)
            if work is None:
                metrics.REDELIVERED.inc()
                return reply.spinner
            await self._route(incoming, work, reply)
            await work.settle()
            put_in = await self._store(opened, incoming, reply, work.collected())
        metrics.TAKEN.inc()
        self._worker.take_on(put_in)
        return reply.spinner

    async def _refuse(self, incoming: Incoming, refusal: DeskError) -> Call | None:
        reply = Reply(incoming, self._bot.id)
        async with transaction(self._desk.engine) as opened:
            work = await self._begin(opened, incoming)
            if work is None:
                return reply.spinner
            words = self._say(work).error(refusal)
            if incoming.tap_id is not None:
                reply.answer(words, alert=True)
            elif incoming.chat_id is not None:
                reply.send(Screen(escape(words)))
            put_in = await self._store(opened, incoming, reply)
        metrics.REFUSED.inc()
        self._worker.take_on(put_in)
        return reply.spinner

    async def _put_aside(self, incoming: Incoming, error: str) -> Call | None:
        """Keep the update for the administrator and tell the person, so that the chat goes on."""
        reply = Reply(incoming, self._bot.id)
        language = self._language(incoming)
        if incoming.chat_id == incoming.user_id:
            reply.send(Screen(escape(self._desk.texts.format(language, "runtime-failed"))))
        async with transaction(self._desk.engine) as opened:
            await updates.put_aside(
                opened, self._bot.id, incoming, self._desk.clock.now(), error, len(PAUSES) + 1
            )
            put_in = await self._store(opened, incoming, reply)
        metrics.ASIDE.inc()
        log.error("update.aside", update_id=incoming.update_id, kind=incoming.kind, error=error)
        self._worker.take_on(put_in)
        return reply.spinner

    async def _begin(self, opened: DriverTransaction, incoming: Incoming) -> Work | None:
        """The work of an update; None if it was taken before."""
        now = self._desk.clock.now()
        taken, person = await updates.take(opened, self._bot.id, incoming, now)
        if not taken:
            return None
        if person is not None and person.unreachable:
            await _REACHABLE.all(opened, account_id=person.account_id)
        return Work(
            opened,
            self._actor(incoming, person),
            self._desk.clock,
            self._desk.policy,
            Evidence("telegram", str(incoming.user_id), f"update:{incoming.update_id}"),
        )

    def _actor(self, incoming: Incoming, person: Person | None) -> Actor:
        if person is None:
            return Actor(
                employee_id=None,
                name=incoming.first_name,
                role="stranger",
                department=None,
                language=self._language(incoming),
                time_zone=self._desk.policy.time_zone,
            )
        return Actor(
            employee_id=person.employee_id,
            name=person.name,
            role=person.role,
            department=person.department,
            language=person.language,
            time_zone=person.time_zone,
        )

    async def _route(self, incoming: Incoming, work: Work, reply: Reply) -> None:
        event = event_of(incoming)
        if event is None:
            return
        forms, say = self._desk.forms, self._say(work)
        await self._routes.handle(
            incoming.kind,
            event,
            bot=self._bot,
            work=work,
            reply=reply,
            say=say,
            forms=forms,
            talk=Talk(work, forms, reply, say),
        )

    async def _store(
        self,
        opened: DriverTransaction,
        incoming: Incoming,
        reply: Reply,
        notices: Sequence[outbox.Job] = (),
    ) -> outbox.PutIn:
        rows = [reply_row(incoming.lane, reply.calls)] if reply.calls else []
        return await outbox.enqueue_leased(opened, rows, self._worker.number, LEASE, notices)

    def _say(self, work: Work) -> Screenwriter:
        actor = work.actor
        return Screenwriter(self._desk.texts, actor.language, actor.time_zone, work.now)

    def _language(self, incoming: Incoming) -> str:
        """Of somebody the desk does not know: as his Telegram says, else the company's."""
        spoken = incoming.language.partition("-")[0]
        known = spoken in self._desk.texts.languages
        return spoken if known else self._desk.policy.default_language
