"""A ticket that ends without the client's word: the programme head's alone, counted apart, and he
decides what becomes of the paused questionnaire (domain 5).
"""

from typing import Literal, TypeAlias

from domain.permissions import Permission, needs
from domain.work import Work

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
    raise NotImplementedError


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
    raise NotImplementedError


@needs(Permission.JUDGE_TICKETS)
async def cancel(work: Work, ticket_id: int, reason: str, questionnaire: Afterwards) -> int:
    """Cancel a ticket.

    Returns:
        The line of history.

    Raises:
        NotAllowed, TooLate, DeskError: as of `reject`.
    """
    raise NotImplementedError
