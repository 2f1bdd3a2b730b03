"""When an appointment needs its rep: the evening before, an hour before, after it. Pure."""

from datetime import datetime, timedelta
from enum import IntEnum
from zoneinfo import ZoneInfo

from domain.company.visits import VisitRules

_DAY = timedelta(days=1)


class Stage(IntEnum):
    """What was done last about an appointment."""

    ARRANGED = 0
    EVENING = 1
    HOUR = 2
    ASKED = 3
    """How was it?"""
    ASKED_AGAIN = 4


def moments(
    rules: VisitRules, zone: ZoneInfo, starts_at: datetime, ends_at: datetime
) -> dict[Stage, datetime]:
    """When each stage comes.

    Args:
        zone: the rep's.
    """
    eve = starts_at.astimezone(zone).date() - _DAY
    after = ends_at.astimezone(zone).date() + _DAY
    return {
        Stage.EVENING: datetime.combine(eve, rules.remind_at, zone),
        Stage.HOUR: starts_at - rules.remind_before,
        Stage.ASKED: ends_at,
        Stage.ASKED_AGAIN: datetime.combine(after, min(rules.slots), zone),
    }


def next_step(
    rules: VisitRules, zone: ZoneInfo, starts_at: datetime, ends_at: datetime, now: datetime
) -> tuple[Stage, datetime | None]:
    """The stage an appointment is at, and when the next comes: reminders whose moment has passed
    are not made up for, a question is.

    Returns:
        The last stage whose moment is not ahead, and the moment of the next; None after the last.
    """
    at = moments(rules, zone, starts_at, ends_at)
    passed = [stage for stage, moment in at.items() if moment <= now]
    stage = max(passed, default=Stage.ARRANGED)
    ahead = [moment for each, moment in at.items() if each > stage]
    return stage, min(ahead, default=None)
