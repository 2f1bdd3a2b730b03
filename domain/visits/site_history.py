"""A visit to the client's site in the history of the request that it is for (domain 1.7)."""

from typing import Literal

from sqlalchemy import BigInteger, bindparam, select

from domain.requests import history
from domain.requests.rows import REQUEST_COLUMNS, RequestRow
from domain.work import Work, redraw
from storage.models import Appointment, Request
from storage.statements import Statement

SiteStep = Literal["visit_set", "visit_moved", "visit_cancelled", "visit_held", "visit_missed"]

# Not locked: whoever reports a request has locked it before its visits, here it is the other way.
_REQUEST = Statement(
    select(*REQUEST_COLUMNS).where(Request.id == bindparam("request_id", type_=BigInteger))
)


async def note(work: Work, appointment: Appointment, kind: SiteStep) -> None:
    """Write what became of a visit into its request, and tell those it concerns; of a rep's own
    meeting nothing is written.
    """
    request = await _request_of(work, appointment)
    if request is None:
        return
    event = await _record(work, request, appointment, kind)
    concerned = {request.holder_id, request.owner_id, appointment.rep_id}
    history.tell(work, request, kind, event, concerned)


async def answered(work: Work, appointment: Appointment, mail_id: int) -> None:
    """Write what the client answered to the invitation into the request, as `note` does; whoever
    goes there is told of the answer itself.

    Args:
        appointment: with the answer. mail_id: of the mail that brought it.
    """
    request = await _request_of(work, appointment)
    if request is None or appointment.client_reply is None:
        return
    said: dict[str, int | str] = {"reply": appointment.client_reply, "mail_id": mail_id}
    if appointment.proposed_at is not None:
        said["proposed"] = appointment.proposed_at.isoformat()
    await _record(work, request, appointment, "visit_answered", **said)


async def _request_of(work: Work, appointment: Appointment) -> RequestRow | None:
    if appointment.request_id is None:
        return None
    row = await _REQUEST.first(work.transaction, request_id=appointment.request_id)
    return None if row is None else RequestRow(*row)


async def _record(
    work: Work, request: RequestRow, appointment: Appointment, kind: str, **data: int | str
) -> int:
    event = await history.record(
        work,
        request.id,
        kind,
        appointment_id=appointment.id,
        hour=appointment.starts_at.isoformat(),
        **data,
    )
    await redraw(work, history.subject(request.id))
    await history.redraw_in_hands(work, request)
    return event
