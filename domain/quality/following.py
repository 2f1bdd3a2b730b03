"""What a ticket's requests and problems do when the ticket moves on; within another act, which has
locked them all (`rows.lock_whole`).

Nobody signs for these lines of the register with his own hand: they say by whose order, and the
evidence is that of the act, be it a tap or the client's mail.
"""

from collections.abc import Collection

from sqlalchemy import select, update

from domain.quality import history, limits
from domain.quality.people import heads_of, leads_of
from domain.quality.rows import TicketRow, open_requests, requests_of, subject
from domain.requests import history as request_history
from domain.requests import register
from domain.requests.offering import close_open_offer
from domain.requests.register import Signature
from domain.requests.rows import RequestRow
from domain.requests.states import REQUESTS
from domain.states import Party, move
from domain.visits import site
from domain.work import Work, redraw
from storage.models import Employee, Problem, Request, Ticket


async def back_to_work(work: Work, row: TicketRow, words: str, mail_id: int | None = None) -> int:
    """The client says that it is not repaired, and the ticket was moved to `in_work` for it: its
    problems are open again, its requests are in the hands of those who had them, and all whom it
    concerns are told with his words: rep, lead, head, whoever works on it.

    Args:
        row: the ticket as it was locked, before it was moved: its round is the one that failed.
        mail_id: of the mail that he said it in.

    Returns:
        The line of history: `refused`, of a ticket that was confirmed `reopened`.
    """
    kind = "reopened" if row.state == "confirmed" else "refused"
    data = {} if mail_id is None else {"mail_id": mail_id}
    event = await history.record(work, row, kind, words, **data)
    told = {row.rep_id} | await leads_of(work, row) | await heads_of(work, row)
    await open_again(work, row, words, told, data)
    history.tell(work, row, event, told)
    return event


async def open_again(
    work: Work, row: TicketRow, words: str, told: Collection[int], data: dict[str, int]
) -> None:
    """Problems that were repaired are open, requests that were done are in work, and the limits
    run on.

    Args:
        words: why; whoever works on a request reads them.
        told: who hears of it otherwise.
        data: what the lines of the requests' history refer to.
    """
    await work.session.execute(
        update(Problem)
        .where(Problem.ticket_id == row.id, Problem.state.in_(("fixed", "confirmed")))
        .values(state="open")
    )
    for request in await requests_of(work, row.id):
        if request.state in ("reported", "closed"):
            await _reopen(work, row, request, words, told, data)
    await work.session.execute(
        update(Ticket)
        .where(Ticket.id == row.id)
        .values(stage=0, next_at=await limits.next_step_at(work, row, "in_work"))
    )
    await redraw(work, subject(row.id))


async def _reopen(
    work: Work,
    row: TicketRow,
    request: RequestRow,
    words: str,
    told: Collection[int],
    data: dict[str, int],
) -> None:
    holder_id = await _still_there(work, row, request)
    await move(
        work.transaction,
        REQUESTS,
        "reopen",
        request.id,
        {Party.ORDER},
        holder_id=holder_id,
        held_since=work.now,
        reported_at=None,
        closed_at=None,
        stage=0,
        next_at=None,
    )
    await _append(work, row, request, "returned")
    if holder_id != request.holder_id:
        await _append(work, row, request, "moved", holder_id)
    event = await request_history.record(work, request.id, "client_returned", words=words, **data)
    await redraw(work, request_history.subject(request.id))
    request_history.tell(work, request, "client_returned", event, {holder_id} - {*told})


async def _still_there(work: Work, row: TicketRow, request: RequestRow) -> int:
    """Who has a request that comes back: who had it; once he has left, whoever answers for it."""
    active = select(Employee.id).where(Employee.id == request.holder_id, Employee.active)
    if await work.session.scalar(active) is not None:
        return request.holder_id
    return min(await leads_of(work, row), default=request.holder_id)


async def finish_requests(work: Work, row: TicketRow) -> None:
    """The client's word closes the ticket, and its requests with it."""
    await _end_requests(work, row, "finish", "confirmed")


async def drop_requests(work: Work, row: TicketRow) -> None:
    """The programme head ends the ticket: nothing is to be done on its requests any more."""
    await _end_requests(work, row, "drop", "cancelled")


async def _end_requests(work: Work, row: TicketRow, act: str, line: str) -> None:
    """Whom it concerns is told of the ticket, not once more of its requests.

    Args:
        act: of the requests' table of states; `line` the register's word for it.
    """
    for request in await open_requests(work, row.id):
        await close_open_offer(work, request, Party.ORDER)
        await move(
            work.transaction,
            REQUESTS,
            act,
            request.id,
            {Party.ORDER},
            closed_at=work.now,
            next_at=None,
        )
        await _append(work, row, request, line)
        await request_history.record(work, request.id, "ticket_ended", ticket=row.number)
        await site.settle(work, request.id)
        await redraw(work, request_history.subject(request.id))
        await request_history.redraw_in_hands(work, request)


async def report_fixed(work: Work, row: TicketRow, request_ids: Collection[int]) -> None:
    """What the lead says is repaired needs no report of whoever has it in hands: these requests
    are reported by the lead's order, nobody is reminded of them, and nobody goes there for them.
    """
    for request in await open_requests(work, row.id):
        if request.id not in request_ids:
            continue
        if request.state == "in_work":
            await close_open_offer(work, request, Party.ORDER)
            await move(
                work.transaction,
                REQUESTS,
                "fix",
                request.id,
                {Party.ORDER},
                reported_at=work.now,
            )
            await _append(work, row, request, "done")
            await request_history.record(work, request.id, "ticket_fixed", ticket=row.number)
            await site.settle(work, request.id)
        await work.session.execute(
            update(Request).where(Request.id == request.id).values(next_at=None)
        )
        await redraw(work, request_history.subject(request.id))
        await request_history.redraw_in_hands(work, request)


async def _append(
    work: Work, row: TicketRow, request: RequestRow, kind: str, receiver_id: int | None = None
) -> None:
    evidence = work.evidence.at(work.now)
    await register.append(
        work,
        kind,
        request.id,
        Signature(request.holder_id, work.now, evidence),
        None if receiver_id is None else Signature(receiver_id, work.now, evidence),
        by_order_of_id=work.actor.employee_id or row.lead_id or row.rep_id,
    )
