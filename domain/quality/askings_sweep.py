"""What becomes due while a client's word is waited for: the rep is reminded to ask, the client to
answer, the rep to call, the programme head hears of silence; what was put off comes back. Silence
never closes a ticket (domain 2.13).
"""

from datetime import datetime

from sqlalchemy import case, func, select, update

from domain.permissions import Permission, needs
from domain.quality import answer_rows, asked, days, history
from domain.quality.asked import AskingRow
from domain.quality.asking import remind
from domain.quality.people import heads_of
from domain.quality.questions import QUESTION_CARD
from domain.quality.rows import TicketRow, lock_ticket, subject
from domain.work import Work, redraw
from storage.models import Asking, Ticket, TicketAnswer
from storage.statements import Statement

BATCH = 100
"""Tickets a sweep takes in one transaction."""

_NEXT = (
    Statement(
        select(func.min(Ticket.next_at)).where(Ticket.state == "fixed", Ticket.next_at.is_not(None))
    ),
    Statement(select(func.min(Asking.next_at)).where(Asking.ended_at.is_(None))),
    Statement(select(func.min(TicketAnswer.next_at)).where(TicketAnswer.state == "later")),
)


@needs(Permission.SWEEP)
async def sweep_unasked(work: Work) -> int:
    """Remind the rep of what service says is repaired and nobody asked the client about: at first
    soon, then every working morning. From the second time on the programme head hears of it too.

    Returns:
        How many tickets were looked at.
    """
    due = await work.session.scalars(
        select(Ticket.id)
        .where(Ticket.state == "fixed", Ticket.next_at <= work.now)
        .order_by(Ticket.next_at)
        .limit(BATCH)
        .with_for_update(skip_locked=True)
    )
    found = list(due)
    for ticket_id in found:
        await _remind_rep(work, await lock_ticket(work, ticket_id))
    return len(found)


async def _remind_rep(work: Work, row: TicketRow) -> None:
    event = await history.record(work, row, "not_asked")
    people = {row.rep_id} | (await heads_of(work, row) if row.stage == 1 else set())
    history.tell(work, row, event, people)
    calendar = await days.calendar_of(work, row.rep_id)
    today = work.now.astimezone(work.policy.zone).date()
    next_at = days.morning_of(work, calendar, days.next_working_day(calendar, today))
    await work.session.execute(
        update(Ticket).where(Ticket.id == row.id).values(stage=row.stage + 1, next_at=next_at)
    )
    await redraw(work, subject(row.id))


@needs(Permission.SWEEP)
async def sweep_askings(work: Work) -> int:
    """The next step with clients who have not answered.

    Returns:
        How many were looked at.
    """
    due = await work.session.execute(
        select(Ticket.id)
        .join(Asking, Asking.ticket_id == Ticket.id)
        .where(Asking.ended_at.is_(None), Asking.next_at <= work.now)
        .order_by(Asking.next_at)
        .limit(BATCH)
        .with_for_update(of=Ticket, skip_locked=True)
    )
    found = [row.id for row in due]
    for ticket_id in found:
        row = await lock_ticket(work, ticket_id)
        current = await asked.open_asking(work, ticket_id)
        if current is not None and current.next_at is not None and current.next_at <= work.now:
            await _step(work, row, current)
    return len(found)


async def _step(work: Work, row: TicketRow, current: AskingRow) -> None:
    """One step; whoever has answered, and waits for the rep, is not told that he is silent."""
    calendar = await days.calendar_of(work, row.rep_id)
    if row.state != "awaiting_client" or current.stage >= len(asked.steps(work)):
        await asked.put_off(work.session, current.id, None)  # the company may have taken one away
        return
    if await answer_rows.waits(work, row.id):
        await _remind_of_question(work, row)
        await asked.put_off(work.session, current.id, days.after(work, calendar, 1))
        return
    _, act = asked.steps(work)[current.stage]
    if act == "remind":
        await remind(work, row, current)
    else:
        people = {row.rep_id} | (await heads_of(work, row) if act == "head" else set())
        kind = "silent_head" if act == "head" else "silent_call"
        event = await history.record(work, row, kind, asking_id=current.id)
        history.tell(work, row, event, people)
        await redraw(work, subject(row.id))
    stage = current.stage + 1
    await work.session.execute(
        update(Asking)
        .where(Asking.id == current.id)
        .values(stage=stage, next_at=asked.next_step_at(work, calendar, stage))
    )


async def _remind_of_question(work: Work, row: TicketRow) -> None:
    """The client waits for the rep, not the rep for the client."""
    waiting = await work.session.execute(
        select(TicketAnswer.id, TicketAnswer.state).where(
            TicketAnswer.ticket_id == row.id, TicketAnswer.state.in_(("asked", "countersign"))
        )
    )
    for answer_id, state in waiting:
        await _show(work, row, answer_id, state)


@needs(Permission.SWEEP)
async def sweep_later(work: Work) -> int:
    """Answers that were put off until today come back as the question they were, what was heard by
    phone to the programme head.

    Returns:
        How many tickets were looked at.
    """
    due = await work.session.execute(
        select(Ticket.id)
        .join(TicketAnswer, TicketAnswer.ticket_id == Ticket.id)
        .where(TicketAnswer.state == "later", TicketAnswer.next_at <= work.now)
        .order_by(TicketAnswer.next_at)
        .limit(BATCH)
        .with_for_update(of=Ticket, skip_locked=True)
    )
    found = sorted({row.id for row in due})
    for ticket_id in found:
        row = await lock_ticket(work, ticket_id)
        back = await work.session.execute(
            update(TicketAnswer)
            .where(
                TicketAnswer.ticket_id == ticket_id,
                TicketAnswer.state == "later",
                TicketAnswer.next_at <= work.now,
            )
            .values(
                state=case((TicketAnswer.channel == "phone", "countersign"), else_="asked"),
                next_at=None,
            )
            .returning(TicketAnswer.id, TicketAnswer.state)
        )
        for answer_id, state in back.all():
            await _show(work, row, answer_id, state)
        await redraw(work, subject(row.id))
    return len(found)


async def _show(work: Work, row: TicketRow, answer_id: int, state: str) -> None:
    """Whose it is to decide: the rep's, of what he heard by phone the programme head's."""
    people = await heads_of(work, row) if state == "countersign" else {row.rep_id}
    for person_id in sorted(people):
        work.notify(
            person_id,
            QUESTION_CARD,
            subject=answer_rows.answer_subject(answer_id),
            ticket_id=row.id,
            answer_id=answer_id,
        )


@needs(Permission.SWEEP)
async def next_due(work: Work) -> datetime | None:
    """When the next of these steps is due."""
    moments = [await each.value(work.transaction) for each in _NEXT]
    return min((moment for moment in moments if moment is not None), default=None)


SWEEPS = (sweep_unasked, sweep_askings, sweep_later)
