"""One request: its facts, what the reader may do with it, and its whole history."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import and_, func, select
from sqlalchemy.orm import aliased

from domain.errors import NotAllowed, NotFound
from domain.forms import engine
from domain.forms.answers import answer_from_json
from domain.forms.model import FormDefinition
from domain.people.staff import leads_of
from domain.permissions import Permission, needs
from domain.requests.form import CLIENT, DUE, KIND, RECEIVER
from domain.requests.handoffs import previous_giver
from domain.requests.visibility import readable
from domain.work import Work
from storage.models import (
    Attachment,
    Client,
    Comment,
    Contact,
    Employee,
    FormAnswer,
    FormResponse,
    FormVersion,
    Handoff,
    Request,
    RequestEvent,
)

HISTORY_LIMIT = 200
"""Lines of history shown of one request; what is longer is on its register page."""


@dataclass(frozen=True)
class Offer:
    """The open offer of a request. Exactly one of `to_person` and `to_department` is set."""

    id: int
    giver_id: int
    giver: str
    to_employee_id: int | None
    to_person: str | None
    to_department: str | None
    offered_at: datetime
    note: str | None


FileKind = Literal["photo", "voice", "audio", "document", "video"]


@dataclass(frozen=True)
class File:
    """An attachment as a screen or a message needs it."""

    id: int
    kind: FileKind
    state: str
    file_name: str
    mime_type: str
    size: int | None
    seconds: int | None
    caption: str | None
    source: dict[str, Any]
    blob: bytes | None


@dataclass(frozen=True)
class RequestCard:
    """What is shown of a request, and what its reader may do.

    `form` and `answers` are the kind's own questions; `files` those of the request itself.
    """

    id: int
    number: int
    kind: str
    state: str
    title: str
    client_id: int
    client: str
    client_address: str | None
    contact: str | None
    contact_phone: str | None
    author_id: int
    author: str
    holder_id: int
    holder: str
    held_since: datetime
    due_at: datetime
    created_at: datetime
    closed_at: datetime | None
    offer: Offer | None
    form: FormDefinition | None
    answers: engine.State | None
    files: list[File]
    acts: frozenset[str]


@dataclass(frozen=True)
class Step:
    """A line of history: who did what when, with the words and files that came with it."""

    id: int
    kind: str
    at: datetime
    actor: str | None
    data: dict[str, Any]
    words: str | None
    to_person: str | None
    to_department: str | None
    reason: str | None


_author, _holder, _giver, _receiver = (aliased(Employee) for _ in range(4))


@needs(Permission.READ_OWN_REQUESTS)
async def request_by_number(work: Work, number: int) -> int:
    """The id of the request people call by this number.

    Raises:
        NotFound: there is none, or not for this reader.
    """
    found = await work.session.scalar(
        select(Request.id).where(Request.number == number, readable(work))
    )
    if found is None:
        raise NotFound("error-request-unknown")
    return found


@needs(Permission.READ_OWN_REQUESTS)
async def request_card(work: Work, request_id: int) -> RequestCard:
    """A request as the actor may see it.

    Raises:
        NotFound: no such request. NotAllowed: it is not for this reader.
    """
    row = (
        await work.session.execute(
            select(
                Request,
                Client,
                Handoff,
                _author.name.label("author"),
                _holder.name.label("holder"),
                _receiver.name.label("receiver"),
                _giver.name.label("giver"),
                readable(work).label("readable"),
            )
            .join(Client, Client.id == Request.client_id)
            .join(_author, _author.id == Request.author_id)
            .join(_holder, _holder.id == Request.holder_id)
            .outerjoin(Handoff, and_(Handoff.request_id == Request.id, Handoff.state == "offered"))
            .outerjoin(_receiver, _receiver.id == Handoff.to_employee_id)
            .outerjoin(_giver, _giver.id == Handoff.giver_id)
            .where(Request.id == request_id)
        )
    ).first()
    if row is None:
        raise NotFound("error-request-unknown")
    if not row.readable:
        raise NotAllowed
    request: Request = row[0]
    client: Client = row[1]
    offer = _offer(row[2], row.receiver, row.giver)
    form, answers = await _form_of(work, request.response_id)
    contact = await _contact(work, client.id)
    return RequestCard(
        id=request.id,
        number=request.number,
        kind=request.kind,
        state=request.state,
        title=request.title,
        client_id=client.id,
        client=client.name,
        client_address=client.address,
        contact=contact[0],
        contact_phone=contact[1],
        author_id=request.author_id,
        author=row.author,
        holder_id=request.holder_id,
        holder=row.holder,
        held_since=request.held_since,
        due_at=request.due_at,
        created_at=request.created_at,
        closed_at=request.closed_at,
        offer=offer,
        form=form,
        answers=answers,
        files=await files_of(work, request_id=request_id),
        acts=await _acts(work, request, offer),
    )


def _offer(handoff: Handoff | None, receiver: str | None, giver: str) -> Offer | None:
    if handoff is None:
        return None
    return Offer(
        id=handoff.id,
        giver_id=handoff.giver_id,
        giver=giver,
        to_employee_id=handoff.to_employee_id,
        to_person=receiver,
        to_department=handoff.to_department,
        offered_at=handoff.offered_at,
        note=handoff.note,
    )


async def _contact(work: Work, client_id: int) -> tuple[str | None, str | None]:
    found = (
        await work.session.execute(
            select(Contact.name, Contact.phone)
            .where(Contact.client_id == client_id, Contact.gone_at.is_(None))
            .order_by(Contact.id)
            .limit(1)
        )
    ).first()
    return (found.name, found.phone) if found else (None, None)


async def _form_of(
    work: Work, response_id: int | None
) -> tuple[FormDefinition | None, engine.State | None]:
    rows = (
        await work.session.execute(
            select(FormVersion.definition, FormAnswer.question, FormAnswer.value)
            .join(FormResponse, FormResponse.form_version_id == FormVersion.id)
            .outerjoin(FormAnswer, FormAnswer.response_id == FormResponse.id)
            .where(FormResponse.id == response_id)
        )
    ).all()
    if not rows:
        return None, None
    definition = FormDefinition.from_json(rows[0].definition)
    own = {
        question.name: question
        for question in definition.questions
        if question.name not in (CLIENT, KIND, DUE, RECEIVER)
    }
    answers = {
        row.question: answer_from_json(own[row.question].type, row.value)
        for row in rows
        if row.question in own and row.value is not None
    }
    return definition, engine.State(work.now, answers)


async def _acts(work: Work, request: Request, offer: Offer | None) -> frozenset[str]:
    """What the actor may do now; the use cases check again when he does."""
    if work.actor.employee_id is None:
        return frozenset()
    me, acts = work.actor.id, set[str]()
    leads = await leads_of(work, [request.author_id])
    speaks_for_author = me == request.author_id or me in leads
    if offer is not None and offer.giver_id == me:
        acts.add("withdraw")
    elif offer is not None and _offered_to_me(work, offer):
        acts |= {"accept", "decline"}
    if request.holder_id == me:
        acts |= {"hand"} if request.state in ("new", "in_work") and offer is None else set()
        acts |= {"done"} if request.state == "in_work" else set()
        if "hand" in acts and await previous_giver(work, request.id) not in (None, me):
            acts.add("back")
    if speaks_for_author and request.state == "reported":
        acts |= {"confirm", "return"}
    if speaks_for_author and request.state == "new":
        acts.add("cancel")
    if speaks_for_author or request.holder_id == me or "accept" in acts:
        acts.add("comment")
    return frozenset(acts)


def _offered_to_me(work: Work, offer: Offer) -> bool:
    if offer.to_department is not None:
        return offer.to_department == work.actor.department
    return offer.to_employee_id == work.actor.id


@needs(Permission.READ_OWN_REQUESTS)
async def files_of(
    work: Work, *, request_id: int | None = None, comment_ids: Collection[int] | None = None
) -> list[File]:
    """The files of a request itself, or of some of its comments; oldest first."""
    query = select(*(getattr(Attachment, name) for name in File.__dataclass_fields__))
    if comment_ids is None:
        query = query.where(Attachment.request_id == request_id, Attachment.comment_id.is_(None))
    else:
        query = query.where(Attachment.comment_id.in_(comment_ids))
    return [File(*row) for row in await work.session.execute(query.order_by(Attachment.id))]


@needs(Permission.READ_OWN_REQUESTS)
async def history_of(work: Work, request_id: int) -> list[Step]:
    """The whole history of a request, oldest first.

    Raises:
        NotFound: it is not for this reader, or does not exist.
    """
    allowed = await work.session.scalar(
        select(Request.id).where(Request.id == request_id, readable(work))
    )
    if allowed is None:
        raise NotFound("error-request-unknown")
    rows = await work.session.execute(
        _STEPS.where(RequestEvent.request_id == request_id)
        .order_by(RequestEvent.id.desc())
        .limit(HISTORY_LIMIT)
    )
    return [Step(*row) for row in rows][::-1]


@needs(Permission.READ_OWN_REQUESTS)
async def step(work: Work, event_id: int) -> Step:
    """One line of history, for the notice about it.

    Raises:
        NotFound: no such line.
    """
    row = (await work.session.execute(_STEPS.where(RequestEvent.id == event_id))).first()
    if row is None:
        raise NotFound("error-request-unknown")
    return Step(*row)


_actor = aliased(Employee)
_to = aliased(Employee)

_STEPS = (
    select(
        RequestEvent.id,
        RequestEvent.kind,
        RequestEvent.at,
        _actor.name.label("actor"),
        RequestEvent.data,
        Comment.text.label("words"),
        _to.name.label("to_person"),
        Handoff.to_department,
        func.coalesce(Handoff.reason, Handoff.note).label("reason"),
    )
    .outerjoin(_actor, _actor.id == RequestEvent.actor_id)
    .outerjoin(Comment, Comment.id == RequestEvent.data["comment_id"].as_integer())
    .outerjoin(Handoff, Handoff.id == RequestEvent.data["handoff_id"].as_integer())
    .outerjoin(_to, _to.id == Handoff.to_employee_id)
)
