"""Tickets of somebody who leaves go to his colleagues (domain 4.3): a rep's, whose clients he asks
from now on, and a lead's, whose repairs he answers for.
"""

from collections.abc import Sequence

from sqlalchemy import case, literal, or_, select, update

from domain.handovers.takers import Handed, Moved, Takers
from domain.quality.rows import subject
from domain.work import Work, redraw
from storage.models import Ticket
from storage.models.tickets import ENDED

REP, LEAD = "rep", "lead"
"""What he was to a ticket."""


async def hand_over(work: Work, from_id: int, takers: Takers) -> list[Moved]:
    """Hand over what is not over. Of somebody who does not come back also what is: of a confirmed
    one a client may still say that it is broken again. Who did what stays in the history.

    Called after the requests have moved: whoever signs for one locks it before its ticket.

    Returns:
        The tickets that are not over.
    """
    his = or_(Ticket.rep_id == from_id, Ticket.lead_id == from_id)
    if takers.is_leave:
        his &= Ticket.state.not_in(ENDED)
    rows = (
        await work.session.execute(
            select(Ticket.id, Ticket.state, Ticket.client_id, Ticket.rep_id, Ticket.lead_id)
            .where(his)
            .order_by(Ticket.id)
            .with_for_update()
        )
    ).all()
    taker = takers.column(Ticket.client_id)
    await work.session.execute(
        update(Ticket)
        .where(his)
        .values(
            rep_id=case((Ticket.rep_id == from_id, taker), else_=Ticket.rep_id),
            lead_id=case((Ticket.lead_id == from_id, taker), else_=Ticket.lead_id),
            revision=Ticket.revision + 1,
        )
        .execution_options(synchronize_session=False)
    )
    still_open = [row for row in rows if row.state not in ENDED]
    await redraw(work, *(subject(row.id) for row in still_open))
    return [
        Moved(
            row.id,
            takers.of(row.client_id),
            {REP: row.rep_id == from_id, LEAD: row.lead_id == from_id},
        )
        for row in still_open
    ]


async def give_back(work: Work, handed: Sequence[Handed]) -> list[Handed]:
    """Give back what is not over, as far as it still is with whom it went to."""
    back: set[int] = set()
    for part, column in ((REP, Ticket.rep_id), (LEAD, Ticket.lead_id)):
        for each in handed:
            if not each.before.get(part):
                continue
            found = await work.session.scalar(
                update(Ticket)
                .where(Ticket.id == each.row_id, column == each.to_id, Ticket.state.not_in(ENDED))
                .values({column: literal(each.from_id), Ticket.revision: Ticket.revision + 1})
                .returning(Ticket.id)
                .execution_options(synchronize_session=False)
            )
            if found is not None:
                back.add(found)
    await redraw(work, *(subject(each) for each in sorted(back)))
    return [each for each in handed if each.row_id in back]
