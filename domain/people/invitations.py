"""Coming in by an invitation: single use, expiring, stored as a hash.

A new invitation revokes the account the person had: that is how a lost phone is locked out.
"""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select, update

from domain.errors import DeskError
from domain.people.audit import note
from domain.people.staff import person_named
from domain.permissions import Permission, needs
from domain.work import Work
from storage.models import Account, Employee, Invitation

TOKEN_BYTES = 24
"""192 random bits; 32 characters in a link, and Telegram's start parameter takes 64."""


@dataclass(frozen=True)
class Invited:
    """A fresh invitation. The token is shown once and kept nowhere."""

    employee_id: int
    name: str
    token: str
    expires_at: datetime


@needs(Permission.INVITE_STAFF)
async def invite(work: Work, name: str) -> Invited:
    """Invite an employee; earlier invitations and his account in use stop working at once.

    Raises:
        NotFound: nobody of that name. DeskError: several people have it.
    """
    person = await person_named(work, name)
    token = secrets.token_urlsafe(TOKEN_BYTES)
    expires_at = work.now + work.policy.invitations.valid_for
    await revoke_access(work, person.id)
    await work.session.execute(
        insert(Invitation).values(
            employee_id=person.id,
            token_hash=_hash(token),
            created_at=work.now,
            expires_at=expires_at,
            invited_by_id=work.actor.employee_id,
        )
    )
    await note(work, "invite", f"employee:{person.id}")
    return Invited(person.id, person.name, token, expires_at)


async def revoke_access(work: Work, employee_id: int) -> None:
    """Close a person's accounts and invitations; the next tap already finds the door shut."""
    for table in (Invitation, Account):
        await work.session.execute(
            update(table)
            .where(table.employee_id == employee_id, table.revoked_at.is_(None))
            .values(revoked_at=work.now)
        )


@needs(Permission.LINK_ACCOUNT)
async def come_in(work: Work, token: str) -> str:
    """Link the account that brought the token to the invited employee.

    Returns:
        The employee's name.

    Raises:
        DeskError: the token is unknown, used, revoked or expired, or the person was dismissed;
            which of these is not told to a stranger.
    """
    found = (
        await work.session.execute(
            select(Invitation, Employee.active, Employee.name)
            .join(Employee, Employee.id == Invitation.employee_id)
            .where(Invitation.token_hash == _hash(token))
            .with_for_update(of=Invitation)
        )
    ).first()
    if found is None or not found.active or not _usable(found[0], token, work.now):
        raise DeskError("error-invitation-useless")
    invitation: Invitation = found[0]
    invitation.used_at = work.now
    await work.session.execute(
        update(Account)
        .where(
            (Account.employee_id == invitation.employee_id)
            | (Account.external_id == work.evidence.account),
            Account.channel == work.evidence.channel,
            Account.revoked_at.is_(None),
        )
        .values(revoked_at=work.now)
    )
    await work.session.execute(
        insert(Account).values(
            employee_id=invitation.employee_id,
            channel=work.evidence.channel,
            external_id=work.evidence.account,
            created_at=work.now,
        )
    )
    await note(work, "come_in", f"employee:{invitation.employee_id}")
    name: str = found.name
    return name


def _usable(invitation: Invitation, token: str, now: datetime) -> bool:
    return (
        hmac.compare_digest(invitation.token_hash, _hash(token))
        and invitation.used_at is None
        and invitation.revoked_at is None
        and now < invitation.expires_at
    )


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
