"""How many people the programme needs, and how long it takes (domain 2.18)."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_CEILING, Decimal

from sqlalchemy import text

from domain.company.programme import MONTHS
from domain.permissions import Permission, needs
from domain.work import Work

WEEKS_A_YEAR = 52


@dataclass(frozen=True)
class Group:
    """Clients of one rhythm: how many, and how many questionnaires they need in a year."""

    name: str
    """most_valuable, key or others."""
    clients: int
    visits_a_year: int


@dataclass(frozen=True)
class Staffing:
    """What the norms make of the number of clients.

    Attributes:
        weeks_worked: of a year; holidays and leave are not in it.
        a_week: questionnaires needed in each of them.
        full_time, parallel: people needed for that, if all of them worked so.
        reps: people in running campaigns now, and what they do in a week by their norms.
        once_weeks: how long these take to visit every client once; None without reps.
        once_until: the day by which they have, from today.
    """

    groups: tuple[Group, ...]
    weeks_worked: int
    a_week: int
    full_time: int
    parallel: int
    reps: int
    reps_a_week: int
    once_weeks: int | None
    once_until: date | None

    @property
    def clients(self) -> int:
        return sum(group.clients for group in self.groups)

    @property
    def visits_a_year(self) -> int:
        return sum(group.visits_a_year for group in self.groups)

    @property
    def short(self) -> int:
        """Questionnaires a week that those who work now do not do."""
        return max(0, self.a_week - self.reps_a_week)


@needs(Permission.READ_PROGRAMME)
async def staffing(work: Work) -> Staffing:
    """From norms, clients and their rhythm: the people needed, and the time a round takes."""
    rules = work.policy.programme
    counted = (await work.session.execute(_CLIENTS)).one()
    reps = (await work.session.execute(_REPS)).one()
    groups = (
        _group("most_valuable", counted.monthly, MONTHS[rules.rhythm.most_valuable]),
        _group("key", counted.key, MONTHS[rules.rhythm.key]),
        _group("others", counted.others, MONTHS[rules.rhythm.others]),
    )
    weeks_worked = WEEKS_A_YEAR - _weeks_off(work)
    a_week = _up(Decimal(sum(group.visits_a_year for group in groups)) / weeks_worked)
    clients = sum(group.clients for group in groups)
    weeks = _up(Decimal(clients) / reps.a_week) if reps.a_week else None
    today = work.today
    return Staffing(
        groups=groups,
        weeks_worked=weeks_worked,
        a_week=a_week,
        full_time=_up(Decimal(a_week) / rules.norms.full_time),
        parallel=_up(Decimal(a_week) / rules.norms.parallel),
        reps=reps.people,
        reps_a_week=reps.a_week,
        once_weeks=weeks,
        once_until=None if weeks is None else today + timedelta(weeks=min(weeks, 5_000)),
    )


def _group(name: str, clients: int, months: int) -> Group:
    return Group(name, clients, clients * 12 // months)


def _weeks_off(work: Work) -> int:
    """Weeks of the coming year that the company's calendar leaves without a working day, and the
    rest of its days off together, as whole weeks of five days.
    """
    calendar = work.policy.calendar_of(None)
    today = work.today
    days = [today + timedelta(days=number) for number in range(WEEKS_A_YEAR * 7)]
    worked = sum(calendar.is_working_day(day) for day in days)
    usual = len(work.policy.calendar.working_days)
    return max(0, WEEKS_A_YEAR - _up(Decimal(worked) / usual))


def _up(number: Decimal) -> int:
    return int(number.to_integral_value(ROUND_CEILING))


_CLIENTS = text(
    """
    SELECT count(*) FILTER (WHERE monthly) AS monthly,
           count(*) FILTER (WHERE NOT monthly AND segment = 'A') AS key,
           count(*) FILTER (WHERE NOT monthly AND segment IS DISTINCT FROM 'A') AS others
    FROM clients WHERE standing = 'active' AND (corporate OR segment = 'A')
    """
)
_REPS = text(
    """
    SELECT count(DISTINCT member.rep_id) AS people, coalesce(sum(norm), 0) AS a_week
    FROM campaign_reps AS member JOIN campaigns ON campaigns.id = member.campaign_id
    WHERE campaigns.state = 'running' AND left_at IS NULL
    """
)
