"""Sending reports when their hour comes: exactly one a day, or week, and reader, whatever
crashes.

The row under its unique key, the letter and the notice are written in one transaction. Of what was
missed while the desk was down only the latest is sent: it holds all the news since the last one.
"""

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime

from sqlalchemy.dialects.postgresql import insert

from domain.permissions import Permission, needs
from domain.reports import audience
from domain.reports.audience import DueReport, ReportKind
from domain.reports.daily import daily_facts
from domain.reports.keeping import Facts, kept
from domain.reports.morning import morning_facts
from domain.reports.sending import send
from domain.reports.weekly import weekly_facts
from domain.work import Work
from storage.models import Report

Maker = Callable[[Work, DueReport], Awaitable[Facts]]

MAKERS: Mapping[ReportKind, Maker] = {
    "daily": daily_facts,
    "morning": morning_facts,
    "weekly": weekly_facts,
}


@needs(Permission.SWEEP)
async def send_reports(work: Work) -> int:
    """Make and send the report that is due for longest.

    Returns:
        1 when there was one; more may be due.
    """
    due = await audience.first_due(work)
    if due is None:
        return 0
    await make_and_send(work, due)
    return 1


async def make_and_send(work: Work, due: DueReport) -> bool:
    """Make one report and put it into the outbox, within another act.

    Returns:
        False when it was made before.
    """
    facts = await MAKERS[due.kind](work, due)
    report_id = await work.session.scalar(
        insert(Report)
        .values(
            kind=due.kind,
            day=due.day,
            employee_id=due.reader.actor.id,
            facts=kept(due.kind, facts),
            made_at=work.now,
        )
        .on_conflict_do_nothing()
        .returning(Report.id)
    )
    if report_id is not None:
        await send(work, due, report_id)
    return report_id is not None


@needs(Permission.SWEEP)
async def next_due(work: Work) -> datetime | None:
    """The next moment at which a report is due to anybody."""
    return await audience.next_hour(work)


SWEEPS = (send_reports,)
