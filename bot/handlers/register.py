"""The register, one's own requests, and the journal to print."""

from datetime import timedelta

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.callbacks.people import HomeTap
from bot.callbacks.requests import ChooseTap, MyTap, RegisterTap
from bot.reply import Reply
from bot.screen import Screen
from bot.texts import Screenwriter
from bot.views.my import my_screen
from bot.views.register import choose_screen, register_screen
from domain.requests.documents import FileFormat, order_journal
from domain.requests.lists import Filter, holders, not_done
from domain.requests.mine import mine
from domain.work import Work

register = Router()
register.callback_query.filter(F.message.chat.type == "private")

PRIVATE = F.chat.type == "private"

JOURNAL_DAYS = 31
"""The journal asked for on a phone covers the last month; the command line takes any span."""


@register.message(PRIVATE, Command("register"))
async def open_register(_: Message, work: Work, reply: Reply, say: Screenwriter) -> None:
    page = await not_done(work, Filter())
    reply.send(register_screen(say, work.policy, page))


@register.callback_query(RegisterTap.filter(F.what == "register"))
async def turn_register(
    _: CallbackQuery, callback_data: RegisterTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    chosen = Filter(
        department=callback_data.department or None,
        person_id=callback_data.person or None,
        kind=callback_data.kind or None,
        overdue=callback_data.overdue,
    )
    page = await not_done(work, chosen, callback_data.page)
    reply.edit(register_screen(say, work.policy, page))


@register.callback_query(ChooseTap.filter())
async def choose_filter(
    _: CallbackQuery, callback_data: ChooseTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    people = await holders(work) if callback_data.what == "person" else []
    reply.edit(choose_screen(say, work.policy, callback_data, people))


@register.message(PRIVATE, Command("my"))
async def open_my(_: Message, work: Work, reply: Reply, say: Screenwriter) -> None:
    reply.send(my_screen(say, work.policy, await mine(work)))


@register.callback_query(MyTap.filter(F.what == "my"))
async def turn_my(
    _: CallbackQuery, callback_data: MyTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    page = await mine(work, callback_data.part or None, callback_data.page)
    reply.edit(my_screen(say, work.policy, page))


@register.message(PRIVATE, Command("journal"))
async def print_last_month(_: Message, work: Work, reply: Reply, say: Screenwriter) -> None:
    await _order(work, "pdf")
    reply.send(Screen(say.t("journal-ordered")))


@register.callback_query(HomeTap.filter(F.act.in_({"journal", "journal_xlsx"})))
async def print_journal(
    _: CallbackQuery, callback_data: HomeTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    """The journal is drawn by a worker and comes as a file of its own."""
    await _order(work, "pdf" if callback_data.act == "journal" else "xlsx")
    reply.send(Screen(say.t("journal-ordered")))


async def _order(work: Work, file_format: FileFormat) -> None:
    today = work.today
    await order_journal(work, today - timedelta(days=JOURNAL_DAYS), today, file_format)
