"""The working calendar as company.toml writes it."""

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, Field, ValidationInfo, field_validator

from domain.company.table import Table
from domain.company.values import Country, Hours, Lunch, Weekday, WorkingHours
from domain.validation import wrong

WorkingDays = Annotated[tuple[Weekday, ...], Field(min_length=1)]


class ExtraWorkingDay(Table):
    """A day that is worked although it would be free; with hours of its own if given."""

    date: date
    hours: WorkingHours | None = None


def _lunch_within(lunch: Hours | None, info: ValidationInfo) -> Hours | None:
    hours = info.data.get("hours")
    if lunch and isinstance(hours, Hours) and lunch not in hours:
        raise wrong("company-lunch-outside", lunch=str(lunch), hours=str(hours))
    return lunch


LunchOfHours = Annotated[Lunch, AfterValidator(_lunch_within)]


class CalendarRules(Table):
    """When people work. `holidays` is the country whose public holidays they keep."""

    working_days: WorkingDays = ("mon", "tue", "wed", "thu", "fri")
    hours: WorkingHours
    lunch: LunchOfHours = None
    holidays: Country = None
    extra_days_off: tuple[date, ...] = ()
    extra_working_days: tuple[ExtraWorkingDay, ...] = ()

    @field_validator("extra_working_days")
    @classmethod
    def _one_or_the_other(
        cls, days: tuple[ExtraWorkingDay, ...], info: ValidationInfo
    ) -> tuple[ExtraWorkingDay, ...]:
        off = info.data.get("extra_days_off", ())
        both = sorted(day.date.isoformat() for day in days if day.date in off)
        if both:
            raise wrong("company-day-off-and-on", days=", ".join(both))
        return days


class CalendarOverride(Table):
    """What a department does otherwise than the company; the rest it does the same."""

    working_days: WorkingDays | None = None
    hours: WorkingHours | None = None
    lunch: LunchOfHours = None
    holidays: Country = None
    extra_days_off: tuple[date, ...] = ()
    extra_working_days: tuple[ExtraWorkingDay, ...] = ()

    def applied_to(self, rules: CalendarRules) -> CalendarRules:
        """The company's rules with those of this department in their place."""
        return rules.model_copy(update={key: getattr(self, key) for key in self.model_fields_set})
