"""Visits to clients' sites: arranged from the card of a request, and said to have taken place."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.callbacks.requests import RequestTap
from bot.callbacks.visits import VisitTap
from bot.dialogs.talk import Talk, ask_anew
from bot.handlers.calls import met_person
from bot.reply import Reply
from bot.texts import Screenwriter
from bot.views.site_visits import site_whom_screen, visit_screen
from domain.visits import site
from domain.visits.reading import appointment_card
from domain.visits.site_purposes import SITE_VISIT
from domain.work import Work

site_visits = Router()
site_visits.callback_query.filter(F.message.chat.type == "private")


@site_visits.callback_query(RequestTap.filter(F.act == "visit"))
async def ask_whom(
    _: CallbackQuery,
    callback_data: RequestTap,
    work: Work,
    reply: Reply,
    say: Screenwriter,
    talk: Talk,
) -> None:
    """Where the client has several people, first whom one meets there."""
    request, there = await site.people_there(work, callback_data.id)
    if len(there) > 1:
        reply.send(site_whom_screen(say, request, there))
    else:
        await ask_anew(talk, SITE_VISIT, request.id, met_person(0))


@site_visits.callback_query(VisitTap.filter(F.act == "site"))
async def ask_when(_: CallbackQuery, callback_data: VisitTap, work: Work, talk: Talk) -> None:
    await site.check(work, callback_data.id)
    known = met_person(callback_data.person)
    await ask_anew(talk, SITE_VISIT, callback_data.id, known)


@site_visits.callback_query(VisitTap.filter(F.act == "held"))
async def was_there(
    _: CallbackQuery, callback_data: VisitTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    await site.held(work, callback_data.id)
    reply.answer(say.label("site-held-answer"))
    card = await appointment_card(work, callback_data.id)
    reply.edit(visit_screen(say, card, "arranged"))
