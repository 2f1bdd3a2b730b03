"""A report that went out, for its own reader."""

from dataclasses import dataclass
from datetime import date

from domain.errors import NotFound
from domain.permissions import Permission, needs
from domain.reports.facts import DAILY, MORNING, DailyFacts, MorningFacts
from domain.work import Work
from storage.base import JsonObject
from storage.models import Report


@dataclass(frozen=True)
class StoredReport:
    """A report with what it was made of."""

    id: int
    day: date
    facts: DailyFacts | MorningFacts


def facts_from(kind: str, kept: JsonObject) -> DailyFacts | MorningFacts:
    """Facts as `facts.kept` wrote them down.

    Raises:
        ValueError: no report of this kind is made of facts.
    """
    match kind:
        case "daily":
            return DAILY.validate_python(kept)
        case "morning":
            return MORNING.validate_python(kept)
    raise ValueError(f"no facts of a report {kind!r}")


@needs(Permission.OWN_SETTINGS)
async def report_of(work: Work, report_id: int) -> StoredReport:
    """A report of the actor's own.

    Raises:
        NotFound: there is none, or it is another's.
    """
    row = await work.session.get(Report, report_id)
    if row is None or row.employee_id != work.actor.id:
        raise NotFound("error-report-unknown")
    return StoredReport(row.id, row.day, facts_from(row.kind, row.facts))
