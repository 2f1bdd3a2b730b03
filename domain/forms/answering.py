"""Answering a draft: every answer is saved as it is given, and the next question follows."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.dialects.postgresql import insert

from domain.errors import NotFound, TooLate
from domain.forms import engine
from domain.forms.answers import Answer, answer_to_json
from domain.forms.model import FormDefinition, Question
from domain.forms.responses import Draft, leave_question, load
from domain.forms.versions import version_id
from domain.permissions import Permission, needs
from domain.work import Work
from storage.models import Attachment, FormAnswer, FormResponse


@dataclass(frozen=True)
class Written:
    """The answer that a message gave, and what has become of its response."""

    response_id: int
    question: str
    state: str


@needs(Permission.ANSWER_FORMS)
async def save_answer(
    work: Work, draft: Draft, name: str, answer: Answer, message_id: int | None = None
) -> Draft:
    """Check an answer, save it, and go on to the next open question.

    Args:
        message_id: of the message it was written in, so that editing that changes the answer.

    Raises:
        FormError: the answer will not do; nothing is saved.
    """
    question = _question(draft, name)
    await _save(work, draft, question, answer, message_id)
    return await _go_on(work, draft, engine.answered(draft.state, name, answer))


@needs(Permission.ANSWER_FORMS)
async def correct(
    work: Work, draft: Draft, name: str, answer: Answer, message_id: int | None
) -> Draft:
    """Change an earlier answer, while the question being asked stays the same if it can.

    Raises:
        FormError: the answer will not do; nothing is changed.
    """
    await _save(work, draft, _question(draft, name), answer, message_id)
    state = engine.answered(draft.state, name, answer)
    asked = draft.definition.question(draft.question) if draft.question else None
    if asked is not None and asked not in engine.relevant_questions(draft.definition, state):
        asked = engine.next_question(draft.definition, state)
    corrected = replace(draft, state=state, question=asked.name if asked else None)
    await work.session.execute(
        update(FormResponse)
        .where(FormResponse.id == draft.id)
        .values(question=corrected.question, updated_at=work.now)
    )
    return corrected


def _question(draft: Draft, name: str) -> Question:
    question = draft.definition.question(name)
    if question is None:
        raise NotFound("error-question-unknown")
    return question


async def _save(
    work: Work, draft: Draft, question: Question, answer: Answer, message_id: int | None
) -> None:
    engine.check(draft.definition, question, answer, draft.state, language=work.actor.language)
    await _let_go(work, draft.state.answers.get(question.name), answer)
    await _write(
        work, draft, question.name, answer_to_json(answer), skipped=False, message_id=message_id
    )


async def _let_go(work: Work, before: Answer | None, after: Answer | None) -> None:
    """Files of an answer that was given anew do not go along with the form any more."""
    kept = {media.attachment for media in after.attachments} if after else set()
    gone = [
        int(media.attachment)
        for media in (before.attachments if before else ())
        if media.attachment not in kept
    ]
    if gone:
        await work.session.execute(
            update(Attachment).where(Attachment.id.in_(gone)).values(response_id=None)
        )


@needs(Permission.ANSWER_FORMS)
async def skip(work: Work, draft: Draft, name: str) -> Draft:
    """Pass over a question that is not required; an answer given to it before is taken back.

    Raises:
        TooLate: it is required, or not part of this form any more.
    """
    question = draft.definition.question(name)
    if question is None or not engine.can_skip(question):
        raise TooLate("error-question-required")
    await _let_go(work, draft.state.answers.get(name), None)
    await _write(work, draft, name, None, skipped=True)
    return await _go_on(work, draft, engine.skipped(draft.state, name))


@needs(Permission.ANSWER_FORMS)
async def forget_answer(work: Work, draft: Draft, name: str) -> Draft:
    """Take an answer back, so that its question is asked again."""
    await _let_go(work, draft.state.answers.get(name), None)
    await work.session.execute(
        delete(FormAnswer).where(FormAnswer.response_id == draft.id, FormAnswer.question == name)
    )
    return await _go_on(work, draft, engine.answered(draft.state, name, Answer()))


async def _write(
    work: Work,
    draft: Draft,
    name: str,
    value: Mapping[str, Any] | None,
    *,
    skipped: bool,
    message_id: int | None = None,
) -> None:
    row = {
        "value": value,
        "skipped": skipped,
        "message_id": message_id,
        "answered_at": work.now,
    }
    await work.session.execute(
        insert(FormAnswer)
        .values(response_id=draft.id, question=name, **row)
        .on_conflict_do_update(
            index_elements=[FormAnswer.response_id, FormAnswer.question],
            set_={**row, "revision": FormAnswer.revision + 1},
        )
    )


async def _go_on(work: Work, draft: Draft, state: engine.State) -> Draft:
    following = engine.next_question(draft.definition, state)
    moved = replace(draft, state=state, question=following.name if following else None)
    await _ask(work, moved)
    return moved


async def _ask(work: Work, draft: Draft) -> None:
    await leave_question(work)
    await work.session.execute(
        update(FormResponse)
        .where(FormResponse.id == draft.id)
        .values(
            question=draft.question,
            asked=True,
            updated_at=work.now,
            revision=FormResponse.revision + 1,
        )
    )


@needs(Permission.ANSWER_FORMS)
async def ask(work: Work, draft: Draft, name: str | None) -> Draft:
    """Ask a certain question (again): to edit an earlier answer, to go back, or to resume.

    Args:
        name: of the question; None for the summary.
    """
    asked = replace(draft, question=name)
    await _ask(work, asked)
    return asked


@needs(Permission.ANSWER_FORMS)
async def ask_next(work: Work, draft: Draft) -> Draft:
    """Leave the question being asked as it is, and go on to the first one still open."""
    return await _go_on(work, draft, draft.state)


@needs(Permission.ANSWER_FORMS)
async def ask_previous(work: Work, draft: Draft) -> Draft:
    """Go back to the question before the one being asked; stay at the first."""
    before = engine.previous_question(draft.definition, draft.state, draft.question)
    return await ask(work, draft, before.name if before else draft.question)


@needs(Permission.ANSWER_FORMS)
async def change_form(work: Work, draft: Draft, definition: FormDefinition) -> Draft:
    """Put another form under an open draft; answers to questions of the same name stay."""
    await work.session.execute(
        update(FormResponse)
        .where(FormResponse.id == draft.id)
        .values(form_version_id=await version_id(work, definition))
    )
    return await ask_next(work, await load(work, draft.id))


@needs(Permission.ANSWER_FORMS)
async def written_in(work: Work, message_id: int) -> Written | None:
    """Which answer of the actor's was written in a message; the latest, should there be two."""
    row = (
        await work.session.execute(
            select(FormAnswer.response_id, FormAnswer.question, FormResponse.state)
            .join(FormResponse, FormResponse.id == FormAnswer.response_id)
            .where(FormAnswer.message_id == message_id, FormResponse.person_id == work.actor.id)
            .order_by(FormAnswer.answered_at.desc())
            .limit(1)
        )
    ).first()
    return None if row is None else Written(*row)
