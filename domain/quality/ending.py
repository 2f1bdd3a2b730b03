"""A ticket that ends without the client's word: the programme head's alone, counted apart, and he
decides what becomes of the paused questionnaire (domain 5).
"""

from typing import Literal, TypeAlias

from sqlalchemy import select, update

from domain.errors import DeskError, NotFound
from domain.permissions import Permission, needs
from domain.quality import answer_rows, asked, client_letters, following, history
from domain.quality.people import everybody
from domain.quality.rows import TicketRow, lock_whole, open_requests, parties, subject
from domain.quality.states import TICKETS
from domain.questionnaires.beginning import restored
from domain.questionnaires.closing import close
from domain.questionnaires.rows import questionnaire_subject
from domain.states import move
from domain.work import Work, redraw
from storage.models import Problem, Ticket

Afterwards: TypeAlias = Literal["go_on", "close"]
"""The paused questionnaire may go on, or is closed."""


@needs(Permission.JUDGE_TICKETS)
async def reject(work: Work, ticket_id: int, reason: str, questionnaire: Afterwards) -> int:
    """Reject a complaint; the client reads the reason in a letter.

    Returns:
        The line of history.

    Raises:
        NotAllowed: not the programme head. TooLate: it is over. DeskError: there is no reason.
    """
    row = await lock_whole(work, ticket_id)
    return await _end(work, row, "reject", reason, questionnaire)


@needs(Permission.JUDGE_TICKETS)
async def cancel(work: Work, ticket_id: int, reason: str, questionnaire: Afterwards) -> int:
    """Cancel a ticket.

    Returns:
        The line of history.

    Raises:
        NotAllowed, TooLate, DeskError: as of `reject`.
    """
    row = await lock_whole(work, ticket_id)
    return await _end(work, row, "cancel", reason, questionnaire)


@needs(Permission.JUDGE_TICKETS)
async def duplicate(
    work: Work, ticket_id: int, of_ticket_id: int, questionnaire: Afterwards
) -> int:
    """Say that a ticket is another one of the same client.

    Returns:
        The line of history.

    Raises:
        NotAllowed, TooLate: as of `reject`. DeskError: the other is this one, another client's, or
            itself a duplicate.
    """
    row = await lock_whole(work, ticket_id)
    first = await _first(work, row, of_ticket_id)
    await _move(work, row, "duplicate", duplicate_of_id=of_ticket_id)
    event = await history.record(work, row, "duplicate", of=first)
    await _settle(work, row, event, questionnaire)
    return event


async def _first(work: Work, row: TicketRow, ticket_id: int) -> int:
    """The number of the ticket that another one repeats."""
    other = (
        await work.session.execute(
            select(Ticket.number, Ticket.client_id, Ticket.duplicate_of_id).where(
                Ticket.id == ticket_id
            )
        )
    ).first()
    if other is None:
        raise NotFound("error-ticket-unknown")
    if ticket_id == row.id:
        raise DeskError("error-ticket-duplicate-itself")
    if other.client_id != row.client_id:
        raise DeskError("error-ticket-duplicate-other-client", number=other.number)
    if other.duplicate_of_id is not None:
        raise DeskError("error-ticket-duplicate-chain", number=other.number)
    return int(other.number)


async def _end(work: Work, row: TicketRow, act: str, reason: str, questionnaire: Afterwards) -> int:
    if not reason.strip():
        raise DeskError("error-words-needed")
    await _move(work, row, act, closed_words=reason)
    event = await history.record(work, row, TICKETS.transitions[act].target, reason)
    await _settle(work, row, event, questionnaire)
    if act == "reject" and not await client_letters.say_rejected(work, row, reason):
        unsaid = await history.record(work, row, "call_client", reason)
        history.tell(work, row, unsaid, {row.rep_id})
    return event


async def _move(work: Work, row: TicketRow, act: str, **values: object) -> None:
    await move(
        work.transaction,
        TICKETS,
        act,
        row.id,
        await parties(work, row),
        closed_at=work.now,
        hold_until=None,
        hold_reason=None,
        next_at=None,
        **values,
    )


async def _settle(work: Work, row: TicketRow, event: int, questionnaire: Afterwards) -> None:
    """Nobody works on it, nobody is asked about it, and all whom it concerns are told."""
    told = await everybody(work, row)
    told |= {each.holder_id for each in await open_requests(work, row.id)}
    await work.session.execute(
        update(Problem).where(Problem.ticket_id == row.id).values(state="dropped")
    )
    await following.drop_requests(work, row)
    await asked.end_open(work, row.id)
    await answer_rows.settle(work, row.id)
    if questionnaire == "go_on":
        await restored(work, row.questionnaire_id)
        # The news of the ticket lead on to it only where the client confirmed.
        work.notify(
            row.rep_id,
            "questionnaire",
            subject=questionnaire_subject(row.questionnaire_id),
            questionnaire_id=row.questionnaire_id,
        )
    else:
        await close(work, row.questionnaire_id)
    await redraw(work, subject(row.id))
    history.tell(work, row, event, told)
