"""Correcting an answer after its form was handed in: what it was before is kept."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import insert

from domain.forms import engine
from domain.forms.answering import question_of
from domain.forms.answers import Answer, answer_to_json
from domain.forms.model import Question
from domain.forms.own_columns import is_personal
from domain.forms.response_state import write_answer
from domain.forms.responses import Draft, handed_in
from domain.permissions import Permission, needs
from domain.work import Work
from storage.models import AnswerCorrection

ERASED: Mapping[str, Any] = {"erased": True}
"""Stands among corrections for an earlier answer that is not kept there."""


@needs(Permission.ANSWER_FORMS)
async def correct_submitted(work: Work, response_id: int, name: str, answer: Answer) -> Draft:
    """Correct an answer of a form after handing in, within an act that knows whose it is. What it
    was before, who corrected it and when is kept for good (domain 5); the same answer again changes
    nothing. Of a phone or a mail it is kept that there was one: what is kept for good cannot go
    with its person's consent.

    Returns:
        The form as it is now.

    Raises:
        NotFound: there is no such form, or it has no such question.
        TooLate: it is not handed in. FormError: the answer will not do.
    """
    draft = await handed_in(work, response_id)
    question = question_of(draft, name)
    before = draft.state.answers.get(name)
    engine.check(draft.definition, question, answer, draft.state, language=work.actor.language)
    if answer == (before or Answer()):
        return draft
    await work.session.execute(
        insert(AnswerCorrection).values(
            response_id=response_id,
            question=name,
            value=_earlier(question, before),
            by_id=work.actor.id,
            at=work.now,
        )
    )
    await write_answer(work, draft.id, name, answer_to_json(answer), skipped=answer.is_empty)
    if answer.is_empty:
        return replace(draft, state=engine.skipped(draft.state, name))
    return replace(draft, state=engine.answered(draft.state, name, answer))


def _earlier(question: Question, before: Answer | None) -> Mapping[str, Any] | None:
    if before is None:
        return None
    return ERASED if is_personal(question) else answer_to_json(before)
