"""A ticket on its way: what the tests of its rules begin with, and what they look at."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import select

from domain.permissions import Permission
from domain.quality import accepting, fixing, following
from domain.quality.opening import Complaint, NewTicket, open_ticket
from domain.quality.rows import TicketRow, lock_whole
from domain.quality.states import TICKETS
from domain.requests import handoffs, offering
from domain.requests.offering import Receiver
from domain.states import Party, move
from storage.models import (
    FormResponse,
    FormVersion,
    Handoff,
    OutboxRow,
    Problem,
    Questionnaire,
    RegisterLine,
    Request,
    RequestEvent,
    Ticket,
    TicketEvent,
)
from tests.fixtures.office import Office
from tests.unit.questionnaires.samples import form

CASH_DESK = Complaint(
    1, "failure", "stopped", "Касса стоит до обеда", "Месяц без остановок", "Мира, 4"
)
PAPERS = Complaint(2, "documents", "losses", "Акты приходят через месяц", "Акты до пятого числа")
DONE = ("Заменили блок питания", "equipment", "Сутки под нагрузкой")
"""What is told of a repair: what was done, why it broke, how it was checked."""


async def paused(
    office: Office,
    complaints: Sequence[Complaint] = (CASH_DESK,),
    questionnaire_id: int | None = None,
    by: str = "Ольга",
) -> int:
    """A ticket of Olga's: the questionnaire of Ромашка has just been paused.

    Args:
        questionnaire_id: one that was paused before.
        by: who pauses it, or corrects it.
    """
    async with office.acting(by) as work:
        with work.permitted(Permission.FILL_QUESTIONNAIRES):
            return await open_ticket(
                work,
                NewTicket(
                    client_id=office.client_id,
                    questionnaire_id=questionnaire_id or await questionnaire(office),
                    rep_id=office.person("Ольга").id,
                    campaign_client_id=None,
                    complaints=complaints,
                    check_person="Ирина Викторовна Ким",
                    check_email="kim@romashka.example",
                ),
            )


async def questionnaire(office: Office) -> int:
    """A paused questionnaire of Olga's, of the form that the company has learnt, if any."""
    async with office.system() as work:
        session = work.open_session
        version = await session.scalar(
            select(FormVersion).order_by(FormVersion.name != form().name, FormVersion.id)
        )
        if version is None:
            version = FormVersion(
                name="vip", version="1", definition={}, file_hash=b"1", created_at=work.now
            )
            session.add(version)
            await session.flush()
        response = FormResponse(
            form_version_id=version.id,
            person_id=office.person("Ольга").id,
            purpose="questionnaire",
            state="paused",
            asked=False,
            created_at=work.now,
            updated_at=work.now,
        )
        session.add(response)
        await session.flush()
        found = Questionnaire(
            client_id=office.client_id,
            rep_id=office.person("Ольга").id,
            response_id=response.id,
            state="paused",
            begun_at=work.now,
            paused_at=work.now,
        )
        session.add(found)
        await session.flush()
        return found.id


async def accepted(office: Office, complaints: Sequence[Complaint] = (CASH_DESK,)) -> int:
    """A ticket that Pavel, the service lead, has signed for."""
    ticket_id = await paused(office, complaints)
    async with office.acting("Павел") as work:
        await accepting.accept(work, ticket_id)
    return ticket_id


async def in_antons_hands(office: Office) -> tuple[int, int]:
    """A ticket whose request Anton has in work: (ticket id, request id)."""
    ticket_id = await accepted(office)
    (request,) = await requests(office, ticket_id)
    async with office.acting("Павел") as work:
        await offering.offer(work, request.id, Receiver(employee_id=office.person("Антон").id))
    offer = await offer_of(office, request.id)
    async with office.acting("Антон") as work:
        await handoffs.accept(work, offer.id)
    return ticket_id, request.id


async def fixed(office: Office, ticket_id: int, name: str = "Павел") -> bool:
    """Somebody says that all that is his of a ticket is repaired."""
    async with office.acting(name) as work:
        return await fixing.fix(work, ticket_id, (), *DONE)


