"""One request: its facts, and what its reader may do with it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, bindparam, select
from sqlalchemy.orm import aliased

from domain.errors import NotAllowed, NotFound
from domain.forms import engine
from domain.forms.answers import answer_from_json
from domain.forms.model import FormDefinition, Question
from domain.forms.versions import definition_of
from domain.permissions import Permission, needs
from domain.requests.files import File, files_of
from domain.requests.form import CLIENT, DUE, KIND, RECEIVER, RESERVED
from domain.requests.offering import previous_giver
from domain.requests.rights import acts_on
from domain.requests.rows import RequestRow, row_of
from domain.requests.visibility import readable
from domain.work import Work
from storage.models import (
    Client,
    Contact,
    Employee,
    FormAnswer,
    FormResponse,
    FormVersion,
    Handoff,
    Mail,
    Request,
)
from storage.statements import Statement


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


@dataclass(frozen=True)
class RequestCard:
    """What is shown of a request, and what its reader may do.

    `form` and `answers` are the kind's own questions; `files` all that was ever attached; `writer`
    the client's person whose mail it came by, with his address.
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
    writer: tuple[str, str] | None = None

    @property
    def missing(self) -> tuple[Question, ...]:
        """What its form requires and a client's mail did not say."""
        if self.writer is None or self.form is None or self.answers is None:
            return ()
        asked = engine.missing(self.form, self.answers)
        return tuple(question for question in asked if question.name not in RESERVED)


_author, _holder, _giver, _receiver = (aliased(Employee) for _ in range(4))


@needs(Permission.READ_OWN_REQUESTS)
async def request_by_number(work: Work, number: int) -> int:
    """The id of the request people call by this number.

    Raises:
        NotFound: there is none, or not for this reader.
    """
    found = await work.session.scalar(
        select(Request.id).where(Request.number == _known_number(number), readable(work))
    )
    if found is None:
        raise NotFound("error-request-unknown")
    return found


def _known_number(number: int) -> int:
    """A number that the column can hold; a longer one typed by somebody is nobody's."""
    return number if number < 2**63 else 0


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
                Mail.sender,
                Mail.sender_name,
                readable(work).label("readable"),
            )
            .join(Client, Client.id == Request.client_id)
            .join(_author, _author.id == Request.author_id)
            .join(_holder, _holder.id == Request.holder_id)
            .outerjoin(Handoff, and_(Handoff.request_id == Request.id, Handoff.state == "offered"))
            .outerjoin(_receiver, _receiver.id == Handoff.to_employee_id)
            .outerjoin(_giver, _giver.id == Handoff.giver_id)
            .outerjoin(Mail, Mail.request_id == Request.id)
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
        files=await files_of(work, request_id),
        acts=await _acts(work, row_of(request), offer),
        writer=row.sender and (row.sender_name or row.sender, row.sender),
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
    found = await _CONTACT.first(work.session, client_id=client_id)
    return (found.name, found.phone) if found else (None, None)


_CONTACT = Statement(
    select(Contact.name, Contact.phone)
    .where(Contact.client_id == bindparam("client_id"), Contact.gone_at.is_(None))
    .order_by(Contact.id)
    .limit(1)
)


async def _form_of(
    work: Work, response_id: int | None
) -> tuple[FormDefinition | None, engine.State | None]:
    rows = await _ANSWERS.all(work.session, response_id=response_id)
    if not rows:
        return None, None
    definition = await definition_of(work, rows[0].version)
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


_ANSWERS = Statement(
    select(FormVersion.version, FormAnswer.question, FormAnswer.value)
    .join(FormResponse, FormResponse.form_version_id == FormVersion.id)
    .outerjoin(FormAnswer, FormAnswer.response_id == FormResponse.id)
    .where(FormResponse.id == bindparam("response_id"))
)


async def _acts(work: Work, request: RequestRow, offer: Offer | None) -> frozenset[str]:
    acts = await acts_on(work, request, offer)
    if "hand" in acts and await previous_giver(work, request.id) is not None:
        acts.add("back")
    return frozenset(acts)
