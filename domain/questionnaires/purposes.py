"""The questionnaire among what forms are asked for, and the correction of one of its answers."""

from collections.abc import Mapping
from zoneinfo import ZoneInfo

from sqlalchemy import select

from domain.asking.purpose import IDS, Handed, Purpose
from domain.errors import NotFound
from domain.forms import answering, engine, responses
from domain.forms.own_columns import is_personal
from domain.forms.parsing import parse
from domain.forms.responses import Draft
from domain.permissions import Permission, needs
from domain.questionnaires import finishing
from domain.questionnaires.fields import words_of
from domain.questionnaires.rows import PURPOSE, lock_correctable
from domain.work import Work
from storage.models import Client, Questionnaire
from storage.statements import Statement

CORRECTION = "correct_answer"
"""The purpose of a form that asks what an answer should be, once it was handed in."""

WHICH, ASKED, WORDS = "which", "asked", "words"
"""Its questions: hidden, the name and the words of the one corrected; and what it should be."""


_QUESTIONNAIRES = Statement(
    select(Questionnaire.id, Client.name)
    .join(Client, Client.id == Questionnaire.client_id)
    .where(Questionnaire.id == IDS)
)


async def _hand_in(work: Work, draft: Draft) -> Handed:
    return Handed("questionnaire", {"questionnaire_id": await finishing.hand_in(work, draft)})


@needs(Permission.FILL_QUESTIONNAIRES)
async def _correct(work: Work, draft: Draft) -> Handed:
    """What was typed is read as an answer to the question that is corrected."""
    await responses.hand_in(work, draft)
    row = await lock_correctable(work, draft.subject_id)
    said = engine.counted(draft.definition, draft.state)
    name, words = words_of(said.get(WHICH)) or "", words_of(said.get(WORDS)) or ""
    corrected = await responses.read(work, row.response_id)
    question = corrected.definition.question(name)
    if question is None:
        raise NotFound("error-question-unknown")
    if is_personal(question):
        # It is the questionnaire's answer from now on, and goes with that when it has to.
        await answering.forget(work, draft.id, WORDS)
    answer = parse(
        question,
        words,
        language=work.actor.language,
        now=corrected.state.now,
        time_zone=ZoneInfo(work.actor.time_zone),
    )
    await finishing.correct(work, row.id, name, answer)
    return Handed("questionnaire", {"questionnaire_id": row.id})


QUESTIONNAIRE_PURPOSES: Mapping[str, Purpose] = {
    PURPOSE: Purpose(_hand_in, _QUESTIONNAIRES, in_turn=True),
    CORRECTION: Purpose(_correct, _QUESTIONNAIRES, at_once=True),
}
