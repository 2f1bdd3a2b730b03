"""Tickets of somebody who leaves the company go to his successor (domain 4.3): a rep's, whose
clients he asks from now on, and a lead's, whose repairs he answers for.
"""

from sqlalchemy import case, or_, update

from domain.permissions import Permission, needs
from domain.quality.rows import subject
from domain.work import Work, redraw
from storage.models import Ticket
from storage.models.tickets import ENDED


@needs(Permission.DISMISS_STAFF)
async def hand_over(work: Work, from_id: int, to_id: int) -> int:
    """Hand over what is not over, and what is: of a confirmed one a client may still say that it is
    broken again. Who did what stays in the history.

    Called after the requests have moved: whoever signs for one locks it before its ticket.

    Returns:
        How many tickets that are not over.
    """
    moved = (
        await work.session.execute(
            update(Ticket)
            .where(or_(Ticket.rep_id == from_id, Ticket.lead_id == from_id))
            .values(
                rep_id=case((Ticket.rep_id == from_id, to_id), else_=Ticket.rep_id),
                lead_id=case((Ticket.lead_id == from_id, to_id), else_=Ticket.lead_id),
                revision=Ticket.revision + 1,
            )
            .returning(Ticket.id, Ticket.state)
        )
    ).all()
    still_open = sorted(each.id for each in moved if each.state not in ENDED)
    await redraw(work, *(subject(each) for each in still_open))
    return len(still_open)
