"""Finding a client: by a command, by typing after the bot's name in any chat, by a button; and his
dossier, which stays in the private chat.
"""

from dataclasses import replace

from aiogram import Bot, F, Router
from aiogram.filters import Command, CommandObject, CommandStart
from aiogram.types import CallbackQuery, InlineQuery, Message
from aiogram.utils.deep_linking import create_start_link

from bot.callbacks.clients import ClientTap
from bot.callbacks.dossier import DossierTap
from bot.callbacks.people import HomeTap
from bot.reply import Reply
from bot.screen import Buttons, Screen, rows
from bot.telegram import InlineResult
from bot.texts import Screenwriter, lines
from bot.views.appointments import visit_buttons
from bot.views.client import client_screen, found_screen
from bot.views.client_sections import (
    export_row,
    history_screen,
    matters_screen,
    more_screen,
    next_steps_screen,
    people_screen,
    purchases_screen,
    script_screen,
    talks_screen,
)
from bot.views.connecting import connection
from bot.views.follow_ups import follow_up_buttons
from domain.clients import connecting, exporting
from domain.clients.dossier import client_card
from domain.clients.history import history_page
from domain.clients.links import CLIENT_LINK, linked_client
from domain.clients.naming import client_name
from domain.clients.searching import FOUND_LIMIT, find_clients
from domain.clients.sections import (
    matters_page,
    next_steps_page,
    people_page,
    purchases_page,
)
from domain.clients.talks import talks_page
from domain.clients.views import Way
from domain.forms import drafts
from domain.permissions import Permission
from domain.work import Work

clients = Router()
clients.callback_query.filter(F.message.chat.type == "private")

PRIVATE = F.chat.type == "private"


@clients.message(PRIVATE, CommandStart(deep_link=True, magic=F.args.func(linked_client)))
async def open_by_link(
    _: Message, command: CommandObject, work: Work, reply: Reply, say: Screenwriter
) -> None:
    """The link under a name that was sent into some chat: rights are asked anew."""
    reply.send(await _dossier(work, say, linked_client(command.args or "") or 0, "inline"))


async def _nothing_is_asked(_: Message, work: Work) -> bool:
    return await drafts.being_asked(work) is None


@clients.message(
    PRIVATE,
    F.text,
    ~F.text.startswith("/"),
    F.text.func(linked_client),
    ~F.reply_to_message,
    _nothing_is_asked,
)
async def open_chosen(message: Message, work: Work, reply: Reply, say: Screenwriter) -> None:
    """A name chosen from the inline search here, where no form waits for a client."""
    reply.send(await _dossier(work, say, linked_client(message.text or "") or 0, "inline"))


@clients.message(PRIVATE, Command("find"))
async def find(
    _: Message, command: CommandObject, work: Work, reply: Reply, say: Screenwriter
) -> None:
    """`/find ром`: a few letters and one tap to the client."""
    typed = (command.args or "").strip()
    found = await find_clients(work, typed)
    screen = found_screen(say, typed, found)
    if not found and work.actor.may(Permission.CONNECT_CALLS):
        screen = await _for_a_stranger(work, say, screen)
    reply.send(screen)


async def _for_a_stranger(work: Work, say: Screenwriter, screen: Screen) -> Screen:
    """Whoever calls and is not in the base is not kept waiting either."""
    whom = await connecting.whom_for_stranger(work)
    said = connection(say, whom, connecting.script(work, say.texts, say.language))
    return replace(screen, text=lines(screen.text, said))


@clients.callback_query(HomeTap.filter(F.act == "find"))
async def find_recent(_: CallbackQuery, work: Work, reply: Reply, say: Screenwriter) -> None:
    reply.send(found_screen(say, "", await find_clients(work, "")))


@clients.callback_query(ClientTap.filter(F.act == "open"))
async def open_client(
    _: CallbackQuery, callback_data: ClientTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    reply.send(await _dossier(work, say, callback_data.id, "bot"))


@clients.callback_query(DossierTap.filter(F.act == "back"))
async def back_to_dossier(
    _: CallbackQuery, callback_data: DossierTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    reply.edit(await _dossier(work, say, callback_data.id, "bot"))


@clients.callback_query(DossierTap.filter(F.act == "more"))
async def show_more(
    _: CallbackQuery, callback_data: DossierTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    client_id = callback_data.id
    name = await client_name(work, client_id)
    others: Buttons = follow_up_buttons(say, client_id)
    if work.actor.may(Permission.EXPORT_CLIENTS):
        others += rows(export_row(say, client_id))
    reply.edit(more_screen(say, client_id, name, others))


@clients.callback_query(DossierTap.filter(F.act == "script"))
async def show_script(
    _: CallbackQuery, callback_data: DossierTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    said = connecting.script(work, say.texts, say.language)
    reply.edit(script_screen(say, callback_data.id, said))


@clients.callback_query(DossierTap.filter(F.act.in_(("pdf", "xlsx"))))
async def take_along(
    _: CallbackQuery, callback_data: DossierTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    """The dossier as a document, drawn by a worker; that it was taken is noted at once."""
    await exporting.order_dossier(work, callback_data.id, callback_data.act)
    reply.answer(say.label("dossier-export-ordered"))


@clients.callback_query(DossierTap.filter())
async def show_part(
    _: CallbackQuery, callback_data: DossierTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    reply.edit(await _part(work, say, callback_data))


async def _part(work: Work, say: Screenwriter, tapped: DossierTap) -> Screen:
    at = (work, tapped.id, tapped.page)
    match tapped.act:
        case "people":
            return people_screen(say, await people_page(*at))
        case "matters":
            return matters_screen(say, await matters_page(*at))
        case "talks":
            return talks_screen(say, await talks_page(*at))
        case "bought":
            return purchases_screen(say, await purchases_page(*at))
        case "steps":
            return next_steps_screen(say, await next_steps_page(*at))
        case _:
            return history_screen(say, await history_page(*at))


async def _dossier(work: Work, say: Screenwriter, client_id: int, way: Way) -> Screen:
    card = await client_card(work, client_id, way)
    visits = visit_buttons(say, card) if work.actor.may(Permission.MAKE_CALLS) else ()
    return client_screen(say, card, visits)


@clients.inline_query()
async def search(query: InlineQuery, bot: Bot, work: Work, reply: Reply, say: Screenwriter) -> None:
    """Typing after the bot's name: choosing a client sends his name, which a form takes, with a
    link that opens the dossier in the private chat of whoever may see it. No more goes anywhere.
    """
    offset = int(query.offset) if query.offset.isdecimal() and len(query.offset) < 6 else 0
    found = await find_clients(work, query.query, offset)
    shown = found[:FOUND_LIMIT]
    following = str(offset + FOUND_LIMIT) if len(found) > FOUND_LIMIT else ""
    results = [
        InlineResult(
            id=str(each.id),
            title=each.name,
            description=each.contact or each.address or "",
            text=say.t(
                "client-chosen",
                name=each.name,
                link=await create_start_link(bot, f"{CLIENT_LINK}{each.id}"),
            ),
        )
        for each in shown
    ]
    reply.results(results, following)
