"""The client's word about a ticket: asked for by one tap, judged by one tap, heard by phone."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.callbacks import TicketTap
from bot.cards.tickets import question_card, ticket_of
from bot.reply import Reply
from bot.texts import Screenwriter
from domain.quality import asking, deciding, questions
from domain.work import Work

ticket_words = Router()
ticket_words.callback_query.filter(F.message.chat.type == "private")


@ticket_words.callback_query(TicketTap.filter(F.act == "ask"))
async def ask(
    _: CallbackQuery, callback_data: TicketTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    """The letter goes as it is shown. A second tap sends nothing more."""
    await asking.send(work, callback_data.id, callback_data.value)
    reply.answer(say.label("ticket-asked-answer"))
    reply.edit(await ticket_of(work, say, callback_data.id))


@ticket_words.callback_query(TicketTap.filter(F.act == "later"))
async def not_yet(
    _: CallbackQuery, callback_data: TicketTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    at = await asking.remind_me(work, callback_data.id)
    reply.answer(say.label("ticket-later-answer", at=say.time.exact(at)))
    reply.edit(await ticket_of(work, say, callback_data.id))


@ticket_words.callback_query(TicketTap.filter(F.act == "another"), TicketTap.filter(F.value > 0))
async def ask_another(
    _: CallbackQuery, callback_data: TicketTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    """Somebody whom the client's machine named."""
    sent = await asking.another(work, callback_data.id, callback_data.value)
    if sent:
        reply.answer(say.label("ticket-asked-answer"))
    reply.edit(await ticket_of(work, say, callback_data.id))


@ticket_words.callback_query(TicketTap.filter(F.act == "answer"))
async def show_question(
    _: CallbackQuery, callback_data: TicketTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    reply.send(await question_card(work, say, callback_data.value))


@ticket_words.callback_query(TicketTap.filter(F.act == "yes"))
async def yes(
    _: CallbackQuery, callback_data: TicketTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    """It counts as the client's yes."""
    await deciding.yes(work, callback_data.id, callback_data.value)
    reply.answer(say.label("ticket-yes-answer"))
    reply.edit(await question_card(work, say, callback_data.value))


@ticket_words.callback_query(TicketTap.filter(F.act == "no"))
async def no(
    _: CallbackQuery, callback_data: TicketTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    """It counts as the client's no."""
    await deciding.no(work, callback_data.id, callback_data.value)
    reply.answer(say.label("ticket-no-answer"))
    reply.edit(await question_card(work, say, callback_data.value))


@ticket_words.callback_query(TicketTap.filter(F.act == "wait"))
async def wait(
    _: CallbackQuery, callback_data: TicketTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    """Neither yet: it comes back on the day that the client's words name."""
    asked = await questions.question_of(work, callback_data.value)
    await deciding.later(work, callback_data.id, callback_data.value, asked.suggested)
    reply.answer(say.label("ticket-wait-answer", day=say.day(asked.suggested)))
    reply.edit(await question_card(work, say, callback_data.value))
