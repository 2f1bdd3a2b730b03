"""A client passes from who won him to who develops him, as a signed handoff (domain 4, seed 003).

It is a request of the desk's own kind, in the register like any other: offered to a developer by
the manager, or by the rule of company.toml in his lead's name. Whoever accepts it manages the
client from then on; declined, it stays with the manager and his lead decides.
"""

from dataclasses import dataclass

from sqlalchemy import Row, exists, func, insert, select, update

from domain.clients.team_changes import set_manager, team_subject
from domain.company.own_kinds import CLIENT
from domain.errors import DeskError, NotAllowed, NotFound
from domain.follow_ups.opportunities import OVER, opportunity_subject
from domain.follow_ups.tasks import task_subject
from domain.people.leading import department_of
from domain.people.staff import hold_active
from domain.permissions import Permission, needs
from domain.requests import history, register
from domain.requests.offering import Receiver, put_offer
from domain.requests.rows import Answered, RequestRow, lock_request
from domain.requests.states import REQUESTS
from domain.states import Party, move
from domain.work import Work, redraw
from storage.models import (
    Client,
    Employee,
    Handoff,
    Handover,
    Opportunity,
    Order,
    Rapport,
    Request,
    Task,
)
from storage.models.requests import OPEN_STATES


@dataclass(frozen=True)
class Developer:
    """Somebody who develops clients; `clients` he has already, `waiting` are offered to him."""

    id: int
    name: str
    clients: int
    waiting: int


@dataclass(frozen=True)
class Managed:
    """A client with who manages him."""

    id: int
    name: str
    manager_id: int


@dataclass(frozen=True)
class Passing:
    """A client who may be passed on.

    Attributes:
        manager: who has him now.
        orders, last_order_at: what he has bought so far.
        developers: to whom, the one with the fewest clients first.
        number: of the request by which he is on his way already, and to whom it is.
    """

    client_id: int
    client: str
    manager_id: int
    manager: str
    orders: int
    developers: list[Developer]
    request_id: int | None = None
    number: int | None = None


OFFERED = 5
"""Developers a client may be offered to by a tap; others are found by name."""


@needs(Permission.FIND_CLIENTS)
async def may_pass(work: Work, client_id: int) -> bool:
    """Whether the actor may hand the client on: his manager, or who keeps teams, where somebody
    develops clients.
    """
    manager_id = await work.session.scalar(select(Client.manager_id).where(Client.id == client_id))
    if manager_id is None or not _is_his(work, manager_id):
        return False
    others = exists().where(
        Employee.sells == "develops", Employee.active, Employee.id != manager_id
    )
    return bool(await work.session.scalar(select(others)))


def _is_his(work: Work, manager_id: int) -> bool:
    return manager_id == work.actor.employee_id or work.actor.may(Permission.KEEP_TEAMS)


@needs(Permission.FIND_CLIENTS)
async def passing(work: Work, client_id: int) -> Passing:
    """The client, and to whom he may be handed.

    Raises:
        NotFound: no such client. NotAllowed: he is another's. DeskError: nobody manages him.
    """
    row = await _client(work, client_id, lock=False)
    if not _is_his(work, row.manager_id):
        raise NotAllowed
    orders = await work.session.scalar(
        select(func.count()).select_from(Order).where(Order.client_id == client_id)
    )
    manager = await work.session.scalar(select(Employee.name).where(Employee.id == row.manager_id))
    on_its_way = await _open_request(work, client_id)
    return Passing(
        client_id,
        row.name,
        row.manager_id,
        manager or "",
        orders or 0,
        await developers(work, client_id, row.manager_id, OFFERED),
        on_its_way.id if on_its_way else None,
        on_its_way.number if on_its_way else None,
    )


async def developers(work: Work, client_id: int, manager_id: int, most: int) -> list[Developer]:
    """Who may develop a client, within another act: those of the manager's department first, then
    who has the fewest clients. Not who is on leave, nor who fences him off from others.
    """
    department = await department_of(work, manager_id)
    away = select(Handover.person_id).where(Handover.kind == "leave", Handover.state == "active")
    fencing = select(Rapport.employee_id).where(
        Rapport.client_id == client_id, Rapport.verdict == "fences_off"
    )
    rows = await work.session.execute(
        select(Employee.id, Employee.name, _CLIENTS.label("clients"), _WAITING.label("waiting"))
        .where(
            Employee.active,
            Employee.sells == "develops",
            Employee.id != manager_id,
            Employee.id.not_in(away),
            Employee.id.not_in(fencing),
        )
        .order_by(
            (func.coalesce(Employee.department, "") == (department or "")).desc(),
            _CLIENTS + _WAITING,
            Employee.id,
        )
        .limit(most)
    )
    return [Developer(*row) for row in rows]


_CLIENTS = (
    select(func.count())
    .select_from(Client)
    .where(Client.manager_id == Employee.id)
    .correlate(Employee)
    .scalar_subquery()
)
_WAITING = (
    select(func.count())
    .select_from(Handoff)
    .join(Request, Request.id == Handoff.request_id)
    .where(
        Handoff.state == "offered", Handoff.to_employee_id == Employee.id, Request.kind == CLIENT
    )
    .correlate(Employee)
    .scalar_subquery()
)


