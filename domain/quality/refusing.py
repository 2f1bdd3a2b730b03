"""The client says that it is not repaired: the ticket goes back to service, with his words."""

from datetime import timedelta
from typing import Literal

from domain.quality import answer_rows, asked
from domain.quality.following import back_to_work
from domain.quality.rows import TicketRow
from domain.quality.states import TICKETS
from domain.questionnaires.beginning import stopped_again
from domain.states import Party, move
from domain.work import Work

_REOPENED: dict[str, None] = dict.fromkeys(
    ("closed_at", "closed_words", "confirmed_by", "confirmed_name", "authenticated")
)


def is_late(work: Work, row: TicketRow) -> bool:
    """Whether a ticket was confirmed too long ago to be taken up again (domain 2.13)."""
    days = timedelta(days=work.policy.quality.asking.reopens_within)
    return row.closed_at is not None and work.now - row.closed_at > days


async def send_back(
    work: Work,
    row: TicketRow,
    how: Literal["refuse", "reopen"],
    words: str,
    mail_id: int | None = None,
) -> int:
    """It is in work again, in its next round; service, rep and head read his words. Within the act
    that heard them, which has locked the whole ticket.

    Returns:
        The line of history.
    """
    cleared = _REOPENED if how == "reopen" else {}
    await move(
        work.transaction,
        TICKETS,
        how,
        row.id,
        {Party.CLIENT},
        round=row.round + 1,
        **cleared,
    )
    await asked.end_open(work, row.id)
    await answer_rows.settle(work, row.id)
    if how == "reopen":
        await stopped_again(work, row.questionnaire_id)
    return await back_to_work(work, row, words, mail_id)
