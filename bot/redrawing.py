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
        SELECT 'notice', recipient, subject, payload, result, 'sent', 1, clock_timestamp()
        FROM jsonb_to_recordset(:rows) AS sent (
            recipient text, subject text, payload jsonb, result jsonb
        )
        """
    ).bindparams(bindparam("rows", type_=JSONB))
)


async def note_redrawn(engine: AsyncEngine, calls: Sequence[Call], answers: Sequence[Json]) -> None:
    """Remember which messages are to be drawn again, as soon as Telegram has named them. After a
    crash between the two a message stays as it was sent.

    Args:
        answers: one a call.
    """
    sent = [
        {
            "recipient": call.redrawn.recipient,
            "subject": call.redrawn.subject,
            "payload": {"card": call.redrawn.card, "args": dict(call.redrawn.args)},
            "result": {"chat_id": call.params["chat_id"], "message_id": answer["message_id"]},
        }
        for call, answer in zip(calls, answers, strict=True)
        if call.redrawn is not None and isinstance(answer, dict)
    ]
    if sent:
        async with engine.begin() as connection:
            await _NOTE.all(connection, rows=sent)
