"""Appointments: moved, cancelled, noted; from a notice or from the client's card."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.callbacks.visits import VisitTap
from bot.dialogs.talk import Talk, ask_anew
from bot.handlers.calls import met_person, moment_of
from bot.reply import Reply
from bot.texts import Screenwriter
from bot.views.appointments import cancel_screen, whom_screen
from bot.views.site_visits import visit_screen
from domain.visits import arranging, meetings
from domain.visits.reading import appointment_card, call_card
from domain.visits.rows import check_callable
from domain.work import Work

appointments = Router()
appointments.callback_query.filter(F.message.chat.type == "private")


async def _show(
    work: Work, reply: Reply, say: Screenwriter, appointment_id: int, done: str
) -> None:
    """What was done, in a word, and the appointment as it is now."""
    card = await appointment_card(work, appointment_id)
    about = "visit" if card.request_id is None else "site"
    reply.answer(say.label(f"{about}-{done}-answer"))
    reply.edit(visit_screen(say, card, "arranged"))


@appointments.callback_query(VisitTap.filter(F.act == "open"))
async def open_appointment(
    _: CallbackQuery, callback_data: VisitTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    card = await appointment_card(work, callback_data.id)
    reply.edit(visit_screen(say, card, "evening"))


@appointments.callback_query(VisitTap.filter(F.act == "move_to"))
async def move_to(
    _: CallbackQuery, callback_data: VisitTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    """To the time that the client proposes."""
    await arranging.move_to(work, callback_data.id, moment_of(callback_data.value))
    await _show(work, reply, say, callback_data.id, "moved")


@appointments.callback_query(VisitTap.filter(F.act == "cancel"))
async def ask_to_cancel(
    _: CallbackQuery, callback_data: VisitTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    reply.edit(cancel_screen(say, await appointment_card(work, callback_data.id)))


@appointments.callback_query(VisitTap.filter(F.act == "sure"))
async def cancel(
    _: CallbackQuery, callback_data: VisitTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    await arranging.cancel(work, callback_data.id)
    await _show(work, reply, say, callback_data.id, "cancelled")


@appointments.callback_query(VisitTap.filter(F.act == "missed"))
async def missed(
    _: CallbackQuery, callback_data: VisitTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    await meetings.missed(work, callback_data.id)
    await _show(work, reply, say, callback_data.id, "missed")


@appointments.callback_query(VisitTap.filter(F.act == "move"))
async def ask_where_to(_: CallbackQuery, callback_data: VisitTap, work: Work, talk: Talk) -> None:
    await appointment_card(work, callback_data.id)
    await ask_anew(talk, "move_appointment", callback_data.id)


@appointments.callback_query(VisitTap.filter(F.act == "note"))
async def ask_how_it_was(_: CallbackQuery, callback_data: VisitTap, work: Work, talk: Talk) -> None:
    """A meeting that took place."""
    await check_callable(work, callback_data.id)
    await ask_anew(talk, "meeting", callback_data.id)


@appointments.callback_query(VisitTap.filter(F.act == "arrange"))
async def ask_when(
    _: CallbackQuery,
    callback_data: VisitTap,
    work: Work,
    reply: Reply,
    say: Screenwriter,
    talk: Talk,
) -> None:
    """A meeting that is agreed on. Where there are several contacts, first with whom."""
    client_id, person_id = callback_data.id, callback_data.person
    card = await call_card(work, client_id)
    if len(card.dossier.contacts) > 1 and not person_id:
        reply.send(whom_screen(say, card))
        return
    await ask_anew(talk, "appointment", client_id, met_person(person_id))
