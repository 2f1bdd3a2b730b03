"""Ordering documents of requests: they are drawn by a worker, not while a person waits."""

from datetime import date
from typing import Literal

from domain.people.audit import note
from domain.permissions import Permission, needs
from domain.requests.journal import refuse_too_long
from domain.requests.reading import request_card
from domain.work import Work

FileFormat = Literal["pdf", "xlsx"]


@needs(Permission.READ_OWN_REQUESTS)
async def order_copy(work: Work, request_id: int) -> None:
    """Order the copy of a request, a PDF of one page or two (domain 1.2). It is noted: a copy
    leaves the desk with a client's name and contact.

    Raises:
        NotAllowed, NotFound: the request is not for this reader.
    """
    await request_card(work, request_id)
    await note(work, "export_request", f"request:{request_id}")
    work.order_document("request_copy", request_id=request_id)


@needs(Permission.READ_DEPARTMENT_REGISTER)
async def order_journal(work: Work, first: date, last: date, file_format: FileFormat) -> None:
    """Order the journal of the days from `first` to `last`, as a page to print or a spreadsheet.

    Raises:
        DeskError: there are too many lines for one journal.
    """
    await refuse_too_long(work, first, last)
    work.order_document(
        "journal", first=first.isoformat(), last=last.isoformat(), file_format=file_format
    )
