"""Visits to clients' sites: arranged from the card of a request, and said to have taken place."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.callbacks.requests import RequestTap
from bot.callbacks.visits import VisitTap
from bot.dialogs.talk import Talk, show_anew
from bot.handlers.calls import met_person
from bot.reply import Reply
from bot.texts import Screenwriter
from bot.views.site_visits import site_whom_screen, visit_screen
from domain.asking.catalog import Forms
from domain.forms import drafts
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
    forms: Forms,
) -> None:
    """Where the client has several people, first whom one meets there."""
    request, there = await site.people_there(work, callback_data.id)
    if len(there) > 1:
        reply.send(site_whom_screen(say, request, there))
    else:
        await _ask_when(Talk(work, forms, reply, say), request.id, 0)


@site_visits.callback_query(VisitTap.filter(F.act == "site"))
async def ask_when(
    _: CallbackQuery,
    callback_data: VisitTap,
    work: Work,
    reply: Reply,
    say: Screenwriter,
    forms: Forms,
) -> None:
    await site.check(work, callback_data.id)
    await _ask_when(Talk(work, forms, reply, say), callback_data.id, callback_data.person)


async def _ask_when(talk: Talk, request_id: int, person_id: int) -> None:
    form, known = talk.forms.short[SITE_VISIT], met_person(person_id)
    draft = await drafts.begin_or_go_on(talk.work, form, SITE_VISIT, request_id, known)
    await show_anew(talk, draft)


@site_visits.callback_query(VisitTap.filter(F.act == "held"))
async def was_there(
    _: CallbackQuery, callback_data: VisitTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    await site.held(work, callback_data.id)
    reply.answer(say.label("site-held-answer"))
    card = await appointment_card(work, callback_data.id)
    reply.edit(visit_screen(say, card, "arranged"))
