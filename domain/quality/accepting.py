"""Signing for a repair: the service lead's own act (domain 1.3, 2.11)."""

from domain.permissions import Permission, needs
from domain.work import Work


@needs(Permission.WORK_ON_TICKETS)
async def accept(work: Work, ticket_id: int) -> None:
    """Sign for what of a ticket is offered to the actor. A repeated tap changes nothing.

    Raises:
        NotAllowed: it is offered to somebody else. TooLate: somebody else signed, or it is over.
        NotFound: no such ticket.
    """
    raise NotImplementedError
