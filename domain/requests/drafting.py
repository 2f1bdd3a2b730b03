"""Writing a new request step by step, and sending it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select, update

from domain.errors import DeskError
from domain.forms import answering, drafts, engine, responses
from domain.forms.answers import Answer, Picked
from domain.forms.errors import FormError
from domain.forms.model import FormDefinition, QuestionType
from domain.forms.responses import Draft
from domain.permissions import Permission, needs
from domain.requests import history
from domain.requests.form import (
    CLIENT,
    DUE,
    KIND,
    RECEIVER,
    RESERVED,
    known_of_kind,
    main_question,
)
from domain.requests.offering import Receiver, put_offer
from domain.requests.queue_promises import promise, saved_minutes
from domain.requests.rows import Answered, lock_request
from domain.work import Work
from storage.models import Attachment, Client, Request

TITLE_LIMIT = 120
"""Characters of the words by which a request is recognised in lists."""

PURPOSE = "request"


@dataclass(frozen=True)
class RequestForms:
    """The forms a new request may have: the opening one, and one a kind."""

    opening: FormDefinition
    kinds: Mapping[str, FormDefinition]


@needs(Permission.SEND_REQUESTS)
async def begin_request(work: Work, forms: RequestForms, client_id: int | None = None) -> Draft:
    """Begin a new request, or go on with one of which no more is known than would be now.

    Args:
        client_id: the client, when he is known already (from his card).

    Raises:
        DeskError: no such client.
    """
    known: dict[str, Answer] = {}
    if client_id is not None:
        name = await work.session.scalar(select(Client.name).where(Client.id == client_id))
        if name is None:
            raise DeskError("error-client-unknown")
        known[CLIENT] = Answer(Picked(str(client_id), name))
    for begun in await drafts.open_about(work, PURPOSE, None):
        if begun.state.answers == known:  # the button was tapped twice
            return await answering.ask_next(work, begun)
    return await responses.start(work, forms.opening, PURPOSE, known=known)


@needs(Permission.SEND_REQUESTS)
async def choose_kind(work: Work, forms: RequestForms, draft: Draft) -> Draft:
    """Put the form of the chosen kind under the draft, with the answers the kind brings.

    What was written already goes along: it becomes the answer to the kind's main question.

    Raises:
        DeskError: the company has no such kind any more.
    """
    kind = str(draft.state.answers[KIND].value)
    if kind not in forms.kinds:
        raise DeskError("error-kind-unknown")
    if forms.kinds[kind].version == draft.definition.version:
        return draft
    before = main_question(draft.definition)
    words = draft.state.answers.get(before.name) if before else None
    changed = await answering.change_form(work, draft, forms.kinds[kind])
    for name, answer in known_of_kind(work, kind, work.actor.language).items():
        changed = await answering.save_answer(work, changed, name, answer)
    return changed if words is None else await _put_words(work, changed, words)


async def _put_words(work: Work, draft: Draft, words: Answer) -> Draft:
    main = main_question(draft.definition)
    if main is None or main.name in draft.state.answers:
        return draft
    try:
        return await answering.save_answer(work, draft, main.name, words)
    except FormError:  # this kind asks for something else; its question is asked
        return draft


@needs(Permission.SEND_REQUESTS)
async def send(work: Work, draft: Draft) -> Answered:
    """Send a complete draft: the request gets its number and is offered to its receiver.

    The author holds it until the receiver signs (domain 1.4).

    Raises:
        TooLate: something required is still open, or it was sent already.
        DeskError: the receiver is gone, or the due date has passed.
    """
    answers = draft.state.answers
    await responses.hand_in(work, draft)
    due_at = _due(work, answers[DUE])
    kind = str(answers[KIND].value)
    row = (
        await work.session.execute(
            insert(Request)
            .values(
                kind=kind,
                client_id=_picked(answers[CLIENT]),
                author_id=work.actor.id,
                response_id=draft.id,
                department=work.policy.kinds[kind].department,
                title=title_of(draft) or work.policy.kind_title(kind, work.policy.default_language),
                state="new",
                holder_id=work.actor.id,
                held_since=work.now,
                due_at=due_at,
                next_at=due_at,
                saves=saved_minutes(work, kind),
                created_at=work.now,
            )
            .returning(Request.id, Request.number)
        )
    ).one()
    await work.session.execute(
        update(Attachment).where(Attachment.response_id == draft.id).values(request_id=row.id)
    )
    await history.record(work, row.id, "sent")
    request = await lock_request(work, row.id)
    receiver = receiver_of(answers[RECEIVER])
    await put_offer(work, request, receiver, None)
    return Answered(row.id, row.number, ready_at=await promise(work, request, receiver))


def receiver_of(answer: Answer) -> Receiver:
    """The receiver picked in a form: `department:CODE` or `person:ID`.

    Raises:
        DeskError: the answer is neither.
    """
    if not isinstance(answer.value, Picked):
        raise DeskError("error-receiver-unknown")
    what, _, which = answer.value.id.partition(":")
    if what == "department":
        return Receiver(department=which)
    if what == "person" and which.isdigit():
        return Receiver(employee_id=int(which))
    raise DeskError("error-receiver-unknown")


def _due(work: Work, answer: Answer) -> datetime:
    if not isinstance(answer.value, datetime) or answer.value <= work.now:
        raise DeskError("error-due-passed")
    return answer.value


def _picked(answer: Answer) -> int:
    assert isinstance(answer.value, Picked)  # noqa: S101 - the type of a lookup's answer
    return int(answer.value.id)


def title_of(draft: Draft) -> str:
    """The first words the author wrote: by them people recognise a request in a list. Who only
    spoke wrote none.
    """
    for row in engine.summary(draft.definition, draft.state):
        own = row.question.name not in RESERVED
        if own and row.answer is not None and row.question.type in _WORDS:
            words = " ".join(str(row.answer.value or "").split())
            if words:
                return short_title(words)
    return ""


def short_title(words: str) -> str:
    """The title of a request: words that are too long are cut, and say so."""
    return words if len(words) <= TITLE_LIMIT else f"{words[: TITLE_LIMIT - 1]}…"


_WORDS = frozenset({QuestionType.TEXT, QuestionType.LONG_TEXT})
