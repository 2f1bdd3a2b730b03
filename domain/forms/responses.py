"""Responses: one person's answers to one form, saved one by one, so that nothing is lost.

Many drafts may be open at once, one of them is being asked. Each answer is a compare-and-set on
that question's own revision, so a tap repeated by a bad network changes nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import delete, insert, select, update
from sqlalchemy.dialects.postgresql import insert as upsert

from domain.errors import NotFound, TooLate
from domain.forms import engine
from domain.forms.answers import Answer, answer_from_json, answer_to_json
from domain.forms.model import FormDefinition
from domain.forms.versions import version_id
from domain.permissions import Permission, needs
from domain.work import Work
from storage.models import FormAnswer, FormResponse, FormVersion

DRAFT_LIMIT = 20
"""Open drafts shown to a person; the oldest beyond them stay in the database."""


@dataclass(frozen=True)
class Draft:
    """An open response as the engine and the screens need it.

    `question` is the name of the one being asked, None on the summary. `revisions` are those of
    the answers given, by question.
    """

    id: int
    definition: FormDefinition
    purpose: str
    subject_id: int | None
    state: engine.State
    question: str | None
    screen: Mapping[str, Any]
    revisions: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class DraftLine:
    """A draft in the list of drafts."""

    id: int
    purpose: str
    subject_id: int | None
    form_name: str
    updated_at: datetime


@needs(Permission.ANSWER_FORMS)
async def start(
    work: Work,
    definition: FormDefinition,
    purpose: str,
    subject_id: int | None = None,
    known: Mapping[str, Answer] | None = None,
) -> Draft:
    """Begin a response; whatever was being asked before stays as a draft.

    Args:
        purpose: what handing in does.
        subject_id: what it is about.
        known: answers that need not be asked for.
    """
    await _put_aside(work)
    state = engine.State(_local_now(work), dict(known or {}))
    first = engine.next_question(definition, state)
    response_id: int = (
        await work.session.execute(
            insert(FormResponse)
            .values(
                form_version_id=await version_id(work, definition),
                person_id=work.actor.id,
                purpose=purpose,
                subject_id=subject_id,
                state="open",
                asked=True,
                question=first.name if first else None,
                created_at=work.now,
                updated_at=work.now,
            )
            .returning(FormResponse.id)
        )
    ).scalar_one()
    await _insert_known(work, response_id, state)
    return await load(work, response_id)


async def _insert_known(work: Work, response_id: int, state: engine.State) -> None:
    if state.answers:
        await work.session.execute(
            insert(FormAnswer),
            [
                {
                    "response_id": response_id,
                    "question": name,
                    "value": answer_to_json(answer),
                    "answered_at": work.now,
                }
                for name, answer in state.answers.items()
            ],
        )


def _local_now(work: Work) -> datetime:
    return work.now.astimezone(ZoneInfo(work.actor.time_zone))


async def _put_aside(work: Work) -> None:
    await work.session.execute(
        update(FormResponse)
        .where(
            FormResponse.person_id == work.actor.id,
            FormResponse.asked,
            FormResponse.state == "open",
        )
        .values(asked=False)
    )


@needs(Permission.ANSWER_FORMS)
async def load(work: Work, response_id: int) -> Draft:
    """An open response of the actor, locked until the transaction ends.

    Raises:
        NotFound: it is somebody else's, or does not exist. TooLate: it was handed in or dropped.
    """
    row = (
        await work.session.execute(
            select(FormResponse, FormVersion.definition)
            .join(FormVersion, FormVersion.id == FormResponse.form_version_id)
            .where(FormResponse.id == response_id, FormResponse.person_id == work.actor.id)
            .with_for_update(of=FormResponse)
            .execution_options(populate_existing=True)
        )
    ).first()
    if row is None:
        raise NotFound("error-draft-unknown")
    response: FormResponse = row[0]
    if response.state != "open":
        raise TooLate("error-draft-over")
    return await _draft(work, response, FormDefinition.from_json(row.definition))


async def _draft(work: Work, response: FormResponse, definition: FormDefinition) -> Draft:
    rows = await work.session.execute(
        select(
            FormAnswer.question, FormAnswer.value, FormAnswer.skipped, FormAnswer.revision
        ).where(FormAnswer.response_id == response.id)
    )
    answers: dict[str, Answer] = {}
    skipped: set[str] = set()
    revisions: dict[str, int] = {}
    for name, value, was_skipped, revision in rows:
        revisions[name] = revision
        question = definition.question(name)
        if was_skipped:
            skipped.add(name)
        elif question is not None and value is not None:
            answers[name] = answer_from_json(question.type, value)
    return Draft(
        id=response.id,
        definition=definition,
        purpose=response.purpose,
        subject_id=response.subject_id,
        state=engine.State(_local_now(work), answers, frozenset(skipped)),
        question=response.question,
        screen=response.screen,
        revisions=revisions,
    )


@needs(Permission.ANSWER_FORMS)
async def being_asked(work: Work) -> Draft | None:
    """The draft whose question the actor is looking at, if there is one."""
    response_id = await work.session.scalar(
        select(FormResponse.id).where(
            FormResponse.person_id == work.actor.id,
            FormResponse.asked,
            FormResponse.state == "open",
        )
    )
    return None if response_id is None else await load(work, response_id)


@needs(Permission.ANSWER_FORMS)
async def drafts(work: Work) -> list[DraftLine]:
    """The actor's open drafts, the latest first, DRAFT_LIMIT at the most."""
    rows = await work.session.execute(
        select(
            FormResponse.id,
            FormResponse.purpose,
            FormResponse.subject_id,
            FormVersion.name,
            FormResponse.updated_at,
        )
        .join(FormVersion, FormVersion.id == FormResponse.form_version_id)
        .where(FormResponse.person_id == work.actor.id, FormResponse.state == "open")
        .order_by(FormResponse.updated_at.desc())
        .limit(DRAFT_LIMIT)
    )
    return [DraftLine(*row) for row in rows]


