"""Clients whom their winners have won are offered to developers by themselves (seed 003).

What company.toml says is ordered by the winner's lead: the lines of the register name him. A client
is offered once while a winner has him: declined or taken back, he stays until somebody decides.
Whoever came to a winner by a dismissal is not offered while that can still be undone: the offer
would outlive the undo.
"""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import DateTime, Integer, Select, bindparam, exists, func, or_, select
from sqlalchemy.orm import aliased

from domain.clients.developers import developers, someone_has_room
from domain.clients.passing import Managed, offer_to
from domain.company.own_kinds import CLIENT
from domain.handovers.undoing import WITHIN
from domain.people.leading import above
from domain.people.staff import hold_active
from domain.permissions import Permission, needs
from domain.work import Work
from storage.models import Client, ClientMember, Employee, Handover, HandoverItem, Order, Request
from storage.models.requests import OPEN_STATES
from storage.statements import Statement

BATCH = 20
"""Clients a sweep offers in one transaction."""

PARTIES = 2
"""Who hands over, and who is to take."""


@needs(Permission.SWEEP)
async def sweep_won(work: Work) -> int:
    """Offer clients that are won to whoever develops clients and has room, in working hours.

    Returns:
        How many were offered; a whole batch means that more may wait.
    """
    if not work.policy.calendar_of(None).is_working(work.now) or not await _is_room(work):
        return 0
    rows = (await work.session.execute(_WON.limit(BATCH), _given(work))).all()
    won = [Managed(row.id, row.name, row.manager_id) for row in rows]
    return sum([await _offered(work, each) for each in won])


@needs(Permission.SWEEP)
async def next_due(work: Work) -> datetime | None:
    """When the next client is to be offered; None where none is won, or no developer has room."""
    if not await _is_room(work):
        return None
    given = _given(work)
    row = await _FIRST_WON.first(work.transaction, **given)
    if row is not None and await _with_room(work, Managed(*row)) is not None:
        return work.policy.calendar_of(None).next_opening(work.now)
    begun: datetime | None = await _FIRST_UNDOABLE.value(
        work.transaction, undoable_since=given["undoable_since"]
    )
    moments = [] if begun is None else [begun + WITHIN]
    after = work.policy.selling.pass_after_days
    since: datetime | None = None
    if after is not None:
        since = await _NEXT_SINCE.value(work.transaction, **given)
    if after is not None and since is not None:
        moments.append(since + timedelta(days=after))
    return min(moments, default=None)


async def _offered(work: Work, client: Managed) -> int:
    developer_id = await _with_room(work, client)
    if developer_id is None:
        return 0
    # People before clients, as a dismissal locks them.
    active = await hold_active(work, {client.manager_id, developer_id})
    still = _WON.where(Client.id == client.id).with_for_update(of=Client, skip_locked=True)
    row = (await work.session.execute(still, _given(work))).first()
    if len(active) < PARTIES or row is None or row.manager_id != client.manager_id:
        return 0
    lead_id = min(await above(work, [client.manager_id]), default=None)
    await offer_to(work, client, client.manager_id, developer_id, "", lead_id)
    return 1


async def _is_room(work: Work) -> bool:
    """Whether anybody is there who would take one more: without, no client is looked for."""
    rules = work.policy.selling
    return rules.pass_by_itself and await someone_has_room(work, rules.waiting_at_once)


async def _with_room(work: Work, client: Managed) -> int | None:
    most = work.policy.selling.waiting_at_once
    found = await developers(work, client.id, client.manager_id, BATCH)
    return next((each.id for each in found if each.waiting < most), None)


def _given(work: Work) -> dict[str, object]:
    """What company.toml says of it now, for `_WON` and `_WINNERS`."""
    rules = work.policy.selling
    after = rules.pass_after_days
    long_ago = None if after is None else work.now - timedelta(days=after)
    return {
        "orders_before": rules.pass_after_orders - 1,
        "long_ago": long_ago,
        "undoable_since": work.now - WITHIN,
    }


_Manager = aliased(Employee)
_OFFERED = exists().where(
    Request.client_id == Client.id,
    Request.kind == CLIENT,
    or_(Request.created_at >= ClientMember.since, Request.state.in_(OPEN_STATES)),
)
_IS_UNDOABLE = (
    (Handover.kind == "dismissal")
    & (Handover.state == "active")
    & (Handover.begun_at > bindparam("undoable_since", type_=DateTime(timezone=True)))
)
_FIRST_UNDOABLE = Statement(select(func.min(Handover.begun_at)).where(_IS_UNDOABLE))
_JUST_CAME = (
    select(HandoverItem.row_id)
    .join(Handover, Handover.id == HandoverItem.handover_id)
    .where(_IS_UNDOABLE, HandoverItem.thing == "client")
)
_WINNERS: Select[*tuple[Any, ...]] = (
    select(Client.id, Client.name, Client.manager_id)
    .join(_Manager, _Manager.id == Client.manager_id)
    .join(
        ClientMember,
        (ClientMember.client_id == Client.id)
        & (ClientMember.part == "manager")
        & ClientMember.until.is_(None),
    )
    .where(_Manager.sells == "wins", _Manager.active, ~_OFFERED, Client.id.not_in(_JUST_CAME))
)
"""Clients with those who win clients, none of whom was offered since, or is on his way."""

_LONG_AGO = bindparam("long_ago", type_=DateTime(timezone=True))
_ORDERED = (
    # The last of so many orders, rather than all of them counted: this is asked again and again.
    select(Order.id)
    .where(Order.client_id == Client.id)
    .offset(bindparam("orders_before", type_=Integer))
    .limit(1)
    .correlate(Client)
    .exists()
)
_WON = _WINNERS.where(or_(_ORDERED, ClientMember.since <= _LONG_AGO)).order_by(
    ClientMember.since, Client.id
)
"""Those who have ordered often enough, or were with their winner long enough."""

_FIRST_WON = Statement(_WON.limit(1))
_NEXT_SINCE = Statement(
    _WINNERS.with_only_columns(func.min(ClientMember.since)).where(ClientMember.since > _LONG_AGO)
)

SWEEPS = (sweep_won,)
