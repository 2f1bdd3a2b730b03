"""Handing a request over: offered, then accepted, declined, withdrawn or expired (domain 1.3–1.4).

Until somebody signs, the giver holds the request; the register line is written when the receiver
signs, and carries both signatures.
"""

from dataclasses import dataclass

from sqlalchemy import insert, select

from domain.errors import DeskError, NotAllowed, TooLate
from domain.people.staff import employee_names
from domain.permissions import Permission, needs
from domain.requests import history, limits, register
from domain.requests.pingpong import watch_ping_pong
from domain.requests.rows import HandoffRow, RequestRow, lock_handoff, lock_request
from domain.requests.states import HANDOFFS, REQUESTS
from domain.states import Party, move
from domain.work import Work, redraw
from storage.models import Employee, Handoff, Request

NOTE_LIMIT = 1_000
"""Characters of the note beside a handoff and of the reason to decline."""


@dataclass(frozen=True)
class Receiver:
    """Whom a request is offered to: a person, or a department whose first taker gets it."""

    employee_id: int | None = None
    department: str | None = None


@dataclass(frozen=True)
class Answered:
    """What an act on a handoff did, for the screen that follows."""

    request_id: int
    number: int


@needs(Permission.WORK_ON_REQUESTS)
async def offer(
    work: Work, request_id: int, receiver: Receiver, note: str | None = None
) -> Answered:
    """Offer a request one holds to a person or a department.

    Raises:
        NotAllowed: somebody else holds it.
        TooLate: it is offered already, or finished.
        DeskError: the receiver is oneself, or does not exist.
    """
    request = await lock_request(work, request_id)
    if request.holder_id != work.actor.employee_id:
        raise NotAllowed("error-request-held-by-other")
    if request.state not in ("new", "in_work"):
        raise TooLate("error-state-moved-on")
    await put_offer(work, request, receiver, note)
    return Answered(request.id, request.number)


async def put_offer(
    work: Work,
    request: RequestRow,
    receiver: Receiver,
    note: str | None,
    by_order_of_id: int | None = None,
) -> int:
    """Write the offer, tell its receivers, and start the clock of its limits.

    Args:
        by_order_of_id: who ordered it, when the giver did not offer by his own hand (domain 1.3).

    Returns:
        The handoff's id.
    """
    await _refuse_second_offer(work, request.id)
    department = await _receiving_department(work, request, receiver)
    terms = limits.of_offer(work, request.kind, department)
    handoff_id: int = (
        await work.session.execute(
            insert(Handoff)
            .values(
                request_id=request.id,
                giver_id=request.holder_id,
                to_employee_id=receiver.employee_id,
                to_department=receiver.department,
                state="offered",
                note=note,
                offered_at=work.now,
                giver_evidence=work.evidence.at(work.now),
                expires_at=terms.expires_at,
                next_at=terms.remind_at,
                by_order_of_id=by_order_of_id,
            )
            .returning(Handoff.id)
        )
    ).scalar_one()
    await history.record(work, request.id, "offered", handoff_id=handoff_id)
    await _tell_receivers(work, request, handoff_id, receiver)
    return handoff_id


async def _refuse_second_offer(work: Work, request_id: int) -> None:
    offered = await work.session.scalar(
        select(Handoff.id).where(Handoff.request_id == request_id, Handoff.state == "offered")
    )
    if offered is not None:
        raise TooLate("error-already-offered")


async def _receiving_department(work: Work, request: RequestRow, receiver: Receiver) -> str | None:
    if receiver.department is not None:
        if receiver.department not in work.policy.departments:
            raise DeskError("error-department-unknown")
        return receiver.department
    if receiver.employee_id == request.holder_id:
        raise DeskError("error-offer-to-oneself")
    found = (
        await work.session.execute(
            select(Employee.department, Employee.active).where(Employee.id == receiver.employee_id)
        )
    ).first()
    if found is None or not found.active:
        raise DeskError("error-employee-gone")
    department: str | None = found.department
    return department


async def _tell_receivers(
    work: Work, request: RequestRow, handoff_id: int, receiver: Receiver
) -> None:
    subject = f"handoff:{handoff_id}"
    if receiver.employee_id is not None:
        work.notify(receiver.employee_id, "handoff", subject=subject, handoff_id=handoff_id)
        return
    department = receiver.department or ""
    if work.policy.departments[department].group_chat is not None:
        work.notify_group(department, "handoff_group", subject=subject, handoff_id=handoff_id)
    members = await work.session.scalars(
        select(Employee.id).where(
            Employee.department == department,
            Employee.active,
            Employee.id != request.holder_id,
        )
    )
    for member_id in members:
        work.notify(member_id, "handoff", subject=subject, handoff_id=handoff_id)


@needs(Permission.WORK_ON_REQUESTS)
async def accept(work: Work, handoff_id: int) -> Answered:
    """Sign for a request: the one tap after which the receiver holds it.

    A repeated tap of the same person changes nothing.

    Raises:
        TooLate: somebody else signed, or the offer is over; it says who and when.
        NotAllowed: it was offered to somebody else.
    """
    request, handoff = await lock_handoff(work, handoff_id)
    if handoff.state == "accepted" and handoff.answered_by_id == work.actor.employee_id:
        return Answered(request.id, request.number)
    await _refuse_if_answered(work, request, handoff)
    await move(
        work.session,
        HANDOFFS,
        "accept",
        handoff.id,
        _receiving(work, handoff),
        answered_at=work.now,
        answered_by_id=work.actor.id,
        next_at=None,
    )
    await take(work, request, handoff)
    return Answered(request.id, request.number)


