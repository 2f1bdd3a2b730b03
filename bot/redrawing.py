"""Messages that answer an act and stay true for days: remembered as if they had been notices, so
that they are drawn again with those when what they are about changes.
"""

from collections.abc import Sequence

from sqlalchemy import bindparam, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.calls import Call, Json
from storage.statements import Statement

_NOTE = Statement(
    text(
        """
        INSERT INTO outbox (kind, recipient, subject, payload, result,
                            state, attempts, finished_at)
        VALUES ('notice', :recipient, :subject, :payload, :result,
                'sent', 1, clock_timestamp())
        """
    ).bindparams(bindparam("payload", type_=JSONB), bindparam("result", type_=JSONB))
)


async def note_redrawn(engine: AsyncEngine, calls: Sequence[Call], answers: Sequence[Json]) -> None:
    """Remember which messages are to be drawn again, as soon as Telegram has named them. After a
    crash between the two a message stays as it was sent.

    Args:
        answers: one a call.
    """
    for call, answer in zip(calls, answers, strict=True):
        known = call.redrawn
        if known is None or not isinstance(answer, dict):
            continue
        async with engine.begin() as connection:
            await _NOTE.all(
                connection,
                recipient=known.recipient,
                subject=known.subject,
                payload={"card": known.card, "args": dict(known.args)},
                result={"chat_id": call.params["chat_id"], "message_id": answer["message_id"]},
            )
