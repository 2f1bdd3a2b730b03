"""What a button of a form does, or the word that means the same."""

from bot.dialogs import rows
from bot.dialogs.asked import offered_now
from bot.dialogs.draft_acts import ON_DRAFT, resume
from bot.dialogs.finishing import finish
from bot.dialogs.picks import IN_WORDS, read_pick, read_words
from bot.dialogs.presenting import News, searched
from bot.dialogs.talk import Talk, search, show
from bot.dialogs.taps import FormAct
from domain.asking import steps
from domain.asking.purposes import PURPOSES
from domain.forms import answering, engine, repeats
from domain.forms.answers import Answer
from domain.forms.errors import FormError
from domain.forms.model import Question, QuestionType
from domain.forms.responses import Draft
from domain.lookups import picked, source_of

ON_QUESTION = frozenset(
    {"set", "on", "off", "done", "skip", "back", "keep", "same", "add", "next", "page"}
)
"""Acts on the question being asked; on any other they are too late."""

ANSWERING = frozenset({"set", "same", "done"})
"""Acts after which a form that needs no summary may be handed in."""


async def act(
    talk: Talk, draft: Draft, what: FormAct, question: Question | None, value: str = ""
) -> None:
    """Do what a button says.

    Args:
        question: the one that the button belongs to.
        value: what shall be.
    """
    if what not in ON_QUESTION:
        await ON_DRAFT[what](talk, draft, question, value)
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
            answer = await _picked(talk, draft, question, value)
            draft = await steps.answer(work, talk.forms, draft, question.name, answer)
        case "on" | "off":
            draft = await _mark(talk, draft, question, what, value)
        case "same" | "next" if question.type is not QuestionType.REPEAT:
            draft = await steps.confirm(work, draft, question.name)
        case "add":
            draft = await rows.add_row(talk, draft, question, value)
        case "next":
            draft = await repeats.close_repeat(work, draft, question.name)
        case "skip":
            draft = await _skip(talk, draft, question)
        case "back":
            draft = await answering.ask_previous(work, draft)
        case "page":
            typed, _ = searched(draft, question)
            draft = await answering.ask(work, draft, question.name)
            draft = await search(talk, draft, question, typed, _page(value))
        case _:
            draft = await _go_on(talk, draft, question)
    goes = what in ANSWERING or PURPOSES[draft.purpose].in_turn
    if goes and steps.ready_to_go(draft):
        await finish(talk, draft)
    else:
        await show(talk, draft)


def _page(value: str) -> int:
    """From 0; a forged one is the first, or one beyond the last, which is empty."""
    return int(value) if value.isascii() and value.isdigit() and len(value) <= 4 else 0


async def _picked(talk: Talk, draft: Draft, question: Question, value: str) -> Answer:
    if question.type is QuestionType.LOOKUP:
        return Answer(await picked(talk.work, source_of(question.lookup), value))
    if question.type in IN_WORDS:
        return read_words(draft, question, value)
    return read_pick(question, value, talk.say)


async def _mark(talk: Talk, draft: Draft, question: Question, what: FormAct, value: str) -> Draft:
    tapped = read_pick(question, value, talk.say).value
    answer = draft.state.answers.get(question.name) or offered_now(draft, question)
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
    if offered_now(draft, question) is not None:
        return await steps.confirm(talk.work, draft, question.name)
    return await _skip(talk, draft, question)


async def _skip(talk: Talk, draft: Draft, question: Question) -> Draft:
    if not engine.can_skip(question):
        raise FormError("form-required")
    return await steps.skip(talk.work, draft, question.name)
