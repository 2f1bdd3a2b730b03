"""What the company has decided about personal letters to clients nobody works with (domain 4.6)."""

from datetime import time
from typing import Annotated

from pydantic import Field, StrictInt

from domain.company.programme import TimeOfDay
from domain.company.quality import DepartmentCode
from domain.company.table import Table, Titles


class LetterRules(Table):
    """The table `[letters]`."""

    after_days: Annotated[StrictInt, Field(ge=14, le=3650)] = 90
    """Silence, after which a client is one that nobody works with."""
    a_day: Annotated[StrictInt, Field(ge=1, le=500)] = 40
    """Clients dealt to a letter writer on a working morning, together with those he has left from
    the days before (domain 4.6: one person writes about forty)."""
    deal_at: TimeOfDay = time(8)
    """In the company's zone, on its working days."""
    won_within_days: Annotated[StrictInt, Field(ge=1, le=730)] = 90
    """From the client's answer: what is won later is not counted as the letter's."""
    answers_to: tuple[DepartmentCode, ...] = ()
    """Departments whose reps get the answers of clients whose manager is gone. Without them: all
    reps."""
    writer: Titles | None = None
    """What a letter writer is called in his letters. Without it he has a name only."""
