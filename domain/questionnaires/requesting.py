"""A request that a questionnaire brings: as written and as signed as any other (domain 1.1)."""

from functools import cache

from sqlalchemy import insert, select, update

from domain.errors import NotFound
from domain.forms.answers import Answer, Picked, answer_to_json
from domain.forms.model import FormDefinition
from domain.forms.versions import current, version_id
from domain.people.staff import hold_active, members_of
from domain.questionnaires.fields import Made, words_of
from domain.questionnaires.rows import Filled
from domain.requests import drafting, history, limits
from domain.requests.form import CLIENT, KIND, kind_form, known_of_kind, main_question
from domain.requests.offering import Receiver, write_offer
from domain.requests.queue_promises import saved_minutes
from domain.requests.rows import REQUEST_COLUMNS, RequestRow
from domain.texts import LOCALES, Texts
from domain.work import Work
from storage.models import Attachment, Client, FormAnswer, FormResponse, Request


async def write_request(work: Work, filled: Filled, thing: Made, title: str) -> int:
    """Write a request and offer it to the department whose work it is. What its form asks beyond
    the client's words stays open.

    Returns:
        The request's id.
    """
    kind = _kind(work, thing)
    department = work.policy.kinds[kind].department
    await hold_active(work, {filled.row.rep_id})
    response_id = await _fill_form(work, filled, thing, kind, title)
    due_at = limits.default_due(work, kind)
    row = (
        await work.session.execute(
            insert(Request)
            .values(
                kind=kind,
                client_id=filled.row.client_id,
                author_id=filled.row.rep_id,
                response_id=response_id,
                department=department,
                title=drafting.short_title(title),
                state="new",
                holder_id=filled.row.rep_id,
                held_since=work.now,
                due_at=due_at,
                next_at=due_at,
                saves=saved_minutes(work, kind),
                created_at=work.now,
            )
            .returning(*REQUEST_COLUMNS)
        )
    ).one()
    request = RequestRow(*row)
    await _give_files(work, request.id, thing.answer)
    await history.record(work, request.id, "sent")
    await _offer(work, request, department)
    return request.id


def _kind(work: Work, thing: Made) -> str:
    """The kind the form names, if the company has it; else the one with the most time: nobody is
    to be woken by a guess.
    """
    kinds = work.policy.kinds
    wanted = words_of(thing.fields.get("kind"))
    if wanted in kinds:
        return wanted
    return max(kinds, key=lambda code: (kinds[code].due_within.days, kinds[code].due_within.rest))


async def _fill_form(work: Work, filled: Filled, thing: Made, kind: str, words: str) -> int | None:
    """The kind's form with the client's words; None while that form was never read."""
    definition = await _form_of(work, kind)
    main = None if definition is None else main_question(definition)
    if definition is None or main is None:
        return None
    client = await work.session.scalar(select(Client.name).where(Client.id == filled.row.client_id))
    answers = {
        CLIENT: Answer(Picked(str(filled.row.client_id), client or "")),
        KIND: Answer(kind),
        **known_of_kind(work, kind, work.actor.language),
        main.name: Answer(words, thing.answer.attachments),
    }
    response_id: int = (
        await work.session.execute(
            insert(FormResponse)
            .values(
                form_version_id=await version_id(work, definition),
                person_id=filled.row.rep_id,
                purpose=drafting.PURPOSE,
                state="submitted",
                asked=False,
                created_at=work.now,
                updated_at=work.now,
                submitted_at=work.now,
            )
            .returning(FormResponse.id)
        )
    ).scalar_one()
    await work.session.execute(
        insert(FormAnswer),
        [
            {
                "response_id": response_id,
                "question": name,
                "value": answer_to_json(answer),
                "answered_at": work.now,
            }
            for name, answer in answers.items()
        ],
    )
    return response_id


async def _form_of(work: Work, kind: str) -> FormDefinition | None:
    try:
        own = await current(work, work.policy.kinds[kind].form.stem)
    except NotFound:
        return None
    return kind_form(work.policy, _texts(), kind, own)


@cache
def _texts() -> Texts:
    """The words that every request's form has beside its own; read once, when first needed."""
    return Texts.load(LOCALES)


async def _give_files(work: Work, request_id: int, answer: Answer) -> None:
    """A voice message beside the words goes along with the request."""
    ids = [int(media.attachment) for media in answer.attachments]
    if ids:
        await work.session.execute(
            update(Attachment).where(Attachment.id.in_(ids)).values(request_id=request_id)
        )


async def _offer(work: Work, request: RequestRow, department: str) -> None:
    """Where nobody else is there who could take it, the rep still holds it and hears of that."""
    members = await members_of(work, department, but=request.holder_id)
    if members:
        await write_offer(work, request, Receiver(department=department), members)
        return
    event = await history.record(work, request.id, "unmanned")
    history.tell(work, request, "unmanned", event, {request.owner_id})
