"""One request read as its reader may see it: in one question, and more where it has more."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from sqlalchemy import BigInteger, Integer, and_, bindparam, exists, func, select, true
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import aliased

from domain.company.own_kinds import CLIENT as CLIENT_KIND
from domain.errors import NotAllowed, NotFound
from domain.forms import engine
from domain.forms.answers import answer_from_json
from domain.forms.model import FormDefinition, Json
from domain.forms.versions import definition_of
from domain.permissions import Permission, needs
from domain.requests.card import Complaint, Offer, RequestCard, StepBefore
from domain.requests.contractors import Contractor, contractors_of
from domain.requests.files import files_of
from domain.requests.form import CLIENT, DUE, KIND, RECEIVER
from domain.requests.offering import previous_giver_id
from domain.requests.rights import IN_HAND, acts_on
from domain.requests.routes import shown_place
from domain.requests.rows import REQUEST_COLUMNS, RequestRow
from domain.requests.visibility import Reader, readable, reader_of, reader_values
from domain.visits.site import visits_of
from domain.work import Work
from storage.models import (
    Appointment,
    Attachment,
    Client,
    Contact,
    ContractorWork,
    Employee,
    FormAnswer,
    FormResponse,
    FormVersion,
    Handoff,
    Mail,
    Problem,
    Request,
    RequestEvent,
)
from storage.statements import Statement


@needs(Permission.READ_OWN_REQUESTS)
async def request_by_number(work: Work, number: int) -> int:
    """The id of the request people call by this number.

    Raises:
        NotFound: there is none, or not for this reader.
    """
    found = await work.session.scalar(
        select(Request.id).where(
            Request.number == _known_number(number), readable(reader_of(work))
        ),
        reader_values(work),
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
    row = await _card(reader_of(work)).first(
        work.transaction, **reader_values(work), request_id=request_id
    )
    if row is None:
        raise NotFound("error-request-unknown")
    if not row.readable:
        raise NotAllowed
    offer = None if row.offer_id is None else Offer(*row[-len(_OFFER) :])
    form, answers = await _form_of(work, row.version, row.given or {})
    return RequestCard(
        id=row.id,
        number=row.number,
        kind=row.kind,
        state=row.state,
        title=row.title,
        client_id=row.client_id,
        client=row.client,
        client_address=row.client_address,
        contact=row.contact,
        contact_phone=row.contact_phone,
        author_id=row.author_id,
        author=row.author,
        holder_id=row.holder_id,
        holder=row.holder,
        held_since=row.held_since,
        due_at=row.due_at,
        created_at=row.created_at,
        closed_at=row.closed_at,
        offer=offer,
        form=form,
        answers=answers,
        files=await files_of(work, request_id) if row.has_files else [],
        acts=await _acts(work, row, offer),
        writer=row.sender and (row.sender_name or row.sender, row.sender),
        cut=tuple(row.cut or ()),
        ticket_id=row.ticket_id,
        complaints=await _complaints(work, row),
        place=shown_place(work.policy, row.kind, row.state, row.route_step),
        step_due_at=row.step_due_at,
        contractors=await _contractors(work, row),
        promised_at=row.promised_at,
        promised_on=row.promised_on,
        visits=await visits_of(work, request_id) if row.has_visits else (),
        before=await _before(work, row),
        passed_with=await _passed_with(work, row),
    )


async def _before(work: Work, row: Any) -> StepBefore | None:
    """Of a request that is at a step of its route; None at the first one it ever was at."""
    if row.route_step is None or row.state != "in_work":
        return None
    found = await _CAME_BY.first(work.transaction, request_id=row.id, step=row.route_step)
    if found is None:
        return None
    step = row.route_step - 1 if found.kind == "step_done" else row.route_step
    return StepBefore(found.kind, step, found.name, found.at, found.note or "")


async def _passed_with(work: Work, row: Any) -> str | None:
    """Of a client whom somebody took: what he needs next is said there, and read afterwards."""
    if row.kind != CLIENT_KIND or row.state != "closed":
        return None
    note: str | None = await _PASSED_WITH.value(work.transaction, request_id=row.id)
    return note


async def _contractors(work: Work, row: Any) -> tuple[Contractor, ...]:
    return tuple((await contractors_of(work, [row.id]))[row.id]) if row.has_contractors else ()


async def _complaints(work: Work, row: Any) -> tuple[Complaint, ...]:
    if row.ticket_id is None:
        return ()
    found = await _COMPLAINTS.all(work.transaction, request_id=row.id)
    return tuple(Complaint(*each) for each in found)


async def _form_of(
    work: Work, version: str | None, given: Mapping[str, Mapping[str, Json]]
) -> tuple[FormDefinition | None, engine.State | None]:
    if version is None:
        return None, None
    definition = await definition_of(work, version)
    answers = {
        name: answer_from_json(question.type, value)
        for name, value in given.items()
        if value is not None
        and name not in (CLIENT, KIND, DUE, RECEIVER)
        and (question := definition.question(name)) is not None
    }
    return definition, engine.State(work.now, answers)


async def _acts(work: Work, row: Any, offer: Offer | None) -> frozenset[str]:
    acts = await acts_on(work, RequestRow(*row[: len(REQUEST_COLUMNS)]), offer)
    if "hand" in acts and row.previous_giver_id is not None:
        acts.add("back")
    if (
        row.state in IN_HAND
        and row.kind != CLIENT_KIND
        and work.actor.may(Permission.PROMISE_DATES)
    ):
        acts.add("date")
    return frozenset(acts)


_author, _holder, _giver, _receiver = (aliased(Employee) for _ in range(4))
_contact = (
    select(Contact.name, Contact.phone)
    .where(Contact.client_id == Client.id, Contact.gone_at.is_(None))
    .order_by(Contact.id)
    .limit(1)
    .lateral()
)
_given = (
    select(func.jsonb_object_agg(FormAnswer.question, FormAnswer.value, type_=JSONB))
    .where(FormAnswer.response_id == Request.response_id)
    .scalar_subquery()
)
_OFFER = (
    Handoff.id.label("offer_id"),
    Handoff.giver_id,
    _giver.name.label("giver"),
    Handoff.to_employee_id,
    _receiver.name.label("to_person"),
    Handoff.to_department,
    Handoff.offered_at,
    Handoff.note,
    Handoff.route_step.label("leads_to"),
)
"""What makes an `Offer`."""


_COMPLAINTS = Statement(
    select(*(getattr(Problem, name) for name in Complaint.__dataclass_fields__))
    .where(Problem.request_id == bindparam("request_id", type_=BigInteger))
    .order_by(Problem.instance)
)


_CAME_BY = Statement(
    select(RequestEvent.kind, Employee.name, RequestEvent.at, Handoff.note)
    .join(Handoff, Handoff.id == RequestEvent.data["handoff_id"].as_integer())
    .join(Employee, Employee.id == Handoff.giver_id)
    .where(
        RequestEvent.request_id == bindparam("request_id", type_=BigInteger),
        RequestEvent.kind.in_(("step_done", "step_back")),
        Handoff.route_step == bindparam("step", type_=Integer),
    )
    .order_by(RequestEvent.id.desc())
    .limit(1)
)


_PASSED_WITH = Statement(
    select(Handoff.note)
    .where(
        Handoff.request_id == bindparam("request_id", type_=BigInteger),
        Handoff.state == "accepted",
    )
    .order_by(Handoff.id.desc())
    .limit(1)
)


@cache
def _card(reader: Reader) -> Statement:
    """All that a card says, in one question, compiled once for each kind of reader."""
    return Statement(
        select(
            *REQUEST_COLUMNS,
            Request.title,
            Request.held_since,
            Request.created_at,
            Request.closed_at,
            Request.promised_at,
            Request.promised_on,
            Client.name.label("client"),
            Client.address.label("client_address"),
            _contact.c.name.label("contact"),
            _contact.c.phone.label("contact_phone"),
            _author.name.label("author"),
            _holder.name.label("holder"),
            FormVersion.version,
            _given.label("given"),
            Mail.sender,
            Mail.sender_name,
            Mail.cut,
            exists().where(Attachment.request_id == Request.id).label("has_files"),
            exists().where(ContractorWork.request_id == Request.id).label("has_contractors"),
            exists().where(Appointment.request_id == Request.id).label("has_visits"),
            previous_giver_id.label("previous_giver_id"),
            readable(reader).label("readable"),
            *_OFFER,
        )
        .join(Client, Client.id == Request.client_id)
        .join(_author, _author.id == Request.author_id)
        .join(_holder, _holder.id == Request.holder_id)
        .outerjoin(_contact, true())
        .outerjoin(FormResponse, FormResponse.id == Request.response_id)
        .outerjoin(FormVersion, FormVersion.id == FormResponse.form_version_id)
        .outerjoin(Mail, Mail.request_id == Request.id)
        .outerjoin(Handoff, and_(Handoff.request_id == Request.id, Handoff.state == "offered"))
        .outerjoin(_receiver, _receiver.id == Handoff.to_employee_id)
        .outerjoin(_giver, _giver.id == Handoff.giver_id)
        .where(Request.id == bindparam("request_id"))
    )
