"""/programme for the head, /week for a rep, and every button under them."""

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.callbacks.programme import CampaignListTap, CampaignTap, DueTap, ListedTap
from bot.callbacks.visits import WeekTap
from bot.cards.programme import refusal as refusal_card
from bot.reply import Reply
from bot.screen import Screen
from bot.texts import Screenwriter
from bot.views.campaign_lists import (
    bulk_screen,
    line_screen,
    list_screen,
    removal_screen,
    split_done_screen,
    split_screen,
    takers_screen,
)
from bot.views.found import found_screen
from bot.views.programme import (
    campaign_screen,
    campaigns_screen,
    due_screen,
    no_campaign_screen,
    staffing_screen,
)
from bot.views.week import week_screen
from domain.errors import NotFound
from domain.permissions import Permission
from domain.programme import assigning, proposing, refusals, running
from domain.programme.campaigns import campaigns, present_campaign
from domain.programme.documents import order_book, order_chart
from domain.programme.figures import RepFigures, figures
from domain.programme.found import found_by
from domain.programme.lists import Part, line_card, listed
from domain.programme.rhythm import due_for_visit
from domain.programme.running import REMOVALS
from domain.programme.staffing import staffing
from domain.programme.week import week_of
from domain.work import Work

programme = Router()
programme.callback_query.filter(F.message.chat.type == "private")

PRIVATE = F.chat.type == "private"


@programme.message(PRIVATE, Command("programme"))
async def open_programme(_: Message, work: Work, reply: Reply, say: Screenwriter) -> None:
    reply.send(await _campaign(work, say, CampaignTap(act="open")))


@programme.message(PRIVATE, Command("week"))
async def open_week(_: Message, work: Work, reply: Reply, say: Screenwriter) -> None:
    reply.send(week_screen(say, await week_of(work)))


@programme.callback_query(WeekTap.filter())
async def tapped_week(_: CallbackQuery, work: Work, reply: Reply, say: Screenwriter) -> None:
    reply.edit(week_screen(say, await week_of(work)))


