"""Personal letters: sent, put off or skipped by one tap each, then the next comes by itself."""

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.callbacks.letters import LetterFiguresTap, NoveltyTap, WriteTap
from bot.dialogs.talk import Talk, ask_anew, show_anew
from bot.reply import Reply
from bot.texts import Screenwriter
from bot.views.letter_news import answer_screen, figures_screen, novelties_screen
from bot.views.letters import (
    copy_screen,
    desk_screen,
    done_screen,
    letter_screen,
    postponed_screen,
)
from domain.asking.catalog import Forms
from domain.errors import TooLate
from domain.follow_ups.purposes import known_currencies
from domain.forms import responses
from domain.letters import desks, editing, figures, novelties, reading, seen, sending, showing
from domain.letters.quarters import quarter_before, quarter_of
from domain.letters.sending import Later
from domain.permissions import Permission
from domain.work import Work

letters = Router()
letters.callback_query.filter(F.message.chat.type == "private")

PRIVATE = F.chat.type == "private"
LATER: dict[str, Later] = {"tomorrow": "tomorrow", "week": "week"}
FARTHEST = 40
"""Quarters back that figures are asked for."""


@letters.message(PRIVATE, Command("letters"))
@letters.callback_query(WriteTap.filter(F.act == "desk"))
async def show_desk(
    _: Message | CallbackQuery, work: Work, reply: Reply, say: Screenwriter
) -> None:
    """The writer's desk; for who only reads, the figures."""
    if work.actor.may(Permission.WRITE_LETTERS):
        reply.edit(desk_screen(say, await showing.fresh_desk(work)))
    else:
        reply.edit(figures_screen(say, await figures.seen(work, work.today), 0))


@letters.callback_query(WriteTap.filter(F.act == "next"))
async def show_next(_: CallbackQuery, work: Work, reply: Reply, say: Screenwriter) -> None:
    if not await showing.show_next(work):
        reply.send(done_screen(say, await desks.desk(work)))


@letters.callback_query(WriteTap.filter(F.act == "open"))
async def open_letter(_: CallbackQuery, callback_data: WriteTap, work: Work) -> None:
    await reading.letter_card(work, callback_data.id)
    showing.show(work, callback_data.id)


@letters.callback_query(WriteTap.filter(F.act == "send"))
async def send(
    _: CallbackQuery, callback_data: WriteTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    """The letter goes as it is shown, and the next one comes."""
    try:
        became = await sending.send(work, callback_data.id, callback_data.value)
    except TooLate as late:
        reply.answer(say.error(late), alert=True)
        reply.edit(letter_screen(say, await reading.letter_card(work, callback_data.id)))
        return
    reply.answer(say.label(f"write-{became}-answer"), alert=became != "sent")
    await _go_on(work, reply, say, callback_data.id, on=became != "readdressed")


@letters.callback_query(WriteTap.filter(F.act.in_(LATER)))
async def postpone(
    _: CallbackQuery, callback_data: WriteTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    day = await sending.postpone(work, callback_data.id, LATER[callback_data.act])
    reply.answer(say.label("write-postponed-answer", day=day))
    await _go_on(work, reply, say, callback_data.id, on=True)


async def _go_on(work: Work, reply: Reply, say: Screenwriter, letter_id: int, *, on: bool) -> None:
    """The tapped letter says what became of it; the next follows in a message of its own."""
    reply.edit(letter_screen(say, await reading.letter_card(work, letter_id)))
    if on and not await showing.show_next(work):
        reply.send(done_screen(say, await desks.desk(work)))


@letters.callback_query(WriteTap.filter(F.act == "to"))
async def write_to(
    _: CallbackQuery, callback_data: WriteTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    """Somebody else at the client is written to: the letter is shown with his name."""
    await editing.write_to(work, callback_data.id, callback_data.value)
    reply.edit(letter_screen(say, await reading.letter_card(work, callback_data.id)))


@letters.callback_query(WriteTap.filter(F.act == "edit"))
async def edit(
    _: CallbackQuery,
    callback_data: WriteTap,
    work: Work,
    reply: Reply,
    say: Screenwriter,
    talk: Talk,
) -> None:
    """The whole text to be copied, then the question for the new one."""
    card = await reading.letter_to_write(work, callback_data.id)
    reply.send(copy_screen(say, card))
    await ask_anew(talk, "letter_edit", card.id)


@letters.callback_query(WriteTap.filter(F.act == "skip"))
async def skip(_: CallbackQuery, callback_data: WriteTap, work: Work, talk: Talk) -> None:
    card = await reading.letter_to_write(work, callback_data.id)
    await ask_anew(talk, "letter_skip", card.id)


@letters.callback_query(WriteTap.filter(F.act == "answer"))
async def show_answer(
    _: CallbackQuery, callback_data: WriteTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    found = await seen.answer_of(work, callback_data.id, callback_data.value or None)
    reply.send(answer_screen(say, found))


@letters.callback_query(WriteTap.filter(F.act == "sold"))
async def sold(_: CallbackQuery, callback_data: WriteTap, work: Work, talk: Talk) -> None:
    """The answer has come to an opportunity."""
    await seen.answer_of(work, callback_data.id)
    await ask_anew(talk, "letter_opportunity", callback_data.id, known_currencies(work))


@letters.callback_query(WriteTap.filter(F.act == "later"))
async def turn_postponed(
    _: CallbackQuery, callback_data: WriteTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    reply.edit(postponed_screen(say, await showing.fresh_postponed(work, callback_data.value)))


@letters.callback_query(LetterFiguresTap.filter())
async def show_figures(
    _: CallbackQuery, callback_data: LetterFiguresTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    quarter = quarter_of(work.today)
    back = min(callback_data.back, FARTHEST)
    for _quarter in range(back):
        quarter = quarter_before(quarter)
    reply.edit(figures_screen(say, await figures.seen(work, quarter), back))


@letters.message(PRIVATE, Command("novelties"))
@letters.callback_query(NoveltyTap.filter(F.act == "list"))
async def list_novelties(
    _: Message | CallbackQuery,
    work: Work,
    reply: Reply,
    say: Screenwriter,
    callback_data: NoveltyTap | None = None,
) -> None:
    page = callback_data.page if callback_data else 0
    reply.edit(novelties_screen(say, await novelties.page_of(work, page)))


@letters.callback_query(NoveltyTap.filter(F.act == "off"))
async def withdraw_novelty(
    _: CallbackQuery, callback_data: NoveltyTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    await novelties.withdraw(work, callback_data.id)
    reply.answer(say.label("novelty-off-answer"))
    reply.edit(novelties_screen(say, await novelties.page_of(work, callback_data.page)))


@letters.callback_query(NoveltyTap.filter(F.act == "new"))
async def new_novelty(_: CallbackQuery, work: Work, forms: Forms, talk: Talk) -> None:
    await novelties.page_of(work)
    draft = await responses.start(work, forms.short["novelty"], "novelty", None)
    await show_anew(talk, draft)
