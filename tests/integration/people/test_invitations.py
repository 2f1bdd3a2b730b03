"""Coming in: single use, expiring, revoked by a newer one, known by its hash only."""

import hashlib
from datetime import timedelta

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from domain.errors import DeskError, NotAllowed
from domain.people.invitations import come_in, invite
from domain.work import Actor
from storage.models import Account, AuditLine, Invitation
from tests.fixtures.office import Office


async def invited(office: Office, name: str = "Антон Белов") -> str:
    async with office.acting("Алла") as work:
        return (await invite(work, name)).token


async def enter(office: Office, token: str, account: str) -> str:
    stranger = Actor(None, "Гость", "stranger", None, "ru", "Europe/Samara")
    async with office.act(stranger, account) as work:
        return await come_in(work, token)


async def live_accounts(office: Office, name: str) -> list[str]:
    async with office.system() as work:
        found = await work.open_session.scalars(
            select(Account.external_id).where(
                Account.employee_id == office.person(name).id, Account.revoked_at.is_(None)
            )
        )
        return list(found)


async def test_an_invitation_lets_in_once(office: Office) -> None:
    token = await invited(office)
    assert await enter(office, token, "777") == "Антон Белов"
    assert await live_accounts(office, "Антон") == ["777"]
    with pytest.raises(DeskError, match="error-invitation-useless"):
        await enter(office, token, "778")
    assert await live_accounts(office, "Антон") == ["777"]


async def test_the_old_phone_is_locked_out_as_soon_as_a_new_invitation_is_made(
    office: Office,
) -> None:
    await invited(office)
    assert await live_accounts(office, "Антон") == []


async def test_an_invitation_expires(office: Office) -> None:
    token = await invited(office)
    office.clock.advance(office.policy.invitations.valid_for)
    with pytest.raises(DeskError, match="error-invitation-useless"):
        await enter(office, token, "777")


async def test_a_newer_invitation_revokes_the_older(office: Office) -> None:
    older = await invited(office)
    office.clock.advance(timedelta(minutes=1))
    newer = await invited(office)
    with pytest.raises(DeskError, match="error-invitation-useless"):
        await enter(office, older, "777")
    assert await enter(office, newer, "777") == "Антон Белов"


async def test_a_phone_that_changes_hands_acts_for_its_new_owner_only(office: Office) -> None:
    phone = (await live_accounts(office, "Ольга"))[0]
    await enter(office, await invited(office), phone)
    assert await live_accounts(office, "Антон") == [phone]
    assert await live_accounts(office, "Ольга") == []


async def test_the_base_holds_the_hash_and_never_the_token(office: Office) -> None:
    token = await invited(office)
    async with office.system() as work:
        invitation = (await work.open_session.scalars(select(Invitation))).one()
        assert invitation.token_hash == hashlib.sha256(token.encode()).digest()
        for table in ("invitations", "audit_lines", "outbox"):
            rows = await work.open_session.execute(text(f"SELECT t::text FROM {table} AS t"))  # noqa: S608
            assert all(token not in row[0] for row in rows)


async def test_only_an_administrator_invites(office: Office) -> None:
    for name in ("Ольга", "Вера", "Павел"):
        with pytest.raises(NotAllowed):
            async with office.acting(name) as work:
                await invite(work, "Антон Белов")


async def test_a_name_is_taken_as_it_is_written(office: Office) -> None:
    """Signs that mean something in SQL find nobody."""
    for written in ("%", "_нтон Белов"):
        with pytest.raises(DeskError, match="error-nobody-named"):
            await invited(office, written)


async def test_the_audit_tells_who_invited_and_cannot_be_changed(office: Office) -> None:
    await invited(office)
    async with office.system() as work:
        line = (await work.open_session.scalars(select(AuditLine))).one()
        assert (line.act, line.actor_id, line.channel) == (
            "invite",
            office.person("Алла").id,
            "telegram",
        )
    statements = ("UPDATE audit_lines SET act = 'x'", "DELETE FROM audit_lines")
    for statement in (*statements, "TRUNCATE audit_lines"):
        with pytest.raises(DBAPIError, match="append-only"):
            async with office.system() as work:
                await work.open_session.execute(text(statement))
    async with office.system() as work:
        assert await work.open_session.scalar(select(func.count()).select_from(AuditLine)) == 1
