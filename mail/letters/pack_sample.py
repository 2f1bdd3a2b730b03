"""The pack of an invented week, for the sample of its letter."""

from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal

from domain.reports.facts import Listed, NormLine, Visits
from domain.reports.product_facts import Made, ProductLine
from domain.reports.weekly_facts import (
    AgeLine,
    BottleneckLine,
    Confirmations,
    DecisionFact,
    Decisions,
    MeasureFact,
    MoneyLine,
    PairLine,
    RedClient,
    WeeklyFacts,
)
from mail.letters.digest_samples import days_sample

_DAY = timedelta(days=1)
_WORKED = timedelta(hours=8)


def weekly_sample(t: Callable[[str], str], now: datetime) -> WeeklyFacts:
    """A week in which something of everything happened.

    Args:
        t: the texts of samples.
    """
    client, person, words, place = (t(name) for name in ("client", "author", "title", "place"))
    today = now.date()
    return WeeklyFacts(
        day=today,
        made_at=now,
        late=False,
        first=today - 7 * _DAY,
        last=today - _DAY,
        decisions=Decisions(
            3, 1, 1, (DecisionFact(words, person, today - _DAY, "broken", late=False, done=False),)
        ),
        red=Listed(1, (RedClient(1, client, True, 2, 1, "stopped", now - 3 * _DAY),)),
        ages=(AgeLine("day", 4, 0), AgeLine("week", 7, 2), AgeLine("older", 1, 1)),
        complaints=24,
        repeats=5,
        before=18,
        bottlenecks=(
            BottleneckLine("root_cause", "line", 12, 24, 4, 6),
            BottleneckLine("place", place, 9, 20, 3, 8),
        ),
        measures=(
            MeasureFact(
                "root_cause", "line", words, person, today - 20 * _DAY, "done", late=False,
                cost=Decimal(90000), brought=Decimal(300000), currency="RUB", brought_words=None,
                compared=20, before=9, after=2,
            ),
        ),
        pairs=Listed(1, (PairLine(None, None, 14, _WORKED * 2, _WORKED * 5, _WORKED),)),
        confirmations=Confirmations(12, 9, 2, 3, 2, 5, 1),
        visits=Visits(14, 20, 1, (NormLine(person, 14, 20, behind=True),)),
        money=(MoneyLine("RUB", 5, Decimal(450000), 2, Decimal(120000), 1, 9, Decimal(900000)),),
        referrals=3,
        products=(
            ProductLine("sales", None, Made(sums=(("RUB", Decimal(1250000)),)),
                        Made(sums=(("RUB", Decimal(900000)),))),
            ProductLine("support", None, Made(9, 1110), Made(7, 840)),
            ProductLine("quality", None, Made(12), Made(8)),
        ),
        days=days_sample(today - _DAY),
    )  # fmt: skip
