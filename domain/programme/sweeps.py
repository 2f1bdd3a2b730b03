"""What becomes due in the programme: reps behind their norm, and the segments every night.

Each is done once, under a key kept in the same transaction: a crash, another replica or a moved
clock neither loses nor repeats it.
"""

from datetime import datetime, time, timedelta

from sqlalchemy import exists, select, text

from domain.company.values import WEEKDAYS
from domain.effects import first_time, is_done
from domain.permissions import Permission, needs
from domain.programme.norms import days_on_leave, expected, week_given, week_of_norm
from domain.programme.segments import segmented
from domain.programme.weeks import WEEK, week_begins
from domain.work import Work
from storage.models import Campaign
from storage.statements import Statement

BEHIND = "behind_norm"
"""Card for a rep: `done` and `norm` of this week."""

SEGMENTS_AT = time(3)
"""In the company's zone: nobody waits for the base then."""

_DAY = timedelta(days=1)


@needs(Permission.SWEEP)
async def remind_behind(work: Work) -> int:
    """Remind reps who are behind their norm, once a week on the company's day.

    Behind is who has done less than the part of his norm that his working time of this week so
    far makes, counted from the start of his campaign. Whoever is on leave that day hears nothing.

    Returns:
        1 when this week's reminding was done.
    """
    due = _remind_moment(work, week_begins(work))
    if work.now < due or not await first_time(work, _week_key(due)):
        return 0
    week = week_begins(work)
    rows = await work.session.execute(_NORMS, {"week": week, **week_given(work, week)})
    for row in rows:
        norm = week_of_norm(work, week, row.norm, row.away).norm
        behind = row.done < expected(work, row.started_at, work.now, norm, row.away)
        if behind and work.today not in row.away:
            work.notify(row.rep_id, BEHIND, done=row.done, norm=norm)
    return 1


@needs(Permission.SWEEP)
async def segment_nightly(work: Work) -> int:
    """Put clients into their segments anew, once a day.

    Returns:
        1 when it was done.
    """
    due = _segments_moment(work, work.now)
    if work.now < due or not await first_time(work, _day_key(due)):
        return 0
    await segmented(work)
    return 1


@needs(Permission.SWEEP)
async def next_due(work: Work) -> datetime | None:
    """The next moment at which a sweep of this module has something to do."""
    segments = _segments_moment(work, work.now)
    if await is_done(work, _day_key(segments)):
        segments = _segments_moment(work, work.now + _DAY)
    moments = [max(segments, work.now)]
    if await _RUNNING.value(work.transaction):
        remind = _remind_moment(work, week_begins(work))
        if await is_done(work, _week_key(remind)):
            remind = _remind_moment(work, week_begins(work, work.now + WEEK))
        moments.append(max(remind, work.now))
    return min(moments)


def _remind_moment(work: Work, week: datetime) -> datetime:
    rules = work.policy.programme
    day = week.date() + timedelta(days=WEEKDAYS.index(rules.remind_on))
    return datetime.combine(day, rules.remind_at, tzinfo=work.policy.zone)


def _segments_moment(work: Work, day: datetime) -> datetime:
    local = day.astimezone(work.policy.zone)
    return datetime.combine(local.date(), SEGMENTS_AT, tzinfo=work.policy.zone)


def _week_key(moment: datetime) -> str:
    year, week, _ = moment.isocalendar()
    return f"behind-norm:{year}-{week:02}"


def _day_key(moment: datetime) -> str:
    return f"segments:{moment.date()}"


_RUNNING = Statement(select(exists().where(Campaign.state == "running")))


_NORMS = text(
    f"""
    SELECT member.rep_id, CAST(sum(norm) AS int) AS norm, min(campaigns.started_at) AS started_at,
           {days_on_leave("member.rep_id")} AS away,
           (SELECT count(*) FROM questionnaires
            WHERE earned_by_id = member.rep_id AND counted_at >= :week) AS done
    FROM campaign_reps AS member
    JOIN campaigns ON campaigns.id = member.campaign_id
    JOIN employees ON employees.id = member.rep_id
    WHERE campaigns.state = 'running' AND left_at IS NULL AND employees.active
    GROUP BY member.rep_id ORDER BY member.rep_id
    """  # noqa: S608 - constants
)

SWEEPS = (remind_behind, segment_nightly)
