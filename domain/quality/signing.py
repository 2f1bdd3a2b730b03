"""What a signature for one of its requests, and the report of work done, mean for a ticket."""

from sqlalchemy import update

from domain.quality import history, limits
from domain.quality.people import leads_of
from domain.quality.rows import TicketRow, lock_ticket, parties, subject
from domain.quality.states import TICKETS
from domain.requests.rows import RequestRow
from domain.states import Party, move
from domain.work import Work, redraw
from storage.models import Request


async def signed(work: Work, request: RequestRow, ticket_id: int, handoff_id: int) -> None:
    """Somebody signed for a request of a ticket. The lead accepts the ticket with it and decides
    from now on about the work of others; with anybody else work has begun.

    Args:
        request: as it was locked, before it changed hands.
    """
    row = await lock_ticket(work, ticket_id)
    acting = await parties(work, row)
    if request.is_first_of_ticket and Party.LEAD in acting:
        await take_over(work, row, request.id, handoff_id)
    else:
        if request.is_first_of_ticket:
            await _give_lead(work, request.id, min(await leads_of(work, row), default=None))
        started = row.state in ("new", "accepted")
        if started:
            await begin_work(work, row, acting | {Party.HOLDER})
        kind = "started" if started else "handed"
        event = await history.record(work, row, kind, handoff_id=handoff_id)
        if request.is_first_of_ticket:
            history.tell(work, row, event, {row.rep_id, *await leads_of(work, row)})
    await redraw(work, subject(row.id))


async def take_over(
    work: Work, row: TicketRow, request_id: int, handoff_id: int | None = None
) -> None:
    """The lead's own signature: the ticket is his, and what is done for it is his to judge."""
    await _give_lead(work, request_id, work.actor.id)
    data = {} if handoff_id is None else {"handoff_id": handoff_id}
    if row.state != "new":
        event = await history.record(work, row, "signed", None, **data)
    else:
        await move(
            work.transaction,
            TICKETS,
            "accept",
            row.id,
            {Party.LEAD},
            lead_id=work.actor.id,
            accepted_at=work.now,
            stage=0,
            next_at=await limits.next_step_at(work, row, "accepted"),
        )
        event = await history.record(work, row, "accepted", None, **data)
    history.tell(work, row, event, {row.rep_id})


async def begin_work(work: Work, row: TicketRow, acting: set[Party]) -> None:
    """Somebody works on it now, or a day is promised: nobody is late with the plan any more."""
    await move(
        work.transaction,
        TICKETS,
        "start",
        row.id,
        acting,
        accepted_at=row.accepted_at or work.now,
        planned_at=row.planned_at or work.now,
        stage=0,
        next_at=await limits.next_step_at(work, row, "in_work"),
    )


async def reported(work: Work, request: RequestRow, ticket_id: int, words: str) -> None:
    """Whoever has a request of a ticket says what he did: the lead hears of it, and says what is
    repaired.

    Args:
        request: as it was locked, before it was reported.
    """
    row = await lock_ticket(work, ticket_id)
    if row.state in ("new", "accepted"):
        await begin_work(work, row, {Party.HOLDER})
    event = await history.record(work, row, "reported", words or None, request_id=request.id)
    await redraw(work, subject(row.id))
    history.tell(work, row, event, await leads_of(work, row))


async def _give_lead(work: Work, request_id: int, lead_id: int | None) -> None:
    """What a technician did, his lead judges, not the rep who wrote the complaint down."""
    await work.session.execute(
        update(Request).where(Request.id == request_id).values(successor_id=lead_id)
    )
