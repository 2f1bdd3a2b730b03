"""What of the company a reader's report covers."""

from dataclasses import dataclass

from domain.permissions import Permission
from domain.work import Actor, Work


@dataclass(frozen=True)
class Scope:
    """The whole company; or, for the lead of a department that answers for quality, his own
    departments and the complaints they answer for.

    Attributes:
        categories: of complaints that are his by name; `others`, whether those nobody was named
            for are his too, which are all that are not `named`.
    """

    whole: bool
    me: int
    departments: tuple[str, ...] = ()
    mailboxes: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    others: bool = False
    named: tuple[str, ...] = ()

    def given(self) -> dict[str, object]:
        """As the statements take it; see TICKETS_IN_SCOPE and its neighbours."""
        return {
            "whole": self.whole,
            "me": self.me,
            "departments": list(self.departments),
            "mailboxes": list(self.mailboxes),
            "categories": list(self.categories),
            "others": self.others,
            "named": list(self.named),
        }


def scope_of(work: Work, reader: Actor) -> Scope:
    """What a reader's report covers."""
    if reader.may(Permission.READ_REPORTS):
        return Scope(whole=True, me=reader.id)
    policy = work.policy
    led = tuple(code for code, each in policy.departments.items() if each.lead == reader.name)
    named = policy.quality.categories
    return Scope(
        whole=False,
        me=reader.id,
        departments=led,
        mailboxes=tuple(code for code, box in policy.mailboxes.items() if box.department in led),
        categories=tuple(category for category, code in named.items() if code in led),
        others=policy.quality.department in led,
        named=tuple(named),
    )


_WHOLE = "CAST(:whole AS boolean)"
_DEPARTMENTS = "CAST(:departments AS text[])"

TICKETS_IN_SCOPE = f"""
    ({_WHOLE} OR ticket.lead_id = :me OR EXISTS (
        SELECT FROM problems AS mine WHERE mine.ticket_id = ticket.id
          AND (mine.category = ANY(CAST(:categories AS text[]))
               OR CAST(:others AS boolean) AND mine.category <> ALL(CAST(:named AS text[])))
    ))
"""
"""Condition on `tickets AS ticket`."""

PERSON_IN_SCOPE = f"({_WHOLE} OR person.department = ANY({_DEPARTMENTS}))"
"""Condition on `employees AS person`."""

OFFER_IN_SCOPE = f"""
    ({_WHOLE} OR person.department = ANY({_DEPARTMENTS})
     OR handoff.to_department = ANY({_DEPARTMENTS}))
"""
"""Condition on `handoffs AS handoff` and whom it was offered to, `employees AS person`."""

MAILBOX_IN_SCOPE = f"({_WHOLE} OR mailbox = ANY(CAST(:mailboxes AS text[])))"
"""Condition on a column `mailbox`."""
