"""The outbox's handlers of Telegram: answers, notices, and drawing notices again.

A notice is drawn when it is delivered and again whenever its subject changes, from ids, so it is
never older than the moment it is seen.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

import structlog
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from bot import albums, telegram
from bot.by_mail import acts_of, plain_lines
from bot.calls import Json
from bot.card import CardArguments, Cards
from bot.desk import Desk
from bot.dialogs.shown import note_shown
from bot.outgoing import calls_of
from bot.receivers import Receiver, find_receiver
from bot.redrawing import note_redrawn
from bot.screen import Media, Screen
from bot.sending import MediaRefused, MessageGone, Sender, Unreachable
from bot.texts import Screenwriter
from domain.errors import DeskError
from domain.mail.notices import ByMail, reached_by_mail, write_notice
from domain.work import SYSTEM, Actor, Evidence, Work, begin
from storage.base import JsonObject
from storage.dispatcher import Dead, Handler
from storage.models import OutboxRow
from storage.outbox import Claimed

NOTHING_TO_TELL: JsonObject = {"skipped": "nothing to tell"}
log = structlog.get_logger()

_DELIVERY = Evidence("system", "", "delivery")
NO_MESSAGE: JsonObject = {"skipped": "no message"}
NOTHING_NEW: JsonObject = {"skipped": "nothing new"}

_REMEMBER_DRAWN = text(
    """
    UPDATE outbox SET result = result || jsonb_build_object('drawn', CAST(:drawn AS text))
    WHERE id = :id
    """
)


@dataclass(frozen=True)
class Delivery:
    """Delivers what the outbox holds for Telegram."""

    desk: Desk
    sender: Sender
    cards: Cards

    def handlers(self) -> Mapping[str, Handler]:
        """By kind of row."""
        return {"reply": self.reply, "notice": self.notice, "redraw": self.redraw}

    async def reply(self, row: Claimed) -> JsonObject | None:
        """Deliver the answers to an update. They wait for no limit: a person waits for them."""
        calls = calls_of(row.payload)
        answers = await self.sender.send_all(row, calls)
        await note_shown(self.desk.engine, calls, answers)
        await note_redrawn(self.desk.engine, calls, answers)
        return None

    async def notice(self, row: Claimed) -> JsonObject | None:
        """Deliver a notice in Telegram; by mail to whoever chose that, or is not reached there."""
        receiver = await self._receiver(row.recipient)
        if row.payload.get("only") == "telegram":
            return await self._send_there(row, receiver)
        if receiver is None or receiver.wants_mail:
            by_mail = await self._by_mail(row.recipient)
            if by_mail is not None:
                return await self._write(row, by_mail)
            if receiver is None:
                raise Dead("no way to the receiver")
        try:
            return await self._send(row, receiver)
        except Unreachable:
            by_mail = await self._by_mail(row.recipient)
            if by_mail is None:
                raise
            return await self._write(row, by_mail)

    async def _send_there(self, row: Claimed, receiver: Receiver | None) -> JsonObject | None:
        """A notice that its receiver has by mail already, or wants nowhere else."""
        if receiver is None:
            raise Dead("no way to the receiver")
        return await self._send(row, receiver)

    async def _send(self, row: Claimed, receiver: Receiver) -> JsonObject | None:
        """Draw a notice and send it; its message is remembered, to be drawn again."""
        await self.sender.wait_for_turn(receiver.chat_id)
        screen = await self._draw(receiver.reader, row.payload)
        if screen is None:
            return NOTHING_TO_TELL
        for media in _plainer(screen.media):
            calls = albums.media(receiver.chat_id, media, self.sender.bot_id)
            calls += telegram.send(receiver.chat_id, screen)
            try:
                answers = await self.sender.send_all(row, calls)
            except MediaRefused:
                log.warning("notice.media_refused", id=row.id)
            else:
                return _sent(answers[-1], screen)
        raise Dead("refused without any media")

    async def _write(self, row: Claimed, to: ByMail) -> JsonObject | None:
        """The same notice as a letter, which is answered in words."""
        screen = await self._draw(to.actor, row.payload)
        if screen is None:
            return NOTHING_TO_TELL
        desk = self.desk
        async with begin(desk.engine, SYSTEM, desk.clock, desk.policy, _DELIVERY) as work:
            letter_id = await write_notice(
                work,
                to,
                plain_lines(screen),
                acts_of(screen),
                _subject(row),
                f"notice:{row.id}",
            )
        return None if letter_id is None else {"letter_id": letter_id}

    async def _by_mail(self, lane: str) -> ByMail | None:
        kind, _, name = lane.partition(":")
        if kind != "person":
            return None
        async with AsyncSession(self.desk.engine) as session:
            work = Work(session, SYSTEM, self.desk.clock, self.desk.policy, _DELIVERY)
            return await reached_by_mail(work, int(name))

    async def redraw(self, row: Claimed) -> JsonObject | None:
        """Draw an earlier notice again, in the message it was sent as."""
        async with AsyncSession(self.desk.engine) as session:
            original = await session.get(OutboxRow, row.payload["of"])
        if original is None or original.result is None or "message_id" not in original.result:
            return NO_MESSAGE
        chat_id, message_id = original.result["chat_id"], original.result["message_id"]
        receiver = await self._receiver(original.recipient)
        if receiver is None or receiver.chat_id != chat_id:
            return NO_MESSAGE
        drawn = await self._draw(receiver.reader, original.payload)
        if drawn is not None and _fingerprint(drawn) == original.result.get("drawn"):
            return NOTHING_NEW
        await self.sender.wait_for_turn(receiver.chat_id)
        screen = await self._draw(receiver.reader, original.payload)
        if screen is None:
            return NOTHING_TO_TELL
        try:
            await self.sender.send(telegram.edit(receiver.chat_id, cast("int", message_id), screen))
        except MessageGone:
            return NO_MESSAGE
        async with self.desk.engine.begin() as connection:
            given = {"id": original.id, "drawn": _fingerprint(screen)}
            await connection.execute(_REMEMBER_DRAWN, given)
        return None

    async def _receiver(self, lane: str) -> Receiver | None:
        async with AsyncSession(self.desk.engine) as session:
            return await find_receiver(session, self.desk.policy, lane)

    async def _draw(self, reader: Actor, payload: JsonObject) -> Screen | None:
        card = self.cards[cast("str", payload["card"])]
        say = Screenwriter(
            self.desk.texts, reader.language, reader.time_zone, self.desk.clock.now()
        )
        async with AsyncSession(self.desk.engine, expire_on_commit=False) as session:
            work = Work(session, reader, self.desk.clock, self.desk.policy, _DELIVERY)
            try:
                return await card(work, say, cast("CardArguments", payload["args"]))
            except DeskError:
                return None  # what it was about is gone, or is no longer his


def _plainer(media: Sequence[Media]) -> Iterator[Sequence[Media]]:
    """The files of a notice as they are, then as documents, then none: news never wait for a
    picture that Telegram refuses. The request's button of files shows them all the same.
    """
    yield media
    if media:
        yield [replace(each, kind="document") for each in media]
        yield ()


def _subject(row: Claimed) -> str | None:
    """What a notice is about, also of news that are not drawn again."""
    args = row.payload["args"]
    request_id = args.get("request_id") if isinstance(args, dict) else None
    return row.subject or (None if request_id is None else f"request:{request_id}")


def _sent(answer: Json, screen: Screen) -> JsonObject | None:
    """What must be remembered of a message that was sent: which it is, and what it shows."""
    if not isinstance(answer, dict):
        return None
    message = cast("dict[str, Any]", answer)
    return {
        "chat_id": message["chat"]["id"],
        "message_id": message["message_id"],
        "drawn": _fingerprint(screen),
    }


def _fingerprint(screen: Screen) -> str:
    """What a message shows, in short. One event of a ticket draws all its earlier cards again, and
    most of them have not changed: those take no turn of the chat's.
    """
    shown = telegram.edit(0, 0, screen).params
    return hashlib.blake2s(json.dumps(shown, sort_keys=True).encode(), digest_size=8).hexdigest()
