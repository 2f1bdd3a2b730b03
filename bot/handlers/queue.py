"""The queue of a section of sales support."""

from datetime import timedelta

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.callbacks.board import QueueTap
from bot.reply import Reply
from bot.texts import Screenwriter
from bot.views.queue import choose_queue_screen, order_screen, queue_screen, taken_off_screen
from bot.views.request import request_screen
from domain.reports.taken_off import taken_off
from domain.requests import queue, queue_order, reading
from domain.work import Work

queueing = Router(name="queue")
queueing.callback_query.filter(F.message.chat.type == "private")

PRIVATE = F.chat.type == "private"

LONGEST_PERIOD = 366
"""Days; anybody can forge what a button carries."""


@queueing.message(PRIVATE, Command("queue"))
@queueing.callback_query(QueueTap.filter(F.act == "open"))
async def open_queue(
    _: Message | CallbackQuery, work: Work, reply: Reply, say: Screenwriter
) -> None:
    reply.send(queue_screen(say, work.policy, await queue.queue_page(work)))


@queueing.callback_query(QueueTap.filter(F.act == "list"))
async def turn_queue(
    _: CallbackQuery, callback_data: QueueTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    page = await queue.queue_page(work, callback_data.department or None, callback_data.page)
    reply.edit(queue_screen(say, work.policy, page))


@queueing.callback_query(QueueTap.filter(F.act == "choose"))
async def choose_queue(
    _: CallbackQuery, callback_data: QueueTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    page = await queue.queue_page(work, callback_data.department or None)
    reply.edit(choose_queue_screen(say, work.policy, page))


@queueing.callback_query(QueueTap.filter(F.act == "next"))
async def take_next(
    _: CallbackQuery, callback_data: QueueTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    """The one tap: what comes first is in his hands, and the queue is as it stands then."""
    done = await queue.take_next(work)
    reply.answer(say.label("accepted-answer", number=done.number))
    page = await queue.queue_page(work, callback_data.department or None)
    reply.edit(queue_screen(say, work.policy, page))
    card = await reading.request_card(work, done.request_id)
    reply.send(request_screen(say, work.policy, card, work.actor.id))


@queueing.callback_query(QueueTap.filter(F.act == "order"))
async def show_order(
    _: CallbackQuery, callback_data: QueueTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    page = await queue.queue_page(work, callback_data.department or None, callback_data.page)
    reply.edit(order_screen(say, work.policy, page))


@queueing.callback_query(QueueTap.filter(F.act.in_({"first", "later"})))
async def put_first(
    _: CallbackQuery, callback_data: QueueTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    urgent = callback_data.act == "first"
    done = await queue_order.prioritise(work, callback_data.id, urgent=urgent)
    key = "queue-first-answer" if urgent else "queue-later-answer"
    reply.answer(say.label(key, number=done.number))
    page = await queue.queue_page(work, callback_data.department or None, callback_data.page)
    reply.edit(order_screen(say, work.policy, page))


@queueing.callback_query(QueueTap.filter(F.act == "saved"))
async def show_taken_off(
    _: CallbackQuery, callback_data: QueueTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    days = min(max(callback_data.days, 1), LONGEST_PERIOD)
    found = await taken_off(work, work.now - timedelta(days=days), work.now)
    tapped = callback_data.model_copy(update={"days": days})
    reply.edit(taken_off_screen(say, work.policy, found, tapped))
