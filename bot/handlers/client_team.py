"""The team of a client: seen, changed; and the client handed to whoever develops him."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.callbacks.team import PassTap, TeamTap
from bot.dialogs.talk import Talk, ask_anew
from bot.reply import Reply
from bot.texts import Screenwriter
from bot.views.client_team import (
    change_screen,
    history_screen,
    pass_screen,
    passed_screen,
    team_screen,
)
from domain.clients import passing, team_changes
from domain.clients.candidates import TEAM_PART
from domain.forms.answers import Answer
from domain.work import Work

client_team = Router()
client_team.callback_query.filter(F.message.chat.type == "private")


@client_team.callback_query(TeamTap.filter(F.act == "open"))
async def open_team(
    _: CallbackQuery, callback_data: TeamTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    reply.send(team_screen(say, await team_changes.team_card(work, callback_data.id)))


@client_team.callback_query(TeamTap.filter(F.act == "back"))
async def back_to_team(
    _: CallbackQuery, callback_data: TeamTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    reply.edit(team_screen(say, await team_changes.team_card(work, callback_data.id)))


@client_team.callback_query(TeamTap.filter(F.act == "change"))
async def change_team(
    _: CallbackQuery, callback_data: TeamTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    reply.edit(change_screen(say, await team_changes.team_card(work, callback_data.id)))


@client_team.callback_query(TeamTap.filter(F.act == "name"))
async def name_member(_: CallbackQuery, callback_data: TeamTap, work: Work, talk: Talk) -> None:
    """Who gets a part is asked for by name."""
    await team_changes.may_name(work, callback_data.id, callback_data.part)
    known = {TEAM_PART: Answer(callback_data.part)}
    await ask_anew(talk, "team_member", callback_data.id, known)


@client_team.callback_query(TeamTap.filter(F.act == "clear"))
async def clear_member(
    _: CallbackQuery, callback_data: TeamTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    await team_changes.clear_member(work, callback_data.id, callback_data.part)
    reply.answer(say.label("team-cleared-answer"))
    reply.edit(team_screen(say, await team_changes.team_card(work, callback_data.id)))


@client_team.callback_query(TeamTap.filter(F.act == "history"))
async def show_history(
    _: CallbackQuery, callback_data: TeamTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    page = await team_changes.team_history(work, callback_data.id, callback_data.page)
    reply.edit(history_screen(say, page))


@client_team.callback_query(PassTap.filter(F.act == "ask"))
async def ask_to_whom(
    _: CallbackQuery, callback_data: PassTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    reply.send(pass_screen(say, await passing.passing(work, callback_data.id)))


@client_team.callback_query(PassTap.filter(F.act == "offer"))
async def offer_client(
    _: CallbackQuery, callback_data: PassTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    """The one tap that hands the client over, as soon as the other signs."""
    done = await passing.hand_to(work, callback_data.id, callback_data.to)
    client, name = await passing.names(work, callback_data.id, callback_data.to)
    reply.edit(passed_screen(say, client, name, done.number, done.request_id))


@client_team.callback_query(PassTap.filter(F.act == "other"))
async def ask_for_another(_: CallbackQuery, callback_data: PassTap, work: Work, talk: Talk) -> None:
    await passing.passing(work, callback_data.id)
    await ask_anew(talk, "pass_client", callback_data.id)
