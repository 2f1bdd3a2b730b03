"""What the company has decided about the sections that take routine off its reps (domain 4.4)."""

from domain.company.quality import DepartmentCode
from domain.company.table import Table


class SupportRules(Table):
    """The table `[support]`. Without it no department has a queue."""

    departments: tuple[DepartmentCode, ...] = ()
    """Whose requests stand in a queue: reps are told the hour, the lead sets what comes first."""
