"""By what hour each request of a section's queue will be ready (domain 4.4).

Pure: the section's people each finish what they have, one after another, and then take the next
that is free. An hour that was told rests on this, not on a limit.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.company.calendar import WorkCalendar

LEAST = timedelta(minutes=15)
"""Working time that what is in work still takes at least, however long it has been there."""

ROUNDED_TO = timedelta(minutes=5)
"""People say "by 15:40"."""


@dataclass(frozen=True)
class Item:
    """One request of a queue.

    Attributes:
        takes: the work there is in one.
        person_id: in whose hands it is, or to whom alone it is offered; None: anybody takes it.
        held_since: since when somebody works on it; None while nobody does.
    """

    id: int
    takes: timedelta
    person_id: int | None = None
    held_since: datetime | None = None


@dataclass(frozen=True)
class Hours:
    """When each request is ready, and from when each of the people is free."""

    ready: Mapping[int, datetime]
    free: Mapping[int, datetime]


def hours_of(
    calendar: WorkCalendar, people: Sequence[int], items: Sequence[Item], now: datetime
) -> Hours:
    """By what hour each request is ready; of what nobody is there to do, none is known.

    Args:
        people: who works in the section now.
        items: in the order in which they are done: what is urgent first, then by promised hours.
    """
    free = dict.fromkeys(people, now)
    ready: dict[int, datetime] = {}
    begun: set[int] = set()
    for item in items:
        if item.held_since is None or item.person_id is None:
            continue
        worked = timedelta()
        if item.person_id not in begun:  # one thing at a time: the others have not been begun
            worked = calendar.between(item.held_since, now)
        begun.add(item.person_id)
        left = max(item.takes - worked, LEAST)
        ready[item.id] = free[item.person_id] = calendar.add(free.get(item.person_id, now), left)
    for item in items:
        if item.held_since is not None:
            continue
        person_id = item.person_id if item.person_id in free else _first_free(free, people)
        if person_id is None:
            continue
        ready[item.id] = free[person_id] = calendar.add(free[person_id], item.takes)
    return Hours({each: rounded(at) for each, at in ready.items()}, free)


def _first_free(free: Mapping[int, datetime], people: Sequence[int]) -> int | None:
    return min(people, key=lambda person_id: free[person_id], default=None)


def rounded(at: datetime) -> datetime:
    """The next five minutes: nobody promises 15:37."""
    over = timedelta(minutes=at.minute % 5, seconds=at.second, microseconds=at.microsecond)
    return at if not over else at - over + ROUNDED_TO
