"""Leaves and dismissals: a head orders them by taps, and anybody asks for his own leave."""

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.callbacks.handovers import LeaveTap, StaffTap, takers_of
from bot.cards.handovers import leave as leave_notice
from bot.dialogs.talk import Talk, ask_anew
from bot.reply import Reply
from bot.screen import Screen
from bot.texts import Screenwriter
from bot.views.dismissal import choose_screen, confirm_screen, dismissed_screen
from bot.views.handover_news import returned_screen
from bot.views.leave import no_leave_screen
from bot.views.staff import person_screen, staff_screen
from domain.handovers import leaving, reading
from domain.handovers.leave_card import leave_card, live_leave
from domain.handovers.planning import colleagues
from domain.handovers.undoing import WITHIN, undo
from domain.people import dismissal
from domain.permissions import Permission
from domain.work import Work

handovers = Router()
handovers.callback_query.filter(F.message.chat.type == "private")

PRIVATE = F.chat.type == "private"
LEAVE_ACTS = {
    "tell": leaving.tell_or_not,
    "order": leaving.order_leave,
    "cancel": leaving.cancel_leave,
}
"""What a tap does with a leave that is shown again as it is then."""


@handovers.message(PRIVATE, Command("staff"))
async def show_staff(_: Message, work: Work, reply: Reply, say: Screenwriter) -> None:
    reply.send(await _staff(work, say, 0))


@handovers.callback_query(StaffTap.filter(F.act == "list"))
async def turn_staff(
    _: CallbackQuery, callback_data: StaffTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    reply.edit(await _staff(work, say, callback_data.page))


async def _staff(work: Work, say: Screenwriter, page: int) -> Screen:
    found = await reading.staff(work, page)
    may_undo = work.actor.may(Permission.DISMISS_STAFF)
    return staff_screen(say, found, await reading.undoable(work) if may_undo else [])


@handovers.callback_query(StaffTap.filter(F.act == "open"))
async def open_person(
    _: CallbackQuery, callback_data: StaffTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    has = await reading.in_hands(work, callback_data.id)
    reply.edit(person_screen(say, has, callback_data.page))


@handovers.callback_query(StaffTap.filter(F.act == "choose"))
async def choose_takers(
    _: CallbackQuery, callback_data: StaffTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    takers = takers_of(callback_data.takers)
    has = await reading.in_hands(work, callback_data.id)
    plan = await dismissal.preview(work, callback_data.id, takers) if takers else None
    others = await colleagues(work, callback_data.id)
    reply.edit(choose_screen(say, has.person.name, has.person.id, plan, others, takers))


@handovers.callback_query(StaffTap.filter(F.act == "confirm"))
async def check_dismissal(
    _: CallbackQuery, callback_data: StaffTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    takers = takers_of(callback_data.takers)
    plan = await dismissal.preview(work, callback_data.id, takers)
    reply.edit(confirm_screen(say, plan, takers, tell=callback_data.tell))


@handovers.callback_query(StaffTap.filter(F.act == "do"))
async def dismiss(
    _: CallbackQuery, callback_data: StaffTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    done = await dismissal.dismiss_person(
        work,
        callback_data.id,
        takers_of(callback_data.takers),
        tell_clients=callback_data.tell,
    )
    reply.edit(dismissed_screen(say, done, work.now + WITHIN))


@handovers.callback_query(StaffTap.filter(F.act == "undo"))
async def undo_dismissal(
    _: CallbackQuery, callback_data: StaffTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    name, returned = await undo(work, callback_data.id)
    reply.edit(returned_screen(say, name, returned, dismissal=True))


@handovers.callback_query(StaffTap.filter(F.act == "leave"))
async def ask_days(_: CallbackQuery, callback_data: StaffTap, talk: Talk) -> None:
    await ask_anew(talk, "leave", callback_data.id)


@handovers.message(PRIVATE, Command("leave"))
@handovers.callback_query(LeaveTap.filter(F.act == "mine"))
async def show_my_leave(
    _: Message | CallbackQuery, work: Work, reply: Reply, say: Screenwriter
) -> None:
    handover_id = await live_leave(work, work.actor.id)
    if handover_id is None:
        reply.send(no_leave_screen(say))
        return
    screen = await leave_notice(work, say, {"handover_id": handover_id})
    if screen is not None:
        reply.send(screen)


@handovers.callback_query(LeaveTap.filter(F.act == "new"))
async def ask_my_days(_: CallbackQuery, work: Work, talk: Talk) -> None:
    await ask_anew(talk, "leave", work.actor.id)


@handovers.callback_query(LeaveTap.filter(F.act == "open"))
async def open_leave(
    _: CallbackQuery, callback_data: LeaveTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    await _redraw(callback_data.id, work, reply, say)


@handovers.callback_query(LeaveTap.filter(F.act == "take"))
async def toggle_substitute(
    _: CallbackQuery, callback_data: LeaveTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    chosen = list((await leave_card(work, callback_data.id)).takers)
    if callback_data.person in chosen:
        chosen.remove(callback_data.person)
    else:
        chosen.append(callback_data.person)
    await leaving.choose_takers(work, callback_data.id, chosen)
    await _redraw(callback_data.id, work, reply, say)


@handovers.callback_query(LeaveTap.filter(F.act.in_(LEAVE_ACTS)))
async def change_leave(
    _: CallbackQuery, callback_data: LeaveTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    await LEAVE_ACTS[callback_data.act](work, callback_data.id)
    await _redraw(callback_data.id, work, reply, say)


@handovers.callback_query(LeaveTap.filter(F.act == "ask"))
async def ask_for_leave(
    _: CallbackQuery, callback_data: LeaveTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    await leaving.ask_for_leave(work, callback_data.id)
    reply.answer(say.label("leave-asked-answer"))
    await _redraw(callback_data.id, work, reply, say)


@handovers.callback_query(LeaveTap.filter(F.act == "back"))
async def come_back(
    _: CallbackQuery, callback_data: LeaveTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    name = (await leave_card(work, callback_data.id)).person.name
    returned = await leaving.come_back(work, callback_data.id)
    reply.edit(returned_screen(say, name, returned, dismissal=False))


@handovers.callback_query(LeaveTap.filter(F.act == "undo"))
async def undo_leave(
    _: CallbackQuery, callback_data: LeaveTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    name, returned = await undo(work, callback_data.id)
    reply.edit(returned_screen(say, name, returned, dismissal=False))


async def _redraw(handover_id: int, work: Work, reply: Reply, say: Screenwriter) -> None:
    screen = await leave_notice(work, say, {"handover_id": handover_id})
    if screen is not None:
        reply.edit(screen)
