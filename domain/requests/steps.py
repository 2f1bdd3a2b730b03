"""The history of a request as it is read: step by step, with the words that came with each."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import bindparam, case, func, select
from sqlalchemy.orm import aliased

from domain.errors import NotFound
from domain.permissions import Permission, needs
from domain.requests.visibility import Reader, readable, reader_of, reader_values
from domain.work import Work
from storage.models import Comment, ContractorWork, Employee, Handoff, Mail, Request, RequestEvent
from storage.statements import Statement

HISTORY_LIMIT = 200
"""Lines of history shown of one request; what is longer is on its register page."""


@dataclass(frozen=True)
class Step:
    """A line of history: who did what when, with the words and files that came with it.

    `reason` is the note of an offer, or why one was declined; `writer` who wrote the mail that
    the step came by, `cut` what was left out of it (message keys); `contractor` whom it is about.
    """

    id: int
    kind: str
    at: datetime
    actor: str | None
    data: dict[str, Any]
    words: str | None
    to_person: str | None
    to_department: str | None
    reason: str | None
    writer: str | None
    cut: list[str] | None = None
    contractor: str | None = None


@needs(Permission.READ_OWN_REQUESTS)
async def history_of(work: Work, request_id: int) -> list[Step]:
    """The latest HISTORY_LIMIT steps of a request, oldest first.

    Raises:
        NotFound: it is not for this reader, or does not exist.
    """
    allowed = await work.session.scalar(
        select(Request.id).where(Request.id == request_id, readable(reader_of(work))),
        reader_values(work),
    )
    if allowed is None:
        raise NotFound("error-request-unknown")
    rows = await work.session.execute(
        _STEPS.where(RequestEvent.request_id == request_id)
        .order_by(RequestEvent.id.desc())
        .limit(HISTORY_LIMIT)
    )
    return [Step(*row) for row in rows][::-1]


@needs(Permission.READ_OWN_REQUESTS)
async def step(work: Work, event_id: int) -> Step:
    """One line of history, for the notice about it.

    Raises:
        NotFound: no such line, or not for this reader.
    """
    row = await _step(reader_of(work)).first(
        work.transaction, **reader_values(work), event_id=event_id
    )
    if row is None:
        raise NotFound("error-request-unknown")
    return Step(*row)


_actor = aliased(Employee)
_to = aliased(Employee)

_STEPS = (
    select(
        RequestEvent.id,
        RequestEvent.kind,
        RequestEvent.at,
        _actor.name.label("actor"),
        RequestEvent.data,
        func.coalesce(Comment.text, RequestEvent.data["words"].as_string()).label("words"),
        _to.name.label("to_person"),
        Handoff.to_department,
        case(
            (RequestEvent.kind.in_(("offered", "step_done", "step_back")), Handoff.note),
            (RequestEvent.kind == "declined", Handoff.reason),
        ).label("reason"),
        func.coalesce(Mail.sender_name, Mail.sender).label("writer"),
        Mail.cut,
        ContractorWork.name.label("contractor"),
    )
    .outerjoin(_actor, _actor.id == RequestEvent.actor_id)
    .outerjoin(Comment, Comment.id == RequestEvent.data["comment_id"].as_integer())
    .outerjoin(Handoff, Handoff.id == RequestEvent.data["handoff_id"].as_integer())
    .outerjoin(_to, _to.id == Handoff.to_employee_id)
    .outerjoin(Mail, Mail.id == RequestEvent.data["mail_id"].as_integer())
    .outerjoin(ContractorWork, ContractorWork.id == RequestEvent.data["contractor_id"].as_integer())
)


@cache
def _step(reader: Reader) -> Statement:
    """One step, compiled once for each kind of reader."""
    return Statement(
        _STEPS.join(Request, Request.id == RequestEvent.request_id).where(
            RequestEvent.id == bindparam("event_id"), readable(reader)
        )
    )
