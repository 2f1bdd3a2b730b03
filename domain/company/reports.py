"""What the company has decided about its reports: at which hour they come."""

from datetime import time
from typing import Annotated

from pydantic import Field, StrictInt

from domain.company.programme import TimeOfDay
from domain.company.table import Table
from domain.company.values import Weekday


class ReportRules(Table):
    """The table `[reports]`. Hours are those of the reader's department, or of the company."""

    digest_at: TimeOfDay = time(18)
    """The daily digest, on working days (domain 2.12)."""
    morning_at: TimeOfDay = time(8, 30)
    """A rep's own digest, on working days."""
    weekly_on: Weekday = "mon"
    weekly_at: TimeOfDay = time(9)
    """The pack for the weekly meeting (domain 2.12)."""
    repeats_within: Annotated[StrictInt, Field(ge=1, le=730)] = 90
    """Days: the same problem of the same client within them is a repeat."""
