"""Finding a client: by a command, by typing after the bot's name in any chat, by a button."""

from aiogram import F, Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, InlineQuery, Message

from bot.callbacks.clients import ClientTap
from bot.callbacks.people import HomeTap
from bot.reply import Reply
from bot.telegram import InlineResult
from bot.texts import Screenwriter
from bot.views.appointments import visit_buttons
from bot.views.client import client_screen, found_screen
from bot.views.follow_ups import follow_up_buttons
from domain.clients.dossier import client_card
from domain.clients.searching import FOUND_LIMIT, find_clients
from domain.permissions import Permission
from domain.work import Work

clients = Router()
clients.callback_query.filter(F.message.chat.type == "private")

MOST = 10_000
"""Results that an inline search can be turned through."""

PRIVATE = F.chat.type == "private"


@clients.message(PRIVATE, Command("find"))
async def find(
    _: Message, command: CommandObject, work: Work, reply: Reply, say: Screenwriter
) -> None:
    """`/find ром`: a few letters and one tap to the client."""
    typed = (command.args or "").strip()
    reply.send(found_screen(say, typed, await find_clients(work, typed)))


@clients.callback_query(HomeTap.filter(F.act == "find"))
async def find_recent(_: CallbackQuery, work: Work, reply: Reply, say: Screenwriter) -> None:
    reply.send(found_screen(say, "", await find_clients(work, "")))


@clients.callback_query(ClientTap.filter(F.act == "open"))
async def open_client(
    _: CallbackQuery, callback_data: ClientTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    card = await client_card(work, callback_data.id)
    may = work.actor.may(Permission.MAKE_CALLS)
    visits = visit_buttons(say, card) if may else ()
    reply.send(client_screen(say, card, visits + follow_up_buttons(say, card.id)))


@clients.inline_query()
async def search(query: InlineQuery, work: Work, reply: Reply, say: Screenwriter) -> None:
    """Typing after the bot's name: choosing a client sends his name, which a form takes."""
    offset = min(int(query.offset), MOST) if query.offset.isdecimal() else 0
    found = await find_clients(work, query.query, offset)
    shown = found[:FOUND_LIMIT]
    following = str(offset + FOUND_LIMIT) if len(found) > FOUND_LIMIT else ""
    reply.results(
        [
            InlineResult(
                id=str(each.id),
                title=each.name,
                description=each.address or "",
                text=say.t("client-chosen", name=each.name),
            )
            for each in shown
        ],
        following,
    )
