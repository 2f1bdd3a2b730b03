"""What a short form about a ticket is about, and what it becomes."""

from domain.asking.purpose import Handed
from domain.errors import NotFound
from domain.forms.responses import Draft


def ticket_card(ticket_id: int) -> Handed:
    """What such a form becomes: the ticket as it stands then."""
    return Handed("ticket", {"ticket_id": ticket_id})


def subject_of(draft: Draft) -> int:
    """What the form is about.

    Raises:
        NotFound: about nothing.
    """
    if draft.subject_id is None:
        raise NotFound("error-ticket-unknown")
    return draft.subject_id
