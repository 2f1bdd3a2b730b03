"""The coordinator's board and the dates of its requests, as the tests of screens draw them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import get_args

from bot.screen import Screen
from bot.texts import Screenwriter
from bot.views import board
from domain.company import Policy
from domain.requests.board import BoardFilter, BoardLine, BoardPage
from domain.requests.client_dates import Proposal, Reached
from domain.requests.forecast import STAGES, Forecast, Why

Drawn = Callable[[Screenwriter, Policy], Screen]

NOW = datetime(2026, 11, 23, 10, 7, tzinfo=UTC)
DAY = timedelta(days=1)
CLIENT = "Ромашка <b>&</b> сыновья"

LINE = BoardLine(
    id=12,
    number=214,
    kind="incident",
    title="Нет связи на втором этаже, «кабели» <5 м>",
    client_id=3,
    client=CLIENT,
    stage="in_work",
    department="tech",
    written_to="tech",
    holder_id=4,
    holder="Антон Белов",
    owner="Ольга Смирнова",
    offered_to=None,
    urgent=False,
    held_since=NOW - 3 * DAY,
    due_at=NOW - 2 * DAY,
    step_due_at=None,
    promised_on=date(2026, 11, 20),
    expected_on=date(2026, 11, 25),
    forecast=Forecast(NOW + 2 * DAY, "late"),
    broken=True,
    contractor="Электрострой",
    contractor_until=date(2026, 11, 26),
    visit_at=NOW + DAY,
    client_asked_at=NOW - DAY,
    steps_left=2,
    ticket_state=None,
)
KEPT = replace(LINE, broken=False, due_at=NOW + DAY, forecast=Forecast(NOW + DAY, "due"))
PAGE = BoardPage(
    [LINE, *(replace(KEPT, number=215 + n, stage=stage) for n, stage in enumerate(STAGES[:4]))],
    dict.fromkeys(STAGES, 4),
    total=24,
    broken=3,
    page=1,
    filter=BoardFilter(),
)
BY_LETTER = Reached("kim@romashka.example", None, "Ирина Ким", "+79270000000")
BY_PHONE = Reached(None, "error-new-date-no-address", "Ирина Ким", "+79270000000")
NOWHERE = Reached(None, "error-new-date-no-address", None, None)


def board_screens() -> dict[str, Drawn]:
    """Each screen by a name."""
    nothing = replace(PAGE, lines=[], total=0, page=0, filter=BoardFilter("client", "tech"))
    narrowed = replace(PAGE, filter=BoardFilter("contractor", "construction"))
    drawn: dict[str, Drawn] = {
        "board": lambda w, p: board.board_screen(w, p, PAGE),
        "board-empty": lambda w, p: board.board_screen(w, p, nothing),
        "board-narrowed": lambda w, p: board.board_screen(w, p, narrowed),
        "board-stages": lambda w, _: board.stages_screen(w, BoardFilter(), PAGE),
        "board-departments": lambda w, p: board.departments_screen(w, p, BoardFilter("new")),
    }
    for why in get_args(Why):
        line = replace(LINE, forecast=Forecast(NOW + DAY, why), promised_on=None)
        drawn[f"board-why-{why}"] = _page([line, replace(line, broken=False)])
    for stands in ("in_work", "awaiting_client"):
        repair = replace(LINE, forecast=Forecast(NOW, "reported"), ticket_state=stands)
        drawn[f"board-why-repair-{stands}"] = _page([repair])
    for name, reached in (("letter", BY_LETTER), ("phone", BY_PHONE), ("nowhere", NOWHERE)):
        drawn[f"board-date-{name}"] = _request(Proposal(LINE, LINE.expected_on, reached, True))
    for stage in STAGES:
        kept = replace(KEPT, stage=stage, promised_on=None)
        drawn[f"board-date-{stage}"] = _request(Proposal(kept, kept.expected_on, BY_LETTER, True))
    told = replace(KEPT, promised_on=KEPT.expected_on)
    drawn["board-date-known"] = _request(Proposal(told, told.expected_on, BY_LETTER, True))
    drawn["board-date-of-a-reader"] = _request(Proposal(LINE, LINE.expected_on, BY_LETTER, False))
    return drawn


def _page(lines: list[BoardLine]) -> Drawn:
    return lambda w, p: board.board_screen(w, p, replace(PAGE, lines=lines))


def _request(seen: Proposal) -> Drawn:
    return lambda w, p: board.request_date_screen(w, p, seen)
