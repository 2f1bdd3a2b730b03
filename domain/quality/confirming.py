"""The client himself says that it is repaired: only then the work is done (domain 2.13)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import update

from domain.quality import answer_rows, asked, client_letters, history
from domain.quality.following import finish_requests
from domain.quality.people import everybody
from domain.quality.rows import TicketRow, subject
from domain.quality.states import TICKETS
from domain.questionnaires.beginning import restored
from domain.states import Party, move
from domain.work import Work, redraw
from storage.models import Problem

_ACTS: Mapping[str, str] = {
    "accepted": "confirm_late",
    "in_work": "confirm_late",
    "on_hold": "confirm_late",
}
"""By state, where it is not the usual act."""


@dataclass(frozen=True)
class Word:
    """The client's yes.

    Attributes:
        by: mail, as it stood; rep, a mail that a person read; phone.
        name: who said it.
        authenticated: whether a server vouched for the mail; None where none is asked.
    """

    by: Literal["mail", "rep", "phone"]
    name: str
    words: str
    authenticated: bool | None = None
    mail_id: int | None = None


async def confirm(work: Work, row: TicketRow, word: Word) -> int:
    """Close the ticket: its requests are closed, the client is thanked, the questionnaire may go
    on, and rep, head, lead and whoever worked on it read his words. Within the act that heard them,
    which has locked the whole ticket.

    Returns:
        The line of history.

    Raises:
        TooLate: it is over, or nobody signed for it yet.
    """
    await move(
        work.transaction,
        TICKETS,
        _ACTS.get(row.state, "confirm"),
        row.id,
        {Party.CLIENT},
        closed_at=work.now,
        closed_words=word.words.strip()[: answer_rows.ANSWER_LIMIT],
        confirmed_by=word.by,
        confirmed_name=word.name,
        authenticated=word.authenticated,
        hold_until=None,
        hold_reason=None,
        stage=0,
        next_at=None,
    )
    await work.session.execute(
        update(Problem)
        .where(Problem.ticket_id == row.id, Problem.state.in_(("open", "fixed")))
        .values(state="confirmed")
    )
    people = await everybody(work, row)
    await finish_requests(work, row)
    await client_letters.thank(work, row)
    await asked.end_open(work, row.id)
    await answer_rows.settle(work, row.id)
    await restored(work, row.questionnaire_id)
    mail = {} if word.mail_id is None else {"mail_id": word.mail_id}
    event = await history.record(
        work, row, "confirmed", word.words, by=word.by, name=word.name, **mail
    )
    await redraw(work, subject(row.id))
    history.tell(work, row, event, people)
    return event
