"""Acts on requests that take one tap. Those that need words are asked for in dialogs."""

from aiogram import F, Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from bot.callbacks.requests import HandoffTap, RequestTap
from bot.cards.requests import media_of
from bot.reply import Reply
from bot.screen import Screen
from bot.texts import Screenwriter
from bot.views.request import request_screen
from bot.views.steps import history_screen
from domain.company.own_kinds import CLIENT
from domain.requests import handoffs, moving, offering, reading, results, steps
from domain.requests.documents import order_copy
from domain.work import Work

requests = Router()

PRIVATE_TAP = F.message.chat.type == "private"
"""Of a group's message only the offer may be accepted: whatever else a forged button asks for
would show a client's name to the whole group.
"""


@requests.callback_query(HandoffTap.filter(F.act == "accept"), PRIVATE_TAP)
async def accept(
    _: CallbackQuery, callback_data: HandoffTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    """The one tap: after it the request is in the hands of whoever tapped; a client, too."""
    done = await handoffs.accept(work, callback_data.id)
    card = await reading.request_card(work, done.request_id)
    of_client = "-client" if card.kind == CLIENT else ""
    reply.answer(say.label(f"accepted-answer{of_client}", number=done.number, client=card.client))
    reply.edit(request_screen(say, work.policy, card, work.actor.id))


@requests.callback_query(HandoffTap.filter(F.act == "accept"))
async def accept_in_group(
    _: CallbackQuery, callback_data: HandoffTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    """Accepted in the group: the group's message is drawn again for all, the request itself goes
    to the taker's own chat, where names may be shown.
    """
    done = await handoffs.accept(work, callback_data.id)
    reply.answer(say.label("accepted-answer", number=done.number))


@requests.callback_query(HandoffTap.filter(F.act == "withdraw"), PRIVATE_TAP)
async def withdraw(
    _: CallbackQuery, callback_data: HandoffTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    done = await offering.withdraw(work, callback_data.id)
    reply.answer(say.label("withdrawn-answer", number=done.number))
    reply.edit(await _screen(work, say, done.request_id))


@requests.callback_query(RequestTap.filter(F.act == "open"), PRIVATE_TAP)
async def open_request(
    _: CallbackQuery, callback_data: RequestTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    reply.send(await _screen(work, say, callback_data.id))


@requests.message(F.chat.type == "private", Command("request"))
async def open_by_number(
    _: Message, command: CommandObject, work: Work, reply: Reply, say: Screenwriter
) -> None:
    """`/request 214`: the number people say aloud."""
    number = (command.args or "").strip()
    if not number.isdecimal():
        reply.send(Screen(say.t("request-number-wanted")))
        return
    request_id = await reading.request_by_number(work, int(number))
    reply.send(await _screen(work, say, request_id))


@requests.callback_query(RequestTap.filter(F.act == "confirm"), PRIVATE_TAP)
async def confirm(
    _: CallbackQuery, callback_data: RequestTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    done = await results.confirm(work, callback_data.id)
    reply.answer(say.label("confirmed-answer", number=done.number))
    reply.edit(await _screen(work, say, done.request_id))


@requests.callback_query(RequestTap.filter(F.act == "order"), PRIVATE_TAP)
async def take_by_order(
    _: CallbackQuery, callback_data: RequestTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    """The lead's way when its holder is ill: from his hands it goes on as usual."""
    done = await moving.take_by_order(work, callback_data.id)
    reply.answer(say.label("accepted-answer", number=done.number))
    reply.edit(await _screen(work, say, done.request_id))


@requests.callback_query(RequestTap.filter(F.act == "history"), PRIVATE_TAP)
async def show_history(
    _: CallbackQuery, callback_data: RequestTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    card = await reading.request_card(work, callback_data.id)
    happened = await steps.history_of(work, callback_data.id)
    reply.send(history_screen(say, work.policy, card, happened))


@requests.callback_query(RequestTap.filter(F.act == "files"), PRIVATE_TAP)
async def send_files(
    _: CallbackQuery, callback_data: RequestTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    card = await reading.request_card(work, callback_data.id)
    reply.send(Screen(say.t("files-of", number=card.number), media=media_of(say, card.files)))


@requests.callback_query(RequestTap.filter(F.act == "copy"), PRIVATE_TAP)
async def send_copy(
    _: CallbackQuery, callback_data: RequestTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    """The copy of a request, to keep on paper (domain 1.2)."""
    await order_copy(work, callback_data.id)
    reply.answer(say.label("copy-ordered"))


async def _screen(work: Work, say: Screenwriter, request_id: int) -> Screen:
    card = await reading.request_card(work, request_id)
    return request_screen(say, work.policy, card, work.actor.id)
