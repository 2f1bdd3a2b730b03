"""A mailbox that cannot be read is told of once, and once when it is over."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from domain.mail.alarms import mailboxes_silent, next_due
from mail import store
from storage.models import OutboxRow
from tests.fixtures.office import Office


async def told(office: Office) -> list[tuple[str, dict[str, object]]]:
    """Cards that the sweep wrote, of all administrators."""
    async with office.system() as work:
        await mailboxes_silent(work)
    async with office.engine.begin() as connection:
        rows = list(
            await connection.execute(
                select(OutboxRow.recipient, OutboxRow.payload).order_by(OutboxRow.id)
            )
        )
        await connection.execute(OutboxRow.__table__.delete())
    assert {row.recipient for row in rows} <= {f"person:{office.person('Алла').id}"}
    return [(row.payload["card"], row.payload["args"]) for row in rows]


async def due(office: Office) -> object:
    async with office.system() as work:
        return await next_due(work)


async def test_told_once_and_once_when_it_is_over(office: Office) -> None:
    now = office.clock.now
    async with office.engine.begin() as connection:
        await store.note_sweep(connection, "box", now())
    office.clock.advance(timedelta(minutes=5))
    async with office.engine.begin() as connection:
        await store.note_failure(connection, "box", "unreachable", now())
    assert await told(office) == []
    patience = office.policy.mail.alarm_after
    assert await due(office) == now() - timedelta(minutes=5) + patience

    office.clock.advance(patience)
    async with office.engine.begin() as connection:
        await store.note_failure(connection, "box", "login_refused", now())
    assert await told(office) == [("mailbox_silent", {"code": "box", "failure": "login_refused"})]
    assert await told(office) == []
    assert await due(office) is None

    async with office.engine.begin() as connection:
        await store.note_sweep(connection, "box", now())
    assert await due(office) == now()
    assert await told(office) == [("mailbox_back", {"code": "box"})]
    assert await told(office) == []


async def test_a_failure_that_passes_is_not_told(office: Office) -> None:
    async with office.engine.begin() as connection:
        await store.note_failure(connection, "box", "lost", office.clock.now())
    office.clock.advance(timedelta(minutes=5))
    async with office.engine.begin() as connection:
        await store.note_sweep(connection, "box", office.clock.now())
    office.clock.advance(timedelta(days=3))
    assert await told(office) == []


@pytest.mark.parametrize(("failure", "cards"), [("oauth_refused", 1), ("oauth_away", 0)])
async def test_a_refused_refresh_token_is_told_at_once(
    office: Office, failure: str, cards: int
) -> None:
    async with office.engine.begin() as connection:
        await store.note_sweep(connection, "box", office.clock.now())
        await store.note_failure(connection, "box", failure, office.clock.now())
    assert len(await told(office)) == cards


async def test_a_mailbox_that_was_never_read(office: Office) -> None:
    async with office.engine.begin() as connection:
        await store.note_failure(connection, "box", "tls", office.clock.now())
    assert await told(office) == []
    office.clock.advance(office.policy.mail.alarm_after)
    assert len(await told(office)) == 1
