"""A day that somebody names in his own words: "ответим в пятницу", "until 3 Feb"."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

_ANY_CASE = re.IGNORECASE
_DAY = timedelta(days=1)
_WEEK = 5
"""Working days: "понаблюдаем неделю"."""

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("янв", "jan"),
            ("фев", "feb"),
            ("мар", "mar"),
            ("апр", "apr"),
            ("мая", "май", "мае", "may"),
            ("июн", "jun"),
            ("июл", "jul"),
            ("авг", "aug"),
            ("сен", "sep"),
            ("окт", "oct"),
            ("ноя", "nov"),
            ("дек", "dec"),
        ),
        1,
    )
    for name in names
}
_MONTH = "|".join(_MONTHS)
_MONTH_WORD = rf"(?P<month>{_MONTH})[a-zа-яё]*\.?"
_DAY_OF = r"(?P<day>\d{1,2})"
_YEAR_OF = r"(?:,?\s*(?P<year>20\d\d))?"
_WRITTEN = (
    re.compile(
        rf"\b{_DAY_OF}(?:-?(?:го|st|nd|rd|th|е))?\s+(?:of\s+)?{_MONTH_WORD}{_YEAR_OF}", _ANY_CASE
    ),
    re.compile(rf"\b{_MONTH_WORD}\s+{_DAY_OF}(?:st|nd|rd|th)?\b{_YEAR_OF}", _ANY_CASE),
    re.compile(r"\b(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b"),
    re.compile(
        r"\b(?P<day>\d{1,2})[./](?P<month>\d{1,2})(?:[./](?P<year>20\d\d|\d\d))?\b(?![.:]\d)"
    ),
)
_WEEKDAYS = (
    r"понедельник\w*|monday|mon",
    r"вторник\w*|tuesday|tue",
    r"сред[уыае]|wednesday|wed",
    r"четверг\w*|thursday|thu",
    r"пятниц\w+|friday|fri",
    r"суббот\w+|saturday|sat",
    r"воскресень\w+|sunday|sun",
)
_WEEKDAY = tuple(re.compile(rf"\b(?:{words})\b", _ANY_CASE) for words in _WEEKDAYS)
_TOMORROW = re.compile(r"\b(?:завтра|tomorrow)\b", _ANY_CASE)
_DAY_AFTER = re.compile(r"\b(?:послезавтра|day after tomorrow)\b", _ANY_CASE)
_A_WEEK = re.compile(r"\b(?:недел[юияе]|неделе|next week|a week|one week|week or so)\b", _ANY_CASE)
_WEEKS = re.compile(r"\b(?P<n>\d{1,2}|две|пару|three|two|три)\s+(?:недел\w+|weeks)\b", _ANY_CASE)
_DAYS = re.compile(
    r"\b(?P<n>\d{1,2}|пару|два|две|три|two|three|couple of)\s+(?:дн\w+|days?)\b", _ANY_CASE
)
_NUMBERS = {"две": 2, "два": 2, "пару": 2, "two": 2, "couple of": 2, "три": 3, "three": 3}
_FIRST_DAY_BACK = re.compile(
    r"\b(?:вернусь|возвращаюсь|буду на работе|выхожу|выйду|появлюсь|back|return\w*)\b", _ANY_CASE
)


@dataclass(frozen=True)
class Named:
    """A day that was named: that day itself, or so many working days from now."""

    on: date | None = None
    working_days: int | None = None


def named_day(words: str, today: date) -> Named | None:
    """The day on which somebody promises to answer; None where he names none.

    Args:
        today: in the reader's time zone; a day without a year is the next one of that name.
    """
    if _DAY_AFTER.search(words):
        return Named(on=today + 2 * _DAY)
    if _TOMORROW.search(words):
        return Named(on=today + _DAY)
    if (written := _dates(words, today)) != []:
        return Named(on=max(each for each, _ in written))
    for number, pattern in enumerate(_WEEKDAY):
        if pattern.search(words):
            return Named(on=today + ((number - today.weekday() - 1) % 7 + 1) * _DAY)
    if found := _WEEKS.search(words):
        return Named(working_days=_WEEK * _number(found["n"]))
    if found := _DAYS.search(words):
        return Named(working_days=_number(found["n"]))
    return Named(working_days=_WEEK) if _A_WEEK.search(words) else None


def absent_until(words: str, today: date) -> date | None:
    """The last day on which somebody's machine says that he is away; None where it names none.

    Of "с 28 декабря по 12 января" it is the later one; "вернусь 15 января" is away until the 14th.
    """
    written = _dates(words, today)
    if not written:
        return None
    last, at = max(written)
    said = _FIRST_DAY_BACK.search(words[max(0, at - 40) : at])
    if said and not re.search(
        r"\b(?:до|по|until|till|through)\b", words[max(0, at - 12) : at], _ANY_CASE
    ):
        return last - _DAY
    return last


def _dates(words: str, today: date) -> list[tuple[date, int]]:
    """Days written with their month, and where they stand."""
    found = []
    for pattern in _WRITTEN:
        for match in pattern.finditer(words):
            day = _date(match["day"], match["month"], match["year"], today)
            if day is not None and today <= day <= today + 366 * _DAY:
                found.append((day, match.start()))
    return found


def _date(day: str, month: str, year: str | None, today: date) -> date | None:
    number = int(month) if month.isdigit() else _MONTHS[month.lower()[:3]]
    try:
        if year is not None:
            return date(int(year) + (2000 if len(year) == 2 else 0), number, int(day))
        this_year = date(today.year, number, int(day))
        return this_year if this_year >= today else date(today.year + 1, number, int(day))
    except ValueError:
        return None


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS.get(word.lower(), 2)
