"""What happens to chats themselves: the bot is blocked, a group becomes a supergroup."""

from aiogram import F, Router
from aiogram.enums import ChatMemberStatus, ChatType
from aiogram.types import ChatMemberUpdated, Message

from bot.receivers import note_migration, note_unreachable
from domain.work import Work


def chats_router() -> Router:
    """To be asked before the desk's own handlers: a group that moved is no stranger."""
    router = Router(name="chats")
    router.my_chat_member.register(
        _blocked,
        F.chat.type == ChatType.PRIVATE,
        F.new_chat_member.status == ChatMemberStatus.KICKED,
    )
    router.message.register(_migrated, F.migrate_to_chat_id)
    return router


async def _blocked(event: ChatMemberUpdated, work: Work) -> None:
    """Any later update of the person clears it."""
    await note_unreachable(work.open_session, event.chat.id, work.now)


async def _migrated(message: Message, work: Work) -> None:
    """company.toml still has the group's old id."""
    new = message.migrate_to_chat_id
    if new is not None:
        await note_migration(work.open_session, message.chat.id, new, work.now)
