"""A rep's day: his calls and his meetings."""

from dataclasses import dataclass

from domain.permissions import Permission, needs
from domain.visits.call_list import call_counts
from domain.visits.reading import MeetingLine, meetings_of_day
from domain.work import Work


@dataclass(frozen=True)
class Today:
    """What a rep's day holds.

    Attributes:
        calls: his whole list of today, as the list itself counts it.
        agreed: of them, those at a time of today or earlier, clients to go on with among them.
        meetings: of today, and earlier ones of which he has not said how they went.
    """

    calls: int
    agreed: int
    meetings: tuple[MeetingLine, ...]


@needs(Permission.MAKE_CALLS)
async def today(work: Work) -> Today:
    """The actor's day: two questions to the database."""
    counts = await call_counts(work)
    return Today(counts.total, counts.agreed, await meetings_of_day(work))
