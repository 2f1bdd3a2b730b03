"""What happens to chats themselves: the bot is blocked, a group becomes a supergroup."""

from aiogram import F, Router
from aiogram.enums import ChatMemberStatus, ChatType
from aiogram.types import ChatMemberUpdated, Message

from bot.receivers import note_migration, note_unreachable
from domain.work import Work

router = Router(name="chats")


@router.my_chat_member(
    F.chat.type == ChatType.PRIVATE, F.new_chat_member.status == ChatMemberStatus.KICKED
)
async def blocked(event: ChatMemberUpdated, work: Work) -> None:
    """The person blocked the bot. Any later update of his clears it."""
    await note_unreachable(work.open_session, event.chat.id, work.now)


@router.message(F.migrate_to_chat_id)
async def migrated(message: Message, work: Work) -> None:
    """The group has a new id; company.toml still has the old one."""
    new = message.migrate_to_chat_id
    if new is not None:
        await note_migration(work.open_session, message.chat.id, new, work.now)
