"""A report leaves the house: a card in Telegram, a letter, or both, as its reader chose."""

from domain.mail import letters, threads
from domain.mail.notices import mailbox_for
from domain.reports.audience import DueReport
from domain.work import Work
from storage import outbox

REPORT_CARD = "report"

LETTERS = {"daily": "digest_daily", "morning": "digest_morning"}
"""Kinds of letters by kind of report."""


def subject(report_id: int) -> str:
    """What messages of a report are found by."""
    return f"report:{report_id}"


async def send(work: Work, due: DueReport, report_id: int) -> None:
    """Put a report into the outbox, within the act that wrote it down.

    It goes to Telegram as well where no letter may be written to the reader's address: it came
    back before.
    """
    written = due.reader.by_mail and await _write(work, due, report_id)
    if due.reader.in_telegram or (due.reader.linked and not written):
        work.outgoing.append(
            outbox.NewRow(
                kind="notice",
                recipient=f"person:{due.reader.actor.id}",
                subject=subject(report_id),
                key=subject(report_id),
                # His letter is written already: where Telegram does not reach him, none is added.
                payload={
                    "card": REPORT_CARD,
                    "args": {"report_id": report_id},
                    "only": "telegram",
                },
            )
        )


async def _write(work: Work, due: DueReport, report_id: int) -> bool:
    reader = due.reader
    thread_id = await threads.begin(
        work,
        mailbox_for(work, reader.actor.department),
        reader.address or "",
        subject=subject(report_id),
        employee_id=reader.actor.id,
    )
    new = letters.NewLetter(
        LETTERS[due.kind], thread_id, {"report_id": report_id}, key=subject(report_id)
    )
    return await letters.write(work, new) is not None
