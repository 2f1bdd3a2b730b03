"""What the pack for the weekly meeting is made of, as it is kept: in words of no language yet."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from domain.reports.facts import DayCounts, Listed, Visits, WaitingLine
from domain.reports.product_facts import ProductLine

NONE: Listed[Any] = Listed()
NO_VISITS = Visits()


@dataclass(frozen=True)
class AgeLine:
    """Requests that are not done, by their age: `age` is day, three (days), week, month, older."""

    age: str
    open: int
    overdue: int


@dataclass(frozen=True)
class OpenLine:
    """One of the oldest requests that are not done; who has it, since when."""

    request_id: int
    number: int
    ticket: int | None
    client: str
    title: str
    holder: str
    created_at: datetime
    held_since: datetime
    due_at: datetime


@dataclass(frozen=True)
class BottleneckLine:
    """A bottleneck: how many complaints of those whose value is known, how many in the period
    before; `value` is a code or what people wrote.
    """

    dimension: str
    value: str
    count: int
    total: int
    repeats: int
    before: int

    @property
    def percent(self) -> int:
        return round(self.count * 100 / self.total) if self.total else 0


@dataclass(frozen=True)
class PairLine:
    """What one department offered another, and the working time until it was signed.

    Attributes:
        giver, receiver: codes of departments; None for people without one.
    """

    giver: str | None
    receiver: str | None
    handoffs: int
    median: timedelta
    worst: timedelta
    working_day: timedelta


@dataclass(frozen=True)
class Confirmations:
    """The clients' words of the week.

    Attributes:
        first_round: of those confirmed, at the first asking; `by_phone` what reps heard.
        refused: how often a client said "no".
        waiting: asked, or to be asked, now; `silent` asked for longer than the company's days.
    """

    confirmed: int = 0
    first_round: int = 0
    second_round: int = 0
    by_phone: int = 0
    refused: int = 0
    waiting: int = 0
    silent: int = 0

    @property
    def percent(self) -> int | None:
        """Of all answers those that confirmed; None without any."""
        answers = self.confirmed + self.refused
        return round(self.confirmed * 100 / answers) if answers else None

    @property
    def later_rounds(self) -> int:
        return self.confirmed - self.first_round - self.second_round


@dataclass(frozen=True)
class MoneyLine:
    """Opportunities in one currency; None where nobody said an amount."""

    currency: str | None
    found: int
    found_sum: Decimal
    won: int
    won_sum: Decimal
    lost: int
    open: int
    open_sum: Decimal


@dataclass(frozen=True)
class RedClient:
    """A key client with tickets that are not closed; `overdue` of them past their date."""

    client_id: int
    client: str
    monthly: bool
    tickets: int
    overdue: int
    severity: str
    since: datetime


@dataclass(frozen=True)
class DecisionFact:
    """A decision as the meeting hears of it. `done`: whoever is responsible says so."""

    words: str
    responsible: str
    due_on: date
    state: str
    late: bool
    done: bool


@dataclass(frozen=True)
class Decisions:
    """Decisions still open, and those closed since the last meeting."""

    total: int = 0
    kept: int = 0
    broken: int = 0
    lines: tuple[DecisionFact, ...] = ()

    @property
    def open(self) -> int:
        return self.total - self.kept - self.broken


@dataclass(frozen=True)
class MeasureFact:
    """A measure and its effect; see `effects.MeasureLine`."""

    dimension: str
    value: str
    what: str
    owner: str
    due_on: date
    state: str
    late: bool
    cost: Decimal | None
    brought: Decimal | None
    currency: str
    brought_words: str | None
    compared: int
    before: int
    after: int | None


@dataclass(frozen=True)
class WeeklyFacts:
    """What the pack for the meeting is made of.

    Attributes:
        day: of the meeting.
        first, last: the days that its news are of.
        looked_back: days that bottlenecks are of.
        complaints, repeats, before: of all in these days, and in as many before.
        days: the working days of the week, for the chart.
        categories: code to language to what the questionnaire calls it.
    """

    day: date
    made_at: datetime
    late: bool
    first: date
    last: date
    decisions: Decisions = Decisions()
    red: Listed[RedClient] = NONE
    ages: tuple[AgeLine, ...] = ()
    oldest: Listed[OpenLine] = NONE
    looked_back: int = 90
    complaints: int = 0
    repeats: int = 0
    before: int = 0
    bottlenecks: tuple[BottleneckLine, ...] = ()
    measures: tuple[MeasureFact, ...] = ()
    pairs: Listed[PairLine] = NONE
    confirmations: Confirmations = Confirmations()
    waiting: Listed[WaitingLine] = NONE
    visits: Visits = NO_VISITS
    money: tuple[MoneyLine, ...] = ()
    referrals: int = 0
    products: tuple[ProductLine, ...] = ()
    days: tuple[DayCounts, ...] = ()
    categories: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def of(self, dimension: str) -> tuple[BottleneckLine, ...]:
        """The bottlenecks of one dimension, the most frequent first."""
        return tuple(each for each in self.bottlenecks if each.dimension == dimension)

    @property
    def overdue(self) -> int:
        return sum(line.overdue for line in self.ages)

    @property
    def not_done(self) -> int:
        return sum(line.open for line in self.ages)
