"""Sample data for the screens of the programme."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from bot.callbacks.programme import CampaignTap
from bot.screen import Screen
from bot.texts import Screenwriter
from bot.views import campaign_lists, found, programme, week
from domain.company import Policy
from domain.programme.campaigns import CampaignFacts, CampaignLine
from domain.programme.figures import CampaignFigures, Coverage, Forecast, RepFigures
from domain.programme.found import Found, FoundCounts, FoundOpportunity, FoundReferral, Stage
from domain.programme.lists import PARTS, Line, LineCard, ListPage, Move
from domain.programme.proposing import Proposal, Share
from domain.programme.refusals import Refusal
from domain.programme.rhythm import DueClient, DuePage
from domain.programme.running import REMOVALS
from domain.programme.splitting import REASONS
from domain.programme.staffing import Group, Staffing
from domain.programme.week import BegunQuestionnaire, CountedLine, PlannedMeeting, Week
from storage.models.programme import LIST_STATES

NOW = datetime(2026, 11, 23, 10, 7, tzinfo=UTC)
DAY = timedelta(days=1)
CLIENT = "Ромашка <b>&</b> сыновья"
REP = "Александра Константинопольская-Вознесенская"

FACTS = CampaignFacts(
    1, "Лето <b>&</b> осень 2026", 3, "Марина Лис", 9, date(2026, 6, 1), date(2027, 8, 31),
    "running", NOW - 40 * DAY, None,
)  # fmt: skip
COVERAGE = Coverage(99_000, 800, 100, 50, 50, untouched=90_000, refusals=12, alone=0)
_AWAY = RepFigures(
    1, REP, "full_time", 0, "Самара", 0, left=False, coverage=COVERAGE, days_off=5, is_away=True
)
REPS = (
    _AWAY,
    *(
        RepFigures(
            number, REP, "full_time", 15, "Самара", number * 2, number == 9, COVERAGE,
            days_off=2 if number == 3 else 0,
        )
        for number in range(2, 13)
    ),
)  # fmt: skip
FORECAST = Forecast(Decimal("1234.5"), False, date(2027, 9, 3), 12)
FIGURES = CampaignFigures(FACTS, COVERAGE, REPS, FORECAST, FoundCounts(1_234, 56))
LINE = Line(
    2**40, 1, 7, CLIENT, "Тольятти", "A", 4, REP, "open", None, None, None, None, NOW - DAY, 3
)
MOVES = [
    Move(1, NOW - DAY, None if number else REP, REP, reason, "Марина Лис")
    for number, reason in enumerate(("by_hand", "fenced_off", "Учились <5 м> вместе"))
]
CARD = LineCard(LINE, MOVES, [(5, REP, "fences_off"), (6, REP, "gets_on"), (8, REP, "does_not")])
REFUSAL = Refusal(2**40, 1, 7, CLIENT, 4, REP, "Нет <5 м> времени", NOW, "open", None, 5)
PROPOSAL = Proposal(
    FACTS,
    "0123456789abcdef",
    tuple(Share(number, REP, 15, None, 10, 8_000, 100, 90) for number in range(1, 15)),
    100_000,
    54_321,
    Counter(dict.fromkeys(REASONS, 12_345)),
    3,
)
WEEK = Week(
    done=3,
    norm=5,
    working_days_left=3,
    counted=(CountedLine(1, CLIENT, NOW - DAY, False), CountedLine(2, CLIENT, NOW, True)),
    meetings=(
        PlannedMeeting(1, CLIENT, NOW + 3 * DAY, "ул. Мира, 4 <5 м>"),
        PlannedMeeting(2, CLIENT, NOW + DAY, None),
    ),
    meetings_total=7,
    begun=(BegunQuestionnaire(2**40, CLIENT * 3),),
    open=120,
    untouched=80,
    paused=2,
)
FOUND = Found(
    (Stage("found", None, 3, Decimal(0)), Stage("won", "RUB", 2, Decimal("1234567.5"))),
    tuple(
        FoundOpportunity(number, CLIENT, "Второй <5 м> канал " * 9, "found", None, None, REP)
        for number in range(8)
    ),
    tuple(FoundReferral(number, CLIENT, CLIENT, "in_person") for number in range(8)),
    1200,
    300,
)
STAFFING = Staffing(
    (Group("most_valuable", 20, 240), Group("key", 1, 4), Group("others", 99_000, 99_000)),
    50, 1985, 133, 397, 3, 30, 3301, date(2090, 1, 1),
)  # fmt: skip
DUE = DuePage(
    [
        DueClient(1, CLIENT, "A", True, REP, NOW - 90 * DAY),
        DueClient(2, CLIENT, "A", False, None, NOW - 200 * DAY),
        DueClient(3, CLIENT, None, False, REP, None),
    ],
    total=99_999,
    never=50_000,
    page=3,
)

Drawn = Callable[[Screenwriter, Policy], Screen]


def programme_screens() -> dict[str, Drawn]:
    """Every screen of the programme by a name."""
    return {
        **{f"campaign-{name}": _campaign(seen) for name, seen in _states().items()},
        "campaign-read-only": lambda w, p: programme.campaign_screen(w, FIGURES, runs=False),
        "campaign-second-page": lambda w, p: programme.campaign_screen(
            w, FIGURES, runs=True, page=1
        ),
        "campaign-none": lambda w, p: programme.no_campaign_screen(w),
        "campaigns": lambda w, p: programme.campaigns_screen(
            w,
            [
                CampaignLine(replace(FACTS, state=state), 40, 12)
                for state in ("planned", "running", "ended") * 4
            ],
        ),
        "campaigns-none": lambda w, p: programme.campaigns_screen(w, []),
        "due": lambda w, p: programme.due_screen(w, DUE),
        "due-nobody": lambda w, p: programme.due_screen(w, DuePage([], 0, 0, 0)),
        "staffing": lambda w, p: programme.staffing_screen(w, STAFFING),
        "staffing-enough": lambda w, p: programme.staffing_screen(
            w, replace(STAFFING, a_week=1, full_time=1, once_weeks=None, once_until=None)
        ),
        "found": lambda w, p: found.found_screen(w, 1, FOUND),
        "found-nothing": lambda w, p: found.found_screen(w, 1, Found((), (), (), 0, 0)),
        **_lists(),
        **_weeks(),
    }


def _campaign(seen: CampaignFigures) -> Drawn:
    return lambda w, p: programme.campaign_screen(w, seen, runs=True)


def _states() -> dict[str, CampaignFigures]:
    nothing = Coverage(open=40, untouched=40, alone=40)
    over = Coverage(handed_in=40)
    few = REPS[:2]
    return {
        "running": FIGURES,
        "planned": CampaignFigures(
            replace(FACTS, state="planned", started_at=None),
            nothing,
            few,
            Forecast(Decimal(30), True, date(2026, 12, 3), 0),
        ),
        "split": CampaignFigures(
            replace(FACTS, state="planned"), replace(nothing, alone=0), few, FORECAST
        ),
        "covered": CampaignFigures(FACTS, over, few, Forecast(Decimal(3), False, NOW.date(), None)),
        "stands": CampaignFigures(FACTS, COVERAGE, few, Forecast(Decimal(0), False, None, None)),
        "ended": CampaignFigures(replace(FACTS, state="ended"), over, few, FORECAST),
    }


def _lists() -> dict[str, Drawn]:
    states = [replace(LINE, state=state, worked_at=NOW) for state in LIST_STATES]
    asked = replace(LINE, refusal_asked_at=NOW, reason="Нет времени")
    fresh = replace(LINE, last_call_at=None, calls=0, rep=None, rep_id=None, place=None)
    pages = {
        part: ListPage(1, part, None, [*states, asked, fresh, LINE], 99_999, 3) for part in PARTS
    }
    of_rep = ListPage(1, "open", 4, [LINE, fresh], 2, 0)
    cards = {
        "open": CARD,
        "asked": replace(CARD, line=asked),
        "unmarked": replace(CARD, marks=[]),
        "marked": replace(CARD, marks=[(4, REP, "gets_on")]),
        "fresh": LineCard(replace(fresh, segment=None), [], []),
        "removed": replace(CARD, line=replace(states[-1], reason=REMOVALS[0])),
    }
    bulk = CampaignTap(act="bulk", id=2**40, rep=2**40)
    return {
        **{f"list-{part}": _list(page) for part, page in pages.items()},
        **{f"line-{name}": _line(card) for name, card in cards.items()},
        "list-of-a-rep": lambda w, p: campaign_lists.list_screen(w, of_rep, REPS[3], runs=True),
        "line-read-only": lambda w, p: campaign_lists.line_screen(w, CARD, runs=False),
        "takers": lambda w, p: campaign_lists.takers_screen(w, LINE, REPS),
        "bulk": lambda w, p: campaign_lists.bulk_screen(w, bulk, 21, REPS),
        "removal": lambda w, p: campaign_lists.removal_screen(w, LINE),
        "split": lambda w, p: campaign_lists.split_screen(w, PROPOSAL),
        "split-nothing": lambda w, p: campaign_lists.split_screen(w, replace(PROPOSAL, changes=0)),
        "split-done": lambda w, p: campaign_lists.split_done_screen(
            w, replace(PROPOSAL, campaign=replace(FACTS, state="planned"), nobody=0)
        ),
    }


def _list(page: ListPage) -> Drawn:
    return lambda w, p: campaign_lists.list_screen(w, page, None, runs=True)


def _line(card: LineCard) -> Drawn:
    return lambda w, p: campaign_lists.line_screen(w, card, runs=True)


def _weeks() -> dict[str, Drawn]:
    bare = Week(0, 0, 5, (), (), 0, (), 0, 0, 0)
    return {
        "week": lambda w, p: week.week_screen(w, WEEK),
        "week-done": lambda w, p: week.week_screen(w, replace(WEEK, done=5)),
        "week-bare": lambda w, p: week.week_screen(w, bare),
        "behind": lambda w, p: week.behind_notice(w, 1, 5),
        "campaign-begun": lambda w, p: week.started_notice(w, FACTS, 21),
        "campaign-list-changed": lambda w, p: week.list_changed_notice(w, FACTS, 21),
        "refusal": lambda w, p: week.refusal_notice(w, REFUSAL),
        "refusal-approved": lambda w, p: week.refusal_notice(
            w, replace(REFUSAL, asked_at=None, state="refused")
        ),
        "refusal-resume": lambda w, p: week.refusal_notice(w, replace(REFUSAL, state="paused")),
        "refusal-resume-decided": lambda w, p: week.refusal_notice(
            w, replace(REFUSAL, asked_at=None, state="paused", again_at=NOW + DAY)
        ),
        "refusal-sent-back": lambda w, p: week.refusal_notice(w, replace(REFUSAL, asked_at=None)),
        "refusal-returned": lambda w, p: week.refusal_returned_notice(w, REFUSAL),
    }
