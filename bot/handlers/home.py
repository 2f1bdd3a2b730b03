"""Home, help, language."""

from dataclasses import replace

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.callbacks.people import HomeTap, LanguageTap, NoticesTap
from bot.cards.home import home_of
from bot.menu import own_menu
from bot.reply import Reply
from bot.screen import Screen
from bot.texts import Screenwriter
from bot.views.door import help_screen
from bot.views.settings import language_screen, notices_screen
from domain.clients.links import linked_client
from domain.people.own import choose_language, choose_notices, notices
from domain.reports.choice import digest_choice
from domain.work import Work

home = Router()
home.callback_query.filter(F.message.chat.type == "private")

PRIVATE = F.chat.type == "private"


def _names_a_client(parameter: str | None) -> bool:
    """Whether it is the link of a dossier, and not that of an invitation or none."""
    return linked_client(parameter or "") is not None


@home.message(PRIVATE, Command("start", magic=~F.args.func(_names_a_client)))
async def start(_: Message, work: Work, reply: Reply, say: Screenwriter) -> None:
    reply.send(await home_of(work, say))
    reply.menu(own_menu(say, work))


@home.callback_query(HomeTap.filter(F.act == "begin"))
async def begin(_: CallbackQuery, work: Work, reply: Reply, say: Screenwriter) -> None:
    """The first tap of a newcomer: from here on the menu holds what is his."""
    reply.edit(await home_of(work, say))
    reply.menu(own_menu(say, work))


@home.callback_query(HomeTap.filter(F.act == "home"))
async def tapped_home(_: CallbackQuery, work: Work, reply: Reply, say: Screenwriter) -> None:
    reply.edit(await home_of(work, say))


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
    reply.send(await home_of(work, chosen))
    reply.menu(own_menu(chosen, work))


@home.message(PRIVATE, Command("notices"))
async def show_notices(_: Message, work: Work, reply: Reply, say: Screenwriter) -> None:
    reply.send(notices_screen(say, await notices(work), await digest_choice(work)))


@home.callback_query(NoticesTap.filter())
async def set_notices(
    _: CallbackQuery, callback_data: NoticesTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    chosen = await choose_notices(work, callback_data.way)
    reply.edit(notices_screen(say, chosen, await digest_choice(work)))
