"""A report that went out, for its own reader."""

from dataclasses import dataclass
from datetime import date

from domain.errors import NotFound
from domain.permissions import Permission, needs
from domain.reports.keeping import Facts, facts_from
from domain.reports.weekly_facts import WeeklyFacts
from domain.work import Work
from storage.models import Report


@dataclass(frozen=True)
class StoredReport:
    """A report with what it was made of."""

    id: int
    day: date
    facts: Facts


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


@needs(Permission.OWN_SETTINGS)
async def pack_of(work: Work, report_id: int) -> WeeklyFacts:
    """What a weekly pack of the actor's own was made of.

    Raises:
        NotFound: there is none, or it is another's.
    """
    found = await report_of(work, report_id)
    if not isinstance(found.facts, WeeklyFacts):
        raise NotFound("error-report-unknown")
    return found.facts
