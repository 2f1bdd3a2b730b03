"""What a ticket's requests and problems do when the ticket moves on; within another act, which has
locked them all (`rows.lock_whole`).
"""

from domain.quality.rows import TicketRow
from domain.work import Work


async def back_to_work(work: Work, row: TicketRow, words: str, mail_id: int | None = None) -> int:
    """The client says that it is not repaired, and the ticket was moved to `in_work` for it: its
    problems are open again, its requests are in the hands of those who had them, and all whom it
    concerns are told with his words: rep, lead, head, whoever works on it.

    Args:
        row: the ticket as it was locked, before it was moved: its round is the one that failed.
        mail_id: of the mail that he said it in.

    Returns:
        The line of history: `refused`, of a ticket that was confirmed `reopened`.
    """
    raise NotImplementedError


async def finish_requests(work: Work, row: TicketRow) -> None:
    """The ticket has ended: nothing is left to do on its requests, and they are closed."""
    raise NotImplementedError
