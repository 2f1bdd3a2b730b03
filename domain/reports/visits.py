"""Visits against the norm, appointments ahead, and what talks left to be done."""

from datetime import datetime

from sqlalchemy import text

from domain.programme.norms import days_on_leave, expected, week_given, week_of_norm
from domain.programme.weeks import WEEK, week_begins
from domain.reports.facts import (
    LISTED,
    Listed,
    MeetingLine,
    NormLine,
    ReferralLine,
    TaskLine,
    Visits,
    listed,
)
from domain.reports.quality import Given
from domain.reports.scope import PERSON_IN_SCOPE
from domain.work import Work
from storage.statements import Statement


async def visits(work: Work, given: Given, at: datetime) -> Visits:
    """Questionnaires against the norms of running campaigns, in the week of a moment.

    Behind is who has done less than the part of his norm that his working time so far makes.
    """
    week = week_begins(work, at)
    asked = {**given, "week": week, "next_week": week + WEEK, **week_given(work, week)}
    rows = await _NORMS.all(work.transaction, **asked)
    reps = []
    for row in rows:
        his = week_of_norm(work, week, row.norm, row.away)
        due = expected(work, row.started_at, min(at, work.now), his.norm, row.away)
        reps.append(NormLine(row.name, row.done, his.norm, row.done < due, away=his.is_away))
    reps.sort(key=lambda rep: (not rep.behind, rep.done - rep.norm, rep.rep))
    return Visits(
        sum(rep.done for rep in reps),
        sum(rep.norm for rep in reps),
        sum(rep.behind for rep in reps),
        tuple(reps[:LISTED]),
    )


async def meetings(work: Work, given: Given) -> Listed[MeetingLine]:
    """Appointments from `ahead_begins` to `ahead_ends`, the earliest first."""
    rows = await _MEETINGS.all(work.transaction, **given)
    return listed(rows, lambda row: MeetingLine(*row[:-1]))


async def referrals(work: Work, given: Given) -> Listed[ReferralLine]:
    """Prospective clients that were named, and by whom (domain 2.16)."""
    rows = await _REFERRALS.all(work.transaction, **given)
    return listed(rows, lambda row: ReferralLine(*row[:-1]))


async def tasks(work: Work, given: Given, *, promised: bool) -> Listed[TaskLine]:
    """Tasks whose day has passed, the oldest first.

    Args:
        promised: those promised to clients, else the others.
    """
    rows = await _TASKS.all(work.transaction, **given, promised=promised)
    return listed(rows, lambda row: TaskLine(*row[:-1]))


_NORMS = Statement(
    text(
        f"""
        SELECT person.name, sum(member.norm)::int AS norm,
               coalesce(min(campaigns.started_at), min(campaigns.created_at)) AS started_at,
               {days_on_leave("person.id")} AS away,
               (SELECT count(*) FROM questionnaires
                WHERE earned_by_id = person.id AND counted_at >= :week AND counted_at < :next_week)
               AS done
        FROM campaign_reps AS member
        JOIN campaigns ON campaigns.id = member.campaign_id
        JOIN employees AS person ON person.id = member.rep_id
        WHERE campaigns.state = 'running' AND left_at IS NULL AND person.active
          AND {PERSON_IN_SCOPE}
        GROUP BY person.id, person.name
        """  # noqa: S608 - constants
    )
)
_MEETINGS = Statement(
    text(
        f"""
        SELECT appointment.starts_at, client.name, person.name, appointment.place,
               count(*) OVER () AS total
        FROM appointments AS appointment
        JOIN clients AS client ON client.id = appointment.client_id
        JOIN employees AS person ON person.id = appointment.rep_id
        WHERE appointment.state = 'planned' AND appointment.starts_at >= :ahead_begins
          AND appointment.starts_at < :ahead_ends AND {PERSON_IN_SCOPE}
        ORDER BY appointment.starts_at, appointment.id
        LIMIT :most
        """  # noqa: S608 - constants
    )
)
_REFERRALS = Statement(
    text(
        f"""
        SELECT client.name, origin.name, count(*) OVER () AS total
        FROM clients AS client
        JOIN clients AS origin ON origin.id = client.referred_by_id
        LEFT JOIN employees AS person ON person.id = client.manager_id
        WHERE client.referred_by_id IS NOT NULL
          AND client.created_at > :since AND client.created_at <= :now AND {PERSON_IN_SCOPE}
        ORDER BY client.created_at, client.id
        LIMIT :most
        """  # noqa: S608 - constants
    )
)
_TASKS = Statement(
    text(
        f"""
        SELECT task.title, client.name, person.name, task.due_on, task.promised,
               count(*) OVER () AS total
        FROM tasks AS task
        JOIN employees AS person ON person.id = task.owner_id
        LEFT JOIN clients AS client ON client.id = task.client_id
        WHERE task.done_at IS NULL AND task.promised = :promised
          AND task.due_on < CAST(:day AS date) AND {PERSON_IN_SCOPE}
        ORDER BY task.due_on, task.id
        LIMIT :most
        """  # noqa: S608 - constants
    )
)
