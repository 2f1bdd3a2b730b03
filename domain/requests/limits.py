"""When what is due, in the working hours of the department that must act (domain 3.1, 5)."""

from dataclasses import dataclass
from datetime import datetime

from domain.work import Work


@dataclass(frozen=True)
class OfferTerms:
    """An unanswered offer: when its receiver is reminded, and when it expires. Without reminder it
    never does: somebody else watches over it.
    """

    remind_at: datetime | None
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
    """When the lead hears of what somebody was reminded of just now.

    Args:
        department: of whoever was reminded.
    """
    return work.policy.calendar_of(department).add(work.now, work.policy.register.lead_after)


def of_answer(work: Work, department: str | None) -> datetime:
    """When the author is reminded that a reported result waits for his word.

    Args:
        department: the author's.
    """
    calendar = work.policy.calendar_of(department)
    return calendar.add(work.now, work.policy.register.answer_within)


def default_due(work: Work, kind: str) -> datetime:
    """The due date a new request of a kind has unless its author says otherwise."""
    settings = work.policy.kinds[kind]
    return work.policy.calendar_of(settings.department).add(work.now, settings.due_within)