@needs(Permission.FIND_CLIENTS)
async def hand_to(work: Work, client_id: int, to_id: int, words: str = "") -> Answered:
    """Offer a client to whoever shall develop him; until he accepts, the client stays where he is.

    Args:
        words: what is important to know of him.

    Raises:
        NotFound: no such client. NotAllowed: he is another's. DeskError: nobody manages him, he is
            on his way already, or the receiver is his manager, or gone.
    """
    row = await _client(work, client_id, lock=False)
    active = await hold_active(work, {row.manager_id, to_id})
    row = await _client(work, client_id, lock=True)
    if not _is_his(work, row.manager_id):
        raise NotAllowed
    if to_id not in active:
        raise DeskError("error-employee-gone")
    mine = row.manager_id == work.actor.employee_id
    return await offer_to(
        work, row, work.actor.id, to_id, words, None if mine else work.actor.employee_id
    )


async def offer_to(
    work: Work,
    client: Managed,
    author_id: int,
    to_id: int,
    words: str,
    by_order_of_id: int | None,
) -> Answered:
    """Write the request and offer it, within another act; the client is locked.

    Args:
        author_id: in whose name it is.
        by_order_of_id: who ordered it, where his manager did not offer him by his own hand.

    Raises:
        DeskError: he is on his way already, or the receiver is his manager, or gone.
    """
    before = await _open_request(work, client.id)
    if before is not None:
        raise DeskError("error-client-on-his-way", number=before.number)
    department = await department_of(work, to_id) or await department_of(work, client.manager_id)
    known = department if department in work.policy.departments else None
    rules = work.policy.selling
    due_at = work.policy.calendar_of(known).add(work.now, rules.pass_within)
    title = work.policy.kind_title(CLIENT, work.policy.default_language)
    request_id: int = (
        await work.session.execute(
            insert(Request)
            .values(
                kind=CLIENT,
                client_id=client.id,
                author_id=author_id,
                department=known or next(iter(work.policy.departments)),
                title=title,
                state="new",
                holder_id=client.manager_id,
                held_since=work.now,
                due_at=due_at,
                next_at=due_at,
                created_at=work.now,
            )
            .returning(Request.id)
        )
    ).scalar_one()
    await history.record(work, request_id, "sent")
    request = await lock_request(work, request_id)
    await put_offer(
        work, request, Receiver(employee_id=to_id), words.strip() or None, by_order_of_id
    )
    return request.answered


async def accepted(work: Work, request: RequestRow) -> None:
    """Somebody signed for a client: he manages him from now on, and what his predecessor still had
    to do for him is his. Nothing is left to be done, so the request is closed.

    Args:
        request: as it was locked, before it changed hands.
    """
    giver_id, taker_id = request.holder_id, work.actor.id
    await work.session.execute(
        select(Client.id).where(Client.id == request.client_id).with_for_update()
    )
    await set_manager(work, request.client_id, taker_id)
    await work.session.execute(
        update(Client)
        .where(Client.id == request.client_id, Client.standing == "prospective")
        .values(standing="active", updated_at=work.now)
    )
    await _take_along(work, request.client_id, giver_id, taker_id)
    await move(
        work.transaction,
        REQUESTS,
        "finish",
        request.id,
        {Party.ORDER},
        closed_at=work.now,
        next_at=None,
    )
    await register.append(work, "done", request.id, register.signature(work))
    await redraw(work, team_subject(request.client_id))


async def _take_along(work: Work, client_id: int, giver_id: int, taker_id: int) -> None:
    """What was promised to the client, and what he may buy, goes with him."""
    tasks = await work.session.scalars(
        update(Task)
        .where(Task.client_id == client_id, Task.owner_id == giver_id, Task.done_at.is_(None))
        .values(owner_id=taker_id)
        .returning(Task.id)
    )
    found = await work.session.scalars(
        update(Opportunity)
        .where(
            Opportunity.client_id == client_id,
            Opportunity.owner_id == giver_id,
            Opportunity.stage.not_in(OVER),
        )
        .values(owner_id=taker_id)
        .returning(Opportunity.id)
    )
    await redraw(
        work,
        *(task_subject(each) for each in tasks),
        *(opportunity_subject(each) for each in found),
    )


async def _open_request(work: Work, client_id: int) -> Row[int, int] | None:
    return (
        await work.session.execute(
            select(Request.id, Request.number).where(
                Request.client_id == client_id,
                Request.kind == CLIENT,
                Request.state.in_(OPEN_STATES),
            )
        )
    ).first()


async def _client(work: Work, client_id: int, *, lock: bool) -> Managed:
    finding = select(Client.id, Client.name, Client.manager_id).where(Client.id == client_id)
    row = (await work.session.execute(finding.with_for_update() if lock else finding)).first()
    if row is None:
        raise NotFound("error-client-unknown")
    if row.manager_id is None:
        raise DeskError("error-client-no-manager")
    return Managed(row.id, row.name, row.manager_id)


@needs(Permission.FIND_CLIENTS)
async def names(work: Work, client_id: int, employee_id: int) -> tuple[str, str]:
    """What a client and a colleague are called, for the screen that follows."""
    client = await work.session.scalar(select(Client.name).where(Client.id == client_id))
    person = await work.session.scalar(select(Employee.name).where(Employee.id == employee_id))
    return client or "", person or ""
