"""The register as a journal: its lines with names, to print or to carry away (domain 1.9)."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import aliased

from domain.errors import DeskError
from domain.people.audit import note
from domain.permissions import Permission, needs
from domain.requests.visibility import readable, reader_of, reader_values
from domain.work import Work
from storage.models import Client, Employee, Handoff, RegisterLine, Request, Ticket
from storage.models.requests import OPEN_STATES

JOURNAL_LIMIT = 10_000
"""Lines of one export; a longer span is refused with the advice to take a shorter one."""


@dataclass(frozen=True)
class JournalLine:
    """One register line as it is printed: both signatures, with the evidence behind them."""

    number: int
    line_no: int
    kind: str
    request_kind: str
    title: str
    client: str
    giver: str
    giver_at: datetime
    giver_evidence: dict[str, Any]
    receiver: str | None
    receiver_at: datetime | None
    receiver_evidence: dict[str, Any] | None
    by_order_of: str | None
    state: str
    route_step: int | None = None
    """The step of its route that a change of hands led to, from 0."""
    ticket_state: str | None = None
    """Of a repair."""


_giver, _receiver, _orderer = aliased(Employee), aliased(Employee), aliased(Employee)

_JOURNAL = (
    select(
        Request.number,
        RegisterLine.line_no,
        RegisterLine.kind,
        Request.kind.label("request_kind"),
        Request.title,
        Client.name.label("client"),
        _giver.name.label("giver"),
        RegisterLine.giver_at,
        RegisterLine.giver_evidence,
        _receiver.name.label("receiver"),
        RegisterLine.receiver_at,
        RegisterLine.receiver_evidence,
        _orderer.name.label("by_order_of"),
        Request.state,
        Handoff.route_step,
        Ticket.state.label("ticket_state"),
    )
    .join(Request, Request.id == RegisterLine.request_id)
    .join(Client, Client.id == Request.client_id)
    .join(_giver, _giver.id == RegisterLine.giver_id)
    .outerjoin(_receiver, _receiver.id == RegisterLine.receiver_id)
    .outerjoin(_orderer, _orderer.id == RegisterLine.by_order_of_id)
    .outerjoin(Handoff, Handoff.id == RegisterLine.handoff_id)
    .outerjoin(Ticket, Ticket.id == Request.ticket_id)
)


@needs(Permission.READ_DEPARTMENT_REGISTER)
async def journal(work: Work, first: date, last: date) -> list[JournalLine]:
    """The register lines written from `first` to `last`, in the order they were written.

    The days are the company's. Taking the journal out is noted in the audit.

    Raises:
        DeskError: there are more than JOURNAL_LIMIT lines.
    """
    await refuse_too_long(work, first, last)
    rows = await work.session.execute(
        _JOURNAL.where(*_written(work, first, last)).order_by(RegisterLine.id), reader_values(work)
    )
    lines = [JournalLine(*row) for row in rows]
    await note(work, "export_register", None, lines=len(lines))
    return lines


@needs(Permission.READ_DEPARTMENT_REGISTER)
async def refuse_too_long(work: Work, first: date, last: date) -> None:
    """Say at once that a journal is too long, not when somebody already waits for the file.

    Raises:
        DeskError: there are more than JOURNAL_LIMIT lines.
    """
    found = (
        select(RegisterLine.id)
        .join(Request, Request.id == RegisterLine.request_id)
        .where(*_written(work, first, last))
        .limit(JOURNAL_LIMIT + 1)
        .subquery()
    )
    count = await work.session.scalar(select(func.count()).select_from(found), reader_values(work))
    if (count or 0) > JOURNAL_LIMIT:
        raise DeskError("error-journal-too-long", limit=JOURNAL_LIMIT)


def _written(work: Work, first: date, last: date) -> list[ColumnElement[bool]]:
    start = datetime.combine(first, time.min, tzinfo=work.policy.zone)
    end = datetime.combine(last + timedelta(days=1), time.min, tzinfo=work.policy.zone)
    return [
        RegisterLine.recorded_at >= start,
        RegisterLine.recorded_at < end,
        readable(reader_of(work)),
    ]


@needs(Permission.READ_OWN_REQUESTS)
async def lines_of(work: Work, request_id: int) -> list[JournalLine]:
    """All register lines of one request, for its copy and its page."""
    rows = await work.session.execute(
        _JOURNAL.where(RegisterLine.request_id == request_id, readable(reader_of(work)))
        .order_by(RegisterLine.line_no)
        .limit(JOURNAL_LIMIT),
        reader_values(work),
    )
    return [JournalLine(*row) for row in rows]


@needs(Permission.READ_WHOLE_REGISTER)
async def whole_journal(work: Work, *, open_only: bool) -> list[JournalLine]:
    """All register lines, in the order they were written, for a program to read.

    Args:
        open_only: of requests that are not done.
    """
    query = _JOURNAL.order_by(RegisterLine.id)
    if open_only:
        query = query.where(Request.state.in_(OPEN_STATES))
    return [JournalLine(*row) for row in await work.session.execute(query)]
