"""An administrator invites people from the bot."""

from aiogram import Bot, F, Router
from aiogram.filters import Command, CommandObject
from aiogram.types import Message
from aiogram.utils.deep_linking import create_start_link

from bot.reply import Reply
from bot.screen import Screen, copy, rows
from bot.texts import Screenwriter
from domain.people.invitations import invite
from domain.work import Work

people = Router()


@people.message(F.chat.type == "private", Command("invite"))
async def make_invitation(
    _: Message, command: CommandObject, bot: Bot, work: Work, reply: Reply, say: Screenwriter
) -> None:
    """`/invite Антон Белов`: a link for him, which locks out the phone he had before."""
    name = (command.args or "").strip()
    if not name:
        reply.send(Screen(say.t("invite-name-wanted")))
        return
    invited = await invite(work, name)
    address = await create_start_link(bot, invited.token)
    reply.send(
        Screen(
            say.t("invited", name=invited.name, address=address, until=invited.expires_at),
            buttons=rows(copy(say.label("invite-copy"), address)),
        )
    )
