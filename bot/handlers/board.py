"""The coordinator's board, and telling a client an honest new date."""

from datetime import date

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.callbacks.board import BoardTap, ClientDateTap
from bot.cards.board import date_of
from bot.dialogs.talk import Talk, show_anew
from bot.reply import Reply
from bot.texts import Screenwriter
from bot.views.board import board_screen, departments_screen, stages_screen
from domain.asking.catalog import Forms
from domain.errors import NotFound
from domain.requests import client_dates, date_purposes
from domain.requests.board import BoardFilter, board
from domain.work import Work

coordinating = Router(name="board")
coordinating.callback_query.filter(F.message.chat.type == "private")

PRIVATE = F.chat.type == "private"


@coordinating.message(PRIVATE, Command("board"))
@coordinating.callback_query(BoardTap.filter(F.act == "open"))
async def open_board(
    _: Message | CallbackQuery, work: Work, reply: Reply, say: Screenwriter
) -> None:
    reply.send(board_screen(say, work.policy, await board(work, BoardFilter())))


def _chosen(tapped: BoardTap) -> BoardFilter:
    return BoardFilter(tapped.stage or None, tapped.department or None)


@coordinating.callback_query(BoardTap.filter(F.act == "list"))
async def turn_board(
    _: CallbackQuery, callback_data: BoardTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    page = await board(work, _chosen(callback_data), callback_data.page)
    reply.edit(board_screen(say, work.policy, page))


@coordinating.callback_query(BoardTap.filter(F.act == "stages"))
async def choose_stage(
    _: CallbackQuery, callback_data: BoardTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    chosen = _chosen(callback_data)
    reply.edit(stages_screen(say, chosen, await board(work, chosen)))


@coordinating.callback_query(BoardTap.filter(F.act == "departments"))
async def choose_department(
    _: CallbackQuery, callback_data: BoardTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    chosen = _chosen(callback_data)
    await board(work, chosen)  # who may not see it may not choose in it
    reply.edit(departments_screen(say, work.policy, chosen))


@coordinating.callback_query(ClientDateTap.filter(F.act == "open"))
async def open_date(
    _: CallbackQuery, callback_data: ClientDateTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    """In a message of its own: the board stays as it is above."""
    reply.send(await date_of(work, say, callback_data.id))


@coordinating.callback_query(ClientDateTap.filter(F.act.in_({"letter", "phone"})))
async def tell_client(
    _: CallbackQuery, callback_data: ClientDateTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    """The one tap after which the client knows."""
    way: client_dates.TellingWay = "letter" if callback_data.act == "letter" else "phone"
    told = await client_dates.tell(work, callback_data.id, _day(callback_data.day), way)
    key = "board-told-again" if told.again else f"board-told-by-{way}"
    reply.answer(say.label(key, day=say.time.nearby(told.day)))
    reply.edit(await date_of(work, say, told.request_id))


def _day(ordinal: int) -> date:
    """Anybody can forge what a button carries."""
    if not 1 <= ordinal <= date.max.toordinal():
        raise NotFound("error-board-not-open")
    return date.fromordinal(ordinal)


@coordinating.callback_query(ClientDateTap.filter(F.act == "other"))
async def ask_day(
    _: CallbackQuery, callback_data: ClientDateTap, work: Work, forms: Forms, talk: Talk
) -> None:
    draft = await date_purposes.begin(work, forms, callback_data.id)
    await show_anew(talk, draft)
