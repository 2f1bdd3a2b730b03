"""A complaint that appears after the pause, when an answer is corrected (domain 2.10): it is worked
on like the others, and whatever was said to be repaired is not all of it any more.
"""

from collections.abc import Sequence

from sqlalchemy import select, update

from domain.quality import answer_rows, asked, history, limits
from domain.quality.judging import WAITING
from domain.quality.leads import service_leads
from domain.quality.people import heads_of, leads_of
from domain.quality.requesting import write_requests
from domain.quality.rows import ProblemRow, TicketRow, problem_rows, subject
from domain.quality.states import TICKETS
from domain.states import Party, move
from domain.work import Work, redraw
from storage.models import Problem, Ticket


async def take_up(work: Work, row: TicketRow) -> None:
    """Complaints that nobody works on yet go to whoever answers for them, and those whom the ticket
    concerns read them. A ticket that waits for the client's word is in work again, in its next
    round: his "yes" to an earlier letter says nothing about them.

    Within the act that wrote them down, which has locked the whole ticket.

    Args:
        row: the ticket, which is not over.
    """
    problems = await problem_rows(work, row.id)
    added = [each for each in problems if each.state == "open" and each.request_id is None]
    if added:
        await write_requests(work, row)
        await _put_in_work(work, row)
        await _tell(work, row, added)
    await redraw(work, subject(row.id))


async def _put_in_work(work: Work, row: TicketRow) -> None:
    """Only what is new is to be repaired: what service says of the others stands."""
    if row.state in WAITING:
        next_at = await limits.next_step_at(work, row, "in_work")
        await move(
            work.transaction,
            TICKETS,
            "complain",
            row.id,
            {Party.CLIENT},
            round=row.round + 1,
            stage=0,
            next_at=next_at,
        )
        await asked.end_open(work, row.id)
        await answer_rows.settle(work, row.id)
    elif row.state != "on_hold":
        next_at = await limits.next_step_at(work, row, row.state)
        await work.session.execute(
            update(Ticket).where(Ticket.id == row.id).values(next_at=next_at)
        )


async def _tell(work: Work, row: TicketRow, added: Sequence[ProblemRow]) -> None:
    words = await work.session.scalars(
        select(Problem.words)
        .where(Problem.id.in_([each.id for each in added]))
        .order_by(Problem.instance)
    )
    event = await history.record(work, row, "complained", "\n".join(words))
    signing = await service_leads(work, {each.category for each in added})
    people = {row.rep_id, *signing} | await leads_of(work, row) | await heads_of(work, row)
    history.tell(work, row, event, people)
