"""Service says that it is repaired: what was done, the root cause, its own check (domain 2.13)."""

from collections.abc import Collection

from domain.permissions import Permission, needs
from domain.work import Work

ROOT_CAUSES = (
    "equipment",
    "line",
    "settings",
    "software",
    "people",
    "supplier",
    "documents",
    "client_side",
    "other",
)


@needs(Permission.WORK_ON_TICKETS)
async def fix(
    work: Work,
    ticket_id: int,
    problem_ids: Collection[int],
    done: str,
    root_cause: str,
    own_check: str,
) -> bool:
    """Say of some problems that they are repaired. With the last one the ticket is fixed, and the
    client can be asked.

    Args:
        problem_ids: of the ticket's open problems; none means all of them that are the actor's.
        root_cause: one of ROOT_CAUSES, or other words.

    Returns:
        Whether the whole ticket is fixed now.

    Raises:
        NotAllowed: one does not answer for the repair. TooLate: nothing of it is open.
        DeskError: something is not told.
    """
    raise NotImplementedError


@needs(Permission.WORK_ON_TICKETS)
async def unfix(work: Work, ticket_id: int, words: str) -> int:
    """Take "repaired" back before the client was asked: by service, the rep or the head.

    Returns:
        The line of history.

    Raises:
        NotAllowed: it is not one's own to say. TooLate: the client was asked already.
    """
    raise NotImplementedError
