"""Dates and times as people type them, in Russian and English alike.

- A weekday is the coming one; said on that very weekday it is a week ahead (else it is "today").
- A date without a year is the past one if that was at most `_RECENT` ago, else the coming one.
- Figures are day first; "11/28" can only be an American's 28 November and is taken as that.
"""

import re
from datetime import date, datetime, time, timedelta

from domain.forms.cleaning import folded

_RECENT = timedelta(days=60)

_NAMED_DAYS = {
    "сегодня": 0,
    "today": 0,
    "завтра": 1,
    "tomorrow": 1,
    "послезавтра": 2,
    "day after tomorrow": 2,
    "the day after tomorrow": 2,
    "вчера": -1,
    "yesterday": -1,
    "позавчера": -2,
}
_WEEKDAYS = (
    ("пн", "понедельник", "mon", "monday"),
    ("вт", "вторник", "tue", "tues", "tuesday"),
    ("ср", "среда", "среду", "wed", "wednesday"),
    ("чт", "четверг", "thu", "thur", "thurs", "thursday"),
    ("пт", "пятница", "пятницу", "fri", "friday"),
    ("сб", "суббота", "субботу", "sat", "saturday"),
    ("вс", "воскресенье", "воскресение", "sun", "sunday"),
)
_WEEKDAY = {word: at for at, words in enumerate(_WEEKDAYS) for word in words}
_MONTHS = (
    "янв января январь jan january",
    "фев февр февраля февраль feb february",
    "мар марта март mar march",
    "апр апреля апрель apr april",
    "мая май may",
    "июн июня июнь jun june",
    "июл июля июль jul july",
    "авг августа август aug august",
    "сен сент сентября сентябрь sep sept september",
    "окт октября октябрь oct october",
    "ноя нояб ноября ноябрь nov november",
    "дек декабря декабрь dec december",
)
_MONTH = {word: at for at, words in enumerate(_MONTHS, 1) for word in words.split()}
_UNITS = {"д": 1, "day": 1, "нед": 7, "week": 7}

_PREPOSITION = re.compile(r"^(?:в|во|на|к|до|on|by|at) ")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_FIGURES = re.compile(r"(\d{1,2})([./-])(\d{1,2})(?:\2(\d{4}|\d{2}))?(?: ?(?:г|года))?", re.ASCII)
_DAY_MONTH = re.compile(
    r"(\d{1,2})(?:-?го|st|nd|rd|th)? (?:of )?([a-zа-я]{3,})\.?,?(?: (\d{4}))?(?: ?(?:г|года))?"
)
_MONTH_DAY = re.compile(r"([a-z]{3,})\.? (\d{1,2})(?:st|nd|rd|th)?,?(?: (\d{4}))?")
_AHEAD = re.compile(r"(?:через|in)(?: (\d{1,3}|a|an|one))? (д|day|нед|week|мес|month)[a-zа-я]*")
_AGO = re.compile(r"(?:(\d{1,3}|a|an|one) )?(д|day|нед|week|мес|month)[a-zа-я]* (?:назад|ago)")
_TIME = re.compile(
    r"(\d{1,2})(?:(?:[:.\- ]| ?ч(?:ас(?:а|ов)?)?\.? ?)(\d{2}))?"
    r"(?: ?(?:м(?:ин)?|ч(?:ас(?:а|ов)?)?))?\.?(?: ?(am|pm|a\.m|p\.m|утра|дня|вечера|ночи))?"
)
_AFTERNOON = frozenset({"pm", "p.m", "дня", "вечера"})
_NAMED_TIMES = {"полдень": time(12), "noon": time(12), "полночь": time(0), "midnight": time(0)}


def read_date(text: str, today: date) -> date | None:
    """The date that `text` means on the day `today`; None when it means none."""
    words = _PREPOSITION.sub("", folded(text))
    if words in _NAMED_DAYS:
        return _moved(today, _NAMED_DAYS[words])
    if words in _WEEKDAY:
        return _moved(today, (_WEEKDAY[words] - today.weekday() - 1) % 7 + 1)
    return _counted(words, today) or _written(words, today)


def read_time(text: str) -> time | None:
    """The time of day that `text` means; None when it means none."""
    words = _PREPOSITION.sub("", folded(text))
    if words in _NAMED_TIMES:
        return _NAMED_TIMES[words]
    found = _TIME.fullmatch(words)
    if found is None:
        return None
    hour, minute, part = int(found[1]), int(found[2] or 0), found[3]
    if part:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if part in _AFTERNOON else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def read_moment(text: str, now: datetime) -> datetime | None:
    """The date with a time that `text` means, in the zone of `now`; None when either is absent."""
    words = text.replace(",", " ").replace("T", " ").split()
    for at in range(len(words) - 1, 0, -1):
        first, last = " ".join(words[:at]), " ".join(words[at:])
        for day_words, time_words in ((first, last), (last, first)):
            day, moment = read_date(day_words, now.date()), read_time(time_words)
            if day is not None and moment is not None:
                return datetime.combine(day, moment, now.tzinfo)
    return None


def _counted(words: str, today: date) -> date | None:
    """ "in 3 days", "2 недели назад"."""
    for pattern, sign in ((_AHEAD, 1), (_AGO, -1)):
        found = pattern.fullmatch(words)
        if found is None:
            continue
        if found[1] is None and found[2] == "д":
            return None  # "через день" is tomorrow to some and the day after to others
        count = int(found[1]) if found[1] and found[1].isdecimal() else 1
        if found[2] in _UNITS:
            return _moved(today, sign * count * _UNITS[found[2]])
        return _months_later(today, sign * count)
    return None


def _written(words: str, today: date) -> date | None:
    if found := _ISO.fullmatch(words):
        return _date(int(found[1]), int(found[2]), int(found[3]))
    if found := _FIGURES.fullmatch(words):
        day, month = int(found[1]), int(found[3])
        if month > 12 and found[2] == "/":
            day, month = month, day
        return _dated(day, month, found[4], today)
    if found := _DAY_MONTH.fullmatch(words):
        return _dated(int(found[1]), _MONTH.get(found[2], 0), found[3], today)
    if found := _MONTH_DAY.fullmatch(words):
        return _dated(int(found[2]), _MONTH.get(found[1], 0), found[3], today)
    return None


def _dated(day: int, month: int, year: str | None, today: date) -> date | None:
    if year is not None:
        return _date(int(year) if len(year) == 4 else 2000 + int(year), month, day)
    years = range(today.year - 1, today.year + 9)  # 29 February may be eight years away
    days = (_date(each, month, day) for each in years)
    return next((each for each in days if each and each >= today - _RECENT), None)


def _date(year: int, month: int, day: int) -> date | None:
    if not 1900 <= year <= 2200:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _moved(today: date, days: int) -> date:
    return today + timedelta(days=days)


def _months_later(today: date, months: int) -> date | None:
    """The same day of another month, or that month's last day."""
    at = today.year * 12 + today.month - 1 + months
    year, month = divmod(at, 12)
    return next(
        (
            found
            for day in range(today.day, 27, -1)
            if (found := _date(year, month + 1, day)) is not None
        ),
        _date(year, month + 1, min(today.day, 28)),
    )
