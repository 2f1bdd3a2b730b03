"""A mailbox that cannot be read is told of once, and once when it is over."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest
from sqlalchemy import delete, select

from domain.mail import relay
from domain.mail.alarms import mailboxes_silent, next_due
from domain.permissions import Permission
from domain.work import Work
from mail import mailboxes
from storage.models import OutboxRow
from tests.fixtures.office import Office


async def told(
    office: Office, sweep: Callable[[Work], Awaitable[int]] = mailboxes_silent
) -> list[tuple[str, dict[str, object]]]:
    """Cards that the sweep wrote, of all administrators."""
    async with office.system() as work:
        await sweep(work)
    async with office.engine.begin() as connection:
        rows = list(
            await connection.execute(
                select(OutboxRow.recipient, OutboxRow.payload).order_by(OutboxRow.id)
            )
        )
        await connection.execute(delete(OutboxRow))
    assert {row.recipient for row in rows} <= {f"person:{office.person('Алла').id}"}
    return [(row.payload["card"], row.payload["args"]) for row in rows]


async def due(office: Office) -> object:
    async with office.system() as work:
        return await next_due(work)


async def test_told_once_and_once_when_it_is_over(office: Office) -> None:
    now = office.clock.now
    async with office.engine.begin() as connection:
        await mailboxes.note_sweep(connection, "box", now())
    office.clock.advance(timedelta(minutes=5))
    async with office.engine.begin() as connection:
        await mailboxes.note_failure(connection, "box", "unreachable", now())
    assert await told(office) == []
    patience = office.policy.mail.alarm_after
    assert await due(office) == now() - timedelta(minutes=5) + patience

    office.clock.advance(patience)
    async with office.engine.begin() as connection:
        await mailboxes.note_failure(connection, "box", "login_refused", now())
    assert await told(office) == [("mailbox_silent", {"code": "box", "failure": "login_refused"})]
    assert await told(office) == []
    assert await due(office) is None

    async with office.engine.begin() as connection:
        await mailboxes.note_sweep(connection, "box", now())
    assert await due(office) == now()
    assert await told(office) == [("mailbox_back", {"code": "box"})]
    assert await told(office) == []


async def test_a_failure_that_passes_is_not_told(office: Office) -> None:
    async with office.engine.begin() as connection:
        await mailboxes.note_failure(connection, "box", "lost", office.clock.now())
    office.clock.advance(timedelta(minutes=5))
    async with office.engine.begin() as connection:
        await mailboxes.note_sweep(connection, "box", office.clock.now())
    office.clock.advance(timedelta(days=3))
    assert await told(office) == []


@pytest.mark.parametrize(("failure", "cards"), [("oauth_refused", 1), ("oauth_away", 0)])
async def test_a_refused_refresh_token_is_told_at_once(
    office: Office, failure: str, cards: int
) -> None:
    async with office.engine.begin() as connection:
        await mailboxes.note_sweep(connection, "box", office.clock.now())
        await mailboxes.note_failure(connection, "box", failure, office.clock.now())
    assert len(await told(office)) == cards


async def test_a_mailbox_that_was_never_read(office: Office) -> None:
    async with office.engine.begin() as connection:
        await mailboxes.note_failure(connection, "box", "tls", office.clock.now())
    assert await told(office) == []
    office.clock.advance(office.policy.mail.alarm_after)
    assert len(await told(office)) == 1


async def put_off(office: Office, failure: str) -> None:
    async with office.system() as work:
        with work.permitted(Permission.DELIVER):
            await relay.note_put_off(work, failure)


async def taken(office: Office) -> None:
    async with office.system() as work:
        with work.permitted(Permission.DELIVER):
            await relay.note_taken(work)


async def stuck(office: Office) -> list[tuple[str, dict[str, object]]]:
    return await told(office, relay.letters_stuck)


async def test_letters_that_do_not_leave_are_told_of_once_and_once_when_they_do(
    office: Office,
) -> None:
    begun = office.clock.now()
    patience = office.policy.mail.alarm_after
    await taken(office)
    assert await due(office) is None
    await put_off(office, "SMTPConnectError")
    assert await due(office) == begun + patience
    assert await stuck(office) == []
    office.clock.advance(patience)
    await put_off(office, "451 4.3.0")
    assert await stuck(office) == [("letters_stuck", {"failure": "451 4.3.0"})]
    assert await stuck(office) == []
    assert await due(office) is None

    await taken(office)
    assert await due(office) == office.clock.now()
    assert await stuck(office) == [("letters_leave", {})]
    assert await stuck(office) == []
    assert await due(office) is None


async def test_letters_put_off_between_others_that_leave_are_no_alarm(office: Office) -> None:
    await put_off(office, "450 4.2.1")
    office.clock.advance(office.policy.mail.alarm_after - timedelta(seconds=1))
    await taken(office)
    await put_off(office, "450 4.2.1")
    office.clock.advance(timedelta(minutes=1))
    assert await stuck(office) == []
