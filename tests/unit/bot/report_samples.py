"""Sample data for the screens of reports: a hard day, a quiet one, a rep's morning."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from bot.screen import Screen
from bot.texts import Screenwriter
from bot.views.reports import details_screen, report_screen
from bot.views.settings import notices_screen
from domain.company import Policy
from domain.people.own import Notices
from domain.reports.choice import DigestChoice
from domain.reports.facts import (
    DailyFacts,
    DayCounts,
    DoneLine,
    Listed,
    MeetingLine,
    MorningFacts,
    NormLine,
    OpenedLine,
    OverdueLine,
    ReferralLine,
    ReturnedLine,
    SaidLine,
    TaskLine,
    TicketToDo,
    UnsignedLine,
    UnsortedLine,
    Visits,
    WaitingLine,
)
from domain.reports.reading import StoredReport

NOW = datetime(2026, 11, 20, 14, 0, tzinfo=UTC)
DAY = timedelta(days=1)
WORKED = timedelta(hours=8)
CLIENT = "Ромашка <b>&</b> сыновья"
WORDS = "Опять <b>&</b> нет связи, касса стоит"
ANTON, OLGA = "Антон Белов", "Ольга Смирнова"

QUIET = DailyFacts(
    day=NOW.date(),
    made_at=NOW,
    late=False,
    since=NOW - DAY,
    ahead=date(2026, 11, 23),
    waiting=Listed(1, (WaitingLine(9, 21, "Луч", NOW - DAY, NOW - DAY, "Пётр", OLGA, 0),)),
    days=(DayCounts(NOW.date(), 0, 0),),
)

OVERDUE = tuple(
    OverdueLine(
        190 + n,
        198 + n,
        17 if n == 1 else None,
        CLIENT,
        ANTON,
        NOW - 4 * DAY,
        2 * WORKED,
        WORKED,
    )
    for n in range(12)
)

HARD = replace(
    QUIET,
    late=True,
    overdue=Listed(31, OVERDUE),
    unsigned=Listed(
        2,
        (
            UnsignedLine(203, 203, None, "Луч", None, "tech", NOW - DAY),
            UnsignedLine(204, 204, 18, "Маяк", ANTON, None, NOW - timedelta(hours=2)),
        ),
    ),
    refused=Listed(1, (SaidLine(7, 17, CLIENT, None, WORDS),)),
    waiting=Listed(
        5,
        (
            WaitingLine(8, 20, "Луч", NOW - 6 * DAY, NOW - 6 * DAY, "kim@luch.example", OLGA, 4),
            WaitingLine(9, 21, "Маяк", NOW - DAY, None, None, OLGA, 1),
        ),
    ),
    opened=Listed(
        2,
        (
            OpenedLine(10, 22, CLIENT, "stopped", 3, WORDS, OLGA),
            OpenedLine(11, 23, "Луч", "nuisance", 1, "Долго отвечают на звонки", OLGA),
        ),
    ),
    returned=Listed(
        2,
        (
            ReturnedLine("kim@romashka.example", "Ирина Ким", OLGA),
            ReturnedLine("no@luch.example", "", None),
        ),
    ),
    unsorted=Listed(1, (UnsortedLine(3, "Пётр Фролов", "Счёт & акт", NOW - DAY),)),
    done=Listed(4, (DoneLine(12, 19, "Вектор", ANTON, "Заменили коммутатор"),)),
    confirmed=Listed(
        3,
        (
            SaidLine(13, 15, "Вектор", "Ирина Ким", "Да, спасибо, всё работает"),
            SaidLine(14, 16, "Луч", None, "Работает", by_phone=True),
        ),
    ),
    visits=Visits(14, 25, 1, (NormLine(OLGA, 2, 10, behind=True), NormLine(ANTON, 12, 15, False))),
    meetings=Listed(3, (MeetingLine(NOW + 3 * DAY, CLIENT, OLGA, "ул. Мира, 4"),)),
    referrals=Listed(1, (ReferralLine("Парус", CLIENT),)),
    tasks=Listed(
        2,
        (
            TaskLine("Отправить договор", CLIENT, OLGA, date(2026, 11, 18)),
            TaskLine("Заказать визитки", None, OLGA, date(2026, 11, 19)),
        ),
    ),
    promises=Listed(
        1, (TaskLine("Перезвонить о сроках", CLIENT, OLGA, date(2026, 11, 19), promised=True),)
    ),
    days=(DayCounts(NOW.date() - DAY, 2, 1), DayCounts(NOW.date(), 2, 3)),
)

MORNING = MorningFacts(
    day=NOW.date(),
    made_at=NOW,
    calls=12,
    agreed=3,
    meetings=Listed(2, (MeetingLine(NOW + timedelta(hours=2), CLIENT, "", "ул. Мира, 4"),)),
    tickets=Listed(
        4,
        tuple(
            TicketToDo(n, 30 + n, CLIENT, need, NOW - DAY)
            for n, need in enumerate(("ask", "answer", "address", "call"))
        ),
    ),
    tasks=Listed(
        2,
        (
            TaskLine("Отправить договор", CLIENT, OLGA, date(2026, 11, 18)),
            TaskLine("Заказать визитки", None, OLGA, date(2026, 11, 20), promised=True),
        ),
    ),
    late=1,
    done=3,
    norm=5,
    days_left=1,
)
FREE = MorningFacts(day=NOW.date(), made_at=NOW)

Drawn = Callable[[Screenwriter, Policy], Screen]


def _first(facts: DailyFacts | MorningFacts) -> Drawn:
    return lambda w, p: report_screen(w, p, StoredReport(1, NOW.date(), facts), OLGA)


def _page(facts: DailyFacts | MorningFacts, page: int) -> Drawn:
    return lambda w, p: details_screen(w, p, StoredReport(1, NOW.date(), facts), OLGA, page)


def _choice(way: str, morning: bool, address: str | None = "o@svyaz.example") -> Drawn:
    ways = ("both", "telegram", "mail", "none") if address else ("telegram", "none")
    choice = DigestChoice(way, ways, morning)  # type: ignore[arg-type]
    return lambda w, _: notices_screen(w, Notices("telegram", address), choice)


def report_screens() -> dict[str, Drawn]:
    """By name."""
    return {
        "digest-hard": _first(HARD),
        "digest-quiet": _first(QUIET),
        **{f"digest-hard-page-{n}": _page(HARD, n) for n in range(6)},
        "digest-past-the-last-page": _page(QUIET, 9),
        "morning": _first(MORNING),
        "morning-details": _page(MORNING, 0),
        "morning-free": _first(FREE),
        **{f"digest-by-{way}": _choice(way, False) for way in ("both", "telegram", "mail", "none")},
        **{f"morning-by-{way}": _choice(way, True) for way in ("both", "telegram", "mail", "none")},
        "digest-without-address": _choice("telegram", False, None),
    }
