"""Reports of an invented day, for the samples of their letters."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

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
    SaidLine,
    TaskLine,
    TicketToDo,
    Visits,
    WaitingLine,
)

_DAY = timedelta(days=1)
_WORKED = timedelta(hours=8)


def daily_sample(t: Callable[[str], str], now: datetime) -> DailyFacts:
    """A day on which something of everything happened.

    Args:
        t: the texts of samples.
    """
    client, person, words = t("client"), t("author"), t("title")
    return DailyFacts(
        day=now.date(),
        made_at=now,
        late=False,
        since=now - _DAY,
        ahead=now.date() + _DAY,
        overdue=Listed(
            1,
            (OverdueLine(1, 198, None, client, person, now - 4 * _DAY, 2 * _WORKED, _WORKED),),
        ),
        refused=Listed(1, (SaidLine(2, 15, client, None, words),)),
        waiting=Listed(
            1,
            (WaitingLine(3, 16, client, now - 6 * _DAY, now - 5 * _DAY, t("name"), person, 4),),
        ),
        opened=Listed(1, (OpenedLine(4, 17, client, "stopped", 1, words, person),)),
        done=Listed(1, (DoneLine(5, 14, client, person, t("words")),)),
        visits=Visits(14, 20, 1, (NormLine(person, 14, 20, behind=True),)),
        meetings=Listed(1, (MeetingLine(now + _DAY, client, person, t("place")),)),
        days=days_sample(now.date()),
    )


def days_sample(last: date) -> tuple[DayCounts, ...]:
    """Some days of a chart."""
    counts = ((2, 0), (0, 1), (1, 1), (3, 2), (1, 4))
    return tuple(
        DayCounts(last - _DAY * back, *pair)
        for back, pair in zip(range(4, -1, -1), counts, strict=True)
    )


def morning_sample(t: Callable[[str], str], now: datetime) -> MorningFacts:
    """A rep's full day."""
    client = t("client")
    return MorningFacts(
        day=now.date(),
        made_at=now,
        calls=5,
        agreed=2,
        meetings=Listed(1, (MeetingLine(now + _DAY / 4, client, "", t("place")),)),
        tickets=Listed(1, (TicketToDo(1, 17, client, "ask", now - _DAY),)),
        tasks=Listed(1, (TaskLine(t("title"), client, t("author"), now.date() - _DAY),)),
        late=1,
        done=3,
        norm=5,
        days_left=2,
    )
