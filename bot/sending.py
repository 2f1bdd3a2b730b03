"""Making calls, and what each refusal means for the row that asked for them."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import structlog
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from bot.api import ApiRefused, BotApi, Upload
from bot.calls import Call, FileRef, Json
from bot.receivers import note_migration, note_unreachable
from domain.clock import Clock
from storage import blobs, rates
from storage.dispatcher import Dead, Retry
from storage.outbox import Claimed
from storage.rates import Limit

log = structlog.get_logger()

# Words of the Bot API. What was asked is so already, or is of no use any more.
_NEEDLESS = (
    "message is not modified",
    "query is too old",
    "query ID is invalid",
    "message to delete not found",
    "message can't be deleted",
)
_GONE = ("message to edit not found", "message can't be edited", "MESSAGE_ID_INVALID")
_NO_MEDIA = (
    "IMAGE_PROCESS_FAILED",
    "PHOTO_INVALID_DIMENSIONS",
    "PHOTO_EXT_INVALID",
    "file must be non-empty",
    "file is too big",
    "VIDEO_CONTENT_TYPE_INVALID",
)

_REASON_LENGTH = 120
_RETRY_AFTER = 5.0  # seconds; a 429 that does not say how long

# Telegram's limits for news. Answers to a person's own act do not count: people are slower than
# that, and the bot's 25 a second leave room for them below Telegram's 30.
_BOT_INTERVAL = 1 / 25
# To a person one message a second in the long run, to a group twenty a minute. A few may follow
# at once: who accepts a request the moment it is offered must be seen by the others at once.
_PERSON_INTERVAL, _PERSON_BURST = 1.0, 3
_GROUP_INTERVAL, _GROUP_BURST = 3.5, 3

_REMEMBER = text(
    """
    UPDATE outbox SET payload = payload || jsonb_build_object('delivered', CAST(:delivered AS int))
    WHERE id = :id AND state = 'leased'
    """
)


class MessageGone(Exception):
    """The message to be drawn again was deleted, or is too old to be changed."""


class MediaRefused(Dead):
    """Telegram does not take a file as what it is sent for: a photo that is none, an odd size."""


class Unreachable(Dead):
    """The person blocked the bot, or is no longer in Telegram."""


class Sender:
    """Makes calls for rows of the outbox."""

    def __init__(self, api: BotApi, engine: AsyncEngine, clock: Clock, bot_id: int) -> None:
        self.api = api
        self.bot_id = bot_id
        self._engine = engine
        self._clock = clock

    async def send_all(self, row: Claimed, calls: list[Call]) -> list[Json]:
        """Make the calls of a row, in order. What was delivered before a failure is not sent
        again, unless the process died in between. An edit whose message is gone is sent anew.

        Returns:
            The answer to each call; None where it was needless, or delivered before a failure.

        Raises:
            Retry, Dead, ApiError: as `send`.
        """
        before = row.payload.get("delivered", 0)
        delivered = before if isinstance(before, int) else 0
        answers: list[Json] = [None] * delivered
        for number, call in enumerate(calls[delivered:], start=delivered):
            try:
                answers.append(await self._send_or_anew(call))
            except Exception:
                # Whatever stopped it, those before have left the house; the worker tells failures
                # apart, here none is swallowed.
                if number > delivered:
                    await self._remember(row.id, number)
                raise
        return answers

    async def send(self, call: Call) -> Json:
        """Make one call.

        Returns:
            What Telegram answered; None when the call was needless.

        Raises:
            MessageGone: the message to edit is not there.
            Retry: Telegram asks for patience.
            Dead: Telegram will never take this.
            ApiError: it may well succeed later.
        """
        try:
            return await self._make(call)
        except ApiRefused as refusal:
            if refusal.migrated_to is not None:
                return await self._send_to_supergroup(call, refusal.migrated_to)
            await self._accept(call, refusal)
            return None

    async def wait_for_turn(self, chat_id: int) -> None:
        """Wait until news may be sent to a chat; kept across all replicas."""
        shared = Limit(f"bot:{self.bot_id}", _BOT_INTERVAL)
        async with self._engine.begin() as connection:
            turn = await rates.reserve(connection, _limit(chat_id), shared)
        if not turn.granted:
            raise Retry(timedelta(seconds=turn.wait))
        await asyncio.sleep(turn.wait)

    async def _send_or_anew(self, call: Call) -> Json:
        try:
            return await self.send(call)
        except MessageGone:
            if call.method != "editMessageText":
                return None
            params = {name: value for name, value in call.params.items() if name != "message_id"}
            return await self.send(Call("sendMessage", params))

    async def _make(self, call: Call) -> Json:
        if not call.files:
            return await self.api.call(call.method, call.params)
        files = {name: await self._upload(file) for name, file in call.files.items()}
        return await self.api.upload(call.method, call.params, files)

    async def _upload(self, file: FileRef) -> Upload:
        async with self._engine.connect() as connection:
            data = await blobs.get(connection, bytes.fromhex(file.blob))
        if data is None:
            raise Dead("blob is missing")
        return Upload(file.file_name, file.mime_type, data)

    async def _send_to_supergroup(self, call: Call, chat_id: int) -> Json:
        old = call.params["chat_id"]
        async with AsyncSession(self._engine) as session, session.begin():
            await note_migration(session, _as_id(old), chat_id, self._clock.now())
        return await self.send(replace(call, params={**call.params, "chat_id": chat_id}))

    async def _accept(self, call: Call, refusal: ApiRefused) -> None:
        """Return if the refusal does no harm, else raise what it means."""
        chat_id = _as_id(call.params.get("chat_id"))
        words = refusal.description
        if refusal.code == 429:
            await self._hold_back(chat_id, refusal.retry_after or _RETRY_AFTER)
        if refusal.code == 403:
            async with AsyncSession(self._engine) as session, session.begin():
                await note_unreachable(session, chat_id, self._clock.now())
            raise Unreachable("unreachable") from None
        if refusal.code == 401 or refusal.code >= 500:
            raise refusal
        if any(known in words for known in _GONE):
            raise MessageGone from None
        if call.files and any(known in words for known in _NO_MEDIA):
            raise MediaRefused(words[:_REASON_LENGTH]) from None
        if not any(known in words for known in _NEEDLESS):
            raise Dead(f"{refusal.code} {words}"[:_REASON_LENGTH]) from None

    async def _hold_back(self, chat_id: int, seconds: float) -> None:
        log.warning("telegram.asks_for_patience", seconds=seconds)
        async with self._engine.begin() as connection:
            await rates.hold_back(connection, _limit(chat_id), seconds)
        raise Retry(timedelta(seconds=seconds)) from None

    async def _remember(self, row_id: int, delivered: int) -> None:
        async with self._engine.begin() as connection:
            await connection.execute(_REMEMBER, {"id": row_id, "delivered": delivered})


def _limit(chat_id: int) -> Limit:
    if chat_id > 0:
        return Limit(f"chat:{chat_id}", _PERSON_INTERVAL, _PERSON_BURST)
    return Limit(f"chat:{chat_id}", _GROUP_INTERVAL, _GROUP_BURST)


def _as_id(chat_id: Json) -> int:
    return chat_id if isinstance(chat_id, int) else 0
