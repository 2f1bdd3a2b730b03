"""Who looks at clients' dossiers, and taking whole lists along."""

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.callbacks.dossier import WatchTap
from bot.reply import Reply
from bot.screen import Screen
from bot.texts import Screenwriter
from bot.views.watching import ask_export_screen, seen_screen, watch_screen
from domain.clients import exporting
from domain.clients.exporting import What
from domain.clients.views import seen_by, watch
from domain.permissions import Permission
from domain.work import Work

watching = Router()
watching.callback_query.filter(F.message.chat.type == "private")

_ASKED: dict[str, What] = {"clients": "clients", "orders": "orders"}
_SURE: dict[str, What] = {"sure_clients": "clients", "sure_orders": "orders"}


@watching.message(F.chat.type == "private", Command("views"))
async def show_watch(_: Message, work: Work, reply: Reply, say: Screenwriter) -> None:
    reply.send(await _watched(work, say, 0))


@watching.callback_query(WatchTap.filter(F.act == "list"))
async def turn_watch(
    _: CallbackQuery, callback_data: WatchTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    reply.edit(await _watched(work, say, callback_data.page))


@watching.callback_query(WatchTap.filter(F.act == "person"))
async def show_person(
    _: CallbackQuery, callback_data: WatchTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    reply.edit(seen_screen(say, await seen_by(work, callback_data.id, callback_data.page)))


@watching.callback_query(WatchTap.filter(F.act.in_(_ASKED)))
async def ask_to_export(
    _: CallbackQuery, callback_data: WatchTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    await watch(work)  # who may not see it may not take anything along
    reply.edit(ask_export_screen(say, _ASKED[callback_data.act]))


@watching.callback_query(WatchTap.filter(F.act.in_(_SURE)))
async def export(
    _: CallbackQuery, callback_data: WatchTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    await exporting.order_list(work, _SURE[callback_data.act])
    reply.answer(say.label("dossier-export-ordered"))
    reply.edit(await _watched(work, say, 0))


async def _watched(work: Work, say: Screenwriter, page: int) -> Screen:
    seen = await watch(work, page)
    return watch_screen(say, seen, work.actor.may(Permission.EXPORT_CLIENTS))
