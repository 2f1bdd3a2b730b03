"""A ticket's history: a line for each act, written with it, and the news of it."""

from collections.abc import Iterable

from sqlalchemy import bindparam, insert

from domain.quality.rows import TicketRow
from domain.work import Work
from storage.models import TicketEvent
from storage.statements import Statement

_RECORD = Statement(
    insert(TicketEvent)
    .values(
        {
            name: bindparam(name)
            for name in ("ticket_id", "kind", "round", "actor_id", "at", "words", "data")
        }
    )
    .returning(TicketEvent.id)
)


async def record(
    work: Work, row: TicketRow, kind: str, words: str | None = None, **data: int | str
) -> int:
    """Add a line to the history of a ticket.

    Args:
        row: the line belongs to its round.
        kind: opened, complained, accepted, signed, handed, started, planned, reported,
            problem_fixed, fixed, unfixed, held, unheld, rejected, duplicate, cancelled,
            overdue_accept, overdue_plan, overdue_fix and each of these with `_head`; those of the
            client's word are written by the acts that hear it.
        words: somebody's own, to be quoted.
        data: ids and facts of what the line speaks of.

    Returns:
        The line's id; notices about the act are drawn from it.
    """
    event_id = await _RECORD.value(
        work.transaction,
        ticket_id=row.id,
        kind=kind,
        round=row.round,
        actor_id=work.actor.employee_id,
        at=work.now,
        words=words,
        data=data,
    )
    assert isinstance(event_id, int)  # noqa: S101 - RETURNING gives a row
    return event_id


def tell(work: Work, row: TicketRow, event_id: int, people: Iterable[int]) -> None:
    """Tell people of an act, once each, and never the one who did it.

    Args:
        event_id: the line of history that the notice is drawn from.
    """
    for person_id in sorted(set(people)):
        if person_id != work.actor.employee_id:
            work.notify(person_id, "ticket_event", ticket_id=row.id, event_id=event_id)
