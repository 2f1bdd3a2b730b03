"""Tickets: the list, one ticket, and acts of one tap; words are asked for in short forms."""

from datetime import timedelta

from aiogram import F, Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from bot.callbacks.tickets import TicketRegisterTap, TicketsTap, TicketTap
from bot.cards.tickets import ticket_of
from bot.dialogs.talk import Talk, show_anew
from bot.reply import Reply
from bot.screen import Screen
from bot.texts import Screenwriter
from bot.views.ticket_acts import more_screen
from bot.views.ticket_news import ticket_history_screen
from bot.views.tickets import tickets_screen
from domain.asking.catalog import Forms
from domain.quality import accepting, holding, purposes, register, steps
from domain.quality.lists import TicketPage, ticket_page
from domain.quality.numbers import number_said
from domain.quality.reading import ticket_by_number
from domain.quality.register import FileFormat
from domain.quality.seen import seen_ticket
from domain.reports.reach import may_read
from domain.work import Work

tickets = Router()
tickets.callback_query.filter(F.message.chat.type == "private")

REGISTER_SPAN = timedelta(days=92)
"""The register asked for on a phone: a quarter, and all that is still open."""

PRIVATE = F.chat.type == "private"
ASKS = {
    "plan": "ticket_plan",
    "fixed": "ticket_fix",
    "unfix": "ticket_unfix",
    "hold": "ticket_hold",
    "reject": "ticket_reject",
    "duplicate": "ticket_duplicate",
    "cancel": "ticket_cancel",
}
"""The form that a button asks."""


def _list(work: Work, say: Screenwriter, page: TicketPage) -> Screen:
    return tickets_screen(say, work.policy, page, reads_reports=may_read(work, work.actor))


@tickets.message(PRIVATE, Command("tickets"))
async def list_tickets(_: Message, work: Work, reply: Reply, say: Screenwriter) -> None:
    reply.send(_list(work, say, await ticket_page(work)))


@tickets.callback_query(TicketRegisterTap.filter(F.act == "list"))
async def tapped_tickets(_: CallbackQuery, work: Work, reply: Reply, say: Screenwriter) -> None:
    reply.send(_list(work, say, await ticket_page(work)))


@tickets.callback_query(TicketsTap.filter(F.what == "tickets"))
async def turn_tickets(
    _: CallbackQuery, callback_data: TicketsTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    page = await ticket_page(work, callback_data.part, callback_data.page)
    reply.edit(_list(work, say, page))


@tickets.message(PRIVATE, Command("ticket"))
async def open_by_number(
    _: Message, command: CommandObject, work: Work, reply: Reply, say: Screenwriter
) -> None:
    """`/ticket 17`, `/ticket К-17`: the number people say aloud."""
    if not command.args:
        reply.send(Screen(say.t("ticket-number-wanted")))
        return
    number = number_said(command.args)
    reply.send(await ticket_of(work, say, await ticket_by_number(work, number)))


@tickets.callback_query(TicketTap.filter(F.act == "open"))
async def open_ticket(
    _: CallbackQuery, callback_data: TicketTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    reply.send(await ticket_of(work, say, callback_data.id))


@tickets.callback_query(TicketTap.filter(F.act == "back"))
async def back_to_ticket(
    _: CallbackQuery, callback_data: TicketTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    reply.edit(await ticket_of(work, say, callback_data.id))


@tickets.callback_query(TicketTap.filter(F.act == "more"))
async def show_more(
    _: CallbackQuery, callback_data: TicketTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    reply.edit(more_screen(say, await seen_ticket(work, callback_data.id)))


@tickets.callback_query(TicketTap.filter(F.act == "history"))
async def show_history(
    _: CallbackQuery, callback_data: TicketTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    seen = await seen_ticket(work, callback_data.id)
    happened = await steps.history_of(work, callback_data.id)
    reply.send(ticket_history_screen(say, work.policy, seen, happened))


@tickets.callback_query(TicketTap.filter(F.act == "accept"))
async def accept(
    _: CallbackQuery, callback_data: TicketTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    """The one tap that signs for the repair."""
    await accepting.accept(work, callback_data.id)
    reply.answer(say.label("ticket-accepted-answer"))
    reply.edit(await ticket_of(work, say, callback_data.id))


@tickets.callback_query(TicketTap.filter(F.act == "unhold"))
async def unhold(
    _: CallbackQuery, callback_data: TicketTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    await holding.unhold(work, callback_data.id)
    reply.answer(say.label("ticket-unheld-answer"))
    reply.edit(await ticket_of(work, say, callback_data.id))


@tickets.callback_query(TicketRegisterTap.filter(F.act.in_({"pdf", "xlsx"})))
async def order_register(
    _: CallbackQuery, callback_data: TicketRegisterTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    """What was open within the last quarter; a worker draws it, and it comes as a file."""
    today = work.now.astimezone(work.policy.zone).date()
    file_format: FileFormat = "pdf" if callback_data.act == "pdf" else "xlsx"
    await register.order_register(work, today - REGISTER_SPAN, today, file_format)
    reply.send(Screen(say.t("ticket-register-ordered")))


@tickets.callback_query(TicketTap.filter(F.act.in_(ASKS)))
async def ask_words(
    _: CallbackQuery, callback_data: TicketTap, work: Work, forms: Forms, talk: Talk
) -> None:
    """What was done, by when, why: words are asked for in a message of their own."""
    draft = await purposes.begin(work, forms, ASKS[callback_data.act], callback_data.id)
    await show_anew(talk, draft)
