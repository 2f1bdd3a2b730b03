"""When what is due, in the working hours of the department that must act (domain 3.1, 5)."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from domain.requests.rows import RequestRow
from domain.work import Work
from storage.models import Request


@dataclass(frozen=True)
class OfferTerms:
    """An unanswered offer: when its receiver is reminded, and when it expires."""

    remind_at: datetime
    expires_at: datetime


def of_offer(work: Work, kind: str, department: str | None) -> OfferTerms:
    """The terms of an offer made now.

    Args:
        kind: the request's; its own limit to accept comes before the common one.
        department: whose working hours count.
    """
    calendar = work.policy.calendar_of(department)
    return OfferTerms(
        remind_at=calendar.add(work.now, work.policy.remind_after(kind)),
        expires_at=calendar.add(work.now, work.policy.register.expire_after),
    )


def lead_told_at(work: Work, department: str | None) -> datetime:
    """When the lead hears of what somebody was reminded of just now."""
    return work.policy.calendar_of(department).add(work.now, work.policy.register.lead_after)


async def of_work(work: Work, request_id: int) -> datetime | None:
    """When the sweep looks at a request in work: at its due date, or at once if that has passed."""
    return await work.session.scalar(select(Request.due_at).where(Request.id == request_id))


def of_answer(work: Work, request: RequestRow) -> datetime:
    """When the author is reminded that a reported result waits for his word."""
    calendar = work.policy.calendar_of(request.department)
    return calendar.add(work.now, work.policy.register.answer_within)


def default_due(work: Work, kind: str) -> datetime:
    """The due date a new request of a kind has unless its author says otherwise."""
    settings = work.policy.kinds[kind]
    return work.policy.calendar_of(settings.department).add(work.now, settings.due_within)
