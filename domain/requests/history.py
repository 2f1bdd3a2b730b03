"""A request's history, and the short word of each step to those it concerns."""

from collections.abc import Iterable, Mapping

from sqlalchemy import bindparam, insert, select

from domain.requests.rows import RequestRow
from domain.work import Work, redraw
from storage.models import Handoff, RequestEvent
from storage.statements import Statement

_RECORD = Statement(
    insert(RequestEvent)
    .values({name: bindparam(name) for name in ("request_id", "kind", "actor_id", "at", "data")})
    .returning(RequestEvent.id)
)


async def record(work: Work, request_id: int, kind: str, **data: int | str) -> int:
    """Add a line to the history of a request.

    Args:
        kind: sent, offered, accepted, declined, withdrawn, expired, reminded, escalated, reported,
            confirmed, returned, cancelled, commented, moved, readdressed, inherited, stood_in,
            given_back, ping_pong,
            overdue, overdue_lead, result_waits, result_waits_lead; of mail: mailed, client_wrote,
            robot_noted, letter_returned, asked_client, unmanned; of a ticket: ticket_fixed,
            ticket_ended, client_returned; of dates: date_by_letter, date_by_phone, hour_slipped,
            hour_unknown, made_urgent, made_ordinary; of a route: step_done,
            step_back, step_overdue, step_overdue_lead; of a contractor: contractor_set,
            contractor_later, contractor_done, contractor_due, contractor_late,
            contractor_late_lead;
            of the site: visit_set, visit_moved, visit_cancelled, visit_held, visit_missed,
            visit_answered.
        data: ids of what the line speaks of (`handoff_id`, `comment_id` …); `words` of a client,
            who writes no comment.

    Returns:
        The line's id; notices about the step are drawn from it.
    """
    return await record_by(work, work.actor.employee_id, request_id, kind, **data)


async def record_by(
    work: Work, by_id: int | None, request_id: int, kind: str, /, **data: int | str
) -> int:
    """The same in the name of whoever ordered it, where the desk does it at its hour."""
    event_id = await _RECORD.value(
        work.transaction,
        request_id=request_id,
        kind=kind,
        actor_id=work.actor.employee_id if by_id is None else by_id,
        at=work.now,
        data=data,
    )
    assert isinstance(event_id, int)  # noqa: S101 - RETURNING gives a row
    return event_id


async def record_each(work: Work, lines: Iterable[tuple[int, str, Mapping[str, str]]]) -> None:
    """Add a line to the history of each of several requests.

    Args:
        lines: of each the request, the kind, the data; as in `record`.
    """
    written = {"actor_id": work.actor.employee_id, "at": work.now}
    await work.session.execute(
        insert(RequestEvent),
        [
            {"request_id": request_id, "kind": kind, "data": dict(data), **written}
            for request_id, kind, data in lines
        ],
    )


ASKING = frozenset(
    {
        "reminded",
        "reported",
        "result_waits",
        "declined",
        "expired",
        "overdue",
        "step_overdue",
        "contractor_due",
        "contractor_late",
    }
)
"""Steps whose news asks its reader for an act: only these are drawn again when it is done."""


def subject(request_id: int) -> str:
    """What the news of a request is drawn again by."""
    return f"request:{request_id}"


async def redraw_in_hands(work: Work, request: RequestRow) -> None:
    """Have the holder's own message drawn again: the offer he accepted, which shows the request in
    his hands and must not go on saying so when he has handed it on or reported it done.

    Args:
        request: as it was before the act.
    """
    accepted = await _ACCEPTED.all(
        work.transaction, request_id=request.id, holder_id=request.holder_id
    )
    subjects = [f"handoff:{handoff.id}" for handoff in accepted]
    await redraw(work, *subjects, person_id=request.holder_id)


_ACCEPTED = Statement(
    select(Handoff.id).where(
        Handoff.request_id == bindparam("request_id"),
        Handoff.answered_by_id == bindparam("holder_id"),
        Handoff.state == "accepted",
    )
)


def tell(work: Work, request: RequestRow, kind: str, event_id: int, people: Iterable[int]) -> None:
    """Tell people of a step, once each, and never the one who took it.

    Args:
        kind: the step's, as it was recorded.
        event_id: the line of history that the notice is drawn from.
    """
    for person_id in sorted(set(people)):
        if person_id != work.actor.employee_id:
            work.notify(
                person_id,
                "step",
                subject=subject(request.id) if kind in ASKING else None,
                request_id=request.id,
                event_id=event_id,
            )
