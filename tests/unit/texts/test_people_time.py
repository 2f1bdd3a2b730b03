"""Dates, durations and sizes as people say them, in the reader's zone."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.people_time import (
    PeopleTime,
    byte_size,
    duration,
    lateness,
    working_days,
    working_duration,
)
from domain.texts import LOCALES, Texts

TEXTS = Texts.load(LOCALES)
SAMARA = ZoneInfo("Europe/Samara")
NOW = datetime(2025, 11, 21, 10, 5, tzinfo=SAMARA)


def reader(language: str = "ru", zone: ZoneInfo = SAMARA, now: datetime = NOW) -> PeopleTime:
    return PeopleTime(TEXTS, language, zone, now)


def at(*when: int) -> datetime:
    return datetime(*when, tzinfo=SAMARA)  # type: ignore[arg-type,misc] # year, month, day, hour, minute


@pytest.mark.parametrize(
    ("moment", "ru", "en"),
    [
        (at(2025, 11, 21, 16, 40), "сегодня 16:40", "today 16:40"),
        (at(2025, 11, 21), "сегодня 0:00", "today 0:00"),
        (at(2025, 11, 22, 10), "завтра 10:00", "tomorrow 10:00"),
        (at(2025, 11, 20, 23, 59), "вчера 23:59", "yesterday 23:59"),
        (at(2025, 11, 28, 9), "пт 28 ноября", "Fri 28 November"),
        (at(2025, 5, 9, 9), "пт 9 мая", "Fri 9 May"),
        (at(2024, 11, 28, 9), "28 ноября 2024", "28 November 2024"),
    ],
)
def test_moments(moment: datetime, ru: str, en: str) -> None:
    assert reader("ru").moment(moment) == ru
    assert reader("en").moment(moment) == en


def test_the_same_moment_is_another_day_elsewhere() -> None:
    moment = datetime(2025, 11, 21, 21, 30, tzinfo=UTC)
    assert reader().moment(moment) == "завтра 1:30"
    assert reader(zone=ZoneInfo("Europe/London")).moment(moment) == "сегодня 21:30"


def test_a_message_that_stays_calls_only_today_by_its_word() -> None:
    assert reader().lasting(at(2025, 11, 21, 18, 0)) == "сегодня 18:00"
    assert reader().lasting(at(2025, 11, 22, 9, 5)) == "сб 22 ноября, 9:05"
    assert reader().dated(at(2025, 11, 21, 18, 0)) == "пт 21 ноября, 18:00"


def test_the_exact_moment_keeps_its_hour_however_far() -> None:
    assert reader().exact(at(2025, 11, 28, 9, 5)) == "пт 28 ноября, 9:05"
    assert reader().exact(at(2025, 11, 22, 9, 5)) == "завтра 9:05"
    assert reader().clock(at(2025, 11, 28, 9, 5)) == "9:05"


def test_since_when_something_lasts() -> None:
    assert reader().since(at(2025, 11, 21, 9, 7)) == "с 9:07"
    assert reader().since(at(2025, 11, 20, 9, 7)) == "со вчера, 9:07"
    assert reader().since(at(2025, 11, 17, 9, 7)) == "с 17 ноября"
    assert reader().since(at(2024, 11, 17, 9, 7)) == "с 17 ноября 2024"
    assert reader("en").since(at(2025, 11, 17, 9, 7)) == "since 17 November"


def test_days_and_headlines() -> None:
    assert reader().day(date(2025, 11, 22)) == "сб 22 ноября"
    assert reader().headline(date(2025, 11, 21)) == "пятница, 21 ноября"
    assert reader("en").headline(date(2025, 11, 21)) == "Friday, 21 November"


def test_a_reader_of_an_unknown_language_gets_one_language_throughout() -> None:
    assert reader("de").moment(at(2025, 11, 28)) == reader("ru").moment(at(2025, 11, 28))


@pytest.mark.parametrize(
    ("length", "ru"),
    [
        (timedelta(), "меньше минуты"),
        (timedelta(seconds=59), "меньше минуты"),
        (timedelta(minutes=45), "45 мин"),
        (timedelta(hours=2), "2 ч"),
        (timedelta(hours=2, minutes=15, seconds=59), "2 ч 15 мин"),
        (timedelta(days=3, hours=4, minutes=5), "3 дн. 4 ч"),
        (timedelta(days=3, minutes=5), "3 дн."),
    ],
)
def test_durations(length: timedelta, ru: str) -> None:
    assert duration(TEXTS, "ru", length) == ru


def test_working_days() -> None:
    said = [working_days(TEXTS, "ru", n) for n in (1, 3, 5, 21)]
    assert said == ["1 раб. день", "3 раб. дня", "5 раб. дней", "21 раб. день"]
    assert working_days(TEXTS, "en", 1) == "1 working day"
    day = timedelta(hours=8)
    assert working_duration(TEXTS, "ru", timedelta(hours=17), day) == "2 раб. дня"
    assert working_duration(TEXTS, "ru", timedelta(hours=7, minutes=30), day) == "7 ч 30 мин"
    assert lateness(TEXTS, "ru", timedelta(hours=17), day) == "2 раб. дня"
    assert lateness(TEXTS, "ru", timedelta(minutes=1), day) == "1 мин"
    assert lateness(TEXTS, "ru", timedelta(seconds=59), day) == "none"


@pytest.mark.parametrize(
    ("size", "ru"),
    [
        (0, "0 Б"),
        (1023, "1023 Б"),
        (1024, "1 КБ"),
        (10_188, "9,9 КБ"),
        (10_189, "10 КБ"),
        (1024 * 1024 - 1, "1 МБ"),
        (20 * 1024 * 1024, "20 МБ"),
        (3_565_158, "3,4 МБ"),
        (5 * 1024**4, "5120 ГБ"),
    ],
)
def test_sizes(size: int, ru: str) -> None:
    assert byte_size(TEXTS, "ru", size) == ru