async def take(work: Work, request: RequestRow, handoff: HandoffRow) -> None:
    """The change of hands itself: the holder, the register line, word to those concerned."""
    terms = await limits.of_work(work, request.id)
    await move(
        work.session,
        REQUESTS,
        "take",
        request.id,
        {Party.RECEIVER},
        holder_id=work.actor.id,
        held_since=work.now,
        stage=0,
        next_at=terms,
        handoff_count=request.handoff_count + 1,
    )
    line_no = await register.append(
        work,
        "handed",
        request.id,
        handoff.giver_signature,
        register.signature(work),
        handoff_id=handoff.id,
        by_order_of_id=handoff.by_order_of_id,
    )
    event = await history.record(work, request.id, "accepted", handoff_id=handoff.id)
    history.tell(work, request, event, {handoff.giver_id, request.author_id})
    await watch_ping_pong(work, request, handoff, line_no)
    await redraw(work, f"handoff:{handoff.id}")


async def _refuse_if_answered(work: Work, request: RequestRow, handoff: HandoffRow) -> None:
    if handoff.state == "accepted":
        names = await employee_names(work, [handoff.answered_by_id or 0])
        raise TooLate(
            "error-handoff-taken",
            number=request.number,
            name=names.get(handoff.answered_by_id or 0, ""),
            at=handoff.answered_at or work.now,
        )
    if handoff.state != "offered":
        raise TooLate("error-handoff-over", number=request.number)


def _receiving(work: Work, handoff: HandoffRow) -> set[Party]:
    mine = handoff.to_employee_id == work.actor.employee_id
    ours = handoff.to_department is not None and (handoff.to_department == work.actor.department)
    own_offer = handoff.giver_id == work.actor.employee_id
    return {Party.RECEIVER} if (mine or ours) and not own_offer else set()


@needs(Permission.WORK_ON_REQUESTS)
async def decline(work: Work, handoff_id: int, reason: str) -> Answered:
    """Refuse an offer, saying why; the giver goes on holding the request.

    Raises:
        TooLate: the offer is over. NotAllowed: it was offered to somebody else.
    """
    request, handoff = await lock_handoff(work, handoff_id)
    if handoff.state == "declined" and handoff.answered_by_id == work.actor.employee_id:
        return Answered(request.id, request.number)
    await _refuse_if_answered(work, request, handoff)
    await move(
        work.session,
        HANDOFFS,
        "decline",
        handoff.id,
        _receiving(work, handoff),
        answered_at=work.now,
        answered_by_id=work.actor.id,
        next_at=None,
        reason=reason[:NOTE_LIMIT],
    )
    event = await history.record(work, request.id, "declined", handoff_id=handoff.id)
    history.tell(work, request, event, {handoff.giver_id, request.author_id})
    await redraw(work, f"handoff:{handoff.id}")
    return Answered(request.id, request.number)


@needs(Permission.WORK_ON_REQUESTS)
async def withdraw(work: Work, handoff_id: int) -> Answered:
    """Take one's offer back before anybody signed.

    Raises:
        TooLate: somebody signed already. NotAllowed: it is not one's own offer.
    """
    request, handoff = await lock_handoff(work, handoff_id)
    if handoff.state == "withdrawn" and handoff.giver_id == work.actor.employee_id:
        return Answered(request.id, request.number)
    await _refuse_if_answered(work, request, handoff)
    mine = handoff.giver_id == work.actor.employee_id
    await _close_offer(work, handoff, request, {Party.GIVER} if mine else set())
    return Answered(request.id, request.number)


async def close_open_offer(work: Work, request: RequestRow, party: Party) -> None:
    """Withdraw what is offered of a request, if anything is, within another act on it.

    Args:
        party: GIVER when the holder finishes his request himself, ORDER when it is moved.
    """
    offered = await work.session.scalar(
        select(Handoff.id).where(Handoff.request_id == request.id, Handoff.state == "offered")
    )
    if offered is not None:
        _, handoff = await lock_handoff(work, offered)
        await _close_offer(work, handoff, request, {party})


async def _close_offer(
    work: Work, handoff: HandoffRow, request: RequestRow, acting: set[Party]
) -> None:
    await move(
        work.session,
        HANDOFFS,
        "withdraw",
        handoff.id,
        acting,
        answered_at=work.now,
        answered_by_id=work.actor.employee_id,
        next_at=None,
    )
    await history.record(work, request.id, "withdrawn", handoff_id=handoff.id)
    await redraw(work, f"handoff:{handoff.id}")


async def previous_giver(work: Work, request_id: int) -> int | None:
    """From whom the present holder has the request: to whom he may return it."""
    return await work.session.scalar(
        select(Handoff.giver_id)
        .join(Request, Request.id == Handoff.request_id)
        .where(
            Handoff.request_id == request_id,
            Handoff.state == "accepted",
            Handoff.answered_by_id == Request.holder_id,
        )
        .order_by(Handoff.answered_at.desc())
        .limit(1)
    )
