"""The weekly meeting: decisions, bottlenecks, measures against them."""

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.callbacks.reports import BottleneckTap, DecisionTap, MeasureTap
from bot.cards.meeting import measure_of
from bot.dialogs.talk import Talk, show_anew
from bot.reply import Reply
from bot.screen import Screen
from bot.texts import Screenwriter
from bot.views.bottlenecks import bottleneck_screen, bottlenecks_screen, measures_screen
from bot.views.decisions import decisions_screen
from domain.asking.catalog import Forms
from domain.permissions import Permission
from domain.reports import bottlenecks, decisions, measures
from domain.reports.purposes import begin_brought, begin_decision, begin_measure
from domain.work import Work

meeting = Router()
meeting.callback_query.filter(F.message.chat.type == "private")

PRIVATE = F.chat.type == "private"


@meeting.message(PRIVATE, Command("decisions"))
@meeting.callback_query(DecisionTap.filter(F.act == "mine"))
async def list_decisions(
    _: Message | CallbackQuery, work: Work, reply: Reply, say: Screenwriter
) -> None:
    reply.send(decisions_screen(say, await decisions.decision_page(work)))


@meeting.callback_query(DecisionTap.filter(F.act == "list"))
async def turn_decisions(
    _: CallbackQuery, callback_data: DecisionTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    page = await decisions.decision_page(work, callback_data.part, callback_data.page)
    reply.edit(decisions_screen(say, page))


@meeting.callback_query(DecisionTap.filter(F.act == "new"))
async def new_decision(_: CallbackQuery, work: Work, forms: Forms, talk: Talk) -> None:
    draft = await begin_decision(work, forms.short["decision"])
    await show_anew(talk, draft)


@meeting.callback_query(DecisionTap.filter(F.act.in_({"kept", "broken", "again"})))
async def judge_decision(
    _: CallbackQuery, callback_data: DecisionTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    """Whether it was kept, by one tap; the next one moves up."""
    match callback_data.act:
        case "kept" | "broken" as state:
            await decisions.close(work, callback_data.id, state)
        case _:
            await decisions.again(work, callback_data.id)
    reply.answer(say.label(f"decision-{callback_data.act}-answer"))
    page = await decisions.decision_page(work, callback_data.part, callback_data.page)
    reply.edit(decisions_screen(say, page))


@meeting.message(PRIVATE, Command("bottlenecks"))
@meeting.callback_query(BottleneckTap.filter(F.act == "mine"))
async def list_bottlenecks(
    _: Message | CallbackQuery, work: Work, reply: Reply, say: Screenwriter
) -> None:
    reply.send(bottlenecks_screen(say, await bottlenecks.bottlenecks(work)))


@meeting.callback_query(BottleneckTap.filter(F.act == "list"))
async def turn_bottlenecks(
    _: CallbackQuery, callback_data: BottleneckTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    tapped = callback_data
    page = await bottlenecks.bottlenecks(work, tapped.by, tapped.days, tapped.page)
    reply.edit(bottlenecks_screen(say, page))


@meeting.callback_query(BottleneckTap.filter(F.act == "open"))
async def open_bottleneck(
    _: CallbackQuery, callback_data: BottleneckTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    reply.edit(await _bottleneck(work, say, callback_data))


async def _bottleneck(work: Work, say: Screenwriter, tapped: BottleneckTap) -> Screen:
    seen = await measures.bottleneck_with_measures(work, tapped.by, tapped.mark, tapped.days)
    return bottleneck_screen(
        say,
        seen.bottleneck,
        seen.measures,
        seen.clients,
        seen.categories,
        tapped.days,
        may_plan=work.actor.may(Permission.KEEP_DECISIONS),
    )


@meeting.callback_query(BottleneckTap.filter(F.act == "plan"))
async def plan_measure(
    _: CallbackQuery, callback_data: BottleneckTap, work: Work, forms: Forms, talk: Talk
) -> None:
    tapped = callback_data
    seen = await measures.bottleneck_with_measures(work, tapped.by, tapped.mark, tapped.days)
    draft = await begin_measure(work, forms.short["measure"], seen.bottleneck)
    await show_anew(talk, draft)


@meeting.callback_query(MeasureTap.filter(F.act == "list"))
async def turn_measures(
    _: CallbackQuery, callback_data: MeasureTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    page = await measures.measure_page(work, callback_data.page)
    reply.edit(measures_screen(say, page, await measures.names(work)))


@meeting.callback_query(MeasureTap.filter(F.act == "open"))
async def open_measure(
    _: CallbackQuery, callback_data: MeasureTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    reply.edit(await measure_of(work, say, callback_data.id))


@meeting.callback_query(MeasureTap.filter(F.act == "brought"))
async def ask_effect(
    _: CallbackQuery, callback_data: MeasureTap, work: Work, forms: Forms, talk: Talk
) -> None:
    form = forms.short["measure_brought"]
    draft = await begin_brought(work, form, callback_data.id)
    await show_anew(talk, draft)


ACTS = {"done": measures.finish, "drop": measures.drop, "again": measures.again}


@meeting.callback_query(MeasureTap.filter(F.act.in_(ACTS)))
async def change_measure(
    _: CallbackQuery, callback_data: MeasureTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    await ACTS[callback_data.act](work, callback_data.id)
    reply.answer(say.label(f"measure-{callback_data.act}-answer"))
    reply.edit(await measure_of(work, say, callback_data.id))
