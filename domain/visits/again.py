"""When a client is called again, by how the call ended (domain 2.7: nothing is forgotten). Pure."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Literal, TypeAlias
from zoneinfo import ZoneInfo

from domain.company.calendar import WorkCalendar
from domain.company.visits import VisitRules

CallOutcome: TypeAlias = Literal[
    "appointment", "call_back", "no_answer", "wrong_person", "refused", "not_now"
]
"""As storage.models.programme.CALL_OUTCOMES."""

_DAY = timedelta(days=1)
_HALF_HOUR = timedelta(minutes=30)
_NOON = time(13)
_LOOKED_AT = 30
"""Working days in which a free time is looked for."""


@dataclass(frozen=True)
class Caller:
    """Whose calls they are: his hours of work, and where his clock stands."""

    rules: VisitRules
    calendar: WorkCalendar
    zone: ZoneInfo

    def next_working_day(self, now: datetime) -> datetime:
        """The local midnight that begins the next working day."""
        day = now.astimezone(self.zone).date() + _DAY
        while not self.calendar.is_working_day(day):
            day += _DAY
        return datetime.combine(day, time(), self.zone)

    def another_hour(self, now: datetime) -> time:
        """The hour of a visit farthest from now: the morning one after noon, and the reverse."""
        local = now.astimezone(self.zone).time()
        return min(self.rules.slots) if local >= _NOON else max(self.rules.slots)


def again_at(
    outcome: CallOutcome,
    caller: Caller,
    now: datetime,
    agreed: datetime | None,
    unanswered: int,
) -> datetime | None:
    """When the client is called again; None where something else follows: the appointment, or
    the head's word on a refusal.

    Args:
        agreed: the moment that was agreed on the phone, for `call_back` and `not_now`.
        unanswered: calls without an answer in a row, this one included.
    """
    match outcome:
        case "call_back" | "not_now":
            return agreed
        case "no_answer":
            return next_try(caller, now, unanswered)
        case "wrong_person":
            return now
        case _:
            return None


def next_try(caller: Caller, now: datetime, unanswered: int) -> datetime:
    """The next working day at the same time of day; after some calls in vain, at another hour."""
    day = caller.next_working_day(now)
    if unanswered % caller.rules.another_hour_after == 0:
        return datetime.combine(day.date(), caller.another_hour(now), caller.zone)
    local = now.astimezone(caller.zone)
    same = datetime.combine(day.date(), local.time(), caller.zone)
    whole = same.replace(minute=0 if local.minute < 30 else 30, second=0, microsecond=0)
    opening = caller.calendar.next_opening(day)
    closing = caller.calendar.add(day, caller.calendar.between(day, day + _DAY))
    return min(max(whole, opening), closing - _HALF_HOUR)


def free_slots(
    caller: Caller, now: datetime, taken: list[tuple[datetime, datetime]], wanted: int = 2
) -> list[datetime]:
    """The next times a visit may begin, from the next working day on, each at another hour than
    the one before: a choice of two mornings is none.

    Args:
        taken: the caller's appointments, beginning and end.
    """
    found: list[datetime] = []
    day = now
    for _ in range(_LOOKED_AT):
        day = caller.next_working_day(day)
        for at in caller.rules.slots:
            begins = datetime.combine(day.date(), at, caller.zone)
            differs = not found or found[-1].time() != at
            if len(found) < wanted and differs and _is_free(begins, caller.rules.lasts, taken):
                found.append(begins)
    return found


def _is_free(begins: datetime, lasts: timedelta, taken: list[tuple[datetime, datetime]]) -> bool:
    """With half an hour before and after for the way."""
    first, last = begins - _HALF_HOUR, begins + lasts + _HALF_HOUR
    return all(ends <= first or last <= starts for starts, ends in taken)
