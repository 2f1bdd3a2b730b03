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
    if appointment.request_id is None:
        return
    row = await _REQUEST.first(work.transaction, request_id=appointment.request_id)
    if row is None:
        return
    request = RequestRow(*row)
    event = await history.record(
        work,
        request.id,
        kind,
        appointment_id=appointment.id,
        hour=appointment.starts_at.isoformat(),
    )
    await redraw(work, history.subject(request.id))
    await history.redraw_in_hands(work, request)
    concerned = {request.holder_id, request.owner_id, appointment.rep_id}
    history.tell(work, request, kind, event, concerned)
