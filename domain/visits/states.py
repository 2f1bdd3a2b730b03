"""The states of an appointment."""

from domain.states import Party, StateMachine, transition
from storage.base import table_of
from storage.models import Appointment

APPOINTMENTS = StateMachine(
    table=table_of(Appointment),
    transitions={
        "move": transition("planned missed", "planned", Party.HOLDER),
        "cancel": transition("planned", "cancelled", Party.HOLDER, Party.ORDER),
        "hold": transition("planned missed", "held", Party.HOLDER, Party.ORDER),
        "miss": transition("planned", "missed", Party.HOLDER),
    },
)
"""Its rep is the holder. What ORDER may do is done to a visit as its request is."""


def subject(appointment_id: int) -> str:
    """What an appointment's cards are drawn again by, and its thread of letters is known by."""
    return f"appointment:{appointment_id}"


def appointment_of(thread_subject: str | None) -> int | None:
    """The appointment that a thread of letters is about."""
    kind, _, number = (thread_subject or "").partition(":")
    return int(number) if kind == "appointment" and number.isdecimal() else None
