"""Everything that is asked step by step: commands, buttons, words, files, and edits of them."""

from dataclasses import replace

from aiogram import Bot, F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.callbacks.clients import ClientTap
from bot.callbacks.people import HomeTap
from bot.callbacks.requests import ContractorTap, HandoffTap, RequestTap
from bot.dialogs.acts import act
from bot.dialogs.binding import about
from bot.dialogs.draft_acts import put_aside
from bot.dialogs.draft_screens import DraftEntry, drafts_screen
from bot.dialogs.listening import listen, listen_to_edit
from bot.dialogs.said import said_in
from bot.dialogs.talk import Talk, show_anew
from bot.dialogs.taps import FormTap, question_of, value_of
from bot.reply import Reply
from bot.screen import Screen
from bot.texts import Screenwriter
from domain.asking.catalog import Forms
from domain.asking.purposes import subjects_of
from domain.forms import drafts, responses
from domain.requests import contractor_purposes, drafting, purposes
from domain.work import Work

dialogs = Router(name="dialogs")

PRIVATE = F.chat.type == "private"
PRIVATE_TAP = F.message.chat.type == "private"
ASKED = {"hand", "back", "step_back", "done", "comment", "return", "cancel", "contractor"}


@dialogs.message(PRIVATE, Command("new"))
@dialogs.callback_query(PRIVATE_TAP, HomeTap.filter(F.act == "new"))
async def new_request(_: Message | CallbackQuery, work: Work, forms: Forms, talk: Talk) -> None:
    draft = await drafting.begin_request(work, forms.requests)
    await show_anew(talk, draft)


@dialogs.callback_query(PRIVATE_TAP, ClientTap.filter(F.act == "new"))
async def new_for_client(
    _: CallbackQuery, callback_data: ClientTap, work: Work, forms: Forms, talk: Talk
) -> None:
    draft = await drafting.begin_request(work, forms.requests, callback_data.id)
    await show_anew(talk, draft)


@dialogs.callback_query(PRIVATE_TAP, RequestTap.filter(F.act.in_(ASKED)))
@dialogs.callback_query(PRIVATE_TAP, HandoffTap.filter(F.act == "decline"))
async def ask_words(
    _: CallbackQuery, callback_data: RequestTap | HandoffTap, work: Work, forms: Forms, talk: Talk
) -> None:
    """An act that takes words: they are asked for in a message of their own, for the tapped one
    goes on telling about its request.
    """
    draft = await purposes.begin(work, forms, callback_data.act, callback_data.id)
    await show_anew(talk, draft)


@dialogs.callback_query(PRIVATE_TAP, ContractorTap.filter())
async def ask_about_contractor(
    _: CallbackQuery, callback_data: ContractorTap, work: Work, forms: Forms, talk: Talk
) -> None:
    """Whether a contractor's work is done, or has a new day."""
    draft = await contractor_purposes.begin_finish(work, forms, callback_data.id)
    await show_anew(talk, draft)


@dialogs.message(PRIVATE, Command("drafts"))
@dialogs.callback_query(PRIVATE_TAP, HomeTap.filter(F.act == "drafts"))
async def list_drafts(
    _: Message | CallbackQuery, work: Work, reply: Reply, say: Screenwriter
) -> None:
    found = await drafts.drafts(work)
    subjects = await subjects_of(work, [line.draft for line in found])
    entries = (
        DraftEntry(line.draft, subjects.get(line.draft.id), line.updated_at) for line in found
    )
    reply.send(drafts_screen(say, [*entries]))


@dialogs.message(PRIVATE, Command("cancel"))
async def stop_asking(_: Message, work: Work, reply: Reply, say: Screenwriter, talk: Talk) -> None:
    """Puts aside what is being asked; nothing is thrown away by a command."""
    draft = await drafts.being_asked(work)
    if draft is None:
        reply.send(Screen(say.t("form-nothing-asked")))
    else:
        await put_aside(talk, draft)


@dialogs.callback_query(PRIVATE_TAP, FormTap.filter())
async def tapped(_: CallbackQuery, callback_data: FormTap, work: Work, talk: Talk) -> None:
    draft = await responses.load(work, callback_data.response)
    mark = callback_data.question
    question = question_of(draft.definition, mark) if mark else None
    talk = replace(talk, tapped=True)
    await act(talk, draft, callback_data.act, question, value_of(callback_data))


@dialogs.callback_query()
async def useless_button(_: CallbackQuery, reply: Reply, say: Screenwriter) -> None:
    """A button of an earlier release, or forged: nobody before wanted it."""
    reply.answer(say.label("form-button-useless"), alert=True)


@dialogs.message(PRIVATE, F.text.startswith("/"))
async def unknown_command(_: Message, reply: Reply, say: Screenwriter) -> None:
    reply.send(Screen(say.t("form-unknown-command")))


@dialogs.message(PRIVATE)
async def any_message(message: Message, bot: Bot, talk: Talk) -> None:
    """Words, voice, photos, files, places, contacts."""
    talk = replace(talk, album=message.media_group_id)
    await listen(talk, said_in(message, bot.id), about(message))


@dialogs.edited_message(PRIVATE)
async def any_edit(message: Message, bot: Bot, talk: Talk) -> None:
    await listen_to_edit(talk, said_in(message, bot.id))
