"""Rows of a repeat: one more, one less, and no more of them."""

from dataclasses import replace

from sqlalchemy import delete

from domain.errors import NotFound
from domain.forms import engine
from domain.forms.answering import ask, ask_next, let_go, question_of
from domain.forms.answers import answer_to_json
from domain.forms.errors import FormError
from domain.forms.model import QuestionType
from domain.forms.response_state import write_answer
from domain.forms.responses import Draft
from domain.permissions import Permission, needs
from domain.work import Work
from storage.models import FormAnswer


@needs(Permission.ANSWER_FORMS)
async def add_row(work: Work, draft: Draft, repeat: str) -> Draft:
    """Add a row to a repeat, and ask its first question.

    Raises:
        FormError: there were too many rows already. NotFound: the form has no such repeat.
    """
    _repeat(draft, repeat)
    state = engine.row_added(draft.definition, draft.state, repeat)
    await _write_rows(work, draft, repeat, state)
    added = engine.rows_of(state, repeat).last
    rows = (row.question for row in engine.summary(draft.definition, state))
    first = next((each.name for each in rows if each.row == (repeat, added)), repeat)
    return await ask(work, replace(draft, state=state), first)


@needs(Permission.ANSWER_FORMS)
async def remove_row(work: Work, draft: Draft, repeat: str, number: int) -> Draft:
    """Take a row away with all that was answered in it.

    Raises:
        NotFound: the form has no such repeat.
    """
    _repeat(draft, repeat)
    state = engine.row_removed(draft.state, repeat, number)
    gone = sorted(
        (draft.state.answers.keys() | draft.state.skipped | draft.state.known.keys())
        - (state.answers.keys() | state.skipped | state.known.keys())
    )
    for name in gone:
        await let_go(work, draft.state.answers.get(name), None)
    await work.session.execute(
        delete(FormAnswer).where(FormAnswer.response_id == draft.id, FormAnswer.question.in_(gone))
    )
    await _write_rows(work, draft, repeat, state)
    return await ask_next(work, replace(draft, state=state))


@needs(Permission.ANSWER_FORMS)
async def close_repeat(work: Work, draft: Draft, repeat: str) -> Draft:
    """No more rows: go on behind the repeat.

    Raises:
        FormError: a row is required, and there is none. NotFound: the form has no such repeat.
    """
    _repeat(draft, repeat)
    if not engine.can_close(draft.definition, draft.state, repeat):
        raise FormError("form-rows-required")
    state = engine.repeat_closed(draft.state, repeat)
    await _write_rows(work, draft, repeat, state)
    return await ask_next(work, replace(draft, state=state))


def _repeat(draft: Draft, name: str) -> None:
    if question_of(draft, name).type is not QuestionType.REPEAT:
        raise NotFound("error-question-unknown")


async def _write_rows(work: Work, draft: Draft, repeat: str, state: engine.State) -> None:
    await write_answer(work, draft.id, repeat, answer_to_json(state.answers[repeat]))
