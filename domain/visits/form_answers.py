"""What was answered in a form about a call or a visit."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from domain.asking.given import day_of, value_of
from domain.asking.purpose import Handed
from domain.errors import DeskError
from domain.forms.responses import Draft
from domain.visits.states import subject
from domain.work import Work


def arranged_card(appointment_id: int) -> Handed:
    """What a form by which an appointment is arranged or moved becomes: the appointment, now and
    whenever it changes.
    """
    return Handed(
        "appointment",
        {"appointment_id": appointment_id, "stage": "arranged"},
        subject(appointment_id),
    )


def when_of(work: Work, draft: Draft) -> datetime:
    """The day and the hour, by the clock of whoever answers.

    Raises:
        DeskError: one of them is missing.
    """
    hour = value_of(draft, "hour")
    if not isinstance(hour, time):
        raise DeskError("error-draft-incomplete")
    return datetime.combine(day_of(draft, "day"), hour, ZoneInfo(work.actor.time_zone))
