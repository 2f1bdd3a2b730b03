"""Taking somebody who does not work here any more out of a department's group chat (domain 4.3)."""

from dataclasses import dataclass

import structlog
from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.api import ApiRefused
from bot.calls import Json
from bot.desk import Desk
from bot.receivers import note_migration, present_chat
from bot.sending import Sender
from domain.work import SYSTEM, Evidence, begin
from storage.base import JsonObject
from storage.models import Employee
from storage.outbox import Claimed

REMOVAL_FAILED = "removal_failed"
"""Card for administrators: `left_id`, `department`."""

log = structlog.get_logger()

# Words of the Bot API. He is not there, or the chat is not.
_NOT_THERE = (
    "PARTICIPANT_ID_INVALID",
    "USER_NOT_PARTICIPANT",
    "user not found",
    "chat not found",
    "bot was kicked",
    "bot is not a member",
)
# Only supergroups keep a list of those who may not come back.
_NO_BANS = "method is available for supergroup"

_EVIDENCE = Evidence("system", "", "removal")


@dataclass(frozen=True)
class Removals:
    """Removes people from groups: banned, and unbanned, so that a later invitation works."""

    desk: Desk
    sender: Sender

    async def remove(self, row: Claimed) -> JsonObject | None:
        """Remove one person from one group. Where the bot may not, the administrators are told.

        Raises:
            Retry, ApiError: it may well succeed later.
        """
        department, user = str(row.payload["department"]), int(str(row.payload["user"]))
        person_id = int(str(row.payload["person_id"]))
        chat_id = await self._chat(department, person_id)
        if chat_id is None:
            return {"skipped": "works here again, or no group"}
        refused = await self._refused(chat_id, "banChatMember", user)
        if refused is None or _NO_BANS in refused:
            refused = await self._refused(chat_id, "unbanChatMember", user)
        if refused is None or any(known in refused for known in (*_NOT_THERE, _NO_BANS)):
            return None
        log.warning("removal.refused", department=department, words=refused[:80])
        await self._tell(row, person_id, department)
        return {"refused": refused[:80]}

    async def _chat(self, department: str, person_id: int) -> int | None:
        known = self.desk.policy.departments.get(department)
        if known is None or known.group_chat is None:
            return None
        async with AsyncSession(self.desk.engine) as session:
            active = await session.scalar(select(Employee.active).where(Employee.id == person_id))
            return None if active else await present_chat(session, known.group_chat)

    async def _refused(self, chat_id: int, method: str, user: int) -> str | None:
        """Why Telegram does not do it; None when it did.

        Raises:
            ApiRefused: for a reason that may pass.
        """
        params: dict[str, Json] = {"chat_id": chat_id, "user_id": user}
        if method == "unbanChatMember":
            params["only_if_banned"] = True
        await self.sender.wait_for_turn(chat_id)
        try:
            await self.sender.api.call(method, params)
        except ApiRefused as refusal:
            if refusal.migrated_to is not None:
                async with AsyncSession(self.desk.engine) as session, session.begin():
                    now = self.desk.clock.now()
                    await note_migration(session, chat_id, refusal.migrated_to, now)
                return await self._refused(refusal.migrated_to, method, user)
            if refusal.code not in (400, 403):
                raise
            return refusal.description
        return None

    async def _tell(self, row: Claimed, person_id: int, department: str) -> None:
        desk = self.desk
        async with begin(desk.engine, SYSTEM, desk.clock, desk.policy, _EVIDENCE) as work:
            admins = await work.open_session.scalars(
                select(Employee.id).where(
                    Employee.active,
                    or_(Employee.role == "admin", Employee.id == row.payload.get("by")),
                )
            )
            for admin_id in sorted(admins):
                work.notify(
                    admin_id,
                    REMOVAL_FAILED,
                    key=f"removal:{row.id}:{admin_id}",
                    left_id=person_id,
                    department=department,
                )
