"""The pack for the weekly meeting: what it should talk about, and figures (domain 2.12)."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import text

from domain.reports import decisions, quality, visits, week_sections
from domain.reports.audience import DueReport
from domain.reports.bottlenecks import DIMENSIONS, Bottleneck, category_labels, counted
from domain.reports.daily import LOOKED_BACK
from domain.reports.effects import compared
from domain.reports.facts import LISTED
from domain.reports.hours import working_days_until, zone_of
from domain.reports.products import products
from domain.reports.scope import Scope, scope_of
from domain.reports.weekly_facts import (
    BottleneckLine,
    DecisionFact,
    Decisions,
    MeasureFact,
    WeeklyFacts,
)
from domain.reports.weekly_hours import meetings_around
from domain.work import Work
from storage.statements import Statement

PARETO = 8
"""Bottlenecks of each dimension: beyond, they are no bottlenecks."""

CHART_DAYS = 5

LATE_AFTER = timedelta(hours=2)
"""A pack that leaves so long after its hour says so."""

_DAY = timedelta(days=1)


async def weekly_facts(work: Work, due: DueReport) -> WeeklyFacts:
    """What one reader's pack is made of, taken now; within another act.

    News are those of the whole days since his last pack, so that no day falls between two;
    bottlenecks are of the company's days for repeats.
    """
    department = due.reader.actor.department
    zone = zone_of(work.policy, department)
    today = work.now.astimezone(zone).date()
    first = await _first_day(work, due, zone)
    since, until = _midnight(first, zone), _midnight(today, zone)
    scope = scope_of(work, due.reader.actor)
    call_after = work.policy.quality.asking.call_after
    given = {
        **scope.given(),
        "since": since,
        "until": until,
        "now": work.now,
        "day": today,
        "silent_since": _midnight(
            working_days_until(work.policy, department, today, call_after + 1)[0], zone
        ),
        "most": LISTED,
    }
    news = {**given, "now": until}
    looked_back = work.policy.reports.repeats_within
    found = await counted(work, scope, until - timedelta(days=looked_back), until)
    whole = [each for each in found if each.dimension == "category"]
    days = working_days_until(work.policy, department, today - _DAY, CHART_DAYS)
    return WeeklyFacts(
        day=today,
        made_at=work.now,
        late=work.now - due.at > LATE_AFTER,
        first=first,
        last=today - _DAY,
        decisions=await _decisions(work, since, today),
        red=await week_sections.red_clients(work, given),
        ages=await week_sections.ages(work, given),
        oldest=await week_sections.oldest(work, given),
        looked_back=looked_back,
        complaints=sum(each.count for each in whole),
        repeats=sum(each.repeats for each in whole),
        before=sum(each.before for each in whole),
        bottlenecks=_pareto(found),
        measures=await _measures(work, scope, today),
        pairs=await week_sections.pairs(work, given, LISTED),
        confirmations=await week_sections.confirmations(work, given),
        waiting=await quality.waiting(work, given),
        visits=await visits.visits(work, news, until - timedelta(microseconds=1)),
        money=await week_sections.money(work, given),
        referrals=(await visits.referrals(work, news)).total,
        products=await products(work, scope, since, until),
        days=await quality.by_days(work, news, days, zone),
        categories=await category_labels(work),
    )


async def _first_day(work: Work, due: DueReport, zone: ZoneInfo) -> date:
    """The day on which the last pack was made; for the first one, that of the meeting before."""
    last: datetime | None = await _LAST.value(work.transaction, employee_id=due.reader.actor.id)
    if last is not None:
        return max(last, work.now - LOOKED_BACK).astimezone(zone).date()
    department = due.reader.actor.department
    before, _ = meetings_around(work.policy, department, due.at - timedelta(microseconds=1))
    moment = due.at - timedelta(days=7) if before is None else before.at
    return moment.astimezone(zone).date()


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), tzinfo=zone)


def _pareto(found: list[Bottleneck]) -> tuple[BottleneckLine, ...]:
    lines = []
    for dimension in DIMENSIONS:
        mine = [each for each in found if each.dimension == dimension and each.count]
        lines += [
            BottleneckLine(
                each.dimension, each.value, each.count, each.total, each.repeats, each.before
            )
            for each in mine[:PARETO]
        ]
    return tuple(lines)


async def _decisions(work: Work, since: datetime, today: date) -> Decisions:
    rows = await decisions.for_meeting(work, since, LISTED)
    if not rows:
        return Decisions()
    lines = tuple(
        DecisionFact(
            row.words,
            row.responsible,
            row.due_on,
            row.state,
            late=row.state == "open" and row.due_on < today,
            done=row.done_at is not None,
        )
        for row in rows
    )
    return Decisions(rows[0].total, rows[0].kept, rows[0].broken, lines)


async def _measures(work: Work, scope: Scope, today: date) -> tuple[MeasureFact, ...]:
    return tuple(
        MeasureFact(
            each.dimension,
            each.value,
            each.what,
            each.owner,
            each.due_on,
            each.state,
            late=each.state == "planned" and each.due_on < today,
            cost=each.cost,
            brought=each.brought,
            currency=each.currency,
            brought_words=each.brought_words,
            compared=each.compared,
            before=each.before,
            after=each.after,
        )
        for each in await compared(work, scope, most=LISTED)
        if each.state != "dropped"
    )


_LAST = Statement(
    text(
        "SELECT max(made_at) FROM reports WHERE kind = 'weekly' "
        "AND employee_id = CAST(:employee_id AS bigint)"
    )
)
