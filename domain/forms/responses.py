"""Responses: one person's answers to one form, saved one by one, so that nothing is lost.

Many drafts may be open at once, one of them is being asked (`drafts`). Whoever changes one has
locked it first (`load`), and a change says what shall be, so an act repeated by a bad network
changes nothing. How answers are given is in `answering`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from sqlalchemy import (
    bindparam,
    insert,
    select,
    update,
)

from domain.errors import NotFound, TooLate
from domain.forms import engine
from domain.forms.answers import Answer
from domain.forms.model import RESTORED, FormDefinition
from domain.forms.response_state import (
    first_state,
    keep_what_counts,
    put_in,
    read_state,
    write_state,
)
from domain.forms.versions import definition_of, version_id
from domain.permissions import Permission, needs
from domain.work import Work
from storage.models import FormResponse, FormVersion
from storage.statements import Statement


@dataclass(frozen=True)
class Draft:
    """An open response as the engine and the screens need it.

    `question` is the name of the one being asked, None on the summary; `screen` is what the
    channel noted about how it is shown; `asked` says that of its person's drafts this one is.
    """

    id: int
    definition: FormDefinition
    purpose: str
    subject_id: int | None
    state: engine.State
    question: str | None
    screen: Mapping[str, Any]
    asked: bool = False

    @property
    def on_record(self) -> bool:
        """Whether it was handed over when its gate stopped it, and goes on now."""
        return RESTORED in self.state.answers


class Response(NamedTuple):
    """A response as it is read; see `Draft`."""

    id: int
    purpose: str
    subject_id: int | None
    state: str
    asked: bool
    question: str | None
    screen: Mapping[str, Any]
    version: str


@needs(Permission.ANSWER_FORMS)
async def start(
    work: Work,
    definition: FormDefinition,
    purpose: str,
    subject_id: int | None = None,
    known: Mapping[str, Answer] | None = None,
    suggested: Mapping[str, Answer] | None = None,
    rows: Mapping[str, Sequence[int]] | None = None,
) -> Draft:
    """Begin a response; whatever was being asked before stays as a draft.

    Args:
        purpose: what handing in does.
        subject_id: what it is about.
        known: answers that need not be asked for.
        suggested: what was known before and is to be confirmed, by question; of rows too
            ("people[2].phone"). What the form does not take any more is left out.
        rows: numbers of the rows that repeats have from the start.
    """
    await leave_question(work)
    state = first_state(work, definition, known or {}, suggested or {}, rows or {})
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
    await write_state(work, response_id, state)
    return await load(work, response_id)


async def leave_question(work: Work) -> None:
    """Nothing is being asked any more; within another act on the actor's drafts."""
    await _LEAVE.all(work.transaction, person=work.actor.id)


