"""What a person has begun: the draft being asked, those about one thing, and the list of all."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import BigInteger, ColumnElement, and_, bindparam, exists, or_, select

from domain.forms import answering, responses
from domain.forms.answers import Answer
from domain.forms.model import FormDefinition
from domain.forms.response_state import put_in, read_states
from domain.forms.responses import RESPONSE, Draft, Response, draft_of, load
from domain.forms.versions import definition_of
from domain.permissions import Permission, needs
from domain.work import Work
from storage.models import Attachment, FormAnswer, FormResponse
from storage.statements import Statement

DRAFT_LIMIT = 20
"""Open drafts about one thing that are gone on with."""

DRAFTS_SHOWN = 8
"""Of all drafts the latest: two buttons each, on one screen of a phone."""


@dataclass(frozen=True)
class DraftLine:
    """A draft in the list of drafts, and when it was touched last."""

    draft: Draft
    updated_at: datetime


@needs(Permission.ANSWER_FORMS)
async def open_about(work: Work, purpose: str, subject_id: int | None) -> list[Draft]:
    """The actor's open drafts of a purpose about one thing, the latest first."""
    found = await work.session.scalars(
        select(FormResponse.id)
        .where(
            FormResponse.person_id == work.actor.id,
            FormResponse.state == "open",
            FormResponse.purpose == purpose,
            FormResponse.subject_id.is_not_distinct_from(subject_id),
        )
        .order_by(FormResponse.updated_at.desc())
        .limit(DRAFT_LIMIT)
    )
    return [await load(work, response_id) for response_id in found]


@needs(Permission.ANSWER_FORMS)
async def begin_or_go_on(
    work: Work,
    definition: FormDefinition,
    purpose: str,
    subject_id: int | None,
    known: Mapping[str, Answer] | None = None,
) -> Draft:
    """Begin a form, or go on with the one begun where it was left; it is the one that words
    without an address are for from now on.

    Args:
        definition: the form, should it begin.
        purpose, subject_id: as of `responses.start`.
        known: answers that need not be asked for, whatever was answered before.
    """
    begun = await open_about(work, purpose, subject_id)
    if not begun:
        return await responses.start(work, definition, purpose, subject_id, known)
    latest = begun[0]
    if known:
        await put_in(work, latest.id, known)
        latest = await load(work, latest.id)
    return await answering.ask(work, latest, latest.question)


@needs(Permission.ANSWER_FORMS)
async def being_asked(work: Work) -> Draft | None:
    """The draft whose question the actor is looking at, if there is one."""
    response_id = await _ASKED.value(work.transaction, person=work.actor.id)
    return None if response_id is None else await load(work, response_id)


_ASKED = Statement(
    select(FormResponse.id).where(
        FormResponse.person_id == bindparam("person"),
        FormResponse.asked,
        FormResponse.state == "open",
    )
)


def begun(person: int | ColumnElement[int]) -> ColumnElement[bool]:
    """The condition on responses that they are a person's drafts with something in them: one asked
    for and left before anything was said is not worth a line.
    """
    answered = exists().where(FormAnswer.response_id == FormResponse.id)
    with_files = exists().where(Attachment.response_id == FormResponse.id)
    return and_(
        FormResponse.person_id == person,
        FormResponse.state == "open",
        or_(answered, with_files),
    )


@needs(Permission.ANSWER_FORMS)
async def drafts(work: Work) -> list[DraftLine]:
    """The actor's open drafts, the latest first, DRAFTS_SHOWN at the most; in two statements."""
    rows = await _BEGUN.all(work.transaction, person=work.actor.id)
    found = {row.id: Response(*row[:-1]) for row in rows}
    forms = {each.id: await definition_of(work, each.version) for each in found.values()}
    states = await read_states(work, forms)
    return [
        DraftLine(draft_of(found[row.id], forms[row.id], states[row.id]), row.updated_at)
        for row in rows
    ]


_BEGUN = Statement(
    RESPONSE.add_columns(FormResponse.updated_at)
    .where(begun(bindparam("person", type_=BigInteger)))
    .order_by(FormResponse.updated_at.desc(), FormResponse.id.desc())
    .limit(DRAFTS_SHOWN)
)
