"""The figures of a campaign for its head: norms, coverage, forecast (domain 2.3, 2.18, 2.20)."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import ROUND_CEILING, Decimal
from typing import Any

from sqlalchemy import Row, text

from domain.permissions import Permission, needs
from domain.programme.campaigns import CampaignFacts, campaign
from domain.programme.found import NOTHING_FOUND, FoundCounts, found_counts
from domain.programme.norms import days_on_leave, week_given, week_of_norm
from domain.programme.weeks import WEEK, week_begins
from domain.work import Work

PACE_OF = timedelta(days=28)
"""The present pace is that of so many last days."""


@dataclass(frozen=True)
class Coverage:
    """How far a list is worked through (domain 2.20).

    Attributes:
        untouched: open clients whom nobody has called.
        refusals: clients whose refusal waits for the head's word, paused ones among them.
        alone: open clients without a rep.
    """

    open: int = 0
    handed_in: int = 0
    paused: int = 0
    refused: int = 0
    removed: int = 0
    untouched: int = 0
    refusals: int = 0
    alone: int = 0

    @property
    def worked(self) -> int:
        return self.handed_in + self.paused + self.refused + self.removed

    @property
    def total(self) -> int:
        return self.open + self.worked

    @property
    def percent(self) -> int:
        """Rounded down: 100 means that it is complete."""
        return self.worked * 100 // self.total if self.total else 0

    @property
    def complete(self) -> bool:
        return self.open == 0


@dataclass(frozen=True)
class RepFigures:
    """A rep in a campaign; `done` is what counts for the norm of this week.

    Attributes:
        norm: of this week, without the days on which he is on leave.
        days_off: so many working days of it; is_away: all of them.
    """

    rep_id: int
    rep: str
    mode: str
    norm: int
    place: str | None
    done: int
    left: bool
    coverage: Coverage
    days_off: int = 0
    is_away: bool = False

    @property
    def part_done(self) -> float:
        """Of the norm; who has none this week is not behind."""
        return self.done / self.norm if self.norm else 1.0


@dataclass(frozen=True)
class Forecast:
    """When the list will be worked through.

    Attributes:
        pace: clients a week: of the last weeks, or by the norms as long as there is no week yet.
        finish: at that pace; None when nothing moves.
        short: full-time people who are missing to finish in time; None when time is up.
    """

    pace: Decimal
    by_norms: bool
    finish: date | None
    short: int | None


@dataclass(frozen=True)
class CampaignFigures:
    """What the head looks at first. Reps by how much they are behind, those who left last."""

    facts: CampaignFacts
    coverage: Coverage
    reps: tuple[RepFigures, ...]
    forecast: Forecast
    found: FoundCounts = NOTHING_FOUND

    @property
    def done(self) -> int:
        """Of the norms of this week."""
        return sum(rep.done for rep in self.reps if not rep.left)

    @property
    def norm(self) -> int:
        return sum(rep.norm for rep in self.reps if not rep.left)


@needs(Permission.READ_PROGRAMME)
async def figures(work: Work, campaign_id: int) -> CampaignFigures:
    """All figures of a campaign: five questions to the database, however long its list.

    Raises:
        NotFound: there is no such campaign.
    """
    facts = await campaign(work, campaign_id)
    counted = (await work.session.execute(_COUNTED, {"campaign": campaign_id})).all()
    week = week_begins(work)
    given = {"campaign": campaign_id, "week": week, **week_given(work, week)}
    reps = (await work.session.execute(_REPS, given)).all()
    of_reps: dict[int | None, list[Row[Any]]] = defaultdict(list)
    for row in counted:
        of_reps[row.rep_id].append(row)
    listed = [_rep_figures(work, week, row, of_reps[row.rep_id]) for row in reps]
    whole = coverage_of(counted)
    # Of whole weeks: the forecast looks beyond the leaves of this one.
    norm = sum(row.norm for row in reps if row.left_at is None)
    since = _pace_since(work, facts)
    worked = 0
    if since is not None:
        found = await work.session.scalar(_WORKED, {"campaign": campaign_id, "since": since})
        worked = found or 0
    pace = None if since is None else _a_week(worked, work.now - since)
    return CampaignFigures(
        facts,
        whole,
        tuple(sorted(listed, key=lambda rep: (rep.left, rep.part_done, rep.rep))),
        forecast(work, facts.ends_on, whole.open, norm, pace),
        await found_counts(work, campaign_id),
    )


def _rep_figures(
    work: Work, week: datetime, row: Row[Any], of_rep: Sequence[Row[Any]]
) -> RepFigures:
    his = week_of_norm(work, week, row.norm, row.away)
    return RepFigures(
        row.rep_id,
        row.name,
        row.mode,
        his.norm,
        row.place,
        row.done,
        row.left_at is not None,
        coverage_of(of_rep),
        his.days_off,
        his.is_away,
    )


def coverage_of(rows: Iterable[Row[Any]]) -> Coverage:
    """Add up lines of a count by rep and state."""
    states: Counter[str] = Counter()
    untouched = refusals = alone = 0
    for row in rows:
        states[row.state] += row.clients
        if row.state == "open":
            untouched += row.untouched
            refusals += row.refusals
            alone += row.clients if row.rep_id is None else 0
    return Coverage(**states, untouched=untouched, refusals=refusals, alone=alone)


def forecast(work: Work, ends_on: date, left: int, norm: int, pace: Decimal | None) -> Forecast:
    """When so many clients will have been worked through, and who is missing for the last day.

    Args:
        norm: of all reps together.
        pace: clients a week; the norms are taken where there is none yet.
    """
    today = work.today
    rate = Decimal(norm) if pace is None else pace
    finish = today if not left else None
    if left and rate:
        days = (Decimal(left) / rate * 7).to_integral_value(ROUND_CEILING)
        finish = today + timedelta(days=min(int(days), 36_500))
    days_left = (ends_on - today).days + 1
    short: int | None = None
    if days_left > 0:
        missing = Decimal(left) * 7 / days_left - rate
        short = max(0, _people(missing, work.policy.programme.norms.full_time))
    return Forecast(rate.quantize(Decimal("0.1")), pace is None, finish, short)


def _people(clients_a_week: Decimal, norm: int) -> int:
    return int((clients_a_week / norm).to_integral_value(ROUND_CEILING))


def _pace_since(work: Work, facts: CampaignFacts) -> datetime | None:
    """Since when the pace is measured; None while the campaign is not a week old."""
    if facts.started_at is None or work.now - facts.started_at < WEEK:
        return None
    return max(facts.started_at, work.now - PACE_OF)


def _a_week(worked: int, span: timedelta) -> Decimal:
    return Decimal(worked) * 7 * 86_400 / Decimal(span.total_seconds())


@dataclass(frozen=True)
class WeekDone:
    """A week of a campaign, for the chart of its progress."""

    begins: date
    worked: int


@needs(Permission.READ_PROGRAMME)
async def progress(work: Work, campaign_id: int) -> Sequence[WeekDone]:
    """How many clients were worked through in each week so far, the first one first; weeks with
    none are among them.
    """
    rows = await work.session.execute(
        _WEEKS, {"campaign": campaign_id, "zone": work.policy.time_zone}
    )
    by_week = {row.week.date(): row.worked for row in rows}
    if not by_week:
        return []
    first, last = min(by_week), max(max(by_week), week_begins(work).date())
    weeks = range((last - first).days // 7 + 1)
    days = (first + timedelta(days=7 * number) for number in weeks)
    return [WeekDone(day, by_week.get(day, 0)) for day in days]


_COUNTED = text(
    """
    WITH listed AS (
        SELECT rep_id, state, count(*) AS clients, 0 AS untouched, 0 AS refusals
        FROM campaign_clients WHERE campaign_id = :campaign GROUP BY rep_id, state
        UNION ALL
        SELECT rep_id, 'open', 0, count(*), 0 FROM campaign_clients
        WHERE campaign_id = :campaign AND state = 'open' AND last_call_at IS NULL GROUP BY rep_id
        UNION ALL
        SELECT rep_id, 'open', 0, 0, count(*) FROM campaign_clients
        WHERE campaign_id = :campaign AND refusal_asked_at IS NOT NULL
          AND state IN ('open', 'paused')
        GROUP BY rep_id
    )
    SELECT rep_id, state, CAST(sum(clients) AS bigint) AS clients,
           CAST(sum(untouched) AS bigint) AS untouched, CAST(sum(refusals) AS bigint) AS refusals
    FROM listed GROUP BY rep_id, state
    """
)
_REPS = text(
    f"""
    SELECT member.rep_id, employees.name, mode, norm, place, left_at,
           {days_on_leave("member.rep_id")} AS away,
           (SELECT count(*) FROM questionnaires
            WHERE earned_by_id = member.rep_id AND counted_at >= :week) AS done
    FROM campaign_reps AS member JOIN employees ON employees.id = member.rep_id
    WHERE campaign_id = :campaign
    """  # noqa: S608 - constants
)
_WORKED = text(
    """
    SELECT count(*) FROM campaign_clients
    WHERE campaign_id = :campaign AND worked_at >= :since AND state <> 'removed'
    """
)
_WEEKS = text(
    """
    SELECT date_trunc('week', worked_at AT TIME ZONE :zone) AS week, count(*) AS worked
    FROM campaign_clients WHERE campaign_id = :campaign AND worked_at IS NOT NULL
    GROUP BY 1
    """
)