_LEAVE = Statement(
    update(FormResponse)
    .where(
        FormResponse.person_id == bindparam("person"),
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
    response, definition = await _locked(work, response_id)
    if response.state == "paused":
        raise TooLate("error-draft-paused")
    if response.state != "open":
        raise TooLate("error-draft-over")
    return await _draft(work, response, definition)


async def handed_in(work: Work, response_id: int) -> Draft:
    """A response of anybody's that was handed in, locked until the transaction ends; within the
    act that corrects it, which has looked whether the actor may. One that is paused was handed in
    as far as it goes (domain 2.6).

    Raises:
        NotFound: it does not exist. TooLate: it is not handed in.
    """
    row = await _LOCK_ANY.first(work.transaction, response=response_id)
    if row is None:
        raise NotFound("error-draft-unknown")
    response = Response(*row)
    if response.state not in ("submitted", "paused"):
        raise TooLate("error-draft-not-sent")
    return await _draft(work, response, await definition_of(work, response.version))


async def _locked(work: Work, response_id: int) -> tuple[Response, FormDefinition]:
    row = await _LOCK.first(work.transaction, response=response_id, person=work.actor.id)
    if row is None:
        raise NotFound("error-draft-unknown")
    response = Response(*row)
    return response, await definition_of(work, response.version)


RESPONSE = select(
    FormResponse.id,
    FormResponse.purpose,
    FormResponse.subject_id,
    FormResponse.state,
    FormResponse.asked,
    FormResponse.question,
    FormResponse.screen,
    FormVersion.version,
).join(FormVersion, FormVersion.id == FormResponse.form_version_id)
_READ = Statement(RESPONSE.where(FormResponse.id == bindparam("response")))
_LOCK_ANY = Statement(
    RESPONSE.where(FormResponse.id == bindparam("response")).with_for_update(of=FormResponse)
)
_LOCK = Statement(
    RESPONSE.where(
        FormResponse.id == bindparam("response"), FormResponse.person_id == bindparam("person")
    ).with_for_update(of=FormResponse)
)


@needs(Permission.ANSWER_FORMS)
async def read(work: Work, response_id: int) -> Draft:
    """A response in whatever state, as it is now; who may see it is for its subject to say.

    Raises:
        NotFound: there is none.
    """
    row = await _READ.first(work.transaction, response=response_id)
    if row is None:
        raise NotFound("error-draft-unknown")
    response = Response(*row)
    return await _draft(work, response, await definition_of(work, response.version))


async def _draft(work: Work, response: Response, definition: FormDefinition) -> Draft:
    return draft_of(response, definition, await read_state(work, response.id, definition))


def draft_of(response: Response, definition: FormDefinition, state: engine.State) -> Draft:
    return Draft(
        id=response.id,
        definition=definition,
        purpose=response.purpose,
        subject_id=response.subject_id,
        state=state,
        question=response.question,
        screen=response.screen,
        asked=response.asked,
    )


@needs(Permission.ANSWER_FORMS)
async def remember_screen(work: Work, draft: Draft, screen: Mapping[str, Any]) -> None:
    """Note how the draft is shown: what a search was for, what a long text may go on with."""
    await _REMEMBER.all(work.transaction, response=draft.id, shown=dict(screen))


_REMEMBER = Statement(
    update(FormResponse)
    .where(FormResponse.id == bindparam("response"))
    .values(screen=bindparam("shown"))
)


@needs(Permission.ANSWER_FORMS)
async def put_aside(work: Work, response_id: int) -> None:
    """Keep a draft for later; it is not asked any more.

    Raises:
        NotFound: it is not one's own. TooLate: it is over.
    """
    await load(work, response_id)
    await work.session.execute(
        update(FormResponse).where(FormResponse.id == response_id).values(asked=False)
    )


@needs(Permission.ANSWER_FORMS)
async def pause(work: Work, draft: Draft) -> None:
    """Stop asking until `resume`: what goes on is decided elsewhere, by the client's word."""
    await work.session.execute(
        update(FormResponse)
        .where(FormResponse.id == draft.id)
        .values(state="paused", asked=False, question=None, updated_at=work.now)
    )


@needs(Permission.ANSWER_FORMS)
async def resume(work: Work, response_id: int, known: Mapping[str, Answer] | None = None) -> Draft:
    """Go on with a paused response at its first open question; one that goes on already is asked
    where it is.

    Args:
        known: answers that count from now on.

    Raises:
        NotFound: it is not one's own. TooLate: it is over.
    """
    response, definition = await _locked(work, response_id)
    if response.state not in ("open", "paused"):
        raise TooLate("error-draft-over")
    await leave_question(work)
    if known:
        await put_in(work, response_id, known)
    draft = await _draft(work, response, definition)
    following = engine.next_question(definition, draft.state)
    question = response.question or (following.name if following else None)
    await work.session.execute(
        update(FormResponse)
        .where(FormResponse.id == response_id)
        .values(state="open", asked=True, question=question, updated_at=work.now)
    )
    return replace(draft, question=question)


@needs(Permission.ANSWER_FORMS)
async def drop(work: Work, response_id: int) -> None:
    """Throw a draft away.

    Raises:
        NotFound: it is not one's own. TooLate: it is over, or others have what it says already.
    """
    draft = await load(work, response_id)
    if draft.on_record:
        raise TooLate("error-questionnaire-on-record")
    await _finish(work, draft, "dropped")


@needs(Permission.ANSWER_FORMS)
async def hand_in(work: Work, draft: Draft) -> None:
    """Close a complete draft; what handing in does is the act of its purpose.

    Raises:
        TooLate: a required question is open.
    """
    if engine.missing(draft.definition, draft.state):
        raise TooLate("error-draft-incomplete")
    await keep_what_counts(work, draft.id, draft.definition, draft.state)
    await _finish(work, draft, "submitted")


async def _finish(work: Work, draft: Draft, state: str) -> None:
    await work.session.execute(
        update(FormResponse)
        .where(FormResponse.id == draft.id)
        .values(state=state, asked=False, question=None, submitted_at=work.now)
    )
