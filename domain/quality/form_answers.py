"""What was answered in a short form about a ticket, by the name of its question."""

from datetime import date

from domain.asking.purpose import Handed
from domain.errors import DeskError, NotFound
from domain.forms import engine
from domain.forms.answers import Value
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


def value_of(draft: Draft, name: str) -> Value | None:
    """An answer; None where there is none, or it does not count."""
    answer = engine.counted(draft.definition, draft.state).get(name)
    return None if answer is None else answer.value


def text_of(draft: Draft, name: str) -> str:
    """An answer in words; "" where there is none, or it was only spoken."""
    value = value_of(draft, name)
    return value if isinstance(value, str) else ""


def voice_of(draft: Draft, name: str) -> int | None:
    """The voice message, or another file, that an answer came with: an attachment's id."""
    answer = engine.counted(draft.definition, draft.state).get(name)
    files = () if answer is None else answer.attachments
    return int(files[0].attachment) if files else None


def day_of(draft: Draft, name: str) -> date:
    """
    Raises:
        DeskError: no day is named.
    """
    value = value_of(draft, name)
    if not isinstance(value, date):
        raise DeskError("error-draft-incomplete")
    return value
