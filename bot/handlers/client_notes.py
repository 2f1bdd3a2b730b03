"""Notes and promises: asked for in short forms, listed page by page."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.callbacks.team import NoteTap, PromiseTap
from bot.cards.requests import media_of
from bot.dialogs.talk import Talk, ask_anew
from bot.reply import Reply
from bot.screen import Screen
from bot.texts import Screenwriter
from bot.views.client_notes import dropped_screen, notes_screen, promises_screen
from domain.clients import notes, promises
from domain.follow_ups.tasks import today_of
from domain.requests.files import File
from domain.work import Work

client_notes = Router()
client_notes.callback_query.filter(F.message.chat.type == "private")


@client_notes.callback_query(NoteTap.filter(F.act == "new"))
async def new_note(_: CallbackQuery, callback_data: NoteTap, talk: Talk) -> None:
    await ask_anew(talk, "note", callback_data.id)


@client_notes.callback_query(NoteTap.filter(F.act == "list"))
async def list_notes(
    _: CallbackQuery, callback_data: NoteTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    page = await notes.notes_page(work, callback_data.id, callback_data.page)
    reply.edit(notes_screen(say, page))


@client_notes.callback_query(NoteTap.filter(F.act == "voice"))
async def play_note(
    _: CallbackQuery, callback_data: NoteTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    _send(reply, say, await notes.note_files(work, callback_data.id))


@client_notes.callback_query(NoteTap.filter(F.act == "drop"))
async def drop_note(
    _: CallbackQuery, callback_data: NoteTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    reply.edit(dropped_screen(say, await notes.take_back(work, callback_data.id)))


@client_notes.callback_query(PromiseTap.filter(F.act == "new"))
async def new_promise(_: CallbackQuery, callback_data: PromiseTap, talk: Talk) -> None:
    await ask_anew(talk, "promise", callback_data.id)


@client_notes.callback_query(PromiseTap.filter(F.act == "list"))
async def list_promises(
    _: CallbackQuery, callback_data: PromiseTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    page = await promises.promises_page(work, callback_data.id, callback_data.page)
    reply.edit(promises_screen(say, page, today_of(work)))


@client_notes.callback_query(PromiseTap.filter(F.act == "voice"))
async def play_promise(
    _: CallbackQuery, callback_data: PromiseTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    _send(reply, say, await promises.promise_files(work, callback_data.id))


def _send(reply: Reply, say: Screenwriter, files: list[File]) -> None:
    reply.send(Screen(say.t("note-files-sent"), media=media_of(say, files), protected=True))
