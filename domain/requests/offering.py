"""Offering a request to somebody, and taking the offer back (domain 1.4).

Until somebody signs, the giver holds the request: an offer changes nobody's hands.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from sqlalchemy import ColumnElement, and_, bindparam, case, insert, select
from sqlalchemy.orm import aliased

from domain.errors import DeskError, NotAllowed, TooLate
from domain.handovers.away import Standin, lend, standins
from domain.people.leading import department_of
from domain.people.staff import hold_active, members_of
from domain.permissions import Permission, needs
from domain.requests import history, limits
from domain.requests.lateness import refuse_if_answered
from domain.requests.rights import IN_HAND, offer_parties
from domain.requests.rows import (
    Answered,
    HandoffRow,
    RequestRow,
    lock_handoff,
    lock_request,
    open_offer,
)
from domain.requests.states import HANDOFFS
from domain.states import Party, move
from domain.work import Work, redraw
from storage.models import Employee, Handoff, Request
from storage.statements import Statement

NOTE_LIMIT = 10_000
"""Characters of the note beside a handoff; a longer one is refused rather than cut."""


@dataclass(frozen=True)
class Receiver:
    """Whom a request is offered to: a person, or a department whose first taker gets it."""

    employee_id: int | None = None
    department: str | None = None


@dataclass(frozen=True)
class Along:
    """Where an offer leads on a request's route (domain 1.7).

    Attributes:
        step: from 0; None where it stays at its step, or follows no route.
        said: the line of history that tells of the offer.
    """

    step: int | None = None
    said: Literal["offered", "step_done", "step_back"] = "offered"


WHERE_IT_IS = Along()
"""An offer within the step at which a request stands."""


@needs(Permission.WORK_ON_REQUESTS)
async def offer(
    work: Work, request_id: int, receiver: Receiver, note: str | None = None
) -> Answered:
    """Offer a request one holds to a person or a department.

    Raises:
        NotAllowed: somebody else holds it.
        TooLate: it is offered already, or finished.
        DeskError: the receiver is oneself, does not exist, or has nobody who could accept.
    """
    await hold_active(work, {work.actor.id, receiver.employee_id or work.actor.id})
    request = await lock_request(work, request_id)
    if request.holder_id != work.actor.employee_id:
        raise NotAllowed("error-request-held-by-other")
    if request.state not in IN_HAND:
        raise TooLate("error-state-moved-on")
    offered = await put_offer(work, request, receiver, note)
    return replace(request.answered, instead=offered.instead)


@dataclass(frozen=True)
class Offered:
    """An offer that was put. `instead`: who was asked in place of a receiver on leave, by name."""

    handoff_id: int
    instead: str | None


async def put_offer(
    work: Work,
    request: RequestRow,
    receiver: Receiver,
    note: str | None,
    by_order_of_id: int | None = None,
    along: Along = WHERE_IT_IS,
) -> Offered:
    """Write the offer, tell its receivers, and start the clock of its limits.

    Args:
        by_order_of_id: who ordered it, when the giver did not offer by his own hand (domain 1.3).
        along: the step of its route that the offer leads to.
    """
    if await open_offer(work, request.id) is not None:
        raise TooLate("error-already-offered")
    if note is not None and len(note) > NOTE_LIMIT:
        raise DeskError("error-words-too-long", limit=NOTE_LIMIT, length=len(note))
    standin = await _standin(work, request, receiver)
    if standin is not None:
        receiver = Receiver(employee_id=standin.id)
    people = await _receiving_people(work, request, receiver)
    handoff_id = await write_offer(work, request, receiver, people, note, by_order_of_id, along)
    await redraw(work, history.subject(request.id))
    if request.state != "new":
        await history.redraw_in_hands(work, request)
    return Offered(handoff_id, None if standin is None else standin.name)


async def write_offer(
    work: Work,
    request: RequestRow,
    receiver: Receiver,
    people: Sequence[int],
    note: str | None = None,
    by_order_of_id: int | None = None,
    along: Along = WHERE_IT_IS,
) -> int:
    """Write an offer that nothing speaks against, and tell its receivers.

    Args:
        people: who may sign; at least one.
        by_order_of_id, along: as in `put_offer`.

    Returns:
        The handoff's id.
    """
    department = receiver.department or await department_of(work, people[0])
    terms = limits.of_offer(work, request.kind, department)
    handoff_id = await insert_offer(work, request, receiver, terms, note, by_order_of_id, along)
    _tell_receivers(work, handoff_id, receiver, people)
    return handoff_id


async def insert_offer(
    work: Work,
    request: RequestRow,
    receiver: Receiver,
    terms: limits.OfferTerms,
    note: str | None = None,
    by_order_of_id: int | None = None,
    along: Along = WHERE_IT_IS,
) -> int:
    """Write an offer whose receivers are told otherwise.

    Args:
        terms: when they are reminded, and when it is over.
        by_order_of_id, along: as in `put_offer`.

    Returns:
        The handoff's id.
    """
    handoff_id = await _OFFER.value(
        work.transaction,
        request_id=request.id,
        giver_id=request.holder_id,
        to_employee_id=receiver.employee_id,
        to_department=receiver.department,
        note=note,
        offered_at=work.now,
        giver_evidence=work.evidence.at(work.now),
        expires_at=terms.expires_at,
        next_at=terms.remind_at,
        by_order_of_id=by_order_of_id,
        route_step=along.step,
    )
    assert isinstance(handoff_id, int)  # noqa: S101 - RETURNING gives a row
    led = {} if along.step is None else {"step": along.step}
    event = await history.record_by(
        work, by_order_of_id, request.id, along.said, handoff_id=handoff_id, **led
    )
    if along.step is not None:  # the author sees how far it is
        history.tell(work, request, along.said, event, {request.owner_id})
    return handoff_id


_OFFER = Statement(
    insert(Handoff)
    .values(
        state="offered",
        **{
            name: bindparam(name)
            for name in (
                "request_id",
                "giver_id",
                "to_employee_id",
                "to_department",
                "note",
                "offered_at",
                "giver_evidence",
                "expires_at",
                "next_at",
                "by_order_of_id",
                "route_step",
            )
        },
    )
    .returning(Handoff.id)
)


async def _standin(work: Work, request: RequestRow, receiver: Receiver) -> Standin | None:
    """What is offered to somebody on leave is offered to who stands in for him with this client;
    when he is back and nobody has signed, it is offered to him.
    """
    if receiver.employee_id is None:
        return None
    away = await standins(work, [receiver.employee_id], request.client_id)
    standin = away.get(receiver.employee_id)
    if standin is None or standin.id == request.holder_id:
        return None
    await lend(work, standin, "offer", request.id)
    return standin


async def _receiving_people(work: Work, request: RequestRow, receiver: Receiver) -> list[int]:
    """Those who may sign: one, or the members of the department without the giver."""
    if receiver.employee_id == request.holder_id:
        raise DeskError("error-offer-to-oneself")
    if receiver.employee_id is not None:
        active = await hold_active(work, {request.holder_id, receiver.employee_id})
        if receiver.employee_id not in active:
            raise DeskError("error-employee-gone")
        return [receiver.employee_id]
    if receiver.department not in work.policy.departments:
        raise DeskError("error-department-unknown")
    await hold_active(work, {request.holder_id})
    members = await members_of(work, receiver.department, but=request.holder_id)
    if not members:
        raise DeskError("error-department-empty")
    return members


def _tell_receivers(work: Work, handoff_id: int, receiver: Receiver, people: Sequence[int]) -> None:
    subject = f"handoff:{handoff_id}"
    department = receiver.department
    if department is not None and work.policy.departments[department].group_chat is not None:
        work.notify_group(department, "handoff_group", subject=subject, handoff_id=handoff_id)
    for person_id in people:
        work.notify(person_id, "handoff", subject=subject, handoff_id=handoff_id)


@needs(Permission.WORK_ON_REQUESTS)
async def withdraw(work: Work, handoff_id: int) -> Answered:
    """Take one's offer back before anybody signed.

    Raises:
        TooLate: somebody signed already. NotAllowed: it is not one's own offer.
    """
    request, handoff = await lock_handoff(work, handoff_id)
    acting = offer_parties(work, handoff)
    if Party.GIVER not in acting or request.is_first_of_ticket:
        raise NotAllowed
    if handoff.state != "withdrawn":
        await refuse_if_answered(work, request, handoff)
        await close_offer(work, request, handoff, Party.GIVER)
    return request.answered


async def close_open_offer(work: Work, request: RequestRow, party: Party) -> HandoffRow | None:
    """Withdraw what is offered of a request, if anything is, within another act on it.

    Args:
        party: GIVER when the holder finishes his request himself, ORDER when it is moved.

    Returns:
        The offer that was open.
    """
    handoff = await open_offer(work, request.id)
    if handoff is not None:
        await close_offer(work, request, handoff, party)
    return handoff


async def close_offer(work: Work, request: RequestRow, handoff: HandoffRow, party: Party) -> int:
    """Withdraw an open offer; the caller holds the lock on the request.

    Returns:
        The line of history that says so.
    """
    await move(
        work.transaction,
        HANDOFFS,
        "withdraw",
        handoff.id,
        {party},
        answered_at=work.now,
        answered_by_id=work.actor.employee_id,
        next_at=None,
    )
    event = await history.record(work, request.id, "withdrawn", handoff_id=handoff.id)
    await redraw(work, f"handoff:{handoff.id}", history.subject(request.id))
    return event


async def previous_giver(work: Work, request_id: int) -> int | None:
    """Who `previous_giver_id` is for a request."""
    found: int | None = await _PREVIOUS_GIVER.value(work.transaction, request_id=request_id)
    return found


_accepted, _giver = aliased(Handoff), aliased(Employee)

previous_giver_id: ColumnElement[int | None] = (
    select(case((and_(_giver.active, _accepted.route_step.is_(None)), _accepted.giver_id)))
    .select_from(_accepted)
    .join(_giver, _giver.id == _accepted.giver_id)
    .where(
        _accepted.request_id == Request.id,
        _accepted.state == "accepted",
        _accepted.answered_by_id == Request.holder_id,
    )
    .order_by(_accepted.answered_at.desc(), _accepted.id.desc())
    .limit(1)
    .correlate(Request)
    .scalar_subquery()
)
"""From whom the present holder has the request: to whom he may return it, while he is there. What
came along a route goes back along it, see `stepping.send_back`.
"""

_PREVIOUS_GIVER = Statement(select(previous_giver_id).where(Request.id == bindparam("request_id")))
