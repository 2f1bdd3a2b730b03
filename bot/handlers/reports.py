"""Reports: their pages, and what they lead to."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.callbacks.people import DigestTap
from bot.callbacks.reports import ReportTap
from bot.reply import Reply
from bot.texts import Screenwriter
from bot.views.register import register_screen
from bot.views.reports import details_screen, report_screen
from bot.views.settings import notices_screen
from domain.people.own import notices
from domain.reports.choice import choose_digest, digest_choice
from domain.reports.reading import report_of
from domain.requests.lists import Filter, not_done
from domain.work import Work

reports = Router()
reports.callback_query.filter(F.message.chat.type == "private")

PAPERS = {"pdf": "weekly_page", "xlsx": "weekly_book"}


@reports.callback_query(ReportTap.filter(F.act == "open"))
async def open_report(
    _: CallbackQuery, callback_data: ReportTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    found = await report_of(work, callback_data.id)
    reply.edit(report_screen(say, work.policy, found, work.actor.name))


@reports.callback_query(ReportTap.filter(F.act == "more"))
async def turn_report(
    _: CallbackQuery, callback_data: ReportTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    found = await report_of(work, callback_data.id)
    reply.edit(details_screen(say, work.policy, found, work.actor.name, callback_data.page))


@reports.callback_query(ReportTap.filter(F.act == "overdue"))
async def show_overdue(_: CallbackQuery, work: Work, reply: Reply, say: Screenwriter) -> None:
    """What is overdue by now, in a message of its own: the report stays as it was."""
    page = await not_done(work, Filter(overdue=True))
    reply.send(register_screen(say, work.policy, page))


@reports.callback_query(ReportTap.filter(F.act.in_(PAPERS)))
async def order_papers(
    _: CallbackQuery, callback_data: ReportTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    """A paper of the pack once more."""
    await report_of(work, callback_data.id)
    work.order_document(PAPERS[callback_data.act], report_id=callback_data.id)
    reply.answer(say.label("digest-paper-ordered"))


@reports.callback_query(DigestTap.filter())
async def set_digest(
    _: CallbackQuery, callback_data: DigestTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    await choose_digest(work, callback_data.way)
    reply.edit(notices_screen(say, await notices(work), await digest_choice(work)))
