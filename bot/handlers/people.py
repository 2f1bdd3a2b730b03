"""An administrator invites people from the bot."""

from aiogram import Bot, F, Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message
from aiogram.utils.deep_linking import create_start_link

from bot.callbacks.people import InviteTap
from bot.reply import Reply
from bot.texts import Screenwriter
from bot.views.people import invite_screen, invited_screen, staff_screen
from domain.people.invitations import invite
from domain.people.staff import person_of, staff_page
from domain.work import Work

people = Router()
people.callback_query.filter(F.message.chat.type == "private")


@people.message(F.chat.type == "private", Command("invite"))
async def make_invitation(
    _: Message, command: CommandObject, bot: Bot, work: Work, reply: Reply, say: Screenwriter
) -> None:
    """`/invite Антон Белов` makes a link for him; without a name the staff list is shown."""
    name = (command.args or "").strip()
    if not name:
        reply.send(staff_screen(say, await staff_page(work)))
        return
    invited = await invite(work, name)
    reply.send(invited_screen(say, invited, await create_start_link(bot, invited.token)))


@people.callback_query(InviteTap.filter(F.act == "list"))
async def turn_staff(
    _: CallbackQuery, callback_data: InviteTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    reply.edit(staff_screen(say, await staff_page(work, callback_data.page)))


@people.callback_query(InviteTap.filter(F.act == "ask"))
async def ask_to_invite(
    _: CallbackQuery, callback_data: InviteTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    person = await person_of(work, callback_data.id)
    reply.edit(invite_screen(say, person, callback_data.page))


@people.callback_query(InviteTap.filter(F.act == "make"))
async def invite_chosen(
    _: CallbackQuery,
    callback_data: InviteTap,
    bot: Bot,
    work: Work,
    reply: Reply,
    say: Screenwriter,
) -> None:
    person = await person_of(work, callback_data.id)
    invited = await invite(work, person.name)
    reply.edit(invited_screen(say, invited, await create_start_link(bot, invited.token)))
