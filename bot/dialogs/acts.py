"""What a button of a form does, or the word that means the same."""

from dataclasses import replace

from bot.dialogs.draft_screens import aside_screen, dropped_screen
from bot.dialogs.finishing import finish
from bot.dialogs.picks import read_pick
from bot.dialogs.presenting import News, searched
from bot.dialogs.shown import close_earlier, leave_earlier
from bot.dialogs.summary_screen import SummaryOf
from bot.dialogs.talk import Talk, search, show
from bot.dialogs.taps import FormAct
from bot.screen import Shown
from domain.asking import steps
from domain.asking.purposes import subject_of
from domain.errors import DeskError, NotFound
from domain.forms import answering, engine, responses
from domain.forms.answers import Answer
from domain.forms.errors import FormError
from domain.forms.model import Question, QuestionType
from domain.forms.responses import Draft
from domain.lookups import LONGEST_ID, picked, source_of
from domain.requests import loose
from domain.requests.purposes import LOOSE

ON_QUESTION = frozenset({"set", "on", "off", "done", "skip", "back", "keep", "page"})
"""Acts on the question being asked; on any other they are too late."""


async def act(
    talk: Talk, draft: Draft, what: FormAct, question: Question | None, value: str = ""
) -> None:
    """Do what a button says.

    Args:
        question: the one that the button belongs to.
        value: what shall be.
    """
    if what not in ON_QUESTION:
        await _act_on_draft(talk, draft, what, question, value)
    elif question is None or question.name != draft.question:
        talk.reply.answer(talk.say.label("form-moved-on"))
        await resume(talk, draft)
    else:
        try:
            await _act_on_question(talk, draft, what, question, value)
        except FormError as refusal:
            await show(talk, draft, News(error=refusal))


async def _act_on_question(
    talk: Talk, draft: Draft, what: FormAct, question: Question, value: str
) -> None:
    work = talk.work
    match what:
        case "set":
            answer = await _picked(talk, question, value)
            draft = await steps.answer(work, talk.forms, draft, question.name, answer)
        case "on" | "off":
            draft = await _mark(talk, draft, question, what, value)
        case "skip":
            draft = await steps.skip(work, draft, question.name)
        case "back":
            draft = await answering.ask_previous(work, draft)
        case "page":
            typed, _ = searched(draft, question)
            draft = await answering.ask(work, draft, question.name)
            draft = await search(talk, draft, question, typed, _page(value))
        case _:
            draft = await _go_on(talk, draft, question)
    if what == "set" and steps.ready_to_go(draft):
        await finish(talk, draft)
    else:
        await show(talk, draft)


def _page(value: str) -> int:
    """From 0; a forged one is the first, or one beyond the last, which is empty."""
    return int(value) if value.isascii() and value.isdigit() and len(value) <= 4 else 0


async def _picked(talk: Talk, question: Question, value: str) -> Answer:
    if question.type is QuestionType.LOOKUP:
        return Answer(await picked(talk.work, source_of(question.lookup), value))
    return read_pick(question, value, talk.say)


async def _mark(talk: Talk, draft: Draft, question: Question, what: FormAct, value: str) -> Draft:
    tapped = read_pick(question, value, talk.say).value
    answer = draft.state.answers.get(question.name)
    before = answer.value if answer and isinstance(answer.value, tuple) else ()
    marks = set(before) - set(tapped if isinstance(tapped, tuple) else ())
    if what == "on" and isinstance(tapped, tuple):
        marks |= set(tapped)
    ordered = tuple(choice.name for choice in question.choices if choice.name in marks)
    return await steps.mark(talk.work, draft, question.name, Answer(ordered))


async def _go_on(talk: Talk, draft: Draft, question: Question) -> Draft:
    """Leave the question as it is answered; without an answer that is skipping it."""
    if question.name in draft.state.answers:
        return await steps.go_on(talk.work, draft)
    if not engine.can_skip(question):
        raise FormError("form-required")
    return await steps.skip(talk.work, draft, question.name)


async def _act_on_draft(
    talk: Talk, draft: Draft, what: FormAct, question: Question | None, value: str
) -> None:
    work = talk.work
    match what:
        case "send":
            await _send(talk, draft)
        case "later":
            await put_aside(talk, draft)
        case "drop":
            await show(talk, draft, News(summary=SummaryOf.WHAT_IS_LOST))
        case "change":
            await show(talk, draft, News(summary=SummaryOf.WHAT_CAN_CHANGE))
        case "sure":
            await responses.drop(work, draft.id)
            talk.reply.edit(dropped_screen(talk.say))
            close_earlier(talk.reply, draft, None)
        case "to" if draft.purpose == LOOSE:
            await finish(talk, await loose.make_comment(work, draft, _row_id(value)))
        case "new" if draft.purpose == LOOSE:
            close_earlier(talk.reply, draft, None)
            await show(talk, await loose.make_request(work, talk.forms, draft))
        case "ask" if question is not None:
            await show(talk, await answering.ask(work, draft, question.name))
        case _:
            await resume(talk, draft)


def _row_id(value: str) -> int:
    if not (value.isascii() and value.isdigit() and len(value) <= LONGEST_ID):
        raise NotFound("error-request-unknown")
    return int(value)


async def _send(talk: Talk, draft: Draft) -> None:
    if not engine.missing(draft.definition, draft.state):
        await finish(talk, draft)
        return
    draft = await answering.ask_next(talk.work, draft)
    await show(talk, draft, News(error=DeskError("error-draft-incomplete")))


async def put_aside(talk: Talk, draft: Draft) -> None:
    """Keep a draft for later, and say where it is."""
    await responses.put_aside(talk.work, draft.id)
    aside = aside_screen(talk.say, draft, await subject_of(talk.work, draft))
    talk.reply.edit(replace(aside, shows=Shown(draft.id)))
    await leave_earlier(talk.work, talk.reply, talk.say, draft)


async def resume(talk: Talk, draft: Draft) -> None:
    """Go on with a draft where it was left: at its question, or at what is still open."""
    if draft.question is None and draft.purpose != LOOSE:
        draft = await steps.go_on(talk.work, draft)
    else:
        draft = await answering.ask(talk.work, draft, draft.question)
    await show(talk, draft)
