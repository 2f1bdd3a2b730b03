"""What a short form about a ticket is about, and what it becomes."""

from domain.asking.given import text_of, value_of
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


def chosen_problems(draft: Draft) -> list[int]:
    """The ids of the problems that were chosen; where there was nothing to choose, all offered."""
    ids = [int(each) for each in text_of(draft, "ids").split()]
    chosen = value_of(draft, "problems")
    if not isinstance(chosen, tuple):
        return ids
    return [each for number, each in enumerate(ids, 1) if str(number) in chosen]
