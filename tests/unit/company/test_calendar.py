"""Working time is counted in the department's own hours, holidays and summer time included."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.company.calendar import WorkCalendar
from domain.company.calendar_rules import CalendarOverride, CalendarRules
from domain.company.values import WorkSpan

HOUR = timedelta(hours=1)
DAY = 8 * HOUR

OFFICE = {"hours": "9:00-18:00", "lunch": "13:00-14:00"}
ROUND_THE_CLOCK = {
    "hours": "0:00-24:00",
    "working_days": ("mon", "tue", "wed", "thu", "fri", "sat", "sun"),
}


def made(zone: str, **rules: object) -> WorkCalendar:
    return WorkCalendar(CalendarRules.model_validate(rules), ZoneInfo(zone))


SAMARA = made("Europe/Samara", **OFFICE, holidays="RU")
BERLIN = made("Europe/Berlin", **OFFICE)
ALWAYS_OPEN = made("Europe/Berlin", **ROUND_THE_CLOCK)
NIGHT_OF_THE_CHANGE = made(
    "America/New_York", hours="1:30-2:45", working_days=("sat", "sun", "mon")
)
KIRITIMATI = made("Pacific/Kiritimati", **OFFICE, holidays="RU")
CALENDARS = [SAMARA, BERLIN, ALWAYS_OPEN, NIGHT_OF_THE_CHANGE, KIRITIMATI]


def samara(*when: int) -> datetime:
    return datetime(*when, tzinfo=ZoneInfo("Europe/Samara"))


def berlin(*when: int) -> datetime:
    return datetime(*when, tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.fixture(scope="module", autouse=True)
def _years_laid_out() -> None:
    """The library of holidays takes a second to load, longer than one example may last."""
    for calendar in CALENDARS:
        calendar.between(datetime(2024, 1, 1, tzinfo=UTC), datetime(2029, 1, 1, tzinfo=UTC))


calendars = st.sampled_from(CALENDARS)
moments = st.datetimes(
    datetime(2024, 1, 1),  # noqa: DTZ001 - hypothesis adds the zone itself
    datetime(2027, 6, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
)
lengths = st.timedeltas(timedelta(), timedelta(hours=600))


@given(calendars, moments, lengths)
def test_what_was_added_lies_between(
    calendar: WorkCalendar, start: datetime, length: timedelta
) -> None:
    assert calendar.between(start, calendar.add(start, length)) == length


@given(calendars, moments, moments)
def test_adding_what_lies_between_is_never_later(
    calendar: WorkCalendar, one: datetime, other: datetime
) -> None:
    start, end = sorted((one, other))
    worked = calendar.between(start, end)
    if worked:
        assert calendar.add(start, worked) <= end
    else:
        assert calendar.next_opening(start) >= end


@given(calendars, moments, lengths, st.timedeltas(timedelta(), timedelta(hours=50)))
def test_more_work_ends_later(
    calendar: WorkCalendar, start: datetime, length: timedelta, more: timedelta
) -> None:
    end = calendar.add(start, length)
    if more and length:
        assert calendar.add(start, length + more) > end
    assert calendar.add(start, length + more) >= end


@given(calendars, moments, moments, lengths)
def test_who_starts_earlier_ends_no_later(
    calendar: WorkCalendar, one: datetime, other: datetime, length: timedelta
) -> None:
    earlier, later = sorted((one, other))
    assert calendar.add(earlier, length) <= calendar.add(later, length)


@given(calendars, moments, lengths)
def test_work_never_ends_outside_working_hours(
    calendar: WorkCalendar, start: datetime, length: timedelta
) -> None:
    end = calendar.add(start, length)
    just_before = end - timedelta(microseconds=1)
    assert calendar.is_working(just_before if length else end)


@given(calendars, moments, moments, moments)
def test_working_time_adds_up(
    calendar: WorkCalendar, one: datetime, two: datetime, three: datetime
) -> None:
    first, middle, last = sorted((one, two, three))
    whole = calendar.between(first, last)
    assert calendar.between(first, middle) + calendar.between(middle, last) == whole
    assert calendar.between(last, first) == -whole
    assert timedelta() <= whole <= last - first


@given(calendars, moments)
def test_the_next_opening_is_the_first_working_moment(
    calendar: WorkCalendar, moment: datetime
) -> None:
    opening = calendar.next_opening(moment)
    assert calendar.is_working(opening)
    assert opening >= moment
    assert not calendar.between(moment, opening)


def test_hours_run_over_lunch_and_night() -> None:
    assert SAMARA.add(samara(2026, 3, 2, 12), 2 * HOUR) == samara(2026, 3, 2, 15)
    assert SAMARA.add(samara(2026, 3, 2, 17), 2 * HOUR) == samara(2026, 3, 3, 10)
    assert SAMARA.add(samara(2026, 3, 2, 20), HOUR) == samara(2026, 3, 3, 10)


def test_what_fits_the_day_ends_with_it_and_not_next_morning() -> None:
    assert SAMARA.add(samara(2026, 3, 2, 17), HOUR) == samara(2026, 3, 2, 18)


def test_nothing_added_waits_for_the_opening() -> None:
    assert SAMARA.add(samara(2026, 3, 2, 13, 30), timedelta()) == samara(2026, 3, 2, 14)
    assert SAMARA.add(samara(2026, 3, 2, 10, 7), timedelta()) == samara(2026, 3, 2, 10, 7)


def test_a_working_day_is_as_long_as_the_departments_own() -> None:
    span = WorkSpan(1, timedelta())
    assert SAMARA.day_length == DAY
    assert SAMARA.add(samara(2026, 3, 2, 11), span) == samara(2026, 3, 3, 11)
    short = made("Europe/Samara", hours="10:00-16:00")
    assert short.day_length == 6 * HOUR
    assert short.add(samara(2026, 3, 2, 11), span) == samara(2026, 3, 3, 11)
    both = WorkSpan(1, 4 * HOUR)
    assert SAMARA.add(samara(2026, 3, 2, 9), both) == samara(2026, 3, 3, 13)


def test_the_answer_is_in_utc() -> None:
    assert SAMARA.add(samara(2026, 3, 2, 11), HOUR).tzinfo is UTC
    assert SAMARA.next_opening(samara(2026, 3, 2, 11)).tzinfo is UTC


def test_time_does_not_run_back() -> None:
    with pytest.raises(ValueError, match="run back"):
        SAMARA.add(samara(2026, 3, 2, 11), -HOUR)


def test_a_moment_needs_a_time_zone() -> None:
    with pytest.raises(ValueError, match="time zone"):
        SAMARA.add(datetime(2026, 3, 2, 11), HOUR)  # noqa: DTZ001


def test_new_year_holidays_are_skipped_with_the_moved_days_of_2026() -> None:
    free = [day for day in range(1, 13) if not SAMARA.is_working_day(date(2026, 1, day))]
    assert free == list(range(1, 12))  # the 9th took the place of Saturday the 3rd
    assert SAMARA.add(samara(2025, 12, 30, 17), 2 * HOUR) == samara(2026, 1, 12, 10)


def test_a_saturday_worked_for_another_day() -> None:
    assert SAMARA.is_working_day(date(2025, 11, 1))
    assert not SAMARA.is_working_day(date(2025, 11, 3))


@pytest.mark.parametrize(
    ("year", "days"),
    [
        (2023, {"02-22", "03-07", "11-03"}),
        (2024, {"02-22", "03-07", "05-08", "06-11", "11-02"}),
        (2025, {"03-07", "04-30", "06-11", "11-01"}),
        (2026, {"04-30", "05-08", "06-11", "11-03"}),
    ],
)
def test_days_before_holidays_are_an_hour_shorter(year: int, days: set[str]) -> None:
    """As in the production calendars published for these years."""
    found = set()
    day = date(year, 1, 1)
    while day.year == year:
        start = samara(year, day.month, day.day)
        if SAMARA.between(start, start + timedelta(days=1)) == DAY - HOUR:
            found.add(f"{day:%m-%d}")
        day += timedelta(days=1)
    assert found == days


def test_the_working_days_of_2025_and_2026_are_those_of_the_production_calendar() -> None:
    """247 days each; 1972 hours in both years at 40 hours a week."""
    for year in (2025, 2026):
        worked = SAMARA.between(samara(year, 1, 1), samara(year + 1, 1, 1))
        assert worked == 247 * DAY - 4 * HOUR


def test_a_company_without_holidays_works_through() -> None:
    assert BERLIN.is_working_day(date(2026, 1, 1))
    assert not BERLIN.is_working_day(date(2026, 1, 3))


def test_hours_by_the_wall_clock_stay_when_summer_time_comes() -> None:
    friday = berlin(2026, 3, 27, 17)
    assert BERLIN.add(friday, 2 * HOUR) == berlin(2026, 3, 30, 10)
    assert BERLIN.add(friday, 2 * HOUR) == datetime(2026, 3, 30, 8, tzinfo=UTC)


def test_the_day_of_the_change_has_23_or_25_hours() -> None:
    spring, autumn = berlin(2026, 3, 29), berlin(2026, 10, 25)
    assert ALWAYS_OPEN.between(spring, berlin(2026, 3, 30)) == 23 * HOUR
    assert ALWAYS_OPEN.between(autumn, berlin(2026, 10, 26)) == 25 * HOUR
    assert ALWAYS_OPEN.add(spring, 3 * HOUR) == berlin(2026, 3, 29, 4)


def test_days_added_and_taken_by_the_company() -> None:
    calendar = made(
        "Europe/Samara",
        **OFFICE,
        holidays="RU",
        extra_days_off=(date(2026, 3, 2),),
        extra_working_days=(
            {"date": date(2026, 3, 7), "hours": "10:00-15:00"},
            {"date": date(2026, 1, 9)},
        ),
    )
    assert not calendar.is_working_day(date(2026, 3, 2))
    assert calendar.between(samara(2026, 3, 7), samara(2026, 3, 8)) == 4 * HOUR
    assert calendar.between(samara(2026, 1, 9), samara(2026, 1, 10)) == DAY


def test_a_department_changes_what_it_says_and_keeps_the_rest() -> None:
    company = CalendarRules.model_validate({**OFFICE, "holidays": "RU"})
    shift = CalendarOverride.model_validate(
        {"working_days": ("sat", "sun"), "hours": "8:00-20:00", "lunch": "none"}
    )
    calendar = WorkCalendar(shift.applied_to(company), ZoneInfo("Europe/Samara"))
    assert calendar.day_length == 12 * HOUR
    assert calendar.is_working_day(date(2026, 3, 1))
    assert not calendar.is_working_day(date(2026, 5, 9))  # a holiday, kept from the company
