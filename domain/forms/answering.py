"""Answering a draft: every answer is saved as it is given, and the next question follows."""

from dataclasses import dataclass, replace

from sqlalchemy import bindparam, delete, select, update

from domain.errors import NotFound, TooLate
from domain.forms import engine
from domain.forms.answers import Answer, answer_to_json
from domain.forms.model import FormDefinition, Question
from domain.forms.response_state import write_answer
from domain.forms.responses import Draft, leave_question, load
from domain.forms.state import row_exists
from domain.forms.versions import version_id
from domain.permissions import Permission, needs
from domain.work import Work
from storage.models import Attachment, FormAnswer, FormResponse
from storage.statements import Statement


@dataclass(frozen=True)
class Written:
    """The answer that a message gave, and what has become of its response."""

    response_id: int
    question: str
    state: str
    purpose: str
    subject_id: int | None


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
    question = question_of(draft, name)
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
    await _save(work, draft, question_of(draft, name), answer, message_id)
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


def question_of(draft: Draft, name: str) -> Question:
    """The question of that name; a button may be of a row that was removed since.

    Raises:
        NotFound: the form has no such question, or its row is gone.
    """
    question = draft.definition.question(name)
    if question is None or not row_exists(draft.state, question):
        raise NotFound("error-question-unknown")
    return question


async def _save(
    work: Work, draft: Draft, question: Question, answer: Answer, message_id: int | None
) -> None:
    engine.check(draft.definition, question, answer, draft.state, language=work.actor.language)
    await let_go(work, draft.state.answers.get(question.name), answer)
    await write_answer(work, draft.id, question.name, answer_to_json(answer), message_id=message_id)


async def let_go(work: Work, before: Answer | None, after: Answer | None) -> None:
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
    if question is None or not row_exists(draft.state, question) or not engine.can_skip(question):
        raise TooLate("error-question-required")
    await let_go(work, draft.state.answers.get(name), None)
    await write_answer(work, draft.id, name, None, skipped=True)
    return await _go_on(work, draft, engine.skipped(draft.state, name))


@needs(Permission.ANSWER_FORMS)
async def confirm_known(work: Work, draft: Draft, name: str) -> Draft:
    """Take what is known, or the form's default, as the answer; a read-only question that has
    neither is passed over.

    Raises:
        TooLate: nothing is known any more, and the question waits for an answer.
    """
    question = question_of(draft, name)
    offered = engine.offered(draft.definition, draft.state, question)
    if offered is not None:
        return await save_answer(work, draft, name, offered)
    if question.read_only:
        return await skip(work, draft, name)
    raise TooLate("error-known-nothing")


@needs(Permission.ANSWER_FORMS)
async def forget_answer(work: Work, draft: Draft, name: str) -> Draft:
    """Take an answer back, so that its question is asked again."""
    await let_go(work, draft.state.answers.get(name), None)
    await work.session.execute(
        delete(FormAnswer).where(FormAnswer.response_id == draft.id, FormAnswer.question == name)
    )
    return await _go_on(work, draft, engine.answered(draft.state, name, Answer()))


@needs(Permission.ANSWER_FORMS)
async def forget(work: Work, response_id: int, name: str) -> None:
    """Erase an answer of a response that is over; within the act that ended it."""
    await work.session.execute(
        delete(FormAnswer).where(FormAnswer.response_id == response_id, FormAnswer.question == name)
    )


async def _go_on(work: Work, draft: Draft, state: engine.State) -> Draft:
    for name, answer in engine.came_once(draft.definition, state).items():
        await write_answer(work, draft.id, name, answer_to_json(answer))
        state = engine.answered(state, name, answer)
    following = engine.next_question(draft.definition, state)
    moved = replace(draft, state=state, question=following.name if following else None)
    return await _ask(work, moved)


async def _ask(work: Work, draft: Draft) -> Draft:
    """Ask the draft's question. The draft is locked: when it is the one being asked, no other
    of its person's is.
    """
    if not draft.asked:
        await leave_question(work)
    await _ASK.all(work.transaction, response=draft.id, name=draft.question, at=work.now)
    return replace(draft, asked=True)


_ASK = Statement(
    update(FormResponse)
    .where(FormResponse.id == bindparam("response"))
    .values(
        question=bindparam("name"),
        asked=True,
        updated_at=bindparam("at"),
        revision=FormResponse.revision + 1,
    )
)


@needs(Permission.ANSWER_FORMS)
async def ask(work: Work, draft: Draft, name: str | None) -> Draft:
    """Ask a certain question (again): to edit an earlier answer, to go back, or to resume.

    Args:
        name: of the question; None for the summary.
    """
    return await _ask(work, replace(draft, question=name))


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
            select(
                FormAnswer.response_id,
                FormAnswer.question,
                FormResponse.state,
                FormResponse.purpose,
                FormResponse.subject_id,
            )
            .join(FormResponse, FormResponse.id == FormAnswer.response_id)
            .where(FormAnswer.message_id == message_id, FormResponse.person_id == work.actor.id)
            .order_by(FormAnswer.answered_at.desc())
            .limit(1)
        )
    ).first()
    return None if row is None else Written(*row)
