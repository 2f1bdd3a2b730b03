"""Asking a form step by step: what an answer leads to, by the purpose of the form."""

from dataclasses import replace
from datetime import datetime

from domain.asking.catalog import Forms
from domain.asking.purposes import PURPOSES
from domain.forms import answering, engine
from domain.forms.answers import Answer
from domain.forms.responses import Draft
from domain.requests import drafting
from domain.requests.form import KIND, main_question
from domain.work import Work


async def answer(
    work: Work, forms: Forms, draft: Draft, name: str, given: Answer, message_id: int | None = None
) -> Draft:
    """Save an answer and go on: to the next question, to the kind's own, or to the summary.

    Raises:
        FormError: the answer will not do; nothing is saved.
    """
    draft = await answering.save_answer(work, draft, name, given, message_id)
    if draft.purpose == drafting.PURPOSE and name == KIND:
        draft = await drafting.choose_kind(work, forms.requests, draft)
    return await _past_optional(work, draft)


async def change(
    work: Work, forms: Forms, draft: Draft, name: str, given: Answer, message_id: int | None
) -> Draft:
    """Change an earlier answer; the question being asked stays, unless the answer decides on it.

    Raises:
        FormError: the answer will not do; nothing is changed.
    """
    if draft.purpose == drafting.PURPOSE and name == KIND:
        return await answer(work, forms, draft, name, given, message_id)
    return await answering.correct(work, draft, name, given, message_id)


async def mark(work: Work, draft: Draft, name: str, given: Answer) -> Draft:
    """Save one mark of many, and stay at the question.

    Raises:
        FormError: there is no such option.
    """
    if given.is_empty:
        draft = await answering.forget_answer(work, draft, name)
    else:
        draft = await answering.save_answer(work, draft, name, given)
    return await answering.ask(work, draft, name)


async def skip(work: Work, draft: Draft, name: str) -> Draft:
    """Pass over a question.

    Raises:
        TooLate: it is required.
    """
    return await _past_optional(work, await answering.skip(work, draft, name))


async def confirm(work: Work, draft: Draft, name: str) -> Draft:
    """Take what is known, or only shown, as the answer.

    Raises:
        FormError: it would not do any more; nothing is saved.
    """
    return await _past_optional(work, await answering.confirm_known(work, draft, name))


async def go_on(work: Work, draft: Draft) -> Draft:
    """Ask what is still open, whatever is being asked now."""
    return await _past_optional(work, await answering.ask_next(work, draft))


async def _past_optional(work: Work, draft: Draft) -> Draft:
    """Where optional questions are not asked in turn, what is required comes before them, then the
    summary.
    """
    if PURPOSES[draft.purpose].in_turn or draft.question is None:
        return draft
    required = engine.missing(draft.definition, draft.state)
    following = required[0].name if required else None
    return draft if following == draft.question else await answering.ask(work, draft, following)


def ready_to_go(draft: Draft) -> bool:
    """Whether the form is to be handed in now, without a summary."""
    purpose = PURPOSES[draft.purpose]
    if not purpose.at_once or engine.missing(draft.definition, draft.state):
        return False
    return draft.question is None or not purpose.in_turn


async def add_words(work: Work, draft: Draft, text: str, message_id: int | None) -> Draft | None:
    """Add words to the form's main text; None when it has no question for words.

    Args:
        message_id: of the message the words came in. Words of two messages belong to neither: an
            edit of one of them must not take the other away.

    Raises:
        FormError: it has become too long.
    """
    question = main_question(draft.definition)
    if question is None:
        return None
    before = draft.state.answers.get(question.name, Answer())
    written = before.value if isinstance(before.value, str) else ""
    whole = replace(before, value=f"{written}\n{text}" if written else text)
    only = None if written else message_id
    return await answering.correct(work, draft, question.name, whole, only)


def follows_long_text(draft: Draft, sent_at: datetime) -> str | None:
    """The question whose long answer a message goes on with.

    Telegram cuts a long text into messages that are sent at the same moment.

    Args:
        sent_at: when the message was sent, by its sender's server.
    """
    long_text = draft.screen.get("long")
    if not isinstance(long_text, dict):
        return None
    late = sent_at > datetime.fromisoformat(long_text["until"])
    return None if late else str(long_text["question"])