@needs(Permission.ANSWER_FORMS)
async def save_answer(work: Work, draft: Draft, name: str, answer: Answer) -> Draft:
    """Check an answer, save it, and go on to the next open question.

    Raises:
        FormError: the answer will not do; nothing is saved.
    """
    question = draft.definition.question(name)
    if question is None:
        raise NotFound("error-question-unknown")
    engine.check(draft.definition, question, answer, draft.state, language=work.actor.language)
    await _write(work, draft, name, answer_to_json(answer), skipped=False)
    return await _go_on(work, draft, engine.answered(draft.state, name, answer))


@needs(Permission.ANSWER_FORMS)
async def skip(work: Work, draft: Draft, name: str) -> Draft:
    """Pass over a question that is not required.

    Raises:
        TooLate: it is required, or not part of this form any more.
    """
    question = draft.definition.question(name)
    if question is None or not engine.can_skip(question):
        raise TooLate("error-question-required")
    await _write(work, draft, name, None, skipped=True)
    return await _go_on(work, draft, engine.skipped(draft.state, name))


@needs(Permission.ANSWER_FORMS)
async def skip_rest(work: Work, draft: Draft) -> Draft:
    """Pass over everything that is still open and not required."""
    state = engine.rest_skipped(draft.definition, draft.state)
    for name in sorted(state.skipped - draft.state.skipped):
        await _write(work, draft, name, None, skipped=True)
    return await _go_on(work, draft, state)


async def _write(
    work: Work, draft: Draft, name: str, value: Mapping[str, Any] | None, *, skipped: bool
) -> None:
    row = {"value": value, "skipped": skipped, "answered_at": work.now}
    await work.session.execute(
        upsert(FormAnswer)
        .values(response_id=draft.id, question=name, **row)
        .on_conflict_do_update(
            index_elements=[FormAnswer.response_id, FormAnswer.question],
            set_={**row, "revision": FormAnswer.revision + 1},
        )
    )


async def _go_on(work: Work, draft: Draft, state: engine.State) -> Draft:
    following = engine.next_question(draft.definition, state)
    moved = replace(
        draft,
        state=state,
        question=following.name if following else None,
        revisions={
            **draft.revisions,
            **{n: draft.revisions.get(n, 0) + 1 for n in _changed(draft.state, state)},
        },
    )
    await _ask(work, moved)
    return moved


def _changed(before: engine.State, after: engine.State) -> set[str]:
    answers = {
        name
        for name in before.answers.keys() | after.answers.keys()
        if before.answers.get(name) != after.answers.get(name)
    }
    return answers | (before.skipped ^ after.skipped)


async def _ask(work: Work, draft: Draft) -> None:
    await _put_aside(work)
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
async def ask_previous(work: Work, draft: Draft) -> Draft:
    """Go back to the question before the one being asked; stay at the first."""
    before = engine.previous_question(draft.definition, draft.state, draft.question)
    return await ask(work, draft, before.name if before else draft.question)


@needs(Permission.ANSWER_FORMS)
async def remember_screen(work: Work, draft: Draft, screen: Mapping[str, Any]) -> None:
    """Note which message shows the question, to edit it rather than send another."""
    await work.session.execute(
        update(FormResponse).where(FormResponse.id == draft.id).values(screen=dict(screen))
    )


@needs(Permission.ANSWER_FORMS)
async def change_form(work: Work, draft: Draft, definition: FormDefinition) -> Draft:
    """Put another form under an open draft; answers to questions of the same name stay."""
    await work.session.execute(
        update(FormResponse)
        .where(FormResponse.id == draft.id)
        .values(form_version_id=await version_id(work, definition))
    )
    changed = await load(work, draft.id)
    return await _go_on(work, changed, changed.state)


@needs(Permission.ANSWER_FORMS)
async def put_aside(work: Work, response_id: int) -> None:
    """Keep a draft for later; nothing is being asked any more.

    Raises:
        NotFound: it is not one's own. TooLate: it is over.
    """
    await load(work, response_id)
    await _put_aside(work)


@needs(Permission.ANSWER_FORMS)
async def drop(work: Work, response_id: int) -> None:
    """Throw a draft away.

    Raises:
        NotFound: it is not one's own. TooLate: it is over.
    """
    await _finish(work, await load(work, response_id), "dropped")


@needs(Permission.ANSWER_FORMS)
async def hand_in(work: Work, draft: Draft) -> None:
    """Close a complete draft; what handing in does is the act of its purpose.

    Raises:
        TooLate: a required question is open.
    """
    if engine.missing(draft.definition, draft.state):
        raise TooLate("error-draft-incomplete")
    await _finish(work, draft, "submitted")


async def _finish(work: Work, draft: Draft, state: str) -> None:
    await work.session.execute(
        update(FormResponse)
        .where(FormResponse.id == draft.id)
        .values(state=state, asked=False, question=None, submitted_at=work.now)
    )


@needs(Permission.ANSWER_FORMS)
async def forget_answer(work: Work, draft: Draft, name: str) -> Draft:
    """Take an answer back, so that its question is asked again."""
    await work.session.execute(
        delete(FormAnswer).where(FormAnswer.response_id == draft.id, FormAnswer.question == name)
    )
    return await _go_on(work, draft, engine.answered(draft.state, name, Answer()))
