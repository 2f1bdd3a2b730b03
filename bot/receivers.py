"""Where a notice goes: the live account of a person, or the group chat of a department."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from domain.company import Policy
from domain.people.staff import actor_of
from domain.work import SYSTEM, Actor
from storage.models import Account, ChatMigration, Employee


@dataclass(frozen=True, slots=True)
class Receiver:
    """A chat, and for whose eyes the screen is drawn.

    `wants_mail`: he would rather have his notices by mail.
    """

    chat_id: int
    reader: Actor
    wants_mail: bool = False


async def find_receiver(session: AsyncSession, policy: Policy, lane: str) -> Receiver | None:
    """Whom a lane of the outbox means now: people change phones, groups become supergroups.

    Args:
        lane: `person:ID` or `group:DEPARTMENT`.

    Returns:
        None when there is no way to him: not yet come in, dismissed, or no group chat.
    """
    kind, _, name = lane.partition(":")
    if kind == "person":
        return await _person(session, int(name))
    return await _group(session, policy, name)


async def _person(session: AsyncSession, employee_id: int) -> Receiver | None:
    found = (
        await session.execute(
            select(Account.external_id, Employee)
            .join(Employee, Employee.id == Account.employee_id)
            .where(
                Account.employee_id == employee_id,
                Account.channel == "telegram",
                Account.revoked_at.is_(None),
                Employee.active,
            )
        )
    ).first()
    if found is None:
        return None
    employee: Employee = found.Employee
    reader = actor_of(employee)
    return Receiver(int(found.external_id), reader, employee.notices_by == "mail")


async def _group(session: AsyncSession, policy: Policy, code: str) -> Receiver | None:
    department = policy.departments.get(code)
    if department is None or department.group_chat is None:
        return None
    reader = replace(
        SYSTEM,
        department=code,
        language=policy.default_language,
        time_zone=policy.department_zone(code).key,
    )
    return Receiver(await present_chat(session, department.group_chat), reader)


async def present_chat(session: AsyncSession, chat_id: int) -> int:
    """The id a group chat has now; company.toml may hold the one from before its migration."""
    new = await session.scalar(
        select(ChatMigration.new_chat_id).where(ChatMigration.old_chat_id == chat_id)
    )
    return chat_id if new is None else new


async def note_migration(session: AsyncSession, old: int, new: int, now: datetime) -> None:
    """Remember that a group became a supergroup: Telegram refuses its old id from now on."""
    await session.execute(
        insert(ChatMigration)
        .values(old_chat_id=old, new_chat_id=new, at=now)
        .on_conflict_do_nothing()
    )


async def note_unreachable(session: AsyncSession, chat_id: int, now: datetime) -> None:
    """Remember that a person blocked the bot or deleted his account; his next update clears it."""
    await session.execute(
        update(Account)
        .where(
            Account.channel == "telegram",
            Account.external_id == str(chat_id),
            Account.revoked_at.is_(None),
            Account.unreachable_since.is_(None),
        )
        .values(unreachable_since=now)
    )
