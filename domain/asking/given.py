"""What was answered in a short form, by the name of its question."""

from datetime import date

from domain.errors import DeskError
from domain.forms import engine
from domain.forms.answers import Picked, Value
from domain.forms.responses import Draft


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


def chosen_of(draft: Draft, name: str) -> int:
    """The id of what was chosen from a list.

    Raises:
        DeskError: nothing was.
    """
    value = value_of(draft, name)
    if not isinstance(value, Picked):
        raise DeskError("error-draft-incomplete")
    return int(value.id)
