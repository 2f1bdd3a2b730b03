"""The daily digest: what was done, what is not, and whose word is awaited (domain 2.12)."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import BigInteger, bindparam, func, select

from domain.reports import post, quality, register, visits
from domain.reports.audience import DueReport
from domain.reports.facts import LISTED, DailyFacts
from domain.reports.hours import latest, working_day_from, working_days_until, zone_of
from domain.reports.scope import scope_of
from domain.work import Work
from storage.models import Report
from storage.statements import Statement

CHART_DAYS = 5
"""Working days on the chart: a week."""

LATE_AFTER = timedelta(hours=2)
"""A digest that leaves so long after its hour says so."""

LOOKED_BACK = timedelta(days=21)
"""News older than this are none, however long nobody read a digest: the longest holidays in a row
are half of it.
"""

_DAY = timedelta(days=1)


async def daily_facts(work: Work, due: DueReport) -> DailyFacts:
    """What one reader's digest is made of, taken now; within another act.

    News are those since his last digest, so that nothing falls between two, whatever was missed.
    """
    department = due.reader.actor.department
    zone = zone_of(work.policy, department)
    since = await _since(work, due)
    today = work.now.astimezone(zone).date()
    ahead = working_day_from(work.policy, department, max(due.day + _DAY, today))
    given = {
        **scope_of(work, due.reader.actor).given(),
        "since": since,
        "now": work.now,
        "day": today,
        "midnight": _midnight(today, zone),
        "ahead_begins": max(_midnight(min(due.day + _DAY, ahead), zone), work.now),
        "ahead_ends": _midnight(ahead + _DAY, zone),
        "most": LISTED,
    }
    days = working_days_until(work.policy, department, due.day, CHART_DAYS)
    return DailyFacts(
        day=due.day,
        made_at=work.now,
        late=work.now - due.at > LATE_AFTER,
        since=since,
        ahead=ahead,
        overdue=await register.overdue(work, given),
        unsigned=await register.unsigned(work, given),
        refused=await quality.refused(work, given),
        waiting=await quality.waiting(work, given),
        promises=await visits.tasks(work, given, promised=True),
        opened=await quality.opened(work, given),
        returned=await post.returned(work, given),
        unsorted=await post.unsorted(work, given),
        done=await quality.done(work, given),
        confirmed=await quality.confirmed(work, given),
        visits=await visits.visits(work, given, due.at),
        meetings=await visits.meetings(work, given),
        referrals=await visits.referrals(work, given),
        tasks=await visits.tasks(work, given, promised=False),
        days=await quality.by_days(work, given, days, zone),
    )


async def _since(work: Work, due: DueReport) -> datetime:
    """From where his last digest ended; for the first one, from the hour of the day before."""
    last: datetime | None = await _LAST.value(
        work.transaction, employee_id=due.reader.actor.id, kind=due.kind
    )
    if last is not None:
        return max(last, work.now - LOOKED_BACK)
    department, rules = due.reader.actor.department, work.policy.reports
    before = latest(work.policy, department, rules.digest_at, due.at - timedelta(microseconds=1))
    return due.at - _DAY if before is None else before.at


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), tzinfo=zone)


_LAST = Statement(
    select(func.max(Report.made_at)).where(
        Report.kind == bindparam("kind"),
        Report.employee_id == bindparam("employee_id", type_=BigInteger),
    )
)
