"""Tasks and opportunities: one's own lists, and acts of one tap; words are asked for in forms."""

from datetime import timedelta

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.callbacks.clients import OpportunityTap, TaskTap
from bot.dialogs.talk import Talk, ask_anew
from bot.reply import Reply
from bot.texts import Screenwriter
from bot.views.follow_ups import (
    opportunities_screen,
    opportunity_screen,
    task_screen,
    tasks_screen,
)
from domain.follow_ups import opportunities, tasks
from domain.follow_ups.opportunities import Stage
from domain.follow_ups.purposes import known_of
from domain.work import Work

follow_ups = Router()
follow_ups.callback_query.filter(F.message.chat.type == "private")

PRIVATE = F.chat.type == "private"
A_WEEK = timedelta(days=7)
STAGES: dict[str, Stage] = {"talks": "talks", "offer": "offer", "won": "won", "again": "talks"}
"""The stage that a button sets; `lost` asks why first."""

ASKS = {"lost": "lost", "next": "next_step", "new": "opportunity", "give": "hand_opportunity"}
"""The form that a button asks."""


@follow_ups.message(PRIVATE, Command("tasks"))
@follow_ups.callback_query(TaskTap.filter(F.act == "mine"))
async def list_tasks(
    _: Message | CallbackQuery, work: Work, reply: Reply, say: Screenwriter
) -> None:
    reply.send(tasks_screen(say, await tasks.my_tasks(work), tasks.today_of(work)))


@follow_ups.callback_query(TaskTap.filter(F.act == "list"))
async def turn_tasks(
    _: CallbackQuery, callback_data: TaskTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    page = await tasks.my_tasks(work, callback_data.page)
    reply.edit(tasks_screen(say, page, tasks.today_of(work)))


@follow_ups.callback_query(TaskTap.filter(F.act == "open"))
async def open_task(
    _: CallbackQuery, callback_data: TaskTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    card = await tasks.task_card(work, callback_data.id)
    reply.edit(task_screen(say, card, tasks.today_of(work)))


@follow_ups.callback_query(TaskTap.filter(F.act == "done"))
async def finish_task(
    _: CallbackQuery, callback_data: TaskTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    card = await tasks.finish_task(work, callback_data.id)
    reply.answer(say.label("task-done-answer"))
    reply.edit(task_screen(say, card, tasks.today_of(work)))


@follow_ups.callback_query(TaskTap.filter(F.act.in_({"tomorrow", "week"})))
async def postpone_task(
    _: CallbackQuery, callback_data: TaskTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    today = tasks.today_of(work)
    day = tasks.tomorrow_of(work) if callback_data.act == "tomorrow" else today + A_WEEK
    card = await tasks.postpone_task(work, callback_data.id, day)
    reply.answer(say.label("task-moved-answer", day=day))
    reply.edit(task_screen(say, card, today))


@follow_ups.callback_query(TaskTap.filter(F.act == "new"))
async def new_task(_: CallbackQuery, callback_data: TaskTap, talk: Talk) -> None:
    await ask_anew(talk, "task", callback_data.id)


@follow_ups.message(PRIVATE, Command("opportunities"))
@follow_ups.callback_query(OpportunityTap.filter(F.act == "mine"))
async def list_opportunities(
    _: Message | CallbackQuery, work: Work, reply: Reply, say: Screenwriter
) -> None:
    reply.send(opportunities_screen(say, await opportunities.my_opportunities(work)))


@follow_ups.callback_query(OpportunityTap.filter(F.act == "list"))
async def turn_opportunities(
    _: CallbackQuery, callback_data: OpportunityTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    page = await opportunities.my_opportunities(work, callback_data.page)
    reply.edit(opportunities_screen(say, page))


@follow_ups.callback_query(OpportunityTap.filter(F.act == "open"))
async def open_opportunity(
    _: CallbackQuery, callback_data: OpportunityTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    card = await opportunities.opportunity_card(work, callback_data.id)
    reply.edit(opportunity_screen(say, card))


@follow_ups.callback_query(OpportunityTap.filter(F.act.in_(STAGES)))
async def set_stage(
    _: CallbackQuery, callback_data: OpportunityTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    card = await opportunities.set_stage(work, callback_data.id, STAGES[callback_data.act])
    reply.answer(say.label("opportunity-stage-answer", stage=say.label(f"stage-{card.stage}")))
    reply.edit(opportunity_screen(say, card))


@follow_ups.callback_query(OpportunityTap.filter(F.act.in_(ASKS)))
async def ask_words(
    _: CallbackQuery, callback_data: OpportunityTap, work: Work, talk: Talk
) -> None:
    """Why it was lost, what comes next, who goes on, or a new one: words are asked for."""
    if callback_data.act != "new":
        await opportunities.may_change(work, callback_data.id)
    purpose = ASKS[callback_data.act]
    await ask_anew(talk, purpose, callback_data.id, known_of(work, purpose))
