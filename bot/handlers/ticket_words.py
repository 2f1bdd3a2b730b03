"""The client's word about a ticket: asked for by one tap, judged by one tap, heard by phone."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.callbacks.tickets import TicketTap
from bot.cards.tickets import question_card, ticket_of
from bot.dialogs.talk import Talk, show_anew
from bot.reply import Reply
from bot.texts import Screenwriter
from domain.asking.catalog import Forms
from domain.quality import asking, deciding, questions, word_purposes
from domain.work import Work

ticket_words = Router()
ticket_words.callback_query.filter(F.message.chat.type == "private")

ABOUT_TICKET = {"letter": "ticket_letter", "phone": "ticket_phone", "another": "ticket_another"}
"""The form that a button asks, about the ticket."""
COUNTS = {"yes": deciding.yes, "no": deciding.no}
"""What the client's words count as by one tap."""


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


@ticket_words.callback_query(TicketTap.filter(F.act.in_(ABOUT_TICKET)))
async def ask_form(
    _: CallbackQuery, callback_data: TicketTap, work: Work, forms: Forms, talk: Talk
) -> None:
    """His own text of the letter; what was heard by phone; whom else to ask."""
    purpose = ABOUT_TICKET[callback_data.act]
    draft = await word_purposes.begin(work, forms, purpose, callback_data.id)
    await show_anew(talk, draft)


@ticket_words.callback_query(TicketTap.filter(F.act == "reply"))
async def ask_reply(
    _: CallbackQuery, callback_data: TicketTap, work: Work, forms: Forms, talk: Talk
) -> None:
    """What the client is answered."""
    answer_id = callback_data.value
    draft = await word_purposes.begin_reply(work, forms, callback_data.id, answer_id)
    await show_anew(talk, draft)


@ticket_words.callback_query(TicketTap.filter(F.act == "answer"))
async def show_question(
    _: CallbackQuery, callback_data: TicketTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    reply.send(await question_card(work, say, callback_data.value))


@ticket_words.callback_query(TicketTap.filter(F.act.in_(COUNTS)))
async def decide(
    _: CallbackQuery, callback_data: TicketTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    """It counts as the client's yes, or as his no."""
    await COUNTS[callback_data.act](work, callback_data.id, callback_data.value)
    reply.answer(say.label(f"ticket-{callback_data.act}-answer"))
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
