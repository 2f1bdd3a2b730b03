"""A hard week and a quiet one, for the papers and the screens of the pack."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from domain.reports.facts import DayCounts, Listed, NormLine, Visits, WaitingLine
from domain.reports.product_facts import Made, ProductLine
from domain.reports.weekly_facts import (
    AgeLine,
    BottleneckLine,
    Confirmations,
    DecisionFact,
    Decisions,
    MeasureFact,
    MoneyLine,
    OpenLine,
    PairLine,
    RedClient,
    WeeklyFacts,
)

NOW = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)
DAY = timedelta(days=1)
WORKED = timedelta(hours=8)
CLIENT = "Ромашка <b>&</b> сыновья"
ANTON, OLGA, PAVEL = "Антон Белов", "Ольга Смирнова", "Павел Орлов"
TODAY = date(2026, 11, 23)

QUIET = WeeklyFacts(
    day=TODAY, made_at=NOW, late=False, first=date(2026, 11, 16), last=date(2026, 11, 22)
)

_CATEGORIES = (("speed", 20), ("breaks", 11), ("bills", 6), ("people", 3))


def _measure(n: int, **values: object) -> MeasureFact:
    given: dict[str, object] = {
        "dimension": "category", "value": "speed", "what": "Второй канал на Мира, 4",
        "owner": PAVEL, "due_on": TODAY + 10 * DAY, "state": "planned", "late": False,
        "cost": Decimal(120000), "brought": None, "currency": "RUB", "brought_words": None,
        "compared": 90, "before": 20, "after": None, **values,
    }  # fmt: skip
    return MeasureFact(**given)  # type: ignore[arg-type]


HARD = WeeklyFacts(
    day=TODAY,
    made_at=NOW + timedelta(hours=4),
    late=True,
    first=date(2026, 11, 16),
    last=date(2026, 11, 22),
    decisions=Decisions(
        15,
        3,
        1,
        (
            DecisionFact("=Обучить <b>&</b> дежурных", ANTON, TODAY - DAY, "broken", False, False),
            DecisionFact("Заменить коммутатор на Мира, 4", PAVEL, TODAY - 2 * DAY, "open", True,
                         False),
            DecisionFact("Позвонить «Лучу»", OLGA, TODAY + DAY, "open", False, True),
            DecisionFact("Проверить договоры", OLGA, TODAY + DAY, "open", False, False),
            DecisionFact("Новый график дежурств", ANTON, TODAY - DAY, "kept", False, False),
        ),
    ),
    red=Listed(
        2,
        (
            RedClient(1, CLIENT, True, 2, 1, "stopped", NOW - 4 * DAY),
            RedClient(2, "Луч", False, 1, 0, "nuisance", NOW - DAY),
        ),
    ),
    ages=(
        AgeLine("day", 12, 0), AgeLine("three", 9, 1), AgeLine("week", 7, 2),
        AgeLine("month", 4, 3), AgeLine("older", 2, 2),
    ),
    oldest=Listed(
        34,
        (
            OpenLine(1, 118, None, "Вектор", "Проложить линию во второй корпус", ANTON,
                     NOW - 41 * DAY, NOW - 12 * DAY, NOW - 9 * DAY),
            OpenLine(2, 140, 17, CLIENT, "VIP-анкета", PAVEL, NOW - 5 * DAY, NOW - 4 * DAY,
                     NOW - DAY),
        ),
    ),
    complaints=40,
    repeats=9,
    before=31,
    bottlenecks=(
        *(BottleneckLine("category", code, n, 40, n // 4, n - 2) for code, n in _CATEGORIES),
        BottleneckLine("root_cause", "line", 14, 25, 5, 8),
        BottleneckLine("root_cause", "client_side", 6, 25, 0, 8),
        BottleneckLine("root_cause", "экскаватор <b>&</b> кабель", 5, 25, 0, 0),
        BottleneckLine("place", "ул. Мира, 4", 9, 30, 4, 2),
        BottleneckLine("place", "Склад на Заводской", 4, 30, 0, 3),
        BottleneckLine("product", "Интернет 100", 18, 22, 3, 20),
    ),
    measures=(
        _measure(1),
        _measure(2, late=True, due_on=TODAY - DAY, dimension="place", value="ул. Мира, 4"),
        _measure(
            3, state="done", after=2, before=9, compared=40, brought=Decimal(310000),
            brought_words="Вектор продлил договор", dimension="root_cause", value="line",
        ),
    ),
    pairs=Listed(
        2,
        (
            PairLine("tech", "construction", 14, WORKED * 2, WORKED * 5, WORKED),
            PairLine("sales", None, 41, WORKED / 4, WORKED, WORKED),
        ),
    ),
    confirmations=Confirmations(12, 8, 3, 2, 3, 6, 2),
    waiting=Listed(
        6,
        (
            WaitingLine(8, 20, "Луч", NOW - 14 * DAY, NOW - 13 * DAY, "kim@luch.example", OLGA, 9),
            WaitingLine(9, 21, "Маяк", NOW - DAY, None, None, OLGA, 1),
        ),
    ),
    visits=Visits(31, 45, 1, (NormLine(OLGA, 4, 15, True), NormLine("Денис Жуков", 27, 30, False))),
    money=(
        MoneyLine("RUB", 5, Decimal(450000), 2, Decimal("120000.50"), 1, 9, Decimal(900000)),
        MoneyLine(None, 3, Decimal(0), 0, Decimal(0), 0, 3, Decimal(0)),
    ),
    referrals=4,
    products=(
        ProductLine("sales", "sales", Made(sums=(("RUB", Decimal(1250000)), ("USD", Decimal(900)))),
                    Made(sums=(("EUR", Decimal(900)),))),
        ProductLine("support", None, Made(9, 1110), Made(7, 840)),
        ProductLine("letters", None, Made(), Made()),
        ProductLine("corporate", "tech", Made(2, 0, (("RUB", Decimal(90000)),)), Made(1)),
        ProductLine("quality", "tech", Made(12), Made(8)),
    ),
    days=tuple(
        DayCounts(date(2026, 11, 16) + DAY * n, opened, confirmed)
        for n, (opened, confirmed) in enumerate(((2, 0), (5, 1), (1, 3), (0, 4), (3, 4)))
    ),
    categories={
        "speed": {"ru": "Скорость ниже договора", "en": "Speed below contract"},
        "breaks": {"ru": "Обрывы связи", "en": "Breaks"},
        "bills": {"ru": "Счета и документы", "en": "Bills and documents"},
        "people": {"ru": "Отношение людей", "en": "Attitude of people"},
    },
)  # fmt: skip
