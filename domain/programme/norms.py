"""The norm of a week, and how far somebody should be with it (domain 2.3).

Whoever is on leave for whole days of the week has his norm for the others: all who show or judge
it ask here, so that a rep, his head and the weekly pack read the same number.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal

from domain.programme.weeks import WEEK, week_begins
from domain.work import Work

_DAY = timedelta(days=1)


def days_on_leave(person: str) -> str:
    """SQL: the days of a week on which somebody is on leave, as an array; the last day of a leave
    that was ended early is the one before. It asks for `monday` (a date) and `zone`.

    Args:
        person: the column with his id.
    """
    return f"""ARRAY(
        SELECT DISTINCT CAST(day AS date)
        FROM handovers AS away,
             generate_series(
                 greatest(
                     CAST(away.from_on AS timestamp), CAST(:monday AS date) + interval '0 days'
                 ),
                 least(
                     CAST(away.until_on AS timestamp),
                     CAST(:monday AS date) + interval '6 days',
                     CASE WHEN away.state = 'ended'
                          THEN date_trunc('day', away.ended_at AT TIME ZONE CAST(:zone AS text))
                               - interval '1 day' END
                 ),
                 interval '1 day'
             ) AS day
        WHERE away.person_id = {person} AND away.kind = 'leave'
          AND (away.state IN ('active', 'ended')
               OR (away.state = 'planned' AND away.next_at IS NOT NULL))
    )"""  # noqa: S608 - a column of ours


def week_given(work: Work, week: datetime) -> dict[str, object]:
    """What `days_on_leave` asks for.

    Args:
        week: its first moment.
    """
    return {"monday": week.astimezone(work.policy.zone).date(), "zone": work.policy.time_zone}


@dataclass(frozen=True)
class Week:
    """A week of somebody's work.

    Attributes:
        norm: for the days on which he is at work.
        days_off: working days of the week that he is on leave.
        is_away: he is on leave for all of them.
    """

    norm: int
    days_off: int
    is_away: bool


def week_of_norm(work: Work, week: datetime, norm: int, away: Collection[date]) -> Week:
    """A week's norm for whoever is away on some days of it.

    Args:
        week: its first moment.
        norm: of a whole week.
        away: days on which he is on leave.
    """
    days = _working_days(work, week)
    off = sum(day in away for day in days)
    if not off:
        return Week(norm, 0, is_away=False)
    part = Decimal(norm) * (len(days) - off) / len(days)
    return Week(int(part.to_integral_value(ROUND_HALF_UP)), off, is_away=off == len(days))


def expected(
    work: Work, since: datetime, until: datetime, norm: int, away: Collection[date]
) -> int:
    """How many of a norm should be done by now: as many as the working time so far makes of all
    his working time in that week.

    Args:
        since: when his campaign began; until: a moment of the week.
        norm: for the days on which he is at work.
        away: as in `week_of_norm`.
    """
    begins = week_begins(work, until)
    whole = _at_work(work, begins, begins + WEEK, away)
    if not whole:
        return 0
    return int(norm * (_at_work(work, max(since, begins), until, away) / whole))


def _working_days(work: Work, week: datetime) -> list[date]:
    calendar = work.policy.calendar_of(None)
    monday = week.astimezone(work.policy.zone).date()
    return [day for day in (monday + _DAY * n for n in range(7)) if calendar.is_working_day(day)]


def _at_work(work: Work, since: datetime, until: datetime, away: Collection[date]) -> timedelta:
    """Working time between two moments, without the days away."""
    calendar = work.policy.calendar_of(None)
    worked = calendar.between(since, until)
    for day in away:
        first = datetime.combine(day, time(), tzinfo=work.policy.zone)
        last = datetime.combine(day + _DAY, time(), tzinfo=work.policy.zone)
        if first < until and last > since:
            worked -= calendar.between(max(first, since), min(last, until))
    return worked
