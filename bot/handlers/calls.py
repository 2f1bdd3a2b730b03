"""Calls: the list of today, the client, and outcomes of one tap; words are asked for in forms."""

from dataclasses import replace
from datetime import UTC, datetime

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.callbacks.visits import CallsTap, CallTap, TodayTap
from bot.cards.calls import call_of
from bot.cards.home import home_of
from bot.dialogs.talk import Talk, show
from bot.reply import Reply
from bot.screen import Screen
from bot.texts import Screenwriter
from bot.views.appointments import appointment_screen
from bot.views.calls import back_screen, called_screen, calls_screen, later_screen
from bot.views.today import sites_screen, today_screen
from domain.asking.catalog import Forms
from domain.errors import TooLate
from domain.forms import drafts
from domain.forms.answers import Answer
from domain.permissions import Permission
from domain.visits import calling
from domain.visits.call_list import calls_of_today
from domain.visits.reading import appointment_card, call_card
from domain.visits.recorded import recorded
from domain.visits.rows import check_callable
from domain.visits.today import meetings_of_day, today
from domain.work import Work

calls = Router()
calls.callback_query.filter(F.message.chat.type == "private")

PRIVATE = F.chat.type == "private"

FORMS = {
    "other_time": "appointment",
    "other_back": "call_back",
    "other_day": "not_now",
    "wrong": "wrong_person",
    "refused": "refused",
}
"""The form that a button of the call asks."""

_LAST_MINUTE = 100 * 366 * 24 * 60
"""Minutes since 1970 beyond which no moment of a button of ours lies: it was forged."""


def moment_of(value: int) -> datetime:
    """The moment that a button carries.

    Raises:
        TooLate: no button of ours has such a one.
    """
    if value > _LAST_MINUTE:
        raise TooLate("error-moment-passed")
    return datetime.fromtimestamp(value * 60, UTC)


@calls.message(PRIVATE, Command("today"))
async def show_today(_: Message, work: Work, reply: Reply, say: Screenwriter) -> None:
    """A rep's day, or the visits of whoever calls nobody; without any he has his home for that."""
    reply.send(await _day(work, say))


@calls.callback_query(TodayTap.filter())
async def tapped_today(_: CallbackQuery, work: Work, reply: Reply, say: Screenwriter) -> None:
    reply.edit(await _day(work, say))


async def _day(work: Work, say: Screenwriter) -> Screen:
    if work.actor.may(Permission.MAKE_CALLS):
        return today_screen(say, await today(work))
    sites = await meetings_of_day(work)
    return sites_screen(say, sites) if sites else await home_of(work, say)


@calls.message(PRIVATE, Command("calls"))
async def list_calls(_: Message, work: Work, reply: Reply, say: Screenwriter) -> None:
    reply.send(calls_screen(say, await calls_of_today(work)))


@calls.callback_query(CallsTap.filter())
async def turn_calls(
    _: CallbackQuery, callback_data: CallsTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    reply.edit(calls_screen(say, await calls_of_today(work, callback_data.page)))


@calls.callback_query(CallTap.filter(F.act == "open"))
async def open_call(
    _: CallbackQuery, callback_data: CallTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    reply.edit(await call_of(work, say, callback_data.id, callback_data.person))


@calls.callback_query(CallTap.filter(F.act == "slot"))
async def agree_on_slot(
    _: CallbackQuery, callback_data: CallTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    """One of the two times of the script."""
    tapped = callback_data
    appointment_id = await calling.agree_on(
        work, tapped.id, moment_of(tapped.value), None, tapped.person or None, after=tapped.after
    )
    card = await appointment_card(work, appointment_id)
    reply.edit(appointment_screen(say, card, "arranged"))


@calls.callback_query(CallTap.filter(F.act == "no_answer"))
async def no_answer(
    _: CallbackQuery, callback_data: CallTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    await calling.no_answer(work, callback_data.id, callback_data.after)
    reply.edit(called_screen(say, await recorded(work, callback_data.id)))


@calls.callback_query(CallTap.filter(F.act == "back"))
async def ask_when_back(
    _: CallbackQuery, callback_data: CallTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    reply.edit(back_screen(say, await call_card(work, callback_data.id)))


@calls.callback_query(CallTap.filter(F.act == "back_at"))
async def call_back(
    _: CallbackQuery, callback_data: CallTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    tapped = callback_data
    await calling.call_back(work, tapped.id, moment_of(tapped.value), after=tapped.after)
    reply.edit(called_screen(say, await recorded(work, tapped.id)))


@calls.callback_query(CallTap.filter(F.act == "later"))
async def ask_until_when(
    _: CallbackQuery, callback_data: CallTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    reply.edit(later_screen(say, await call_card(work, callback_data.id)))


@calls.callback_query(CallTap.filter(F.act == "until"))
async def not_now(
    _: CallbackQuery, callback_data: CallTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    tapped = callback_data
    await calling.not_now(work, tapped.id, moment_of(tapped.value), after=tapped.after)
    reply.edit(called_screen(say, await recorded(work, tapped.id)))


@calls.callback_query(CallTap.filter(F.act.in_(FORMS)))
async def ask_words(
    _: CallbackQuery, callback_data: CallTap, work: Work, forms: Forms, talk: Talk
) -> None:
    """What a button cannot say; a form begun before goes on."""
    client_id, purpose = callback_data.id, FORMS[callback_data.act]
    await check_callable(work, client_id, callback_data.after)
    known = met_person(callback_data.person) if purpose == "appointment" else {}
    draft = await drafts.begin_or_go_on(work, forms.short[purpose], purpose, client_id, known)
    await show(replace(talk, tapped=True), draft)


def met_person(contact_id: int) -> dict[str, Answer]:
    """Whom one meets, as the form of an appointment keeps him; 0 is the key person."""
    return {"contact": Answer(str(contact_id))}
