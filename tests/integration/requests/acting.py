"""A request on its way: what the tests of its rules begin with, and what they look at."""

from sqlalchemy import insert, select

from domain.forms.engine import State
from domain.forms.responses import Draft
from domain.permissions import Permission
from domain.requests import handoffs, offering, sweeps
from domain.requests.limits import default_due
from domain.requests.offering import Receiver
from domain.requests.rows import lock_request
from domain.work import Work
from storage.models import Handoff, OutboxRow, Request, RequestEvent
from tests.fixtures.notices import notices_to
from tests.fixtures.office import MONDAY_MORNING, Office
from tests.unit.forms.making import form


async def sent(office: Office, to: Receiver | None = None) -> tuple[int, int]:
    """A request of Olga's, offered to the technical department: (request id, handoff id)."""
    async with office.acting("Ольга") as work:
        with work.permitted(Permission.SEND_REQUESTS):
            to = to or Receiver(department="tech")
            return await put(work, office, "incident", "Нет связи на втором этаже", to)


async def put(work: Work, office: Office, kind: str, title: str, to: Receiver) -> tuple[int, int]:
    """A request of whoever acts, of its kind's department: (request id, handoff id)."""
    due_at = default_due(work, kind)
    request_id = await work.session.scalar(
        insert(Request)
        .values(
            kind=kind,
            client_id=office.client_id,
            author_id=work.actor.id,
            department=work.policy.kinds[kind].department,
            title=title,
            state="new",
            holder_id=work.actor.id,
            held_since=work.now,
            due_at=due_at,
            next_at=due_at,
            created_at=work.now,
        )
        .returning(Request.id)
    )
    assert request_id is not None
    request = await lock_request(work, request_id)
    return request_id, (await offering.put_offer(work, request, to, None)).handoff_id


async def accepted(office: Office) -> int:
    """A request in the hands of Anton."""
    request_id, handoff_id = await sent(office)
    async with office.acting("Антон") as work:
        await handoffs.accept(work, handoff_id)
    return request_id


def report_begun(request_id: int) -> Draft:
    """The form of a report, nothing of it answered yet."""
    return Draft(1, form(), "done", request_id, State(MONDAY_MORNING, {}), None, {})


async def row(office: Office, request_id: int) -> Request:
    async with office.system() as work:
        found = await work.open_session.get(Request, request_id)
        assert found is not None
        return found


async def notices(office: Office, name: str) -> list[str]:
    """The cards waiting for a person, oldest first."""
    return [str(notice["card"]) for notice in await notices_to(office, name)]


async def told(office: Office, name: str) -> list[str]:
    """The steps a person has notices of, oldest first."""
    async with office.system() as work:
        found = await work.open_session.scalars(
            select(RequestEvent.kind)
            .join(OutboxRow, OutboxRow.payload["args"]["event_id"].as_integer() == RequestEvent.id)
            .where(OutboxRow.recipient == f"person:{office.person(name).id}")
            .order_by(OutboxRow.id)
        )
        return list(found)


async def offered(office: Office, request_id: int) -> Handoff:
    """The open offer of a request."""
    async with office.system() as work:
        found = await work.open_session.scalars(
            select(Handoff).where(Handoff.request_id == request_id, Handoff.state == "offered")
        )
        return found.one()


async def sweep_next(office: Office) -> None:
    """Move the clock to when a sweep has something to do, and let it do that."""
    async with office.system() as work:
        due = await sweeps.next_due(work)
    assert due is not None
    office.clock.at = max(office.clock.at, due)
    for sweep in sweeps.SWEEPS:
        async with office.system() as work:
            await sweep(work)


async def kinds_of(office: Office, request_id: int) -> list[str]:
    """The steps of a request's history by kind, oldest first."""
    async with office.system() as work:
        found = await work.open_session.scalars(
            select(RequestEvent.kind)
            .where(RequestEvent.request_id == request_id)
            .order_by(RequestEvent.id)
        )
        return list(found)
