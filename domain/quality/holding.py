"""A repair that waits for something: why, and until when (domain 2.13)."""

from datetime import date

from domain.permissions import Permission, needs
from domain.work import Work


@needs(Permission.WORK_ON_TICKETS)
async def hold(work: Work, ticket_id: int, reason: str, until: date) -> int:
    """Put a repair on hold; it comes back by itself on that day. The rep is told.

    Returns:
        The line of history.

    Raises:
        NotAllowed: one does not answer for the repair. TooLate: nobody works on it.
        DeskError: the day has passed, or there is no reason.
    """
    raise NotImplementedError


@needs(Permission.WORK_ON_TICKETS)
async def unhold(work: Work, ticket_id: int) -> int:
    """Go on before the day.

    Returns:
        The line of history.

    Raises:
        NotAllowed, TooLate: as of `hold`.
    """
    raise NotImplementedError
