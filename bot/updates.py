"""Updates taken in: each once, and those that always fail put aside to be looked at.

Read by the command line too, so it imports nothing of Telegram's.
"""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import BigInteger, bindparam, delete, func, select, text, update
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.types import DateTime, Integer, Text

from bot.incoming import Incoming, Payload
from storage.models import TelegramUpdate
from storage.statements import Executor, Statement

KEPT_FOR = timedelta(days=3)
"""Telegram restarts its counting after an idle week, so older ids mean other updates."""


@dataclass(frozen=True, slots=True)
class Person:
    """The active employee behind a live Telegram account.

    Attributes:
        unreachable: Telegram refused to deliver to him; that he writes now disproves it.
    """

    account_id: int
    employee_id: int
    name: str
    role: str
    department: str | None
    language: str
    time_zone: str
    unreachable: bool


@dataclass(frozen=True, slots=True)
class AsideUpdate:
    """An update that always failed. `error` names the exception, never anybody's words."""

    bot_id: int
    update_id: int
    chat_id: int | None
    received_at: datetime
    state: str
    attempts: int
    error: str | None


# One statement, because every update pays for it: it marks the update as taken, looks up the
# person, and holds other replicas off this chat until the commit. A row 'failed' is one that an
# administrator wants tried again.
_TAKE = Statement(
    text(
        """
    WITH taken AS (
        INSERT INTO telegram_updates (bot_id, update_id, chat_id, received_at, state)
        VALUES (:bot_id, :update_id, :chat_id, :now, 'done')
        ON CONFLICT (bot_id, update_id) DO UPDATE
        SET state = 'done', error = NULL, payload = NULL, attempts = telegram_updates.attempts + 1
        WHERE telegram_updates.state = 'failed'
        RETURNING 1
    )
    SELECT (SELECT count(*) FROM taken) AS taken,
           account.id AS account_id, employee.id AS employee_id, employee.name, employee.role,
           employee.department, employee.language, employee.time_zone,
           account.unreachable_since IS NOT NULL AS unreachable
    FROM (SELECT pg_advisory_xact_lock(hashtextextended(:lane, 0))) AS turn
    LEFT JOIN (accounts AS account JOIN employees AS employee
               ON employee.id = account.employee_id AND employee.active)
        ON account.channel = 'telegram' AND account.external_id = :user_id
           AND account.revoked_at IS NULL
    """
    ).bindparams(
        bindparam("bot_id", type_=BigInteger),
        bindparam("update_id", type_=BigInteger),
        bindparam("chat_id", type_=BigInteger),
        bindparam("now", type_=DateTime(timezone=True)),
        bindparam("lane", type_=Text),
        bindparam("user_id", type_=Text),
    )
)

_ASIDE = Statement(
    text(
        """
    INSERT INTO telegram_updates
        (bot_id, update_id, chat_id, received_at, state, attempts, error, payload)
    VALUES (:bot_id, :update_id, :chat_id, :now, 'aside', :attempts, :error, :payload)
    ON CONFLICT (bot_id, update_id) DO UPDATE
    SET state = 'aside', attempts = telegram_updates.attempts + excluded.attempts,
        error = excluded.error, payload = excluded.payload
    WHERE telegram_updates.state = 'failed'
    """
    ).bindparams(
        bindparam("bot_id", type_=BigInteger),
        bindparam("update_id", type_=BigInteger),
        bindparam("chat_id", type_=BigInteger),
        bindparam("now", type_=DateTime(timezone=True)),
        bindparam("attempts", type_=Integer),
        bindparam("error", type_=Text),
        bindparam("payload", type_=JSONB),
    )
)


async def take(
    executor: Executor, bot_id: int, incoming: Incoming, now: datetime
) -> tuple[bool, Person | None]:
    """Mark an update as done in this transaction, and find out who acts.

    Returns:
        Whether it is new: a redelivered one is not, and must change nothing. And the person, None
        for a stranger; who was dismissed or whose account was revoked is one.
    """
    row = await _TAKE.first(
        executor,
        bot_id=bot_id,
        update_id=incoming.update_id,
        chat_id=incoming.chat_id,
        now=now,
        lane=f"telegram:{incoming.lane}",
        user_id=str(incoming.user_id),
    )
    assert row is not None  # noqa: S101 - a join to the left has always its row
    return row.taken == 1, None if row.employee_id is None else Person(*row[1:])


async def put_aside(
    executor: Executor,
    bot_id: int,
    incoming: Incoming,
    now: datetime,
    error: str,
    attempts: int,
) -> None:
    """Keep an update that failed each time, with its payload, and go on."""
    await _ASIDE.all(
        executor,
        bot_id=bot_id,
        update_id=incoming.update_id,
        chat_id=incoming.chat_id,
        now=now,
        attempts=attempts,
        error=error,
        payload=_storable(incoming.payload),
    )


async def list_aside(session: AsyncSession) -> list[AsideUpdate]:
    """Updates put aside or waiting to be tried again, oldest first."""
    columns = [getattr(TelegramUpdate, name) for name in AsideUpdate.__slots__]
    rows = await session.execute(
        select(*columns)
        .where(TelegramUpdate.state != "done")
        .order_by(TelegramUpdate.received_at, TelegramUpdate.update_id)
    )
    return [AsideUpdate(*row) for row in rows]


async def retry(session: AsyncSession, update_id: int) -> bool:
    """Have the running bot try an update again. False: there is none such."""
    found = await session.execute(
        update(TelegramUpdate)
        .where(TelegramUpdate.update_id == update_id, TelegramUpdate.state == "aside")
        .values(state="failed")
        .returning(TelegramUpdate.update_id)
    )
    return found.first() is not None


async def drop(session: AsyncSession, update_id: int) -> bool:
    """Give an update up. False: there is none such."""
    found = await session.execute(
        update(TelegramUpdate)
        .where(TelegramUpdate.update_id == update_id, TelegramUpdate.state != "done")
        .values(state="done", payload=None)
        .returning(TelegramUpdate.update_id)
    )
    return found.first() is not None


async def to_try_again(session: AsyncSession, bot_id: int) -> list[Payload]:
    """Payloads that an administrator wants tried again, in their order."""
    rows = await session.scalars(
        select(TelegramUpdate.payload)
        .where(TelegramUpdate.bot_id == bot_id, TelegramUpdate.state == "failed")
        .order_by(TelegramUpdate.update_id)
        .limit(100)
    )
    return [payload for payload in rows if payload is not None]


_TO_TRY_AGAIN = Statement(select(func.count()).where(TelegramUpdate.state == "failed"))


async def count_to_try_again(executor: Executor) -> int:
    """How many updates wait to be tried again."""
    return await _TO_TRY_AGAIN.value(executor) or 0


async def sweep(session: AsyncSession, now: datetime) -> int:
    """Forget updates that Telegram will not send again. Those put aside stay.

    Returns:
        How many were forgotten.
    """
    gone = await (await session.connection()).execute(
        delete(TelegramUpdate).where(
            TelegramUpdate.received_at < now - KEPT_FOR, TelegramUpdate.state == "done"
        )
    )
    return gone.rowcount


def _storable(payload: Payload) -> Payload:
    """The payload without the characters that JSONB refuses, in fields that were not cleaned."""
    written = json.dumps(payload, ensure_ascii=False).replace("\\u0000", "")
    storable: Payload = json.loads(written.encode("utf-8", "replace"))
    return storable