@programme.callback_query(CampaignTap.filter(F.act.in_({"open", "list", "found", "staffing"})))
async def look(
    _: CallbackQuery, callback_data: CampaignTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    match callback_data.act:
        case "list":
            reply.edit(campaigns_screen(say, await campaigns(work)))
        case "found":
            found = await found_by(work, callback_data.id)
            reply.edit(found_screen(say, callback_data.id, found))
        case "staffing":
            reply.edit(staffing_screen(say, await staffing(work)))
        case _:
            reply.edit(await _campaign(work, say, callback_data))


async def _campaign(work: Work, say: Screenwriter, tapped: CampaignTap) -> Screen:
    campaign_id = tapped.id
    if not campaign_id:
        present = await present_campaign(work)
        if present is None:
            return no_campaign_screen(say)
        campaign_id = present.id
    seen = await figures(work, campaign_id)
    return campaign_screen(say, seen, runs=_runs(work), page=tapped.page)


def _runs(work: Work) -> bool:
    return work.actor.may(Permission.RUN_PROGRAMME)


@programme.callback_query(CampaignTap.filter(F.act.in_({"start", "end"})))
async def begin_or_end(
    _: CallbackQuery, callback_data: CampaignTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    if callback_data.act == "start":
        await running.start(work, callback_data.id)
    else:
        await running.end(work, callback_data.id)
    reply.edit(await _campaign(work, say, callback_data))


@programme.callback_query(CampaignTap.filter(F.act == "split"))
async def show_split(
    _: CallbackQuery, callback_data: CampaignTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    reply.edit(split_screen(say, await proposing.propose(work, callback_data.id)))


@programme.callback_query(CampaignTap.filter(F.act == "apply"))
async def apply_split(
    _: CallbackQuery, callback_data: CampaignTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    done = await proposing.apply(work, callback_data.id, callback_data.mark)
    reply.edit(split_done_screen(say, done))


@programme.callback_query(CampaignTap.filter(F.act.in_({"chart", "book"})))
async def order(
    _: CallbackQuery, callback_data: CampaignTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    """Drawn by a worker, it comes as a message of its own."""
    if callback_data.act == "chart":
        await order_chart(work, callback_data.id)
    else:
        await order_book(work, callback_data.id)
    reply.answer(say.label("programme-ordered"))


@programme.callback_query(CampaignTap.filter(F.act == "bulk"))
async def choose_taker_of_many(
    _: CallbackQuery, callback_data: CampaignTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    moved = await assigning.open_lines(work, callback_data.id, rep_id=callback_data.rep or None)
    reps = (await figures(work, callback_data.id)).reps
    reply.edit(bulk_screen(say, callback_data, len(moved), reps))


@programme.callback_query(CampaignTap.filter(F.act == "bulk_to"))
async def move_many(
    _: CallbackQuery, callback_data: CampaignTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    moved = await assigning.open_lines(work, callback_data.id, rep_id=callback_data.rep or None)
    count = await assigning.assign(work, callback_data.id, moved, callback_data.to)
    reply.answer(say.label("campaign-moved", n=count))
    reply.edit(await _campaign(work, say, CampaignTap(act="open", id=callback_data.id)))


@programme.callback_query(CampaignListTap.filter(F.what == "campaign"))
async def turn_list(
    _: CallbackQuery, callback_data: CampaignListTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    reply.edit(
        await _list(
            work,
            say,
            callback_data.id,
            callback_data.part,
            callback_data.rep or None,
            callback_data.page,
        )
    )


async def _list(
    work: Work,
    say: Screenwriter,
    campaign_id: int,
    part: Part,
    rep_id: int | None,
    page: int,
) -> Screen:
    rep: RepFigures | None = None
    if rep_id is not None:
        reps = (await figures(work, campaign_id)).reps
        rep = next((each for each in reps if each.rep_id == rep_id), None)
    found = await listed(work, campaign_id, part, rep_id, page)
    return list_screen(say, found, rep, runs=_runs(work))


@programme.callback_query(DueTap.filter(F.what == "due"))
async def turn_due(
    _: CallbackQuery, callback_data: DueTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    reply.edit(due_screen(say, await due_for_visit(work, callback_data.page)))


@programme.callback_query(ListedTap.filter(F.act.in_({"approve", "return"})))
async def decide_refusal(
    _: CallbackQuery, callback_data: ListedTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    if callback_data.act == "approve":
        await refusals.approve(work, callback_data.id)
    else:
        await refusals.send_back(work, callback_data.id)
    screen = await refusal_card(work, say, {"campaign_client_id": callback_data.id})
    if screen is not None:
        reply.edit(screen)


@programme.callback_query(ListedTap.filter(F.act.in_({"move", "remove"})))
async def choose(
    _: CallbackQuery, callback_data: ListedTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    """To whom a client is moved, or why he is taken off."""
    line = (await line_card(work, callback_data.id)).line
    if callback_data.act == "remove":
        reply.edit(removal_screen(say, line))
        return
    reps = (await figures(work, line.campaign_id)).reps
    reply.edit(takers_screen(say, line, reps))


@programme.callback_query(ListedTap.filter())
async def change_line(
    _: CallbackQuery, callback_data: ListedTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    """Do what the button says, and show the client as he is now."""
    await _change(work, callback_data)
    reply.edit(line_screen(say, await line_card(work, callback_data.id), runs=_runs(work)))


async def _change(work: Work, tapped: ListedTap) -> None:
    if tapped.act == "open":
        return
    line = (await line_card(work, tapped.id)).line
    match tapped.act:
        case "to":
            await assigning.assign(work, line.campaign_id, [line.id], tapped.value)
        case "removed":
            if tapped.value >= len(REMOVALS):
                raise NotFound("error-campaign-client-unknown")
            await running.remove(work, line.id, REMOVALS[tapped.value])
        case "unmark":
            await assigning.mark(work, line.client_id, tapped.value, None)
        case _:
            await assigning.mark(work, line.client_id, tapped.value, tapped.act)
