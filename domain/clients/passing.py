"""A client passes from who won him to who develops him, as a signed handoff (domain 4, seed 003).

It is a request of the desk's own kind, in the register like any other: offered to a developer by
the manager, or by the rule of company.toml in his lead's name. Whoever accepts it manages the
client from then on; declined, it stays with the manager and his lead decides.
"""

from dataclasses import dataclass
from functools import cache

from sqlalchemy import Row, exists, func, insert, select

from domain.clients.developers import Developer, developers
from domain.company.own_kinds import CLIENT
from domain.errors import DeskError, NotAllowed, NotFound
from domain.follow_ups.opportunities import OVER
from domain.people.leading import department_of
from domain.people.staff import hold_active
from domain.permissions import Permission, needs
from domain.requests import history
from domain.requests.offering import Receiver, put_offer
from domain.requests.rows import Answered, lock_request
from domain.texts import LOCALES, Texts
from domain.work import Work
from storage.models import (
    Client,
    Employee,
    Opportunity,
    Order,
    Request,
    Task,
)
from storage.models.requests import OPEN_STATES


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
    await refuse_on_his_way(work, client.id)
    department = await department_of(work, to_id) or await department_of(work, client.manager_id)
    known = department if department in work.policy.departments else None
    rules = work.policy.selling
    due_at = work.policy.calendar_of(known).add(work.now, rules.pass_within)
    title = await _title(work, client.id)
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


async def _title(work: Work, client_id: int) -> str:
    """What the client brings along: it is what he is recognised by in the lists of requests."""
    orders, waiting, found = (
        select(func.count()).select_from(table).where(*conditions).scalar_subquery()
        for table, conditions in (
            (Order, (Order.client_id == client_id,)),
            (Task, (Task.client_id == client_id, Task.promised, Task.done_at.is_(None))),
            (
                Opportunity,
                (Opportunity.client_id == client_id, Opportunity.stage.not_in(OVER)),
            ),
        )
    )
    row = (await work.session.execute(select(orders, waiting, found))).one()
    return _texts().format(
        work.policy.default_language,
        "passing-title",
        orders=row[0],
        promises=row[1],
        found=row[2],
    )


async def refuse_on_his_way(work: Work, client_id: int) -> None:
    """A client who is being passed on gets no other manager meanwhile: whoever accepts him would
    take him away again.

    Raises:
        DeskError: he is on his way; it names the request.
    """
    before = await _open_request(work, client_id)
    if before is not None:
        raise DeskError("error-client-on-his-way", number=before.number)


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


@cache
def _texts() -> Texts:
    """Read once, when first needed."""
    return Texts.load(LOCALES)
