"""Sample data for the screens of the weekly meeting: its pack, decisions, bottlenecks, measures."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from bot.screen import Screen
from bot.texts import Screenwriter
from bot.views.bottlenecks import (
    bottleneck_screen,
    bottlenecks_screen,
    measure_screen,
    measures_screen,
)
from bot.views.decisions import decisions_screen, recorded_screen
from bot.views.reports import details_screen, report_screen
from domain.company import Policy
from domain.reports.bottlenecks import DIMENSIONS, Bottleneck, BottleneckPage, ClientCount
from domain.reports.decisions import DecisionLine, DecisionPage
from domain.reports.effects import MeasureLine
from domain.reports.facts import Listed
from domain.reports.measures import MeasurePage
from domain.reports.reading import StoredReport
from domain.reports.weekly_facts import WeeklyFacts
from tests.unit.documents.weekly_samples import (
    ANTON,
    CLIENT,
    DAY,
    HARD,
    NOW,
    OLGA,
    PAVEL,
    QUIET,
    TODAY,
)

WORDS = "Заменить <b>&</b> коммутатор на Мира, 4 и проверить линию"

Drawn = Callable[[Screenwriter, Policy], Screen]

_OPEN = DecisionLine(7, WORDS, PAVEL, TODAY - DAY, "open", TODAY, NOW, None, None, None)
DECISIONS = (
    _OPEN,
    replace(_OPEN, id=8, words="Позвонить «Лучу»", responsible=OLGA, done_at=NOW),
    replace(_OPEN, id=9, due_on=TODAY + DAY, responsible=ANTON),
)
CLOSED = (
    replace(_OPEN, state="kept", closed_at=NOW),
    replace(_OPEN, state="broken", closed_at=NOW),
)


def _page(lines: tuple[DecisionLine, ...], **values: object) -> DecisionPage:
    given: dict[str, object] = {
        "part": "open", "lines": lines, "page": 0, "open": len(lines), "late": 1, "closed": 2,
        "today": TODAY, "may_keep": True, **values,
    }  # fmt: skip
    return DecisionPage(**given)  # type: ignore[arg-type]


_BOTTLENECK = Bottleneck(
    "category", "0cc175b9", "speed", "speed", 20, 40, repeats=6, before=14, measures=2
)
BOTTLENECKS = (
    _BOTTLENECK,
    replace(_BOTTLENECK, value="breaks", count=11, before=18, repeats=0, measures=1),
    replace(_BOTTLENECK, value="bills", count=9, before=9, measures=0),
)
_PLACE = replace(
    _BOTTLENECK, dimension="place", value="ул. Мира, 4 <b>&</b> соседний двор за складом " * 2
)
_CAUSE = replace(_BOTTLENECK, dimension="root_cause", value="client_side", key="client_side")
_PRODUCT = replace(_BOTTLENECK, dimension="product", value="Интернет 100")
_OF_DIMENSION = {
    "category": BOTTLENECKS,
    "root_cause": (_CAUSE,),
    "place": (_PLACE,),
    "product": (_PRODUCT,),
}

_PLANNED = MeasureLine(
    3, "category", "speed", "0cc175b9", WORDS, PAVEL, TODAY + 9 * DAY, "planned",
    Decimal(120000), None, "RUB", None, NOW, None, None, 90, 20, None,
)  # fmt: skip
_DONE = replace(
    _PLANNED, id=4, state="done", done_at=NOW - 40 * DAY, compared=40, before=9, after=2,
    brought=Decimal(310000), brought_words="«Вектор» <b>&</b> ещё двое продлили договор",
)  # fmt: skip
MEASURES = {
    "planned": _PLANNED,
    "late": replace(_PLANNED, due_on=TODAY - DAY, task_done_at=NOW - timedelta(hours=1)),
    "done": _DONE,
    "done-untold": replace(_DONE, brought=None, brought_words=None, cost=None),
    "dropped": replace(_PLANNED, state="dropped"),
}


def _first(facts: WeeklyFacts) -> Drawn:
    return lambda w, p: report_screen(w, p, StoredReport(1, TODAY, facts), OLGA)


def _details(facts: WeeklyFacts, page: int) -> Drawn:
    return lambda w, p: details_screen(w, p, StoredReport(1, TODAY, facts), OLGA, page)


def _decisions(page: DecisionPage) -> Drawn:
    return lambda w, _: decisions_screen(w, page)


def _by(dimension: str, days: int = 90) -> Drawn:
    lines = _OF_DIMENSION[dimension]
    page = BottleneckPage(
        dimension,  # type: ignore[arg-type]
        days, lines, 20, 0, 40, 9, 31, 3, HARD.categories,
    )  # fmt: skip
    return lambda w, _: bottlenecks_screen(w, page)


def _none(w: Screenwriter, _: Policy) -> Screen:
    return bottlenecks_screen(w, BottleneckPage("category", 30, (), 0, 0, 0, 0, 0, 0))


def _bottleneck(w: Screenwriter, _: Policy) -> Screen:
    clients = Listed(9, (ClientCount(1, CLIENT, 5), ClientCount(2, "Луч", 3)))
    against = tuple(MEASURES.values())
    return bottleneck_screen(w, _BOTTLENECK, against, clients, HARD.categories, 90, may_plan=True)


def _bare_bottleneck(w: Screenwriter, _: Policy) -> Screen:
    return bottleneck_screen(w, _PLACE, (), Listed(), HARD.categories, 365, may_plan=False)


def _measure(each: MeasureLine) -> Drawn:
    return lambda w, _: measure_screen(w, each, HARD.categories, TODAY, may_plan=True)


def _measures(w: Screenwriter, _: Policy) -> Screen:
    page = MeasurePage(tuple(MEASURES.values()), 8, 2, 0, TODAY, may_plan=True)
    return measures_screen(w, page, HARD.categories)


def _no_measures(w: Screenwriter, _: Policy) -> Screen:
    return measures_screen(w, MeasurePage((), 0, 0, 0, TODAY, may_plan=True), HARD.categories)


def meeting_screens() -> dict[str, Drawn]:
    """By name."""
    return {
        "pack-hard": _first(HARD),
        "pack-quiet": _first(QUIET),
        **{f"pack-hard-page-{n}": _details(HARD, n) for n in range(6)},
        "pack-quiet-details": _details(QUIET, 0),
        "decisions": _decisions(_page(DECISIONS)),
        "decisions-many": _decisions(_page(DECISIONS, open=12, page=1)),
        "decisions-none": _decisions(_page((), open=0, late=0, closed=0)),
        "decisions-read": _decisions(_page(DECISIONS, may_keep=False)),
        "decisions-closed": _decisions(_page(CLOSED, part="closed")),
        "decision-recorded": lambda w, _: recorded_screen(w, DECISIONS[2]),
        **{f"bottlenecks-{dimension}": _by(dimension) for dimension in DIMENSIONS},
        "bottlenecks-year": _by("category", 365),
        "bottlenecks-none": _none,
        "bottleneck": _bottleneck,
        "bottleneck-bare": _bare_bottleneck,
        **{f"measure-{name}": _measure(each) for name, each in MEASURES.items()},
        "measures": _measures,
        "measures-none": _no_measures,
    }
