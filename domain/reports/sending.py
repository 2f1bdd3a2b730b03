"""A report leaves the house: a card in Telegram, a letter, or both, as its reader chose."""

from collections.abc import Sequence

from domain.mail import letters, threads
from domain.mail.notices import mailbox_for
from domain.permissions import Permission, needs
from domain.reports.audience import DueReport, Reader, ReportKind
from domain.work import Actor, Work
from storage import outbox

REPORT_CARD = "report"

LETTERS = {"daily": "digest_daily", "morning": "digest_morning", "weekly": "digest_weekly"}
"""Kinds of letters by kind of report."""

PAPERS = ("weekly_page", "weekly_book")
"""The documents that go with a weekly pack: to be printed, and to be sorted."""

PACK_LETTER = "pack_letter"
"""Kind of outbox rows that draw the papers of a pack and write the letter that brings them."""


def subject(report_id: int) -> str:
    """What messages of a report are found by."""
    return f"report:{report_id}"


async def send(work: Work, due: DueReport, report_id: int) -> None:
    """Put a report into the outbox, within the act that wrote it down.

    It goes to Telegram as well where no letter may be written to the reader's address: it came
    back before.
    """
    reader = due.reader
    if due.kind == "weekly":
        _send_pack(work, reader, report_id)
        return
    written = reader.by_mail and await _write(
        work, due.kind, reader.actor, reader.address or "", report_id
    )
    if reader.in_telegram or (reader.linked and not written):
        tell(work, reader.actor.id, report_id)


def tell(work: Work, person_id: int, report_id: int) -> None:
    """Put the card of a report into its reader's chat."""
    work.outgoing.append(
        outbox.NewRow(
            kind="notice",
            recipient=f"person:{person_id}",
            subject=subject(report_id),
            key=subject(report_id),
            # His letter is written already: where Telegram does not reach him, none is added.
            payload={"card": REPORT_CARD, "args": {"report_id": report_id}, "only": "telegram"},
        )
    )


def tell_with_papers(work: Work, person_id: int, report_id: int) -> None:
    """Put a pack into its reader's chat: the card, and both papers."""
    tell(work, person_id, report_id)
    for paper in PAPERS:
        work.order_document(paper, reader_id=person_id, report_id=report_id)


def _send_pack(work: Work, reader: Reader, report_id: int) -> None:
    """A letter that brings papers is written once they are drawn: a job of its own."""
    if reader.in_telegram:
        tell_with_papers(work, reader.actor.id, report_id)
    if reader.by_mail:
        work.outgoing.append(
            outbox.NewRow(
                kind=PACK_LETTER,
                recipient=f"document:{reader.actor.id}",
                key=f"{PACK_LETTER}:{report_id}",
                payload={
                    "report_id": report_id,
                    "person_id": reader.actor.id,
                    "told": reader.in_telegram,
                },
            )
        )


@needs(Permission.DELIVER)
async def bring_pack(
    work: Work,
    reader: Actor,
    address: str,
    report_id: int,
    files: Sequence[letters.LetterFile],
    *,
    told: bool,
) -> None:
    """Write the letter of a pack with its papers, once however often it is asked for.

    Args:
        told: it went to the reader's chat too; otherwise it goes there where no letter may be
            written to his address.
    """
    if not await _write(work, "weekly", reader, address, report_id, files) and not told:
        tell_with_papers(work, reader.id, report_id)


async def _write(
    work: Work,
    kind: ReportKind,
    reader: Actor,
    address: str,
    report_id: int,
    files: Sequence[letters.LetterFile] = (),
) -> bool:
    """
    Returns:
        False where no letter may be written to the address, or one was written before.
    """
    thread_id = await threads.begin(
        work,
        mailbox_for(work, reader.department),
        address,
        subject=subject(report_id),
        employee_id=reader.id,
    )
    new = letters.NewLetter(
        LETTERS[kind], thread_id, {"report_id": report_id}, key=subject(report_id), files=files
    )
    return await letters.write(work, new) is not None
