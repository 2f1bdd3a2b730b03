"""The outbox does not grow for ever, and forgets nothing that is still needed."""

from sqlalchemy import text

from storage.outbox_forgetting import forget_old
from tests.fixtures.postgres import Database

ROWS = text(
    """
    INSERT INTO outbox (kind, recipient, payload, state, finished_at, key) VALUES
    ('notice', 'old sent', '{}', 'sent', now() - interval '61 days', NULL),
    ('notice', 'old dropped', '{}', 'dropped', now() - interval '61 days', NULL),
    ('notice', 'old with a key', '{}', 'sent', now() - interval '61 days', 'ping_pong:1'),
    ('notice', 'old dead', '{}', 'dead', now() - interval '61 days', NULL),
    ('notice', 'sent lately', '{}', 'sent', now() - interval '59 days', NULL),
    ('notice', 'waiting', '{}', 'queued', NULL, NULL)
    """
)


async def test_only_what_was_done_long_ago_is_forgotten(db: Database) -> None:
    async with db.engine.begin() as connection:
        await connection.execute(ROWS)
        assert await forget_old(connection) == 2
        left = await connection.scalars(text("SELECT recipient FROM outbox ORDER BY id"))
        assert left.all() == ["old with a key", "old dead", "sent lately", "waiting"]
