"""Work on a repair begins, or a day is promised for it."""

from datetime import date

from domain.permissions import Permission, needs
from domain.work import Work


@needs(Permission.WORK_ON_TICKETS)
async def promise(work: Work, ticket_id: int, on: date, words: str | None = None) -> int:
    """Promise a day; the rep is told, he tells the client.

    Returns:
        The line of history.

    Raises:
        NotAllowed: one does not answer for the repair. TooLate: it is over, or not signed for.
        DeskError: the day has passed.
    """
    raise NotImplementedError


@needs(Permission.WORK_ON_TICKETS)
async def start(work: Work, ticket_id: int) -> None:
    """Say that work has begun. Said twice, it changes nothing.

    Raises:
        NotAllowed: one does not work on it. TooLate: it is over.
    """
    raise NotImplementedError
