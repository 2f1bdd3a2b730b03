"""Questionnaires: begun from a client or a meeting, gone on with, read, corrected, printed."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.callbacks.visits import QuestionnaireTap
from bot.dialogs.talk import Talk, show_anew
from bot.reply import Reply
from bot.texts import Screenwriter
from bot.views.questionnaires import (
    LISTED,
    answers_screen,
    correctable,
    questionnaire_screen,
    questionnaires_screen,
)
from domain.asking.catalog import Forms
from domain.clients.naming import client_name
from domain.errors import NotFound
from domain.forms import engine, responses
from domain.forms.answers import Answer
from domain.permissions import Permission
from domain.questionnaires import beginning, documents, reading
from domain.questionnaires.purposes import ASKED, CORRECTION, WHICH
from domain.work import Work

questionnaires = Router()
questionnaires.callback_query.filter(F.message.chat.type == "private")


@questionnaires.callback_query(QuestionnaireTap.filter(F.act == "begin"))
async def begin(_: CallbackQuery, callback_data: QuestionnaireTap, work: Work, talk: Talk) -> None:
    draft = await beginning.begin(work, callback_data.id)
    await show_anew(talk, draft)


@questionnaires.callback_query(QuestionnaireTap.filter(F.act == "resume"))
async def resume(_: CallbackQuery, callback_data: QuestionnaireTap, work: Work, talk: Talk) -> None:
    draft = await beginning.resume(work, callback_data.id)
    await show_anew(talk, draft)


@questionnaires.callback_query(QuestionnaireTap.filter(F.act == "of"))
async def list_of_client(
    _: CallbackQuery, callback_data: QuestionnaireTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    name = await client_name(work, callback_data.id)
    found = await reading.questionnaires_of(work, callback_data.id, LISTED)
    fills = work.actor.may(Permission.FILL_QUESTIONNAIRES)
    reply.send(questionnaires_screen(say, callback_data.id, name, found, fills=fills))


@questionnaires.callback_query(QuestionnaireTap.filter(F.act == "open"))
async def open_questionnaire(
    _: CallbackQuery, callback_data: QuestionnaireTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    card = await reading.questionnaire_card(work, callback_data.id)
    reply.send(questionnaire_screen(say, card, work.actor.employee_id))


@questionnaires.callback_query(QuestionnaireTap.filter(F.act == "copy"))
async def order_copy(
    _: CallbackQuery, callback_data: QuestionnaireTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    await documents.order_copy(work, callback_data.id)
    reply.answer(say.label("questionnaire-copy-ordered"))


@questionnaires.callback_query(QuestionnaireTap.filter(F.act == "blank"))
async def order_blank(_: CallbackQuery, work: Work, reply: Reply, say: Screenwriter) -> None:
    await documents.order_blank(work)
    reply.answer(say.label("questionnaire-blank-ordered"))


@questionnaires.callback_query(QuestionnaireTap.filter(F.act == "answers"))
async def choose_answer(
    _: CallbackQuery, callback_data: QuestionnaireTap, work: Work, reply: Reply, say: Screenwriter
) -> None:
    card = await reading.questionnaire_card(work, callback_data.id)
    screen = answers_screen(say, card, callback_data.at)
    if callback_data.at:
        reply.edit(screen)
    else:
        reply.send(screen)


@questionnaires.callback_query(QuestionnaireTap.filter(F.act == "correct"))
async def correct_answer(
    _: CallbackQuery,
    callback_data: QuestionnaireTap,
    work: Work,
    say: Screenwriter,
    forms: Forms,
    talk: Talk,
) -> None:
    """Ask what the answer should be; the question stands in the wording of the short form."""
    card = await reading.questionnaire_card(work, callback_data.id)
    names = correctable(card)
    question = (
        card.form.question(names[callback_data.at]) if callback_data.at < len(names) else None
    )
    if question is None:
        raise NotFound("error-question-unknown")
    label = engine.wording(card.form, card.answers, question.label, say.language)
    draft = await responses.start(
        work,
        forms.short[CORRECTION],
        CORRECTION,
        card.id,
        known={WHICH: Answer(question.name), ASKED: Answer(label)},
    )
    await show_anew(talk, draft)
