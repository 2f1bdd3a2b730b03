"""A rep's day: his calls and his meetings."""

from dataclasses import dataclass

from domain.permissions import Permission, needs
from domain.visits.call_list import CallPage, calls_of_today
from domain.visits.reading import MeetingLine, meetings_of_day
from domain.work import Work


@dataclass(frozen=True)
class Today:
    """What a rep's day holds.

    Attributes:
        calls: agreed for today or earlier, clients to go on with among them.
        fresh: others of his list whom he may call: never called, or with no time agreed.
        meetings: of today, and earlier ones of which he has not said how they went.
        first: the page of calls that begins his list.
    """

    calls: int
    fresh: int
    meetings: tuple[MeetingLine, ...]
    first: CallPage


@needs(Permission.MAKE_CALLS)
async def today(work: Work) -> Today:
    """The actor's day: three questions to the database."""
    page = await calls_of_today(work)
    return Today(page.agreed, page.total - page.agreed, await meetings_of_day(work), page)
