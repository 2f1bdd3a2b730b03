"""Dates, durations and sizes the way people say them.

Every date is shown in the reader's time zone (domain 5), so each function takes it. Words come
from Fluent, names of months and weekdays from Babel.
"""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_date

from domain.texts import Texts

_DAY = timedelta(days=1)
_MINUTE = timedelta(minutes=1)
_THIS_YEAR = "EEE d MMMM"
_OTHER_YEAR = "d MMMM y"
_SIZE_UNITS = ("people-time-kilobytes", "people-time-megabytes", "people-time-gigabytes")


class PeopleTime:
    """Says moments to one reader, as seen at one moment.

    One is made for each answer: reader and present moment are the same throughout a screen.
    """

    def __init__(self, texts: Texts, language: str, zone: ZoneInfo, now: datetime) -> None:
        """
        Args:
            texts: holding the texts of domain/.
            language: the reader's.
            zone: the reader's time zone.
            now: aware; what is today, and what was yesterday.
        """
        self._texts = texts
        self._language = texts.spoken(language)
        self._zone = zone
        self._today = now.astimezone(zone).date()

    def moment(self, at: datetime) -> str:
        """ "сегодня 16:40", "вчера 9:05", and farther away the day alone: "пт 28 ноября"."""
        local = at.astimezone(self._zone)
        near = self._near(local.date())
        return f"{near} {_hours(local)}" if near else self.day(local.date())

    def exact(self, at: datetime) -> str:
        """With the hour however far away: "сегодня 16:40", "пт 28 ноября, 16:40"."""
        local = at.astimezone(self._zone)
        near = self._near(local.date())
        if near:
            return f"{near} {_hours(local)}"
        return f"{self.day(local.date())}, {_hours(local)}"

    def lasting(self, at: datetime) -> str:
        """For a message that stays for days and may be read on another one: only today is called
        by its word, "сегодня 16:40", any other day by its date, "пн 23 ноября, 12:00".
        """
        local = at.astimezone(self._zone)
        return self.exact(at) if local.date() == self._today else self.dated(at)

    def dated(self, at: datetime) -> str:
        """For a letter, of which nobody knows when it is read: "пн 23 ноября, 12:00", always."""
        local = at.astimezone(self._zone)
        return f"{self.day(local.date())}, {_hours(local)}"

    def since(self, at: datetime) -> str:
        """Since when something lasts: "с 14:07", "со вчера, 9:05", "с 17 ноября"."""
        local = at.astimezone(self._zone)
        if local.date() == self._today:
            return self._text("people-time-since", when=_hours(local))
        if local.date() == self._today - _DAY:
            return self._text("people-time-since-yesterday", time=_hours(local))
        pattern = "d MMMM" if local.year == self._today.year else _OTHER_YEAR
        return self._text("people-time-since", when=self._formatted(local.date(), pattern))

    def day(self, day: date) -> str:
        """ "пт 28 ноября", in another year "28 ноября 2025"."""
        return self._formatted(day, _THIS_YEAR if day.year == self._today.year else _OTHER_YEAR)

    def nearby(self, day: date) -> str:
        """A day without an hour: "сегодня", "завтра", "пт 28 ноября"."""
        return self._near(day) or self.day(day)

    def headline(self, day: date) -> str:
        """A day as the first line of a screen or letter: "пятница, 21 ноября"."""
        return self._formatted(day, "EEEE, d MMMM")

    def clock(self, at: datetime) -> str:
        """The hour alone: "16:40"."""
        return _hours(at.astimezone(self._zone))

    def _near(self, day: date) -> str | None:
        away = (day - self._today).days
        key = {
            -1: "people-time-yesterday",
            0: "people-time-today",
            1: "people-time-tomorrow",
        }.get(away)
        return self._text(key) if key else None

    def _formatted(self, day: date, pattern: str) -> str:
        return format_date(day, pattern, locale=self._language).replace(".", "")

    def _text(self, key: str, **args: str) -> str:
        return self._texts.format(self._language, key, **args)


def duration(texts: Texts, language: str, length: timedelta) -> str:
    """How long, in the two largest units: "45 мин", "2 ч 15 мин", "3 дн. 4 ч".

    Args:
        length: zero or more; a part of a minute is left out.
    """
    minutes = length // _MINUTE
    if minutes < 1:
        return texts.format(language, "people-time-moment")
    days, rest = divmod(minutes, 24 * 60)
    hours, rest = divmod(rest, 60)
    parts = (("days", days), ("hours", hours), ("minutes", rest))
    first = next(index for index, (_, n) in enumerate(parts) if n)
    return " ".join(
        texts.format(language, f"people-time-{unit}", n=n)
        for unit, n in parts[first : first + 2]
        if n
    )


def working_days(texts: Texts, language: str, n: int) -> str:
    """ "1 раб. день", "3 раб. дня", "5 раб. дней"."""
    return texts.format(language, "people-time-working-days", n=n)


def working_duration(texts: Texts, language: str, worked: timedelta, day: timedelta) -> str:
    """Working time: whole working days from one on, hours and minutes below: "2 раб. дня".

    Args:
        worked: working time, as `WorkCalendar.between` counts it.
        day: the length of one working day.
    """
    return (
        working_days(texts, language, worked // day)
        if worked >= day
        else duration(texts, language, worked)
    )


def lateness(texts: Texts, language: str, worked: timedelta, day: timedelta) -> str:
    """How long something is overdue, as `working_duration` says it; "none" where not a minute was
    worked since, for there is no length to tell: a text says that the time is up.
    """
    if worked < _MINUTE:
        return "none"
    return working_duration(texts, language, worked, day)


def byte_size(texts: Texts, language: str, size: int) -> str:
    """ "640 Б", "12 КБ", "3,4 МБ": one decimal below ten.

    Args:
        size: in bytes.
    """
    if size < 1024:
        return texts.format(language, "people-time-bytes", n=size)
    amount = float(size)
    for unit in _SIZE_UNITS:
        amount /= 1024
        # 1023.7 KB would be rounded to 1024: it is said as 1 MB.
        if round(amount) < 1024 or unit == _SIZE_UNITS[-1]:
            break
    rounded = round(amount, 1) if amount < 9.95 else round(amount)
    return texts.format(language, unit, n=rounded)


def _hours(local: datetime) -> str:
    return f"{local.hour}:{local.minute:02}"
