"""Being late for an offer: what whoever taps after its end is told."""

from domain.errors import TooLate
from domain.people.staff import employee_names
from domain.requests.rows import HandoffRow, RequestRow
from domain.work import Work


async def refuse_if_answered(work: Work, request: RequestRow, handoff: HandoffRow) -> None:
    """Let only an open offer pass.

    Raises:
        TooLate: somebody signed, it says who and when; or the offer is over.
    """
    if handoff.state == "accepted":
        taker = handoff.answered_by_id or 0
        names = await employee_names(work, [taker])
        raise TooLate(
            "error-handoff-taken",
            number=request.number,
            name=names.get(taker, ""),
            at=handoff.answered_at or work.now,
        )
    if handoff.state != "offered":
        raise TooLate("error-handoff-over", number=request.number)
