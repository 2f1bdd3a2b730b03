"""A rep's morning: whom he calls and meets, which tickets wait for him, what is due, his norm."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy import text

from domain.programme.week import norm_done
from domain.reports.audience import DueReport
from domain.reports.facts import LISTED, Listed, MeetingLine, MorningFacts, TaskLine, TicketToDo
from domain.reports.hours import zone_of
from domain.visits.today import MeetingLine as Meeting
from domain.visits.today import today
from domain.work import Work
from storage.statements import Statement

_DAY = timedelta(days=1)


async def morning_facts(work: Work, due: DueReport) -> MorningFacts:
    """What one rep's morning is made of, taken now; within another act.

    Calls, meetings and norm are those of his own screens, read in his name.
    """
    actor = due.reader.actor
    his = Work(work.opened, actor, work.clock, work.policy, work.evidence)
    day, norm = await today(his), await norm_done(his)
    tasks = await _TASKS.all(work.transaction, me=actor.id, day=due.day, most=LISTED)
    return MorningFacts(
        day=due.day,
        made_at=work.now,
        calls=day.calls,
        agreed=day.agreed,
        meetings=_meetings(day.meetings),
        tickets=await _tickets(work, due),
        tasks=Listed(
            tasks[0].total if tasks else 0,
            tuple(_line(row, actor.name) for row in tasks),
        ),
        late=tasks[0].late if tasks else 0,
        done=norm.done,
        norm=norm.norm,
        days_left=_days_left(work, due),
    )


def _line(row: Any, owner: str) -> TaskLine:
    return TaskLine(row.title, row.client, owner, row.due_on, row.promised)


def _meetings(found: tuple[Meeting, ...]) -> Listed[MeetingLine]:
    ahead = [each for each in found if not each.over]
    lines = (MeetingLine(each.starts_at, each.client, "", each.place) for each in ahead[:LISTED])
    return Listed(len(ahead), tuple(lines))


def _days_left(work: Work, due: DueReport) -> int:
    calendar = work.policy.calendar_of(due.reader.actor.department)
    days = (due.day + _DAY * ahead for ahead in range(7 - due.day.weekday()))
    return sum(map(calendar.is_working_day, days))


async def _tickets(work: Work, due: DueReport) -> Listed[TicketToDo]:
    rows = await _TICKETS.all(work.transaction, me=due.reader.actor.id, now=work.now)
    found = sorted(_to_do(work, due, rows), key=lambda each: each.since)
    return Listed(len(found), tuple(found[:LISTED]))


def _to_do(work: Work, due: DueReport, rows: list[Any]) -> Iterator[TicketToDo]:
    """What each ticket needs of its rep, if it does: an answer to be read comes before all."""
    for row in rows:
        found = _need(work, due, row)
        if found is not None:
            yield TicketToDo(row.id, row.number, row.name, *found)


def _need(work: Work, due: DueReport, row: Any) -> tuple[str, datetime] | None:
    if row.answered_at is not None:
        return "answer", row.answered_at
    if row.returned_at is not None:
        return "address", row.returned_at
    if row.asked_at is None:
        return ("ask", row.fixed_at) if row.state == "fixed" else None
    calendar = work.policy.calendar_of(due.reader.actor.department)
    silent = calendar.between(row.asked_at, _end_of(due, work)) // calendar.day_length
    return ("call", row.asked_at) if silent >= work.policy.quality.asking.call_after else None


def _end_of(due: DueReport, work: Work) -> datetime:
    """The end of the day: who becomes silent for too long today is called today."""
    zone = zone_of(work.policy, due.reader.actor.department)
    return datetime.combine(due.day + _DAY, time(), tzinfo=zone)


# An answer that he put off until a day waits from that day on.
_TICKETS = Statement(
    text(
        """
        SELECT ticket.id, ticket.number, client.name, ticket.state,
               coalesce(ticket.fixed_at, ticket.opened_at) AS fixed_at,
               asking.asked_at, asking.returned_at,
               (SELECT min(coalesce(answer.next_at, answer.said_at)) FROM ticket_answers AS answer
                WHERE answer.ticket_id = ticket.id
                  AND (answer.state = 'asked' OR answer.state = 'later' AND answer.next_at <= :now)
               ) AS answered_at
        FROM tickets AS ticket
        JOIN clients AS client ON client.id = ticket.client_id
        LEFT JOIN askings AS asking ON asking.ticket_id = ticket.id AND asking.ended_at IS NULL
        WHERE ticket.rep_id = :me
          AND ticket.state NOT IN ('confirmed', 'rejected', 'duplicate', 'cancelled')
        """
    )
)
_TASKS = Statement(
    text(
        """
        SELECT task.title, client.name AS client, task.due_on, task.promised,
               count(*) OVER () AS total,
               count(*) FILTER (WHERE task.due_on < CAST(:day AS date)) OVER () AS late
        FROM tasks AS task
        LEFT JOIN clients AS client ON client.id = task.client_id
        WHERE task.owner_id = :me AND task.done_at IS NULL AND task.due_on <= CAST(:day AS date)
        ORDER BY task.due_on, task.id
        LIMIT :most
        """
    )
)
