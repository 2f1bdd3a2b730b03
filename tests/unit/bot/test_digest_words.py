"""What the first lines of a digest say: Russian "one" is also 21 and 31, and they are not alone."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from domain.reports.daily_words import daily_said
from domain.reports.facts import DailyFacts, DoneLine, Listed
from domain.reports.naming import money_words
from domain.reports.words import Said, Teller
from domain.texts import LOCALES, Texts
from tests.unit.bot.report_samples import HARD, NOW, OVERDUE

TEXTS = Texts.load(LOCALES)


def said(facts: DailyFacts) -> Said:
    zone = ZoneInfo("Europe/Samara")
    return daily_said(Teller(TEXTS, "ru", zone, NOW, lambda code, _: code), facts)


@pytest.mark.parametrize("n", [21, 31, 101])
def test_many_are_said_to_be_many_though_their_number_ends_in_one(n: int) -> None:
    facts = replace(
        HARD,
        overdue=Listed(n, HARD.overdue.lines),
        unsigned=Listed(n, HARD.unsigned.lines),
        waiting=Listed(n, HARD.waiting.lines),
        meetings=Listed(n, HARD.meetings.lines),
        opened=Listed(1, (replace(HARD.opened.worst, problems=n),)),
    )
    told = said(facts)
    assert (told.alarm or "").startswith(f"Просрочено {n}: дольше всех 198 ")
    assert any(line.startswith(f"Никто не подписал {n}: дольше всех ") for line in told.first)
    assert any(line.startswith(f"Ждём слова клиента: {n} (дольше всех ") for line in told.first)
    assert any(f": {n}, первая в " in line for line in told.first)
    (opened,) = (part for part in told.parts if part.key == "opened")
    assert f" · жалоб: {n} · " in opened.lines[0].words


def test_sums_are_written_as_the_reader_writes_them() -> None:
    assert money_words(Decimal(1_250_000), "RUB", "ru") == "1\u00a0250\u00a0000\u00a0₽"
    assert money_words(Decimal(1_250_000), "RUB", "en") == "1,250,000\u00a0₽"


def test_one_is_said_to_be_one() -> None:
    told = said(replace(HARD, overdue=Listed(1, OVERDUE[:1])))
    assert "дольше всех" not in (told.alarm or "дольше всех")


def test_what_is_late_by_less_than_a_minute_of_work_has_its_time_up() -> None:
    just = replace(OVERDUE[0], late=timedelta(seconds=30))
    told = said(replace(HARD, overdue=Listed(1, (just,))))
    assert (told.alarm or "").endswith(", срок уже прошёл")
    assert told.parts[0].lines[0].words.endswith(" · срок уже прошёл")


@pytest.mark.parametrize(
    ("n", "words"),
    [(1, ""), (2, " · 2 жалобы"), (5, " · 5 жалоб"), (21, " · 21 жалоба")],
)
def test_one_repair_of_several_complaints_is_one_line(n: int, words: str) -> None:
    line = DoneLine(12, 19, "Аптека «Мята»", "Антон Белов", "Заменили коммутатор", n)
    (done,) = (
        part for part in said(replace(HARD, done=Listed(1, (line,)))).parts if part.key == "done"
    )
    assert [each.words for each in done.lines] == [
        f"К-19 «Аптека „Мята“»{words} · Антон Белов: «Заменили коммутатор»"
    ]
