"""What the company has decided about its reports: at which hour they come."""

from datetime import time
from typing import Annotated

from pydantic import Field, StrictInt

from domain.company.programme import TimeOfDay
from domain.company.quality import DepartmentCode
from domain.company.table import Table
from domain.company.values import Weekday


class Products(Table):
    """The table `[reports.products]`: whose product each figure of the weekly pack is (domain 4.7).
    One without a department is the whole company's.
    """

    sales: DepartmentCode | None = None
    """Income by orders."""
    support: DepartmentCode | None = None
    """Hours taken off reps. Without it: of all sections of `[support]`."""
    letters: DepartmentCode | None = None
    """Income from letters."""
    corporate: DepartmentCode | None = None
    """Contracts won."""
    quality: DepartmentCode | None = None
    """Clients who confirmed that quality is restored."""


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
    products: Products = Products()
