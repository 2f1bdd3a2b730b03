"""What the company has decided about the quality of its work: who answers for which complaint."""

from datetime import timedelta
from typing import Annotated

from pydantic import AfterValidator, Field, StrictBool, StrictInt, ValidationInfo

from domain.company.table import Table, document_of
from domain.company.values import Code, WorkingTime, WorkSpan
from domain.validation import wrong


def _known_department(code: str, info: ValidationInfo) -> str:
    departments = document_of(info).departments
    if code not in departments:
        raise wrong("company-unknown-department", value=code, known=", ".join(sorted(departments)))
    return code


DepartmentCode = Annotated[str, AfterValidator(_known_department)]


class SeverityLimits(Table):
    """Limits of one severity, in working hours of whoever answers for the repair, all from the
    moment the questionnaire was paused: rounds share one clock.
    """

    accept: WorkingTime
    """The service lead signs for it."""
    plan: WorkingTime
    """Somebody has it in work, or a day is promised."""
    fix: WorkingTime
    """Service says that it is repaired."""


_HOURS = timedelta(hours=1)
STOPPED = SeverityLimits(
    accept=WorkSpan(0, _HOURS / 2), plan=WorkSpan(0, 2 * _HOURS), fix=WorkSpan(1, timedelta())
)
LOSSES = SeverityLimits(
    accept=WorkSpan(0, 2 * _HOURS), plan=WorkSpan(1, timedelta()), fix=WorkSpan(3, timedelta())
)
NUISANCE = SeverityLimits(
    accept=WorkSpan(1, timedelta()), plan=WorkSpan(2, timedelta()), fix=WorkSpan(10, timedelta())
)


class Limits(Table):
    """The table `[quality.limits]`: work stopped, works with losses, a nuisance."""

    stopped: SeverityLimits = STOPPED
    losses: SeverityLimits = LOSSES
    nuisance: SeverityLimits = NUISANCE


WorkingDays = Annotated[StrictInt, Field(ge=1, le=250)]


class Asking(Table):
    """The table `[quality.asking]`: how a client is asked for his word, and asked again. Silence
    never closes a ticket (domain 2.13). Days are working days from the letter.
    """

    by_itself: StrictBool = False
    """The letter goes when service says "fixed", without waiting for the rep."""
    rep_reminded_after: WorkingTime = WorkSpan(0, 2 * _HOURS)
    """From "fixed": the rep is reminded to ask, so that the client is asked the same day."""
    reminders: tuple[WorkingDays, ...] = (2, 5)
    """The client is reminded by letter."""
    call_after: WorkingDays = 7
    """The rep is told to call."""
    head_after: WorkingDays = 10
    """The programme head is told that the client is silent."""
    countersign: StrictBool = False
    """A word heard by phone closes only with the programme head's signature."""
    reopens_within: Annotated[StrictInt, Field(ge=1, le=365)] = 14
    """Days: a later "broken again" is a new ticket, linked to the first."""


class QualityRules(Table):
    """The table `[quality]`. Without it all service leads answer for every complaint."""

    limits: Limits = Limits()
    asking: Asking = Asking()

    department: DepartmentCode | None = None
    """Whose lead answers for complaints of any other category."""
    categories: dict[Code, DepartmentCode] = Field(default={})
    """Whose lead answers for complaints of one category, as the questionnaire calls it."""

    def department_of(self, category: str) -> str | None:
        """The department that answers for a category, if the company named one."""
        return self.categories.get(category, self.department)
