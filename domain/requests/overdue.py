"""How long a request is overdue: one measure for every screen, report and digest (domain 5)."""

from datetime import datetime, timedelta
from typing import NamedTuple

from domain.company import Policy


class Overdue(NamedTuple):
    """Working time since it was due, and the length of a working day to say it in."""

    worked: timedelta
    day: timedelta


def overdue(policy: Policy, department: str | None, due_at: datetime, now: datetime) -> Overdue:
    """In the working time of the department the request was written to, whoever has it now: its
    limit was counted in that. Zero where it is not due yet.

    Args:
        department: the request's own; of a step of a route, that step's.
    """
    calendar = policy.calendar_of(department)
    worked = calendar.between(due_at, now) if due_at < now else timedelta()
    return Overdue(worked, calendar.day_length)
