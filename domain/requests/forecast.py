"""When a request will really be ready, and why then: an honest date for the client (domain 4.5).

Pure: from what is known of a request to a moment and the one reason that decides on it. It never
says a better date than the limits of those who still have to do something.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

from domain.company import Policy
from domain.company.calendar import WorkCalendar
from domain.company.values import WorkSpan
from domain.requests.pace import Pace

Stage = Literal["new", "in_work", "contractor", "client", "reported"]
STAGES: tuple[Stage, ...] = ("new", "in_work", "contractor", "client", "reported")
"""Not accepted, in work, at a contractor, waits for the client, reported."""

Why = Literal[
    "due", "unsigned", "late", "pace", "route", "contractor", "contractor_late", "visit", "client",
    "reported",
]  # fmt: skip

LONGEST_LATE = 5
"""Working days: what is later than that is not expected to take as long again."""

LEAST = timedelta(hours=1)
"""Working time that something late still takes at least."""

EVENING = time(18)
"""By when a contractor is done on his day, where the company is."""


@dataclass(frozen=True)
class Standing:
    """What is known of an open request.

    Attributes:
        department: of its holder, or of whom it is offered to: whose working hours count.
        step_due_at: until when the present step of its route is to be done.
        steps: the department and limit of each step that is still to come.
        contractor_until: the last day of the contractors who are not done.
        visit_ends_at: of the technician's visit that is still to come.
        client_asked_at: since when the client's answer is waited for.
    """

    kind: str
    state: str
    department: str | None
    created_at: datetime
    held_since: datetime
    due_at: datetime
    reported_at: datetime | None = None
    step_due_at: datetime | None = None
    steps: Sequence[tuple[str, WorkSpan]] = ()
    contractor_until: date | None = None
    visit_ends_at: datetime | None = None
    client_asked_at: datetime | None = None

    @property
    def stage(self) -> Stage:
        """Where it stands, by whom it waits for."""
        if self.client_asked_at is not None:
            return "client"
        if self.state == "reported":
            return "reported"
        if self.contractor_until is not None:
            return "contractor"
        return "new" if self.state == "new" else "in_work"


@dataclass(frozen=True)
class Forecast:
    """When it will be ready, and the reason that decides on it."""

    ready_at: datetime
    why: Why


def forecast(policy: Policy, standing: Standing, pace: Pace, now: datetime) -> Forecast:
    """When a request will be ready, by what is known now.

    Args:
        pace: how long such requests took lately.
    """
    if standing.state == "reported":
        why: Why = "reported" if standing.client_asked_at is None else "client"
        return Forecast(standing.reported_at or now, why)
    found = _by_whom(policy, standing, pace, now)
    found = _later(found, *_of_contractor(policy, standing, now))
    found = _later(found, standing.visit_ends_at, "visit")
    found = _along_route(policy, standing, found)
    if standing.client_asked_at is not None:
        return Forecast(found.ready_at, "client")
    return found


def _by_whom(policy: Policy, standing: Standing, pace: Pace, now: datetime) -> Forecast:
    """When whoever has it now, or is to take it, is done with his part."""
    calendar = policy.calendar_of(standing.department)
    due_at = standing.step_due_at or standing.due_at
    if standing.steps and standing.state == "new":
        return Forecast(now, "due")  # all steps of its route are to come
    if due_at <= now:
        return Forecast(_of_late(calendar, due_at, now), "late")
    usual = pace.lasts.get(standing.kind)
    if standing.state == "new":
        needed = usual if usual is not None else calendar.between(standing.created_at, due_at)
        ready_at = calendar.add(now, needed)
        return Forecast(ready_at, "unsigned") if ready_at > due_at else Forecast(due_at, "due")
    if usual is None or (ready_at := calendar.add(standing.held_since, usual)) <= due_at:
        return Forecast(due_at, "due")
    return Forecast(max(ready_at, calendar.add(now, LEAST)), "pace")


def _of_late(calendar: WorkCalendar, due_at: datetime, now: datetime) -> datetime:
    """What is late is as late again before it is done, for all that is known of it."""
    late = calendar.between(due_at, now)
    return calendar.add(now, max(LEAST, min(late, LONGEST_LATE * calendar.day_length)))


def _of_contractor(
    policy: Policy, standing: Standing, now: datetime
) -> tuple[datetime | None, Why]:
    """The evening of the contractor's day; of one who is late, a working day from now."""
    if standing.contractor_until is None:
        return None, "contractor"
    ends_at = datetime.combine(standing.contractor_until, EVENING, policy.zone)
    if ends_at > now:
        return ends_at, "contractor"
    calendar = policy.calendar_of(standing.department)
    return calendar.add(now, calendar.day_length), "contractor_late"


def _along_route(policy: Policy, standing: Standing, found: Forecast) -> Forecast:
    """The limits of the steps that are still to come, each in its department's working hours."""
    at = found.ready_at
    for department, within in standing.steps:
        at = policy.calendar_of(department).add(at, within)
    # What holds the present step up is the better reason, where something does.
    because = found.why == "due" and at > standing.due_at
    return Forecast(at, "route" if because else found.why)


def _later(found: Forecast, at: datetime | None, why: Why) -> Forecast:
    """The later of two; what is expected by a limit gives way to what is agreed on."""
    return Forecast(at, why) if at is not None and at > found.ready_at else found
