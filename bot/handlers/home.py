"""Home, help, language."""

from dataclasses import replace
from zoneinfo import ZoneInfo

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.callbacks import HomeTap, LanguageTap
from bot.reply import Reply
from bot.screen import Screen
from bot.texts import Screenwriter
from bot.views.home import Home, help_screen, home_screen, language_screen
from domain.people.own import choose_language, overview
from domain.permissions import Permission
from domain.work import Work

home = Router()
home.callback_query.filter(F.message.chat.type == "private")

PRIVATE = F.chat.type == "private"


@home.message(PRIVATE, Command("start", "today"))
async def start(_: Message, work: Work, reply: Reply, say: Screenwriter) -> None:
    reply.send(await _home(work, say))


@home.callback_query(HomeTap.filter(F.act == "home"))
async def tapped_home(_: CallbackQuery, work: Work, reply: Reply, say: Screenwriter) -> None:
    reply.edit(await _home(work, say))


async def _home(work: Work, say: Screenwriter) -> Screen:
    seen = await overview(work)
    register = seen.register
    return home_screen(
        say,
        Home(
            first_name=work.actor.name.split()[0],
            today=work.now.astimezone(ZoneInfo(work.actor.time_zone)).date(),
            waiting=seen.my.waiting,
            holding=seen.my.holding,
            sent=seen.my.sent,
            drafts=seen.drafts,
            reads_register=register is not None,
            invites=work.actor.may(Permission.INVITE_STAFF),
            not_done=register.total if register else 0,
            overdue=register.overdue if register else 0,
        ),
    )


@home.message(PRIVATE, Command("help"))
async def ask_help(_: Message, reply: Reply, say: Screenwriter) -> None:
    reply.send(help_screen(say))


@home.message(PRIVATE, Command("language"))
async def ask_language(_: Message, reply: Reply, say: Screenwriter) -> None:
    reply.send(language_screen(say))


@home.callback_query(LanguageTap.filter())
async def set_language(
    _: CallbackQuery, callback_data: LanguageTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    await choose_language(work, callback_data.code)
    chosen = replace(say, language=callback_data.code)
    reply.edit(Screen(chosen.t("language-chosen")))
    reply.send(await _home(work, chosen))