async def say(office: Office, ticket_id: int, act: str, words: str) -> TicketRow:
    """The client's word, as the acts that hear it write it down.

    Args:
        act: confirm, refuse or reopen, of the table of states.
    """
    confirmed = {"confirmed_by": "mail", "closed_at": office.clock.now(), "closed_words": words}
    back = dict.fromkeys(confirmed)
    async with office.acting("Ольга") as work:
        with work.permitted(Permission.ASK_CLIENTS):
            row = await lock_whole(work, ticket_id)
            values = confirmed if act == "confirm" else {**back, "round": row.round + 1}
            await move(work.transaction, TICKETS, act, row.id, {Party.CLIENT}, **values)
            if act == "confirm":
                await following.finish_requests(work, row)
            else:
                await following.back_to_work(work, row, words)
    return await ticket_row(office, ticket_id)


async def ticket_row(office: Office, ticket_id: int) -> TicketRow:
    async with office.system() as work:
        with work.permitted(Permission.SWEEP):
            return await lock_whole(work, ticket_id)


async def ticket(office: Office, ticket_id: int) -> Ticket:
    async with office.system() as work:
        return await work.open_session.get_one(Ticket, ticket_id)


async def problems(office: Office, ticket_id: int) -> list[Problem]:
    async with office.system() as work:
        found = await work.open_session.scalars(
            select(Problem).where(Problem.ticket_id == ticket_id).order_by(Problem.instance)
        )
        return list(found)


async def requests(office: Office, ticket_id: int) -> list[Request]:
    async with office.system() as work:
        found = await work.open_session.scalars(
            select(Request).where(Request.ticket_id == ticket_id).order_by(Request.id)
        )
        return list(found)


async def offer_of(office: Office, request_id: int) -> Handoff:
    """The open offer of a request."""
    async with office.system() as work:
        found = await work.open_session.scalars(
            select(Handoff).where(Handoff.request_id == request_id, Handoff.state == "offered")
        )
        return found.one()


async def lines(office: Office, request_id: int) -> list[str]:
    """The register lines of a request by kind, in their order."""
    async with office.system() as work:
        found = await work.open_session.scalars(
            select(RegisterLine.kind)
            .where(RegisterLine.request_id == request_id)
            .order_by(RegisterLine.line_no)
        )
        return list(found)


async def history(office: Office, ticket_id: int) -> list[str]:
    """What happened to a ticket, by kind, in order."""
    async with office.system() as work:
        found = await work.open_session.scalars(
            select(TicketEvent.kind)
            .where(TicketEvent.ticket_id == ticket_id)
            .order_by(TicketEvent.id)
        )
        return list(found)


async def told(office: Office, name: str) -> list[str]:
    """The acts on tickets a person has notices of, oldest first."""
    async with office.system() as work:
        found = await work.open_session.scalars(
            select(TicketEvent.kind)
            .join(OutboxRow, OutboxRow.payload["args"]["event_id"].as_integer() == TicketEvent.id)
            .where(
                OutboxRow.recipient == f"person:{office.person(name).id}",
                OutboxRow.payload["card"].as_string() == "ticket_event",
            )
            .order_by(OutboxRow.id)
        )
        return list(found)


async def steps_told(office: Office, name: str) -> list[str]:
    """The steps of requests a person has notices of, oldest first."""
    async with office.system() as work:
        found = await work.open_session.scalars(
            select(RequestEvent.kind)
            .join(OutboxRow, OutboxRow.payload["args"]["event_id"].as_integer() == RequestEvent.id)
            .where(
                OutboxRow.recipient == f"person:{office.person(name).id}",
                OutboxRow.payload["card"].as_string() == "step",
            )
            .order_by(OutboxRow.id)
        )
        return list(found)


def answering_by_category(office: Office) -> Office:
    """The same company, where failures are the technical department's, papers the builders'."""
    rules = office.policy.quality.model_copy(
        update={"categories": {"failure": "tech", "documents": "construction"}}
    )
    return replace(office, policy=office.policy.model_copy(update={"quality": rules}))
