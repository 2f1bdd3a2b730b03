from datetime import UTC, date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.forms.answers import Answer, Point, Value
from domain.forms.checking import check_kind
from domain.forms.dates import read_date, read_moment, read_time
from domain.forms.errors import FormError
from domain.forms.model import Choice, Question, QuestionType
from domain.forms.parsing import MAX_TEXT, parse
from tests.unit.forms.making import MOSCOW, NOW, REASONS, YES_NO, question

SUNDAY = date(2026, 11, 22)
MARKS = tuple(Choice(str(mark), {"": str(mark)}) for mark in range(11))


def asked(type_: QuestionType) -> Question:
    choices = {
        QuestionType.SELECT_ONE: REASONS,
        QuestionType.SELECT_MANY: REASONS,
        QuestionType.YES_NO: YES_NO,
        QuestionType.SCALE: MARKS,
    }
    return question("q", type_, choices=choices.get(type_, ()))


def read(type_: QuestionType, text: str, language: str = "ru") -> Value | None:
    answer = parse(asked(type_), text, language=language, now=NOW, time_zone=MOSCOW)
    return answer.value


def refused(type_: QuestionType, text: str, language: str = "ru") -> str:
    with pytest.raises(FormError) as error:
        read(type_, text, language)
    return error.value.key


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12", "12"),
        ("12,5", "12.5"),
        ("12.5", "12.5"),
        ("1 200", "1200"),
        ("1\u00a0200,50", "1200.50"),
        ("1\u202f200", "1200"),
        ("1'200", "1200"),
        ("1.200,50", "1200.50"),
        ("1,200.50", "1200.50"),
        ("1.200.300", "1200300"),
        ("-3", "-3"),
        ("−3", "-3"),
        ("+7", "7"),
        (",5", "0.5"),
        ("15 %", "15"),
        ("1,200", "1.200"),
        ("007", "7"),
        ("1,2 млн", "1200000"),
        ("1.25 млн руб.", "1250000"),
        ("150 тыс", "150000"),
        ("150 тысяч рублей", "150000"),
        ("12к", "12000"),
        ("2 миллиона", "2000000"),
        ("0,5 млрд ₽", "500000000"),
        ("1 200 р.", "1200"),
        ("1.5m", "1500000"),
    ],
)
def test_numbers(text: str, expected: str) -> None:
    assert read(QuestionType.DECIMAL, text) == Decimal(expected)


def test_a_comma_between_thousands_is_english() -> None:
    assert read(QuestionType.INTEGER, "1,200", "en") == 1200
    assert refused(QuestionType.INTEGER, "1,200", "ru") == "form-integer-fraction"
    assert read(QuestionType.DECIMAL, "12,5", "en") == Decimal("12.5")


@pytest.mark.parametrize(
    "text", ["много", "12 шт", "1-2", "1e5", "NaN", "Infinity", "٣", "1,2,3", "тыс", "5 тыс млн"]
)
def test_what_is_no_number(text: str) -> None:
    assert refused(QuestionType.INTEGER, text) == "form-kind-integer"


def test_a_number_too_long_to_be_meant() -> None:
    assert refused(QuestionType.INTEGER, "1" * 16) == "form-number-long"
    assert refused(QuestionType.INTEGER, f"{'1' * 10} млн") == "form-number-long"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("сегодня", date(2026, 11, 22)),
        ("Завтра.", date(2026, 11, 23)),
        ("tomorrow", date(2026, 11, 23)),
        ("послезавтра", date(2026, 11, 24)),
        ("вчера", date(2026, 11, 21)),
        ("пт", date(2026, 11, 27)),
        ("в пятницу", date(2026, 11, 27)),
        ("on Friday", date(2026, 11, 27)),
        ("вс", date(2026, 11, 29)),
        ("28.11", date(2026, 11, 28)),
        ("28/11", date(2026, 11, 28)),
        ("11/28", date(2026, 11, 28)),
        ("28.11.26", date(2026, 11, 28)),
        ("28.11.2026", date(2026, 11, 28)),
        ("до 28.11.2026 г.", date(2026, 11, 28)),
        ("2026-11-28", date(2026, 11, 28)),
        ("28 ноября", date(2026, 11, 28)),
        ("28-го ноября 2027 года", date(2027, 11, 28)),
        ("28 november", date(2026, 11, 28)),
        ("Nov 28th, 2026", date(2026, 11, 28)),
        ("28 нояб.", date(2026, 11, 28)),
        ("10 января", date(2027, 1, 10)),
        ("1 июня", date(2027, 6, 1)),
        ("20 ноября", date(2026, 11, 20)),
        ("29.02", date(2028, 2, 29)),
        ("через 3 дня", date(2026, 11, 25)),
        ("in 3 days", date(2026, 11, 25)),
        ("через неделю", date(2026, 11, 29)),
        ("через 2 недели", date(2026, 12, 6)),
        ("in a month", date(2026, 12, 22)),
        ("3 дня назад", date(2026, 11, 19)),
        ("a week ago", date(2026, 11, 15)),
    ],
)
def test_dates(text: str, expected: date) -> None:
    assert read(QuestionType.DATE, text) == expected


@pytest.mark.parametrize(
    "text",
    ["31.04", "28", "скоро", "29.02.2027", "32 ноября", "5 мартобря", "28.11.1500", "через день"],
)
def test_what_is_no_date(text: str) -> None:
    assert refused(QuestionType.DATE, text) == "form-kind-date"


def test_a_month_ahead_ends_where_the_month_ends() -> None:
    assert read_date("через месяц", date(2026, 1, 31)) == date(2026, 2, 28)
    assert read_date("через 3 месяца", date(2026, 1, 31)) == date(2026, 4, 30)
    assert read_date("месяц назад", date(2026, 1, 15)) == date(2025, 12, 15)


def test_today_is_a_day_in_the_persons_zone() -> None:
    evening = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)  # already Monday in Vladivostok
    answer = parse(
        asked(QuestionType.DATE),
        "завтра",
        language="ru",
        now=evening,
        time_zone=ZoneInfo("Asia/Vladivostok"),
    )
    assert answer.value == date(2026, 11, 24)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("18:00", time(18)),
        ("18", time(18)),
        ("18.30", time(18, 30)),
        ("18 30", time(18, 30)),
        ("в 9:05", time(9, 5)),
        ("6pm", time(18)),
        ("6:30 p.m.", time(18, 30)),
        ("12 am", time(0)),
        ("12 дня", time(12)),
        ("9 утра", time(9)),
        ("6 вечера", time(18)),
        ("18 ч 30 мин", time(18, 30)),
        ("в 18 часов", time(18)),
        ("полдень", time(12)),
    ],
)
def test_times(text: str, expected: time) -> None:
    assert read(QuestionType.TIME, text) == expected


@pytest.mark.parametrize("text", ["25", "18:60", "13 pm", "вечером", "1830", "24:00"])
def test_what_is_no_time(text: str) -> None:
    assert refused(QuestionType.TIME, text) == "form-kind-time"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("завтра 18:00", datetime(2026, 11, 23, 18, tzinfo=MOSCOW)),
        ("завтра в 18:00", datetime(2026, 11, 23, 18, tzinfo=MOSCOW)),
        ("28.11 18.30", datetime(2026, 11, 28, 18, 30, tzinfo=MOSCOW)),
        ("в пятницу, в 9 утра", datetime(2026, 11, 27, 9, tzinfo=MOSCOW)),
        ("28 ноября 2026 в 18", datetime(2026, 11, 28, 18, tzinfo=MOSCOW)),
        ("18:00 завтра", datetime(2026, 11, 23, 18, tzinfo=MOSCOW)),
        ("2026-11-28T18:00", datetime(2026, 11, 28, 18, tzinfo=MOSCOW)),
    ],
)
def test_dates_with_times(text: str, expected: datetime) -> None:
    assert read(QuestionType.DATETIME, text) == expected


@pytest.mark.parametrize("text", ["завтра", "18:00", "28.11", "когда-нибудь потом"])
def test_half_a_moment_is_asked_for_in_full(text: str) -> None:
    assert refused(QuestionType.DATETIME, text) == "form-kind-datetime"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1", "stopped"),
        ("2.", "losses"),
        ("3)", "nuisance"),
        ("Работа стоит", "stopped"),
        ("РАБОТА СТОИТ!", "stopped"),
        ("работает с", "losses"),
        ("Works with losses", "losses"),
        ("потерями", "losses"),
        ("меш", "nuisance"),
        ("nuisance", "nuisance"),
    ],
)
def test_one_of(text: str, expected: str) -> None:
    assert read(QuestionType.SELECT_ONE, text) == expected


def test_one_of_says_what_was_not_understood() -> None:
    assert refused(QuestionType.SELECT_ONE, "работа") == "form-option-ambiguous"
    assert refused(QuestionType.SELECT_ONE, "0") == "form-option-unknown-words"
    assert refused(QuestionType.SELECT_ONE, "4") == "form-option-unknown-words"
    assert refused(QuestionType.SELECT_ONE, "ничего") == "form-option-unknown-words"
    assert refused(QuestionType.SELECT_ONE, "???") == "form-option-unknown-words"


def test_yo_and_ye_are_one_letter() -> None:
    choices = (Choice("warm", {"ru": "Тёплое"}), Choice("cold", {"ru": "Холодное"}))
    mood = question("mood", QuestionType.SELECT_ONE, choices=choices)
    answer = parse(mood, "ТЕПЛОЕ", language="ru", now=NOW, time_zone=MOSCOW)
    assert answer.value == "warm"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1, 3", ("stopped", "nuisance")),
        ("3 1", ("stopped", "nuisance")),
        ("3; 1; 3", ("stopped", "nuisance")),
        ("2", ("losses",)),
        ("работа стоит, меш", ("stopped", "nuisance")),
        ("Мешает, но терпимо", ("nuisance",)),
        ("1\n2", ("stopped", "losses")),
    ],
)
def test_many_of(text: str, expected: tuple[str, ...]) -> None:
    assert read(QuestionType.SELECT_MANY, text) == expected


def test_many_of_takes_nothing_when_a_part_is_not_understood() -> None:
    assert refused(QuestionType.SELECT_MANY, "1, 7") == "form-option-unknown-words"
    assert refused(QuestionType.SELECT_MANY, ",") == "form-option-unknown-words"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("да", "yes"), ("Да", "yes"), ("yes", "yes"), ("y", "yes"), ("нет", "no"), ("No", "no"),
     ("1", "yes"), ("2", "no"), ("Д", "yes")],
)  # fmt: skip
def test_yes_and_no(text: str, expected: str) -> None:
    assert read(QuestionType.YES_NO, text) == expected


def test_a_number_on_a_scale_is_the_mark_and_not_its_place() -> None:
    assert read(QuestionType.SCALE, "0") == "0"
    assert read(QuestionType.SCALE, "7") == "7"
    assert refused(QuestionType.SCALE, "11") == "form-option-unknown-words"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("8 (495) 123-45-67", "+74951234567"),
        ("+7 495 123 45 67", "+74951234567"),
        ("9161234567", "+79161234567"),
        ("+49 30 123456", "+4930123456"),
        ("+7 495 123-45-67 доб. 12", "+74951234567;ext=12"),
    ],
)
def test_phones(text: str, expected: str) -> None:
    assert read(QuestionType.PHONE, text) == expected


@pytest.mark.parametrize("text", ["123", "позвоните", "+7 495 123", "8 495 123 45 67 89 01"])
def test_what_is_no_phone(text: str) -> None:
    assert refused(QuestionType.PHONE, text) == "form-kind-phone"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kim@romashka.ru", "kim@romashka.ru"),
        (" Kim.I+x@ROMASHKA.RU. ", "Kim.I+x@romashka.ru"),
        ("mailto:Kim@romashka.ru", "Kim@romashka.ru"),
        ("почта@ромашка.рф", "почта@ромашка.рф"),
    ],
)
def test_emails(text: str, expected: str) -> None:
    assert read(QuestionType.EMAIL, text) == expected


@pytest.mark.parametrize("text", ["kim", "kim@", "@r.ru", "a b@c.ru", "a@b", "a@-b.ru", "a@b..ru"])
def test_what_is_no_email(text: str) -> None:
    assert refused(QuestionType.EMAIL, text) == "form-kind-email"


def test_a_place_can_be_typed_as_coordinates() -> None:
    place = Point(Decimal("55.7558"), Decimal("37.6173"))
    assert read(QuestionType.LOCATION, "55.7558, 37.6173") == place
    assert refused(QuestionType.LOCATION, "ул. Мира, 4") == "form-kind-location"
    assert refused(QuestionType.LOCATION, "95, 37") == "form-kind-location"


def test_text_is_kept_as_written_but_for_what_cannot_be_stored() -> None:
    assert read(QuestionType.TEXT, "  и\u0306\x00 \x07<b>да</b>\r\nнет  ") == "й <b>да</b>\nнет"
    assert read(QuestionType.LONG_TEXT, "я" * 5_000) == "я" * 5_000
    assert refused(QuestionType.LONG_TEXT, "я" * (MAX_TEXT + 1)) == "form-text-long"
    assert refused(QuestionType.TEXT, " \x00\n ") == "form-empty"


@pytest.mark.parametrize(
    "type_", [QuestionType.PHOTO, QuestionType.LOOKUP, QuestionType.NOTE, QuestionType.VOICE]
)
def test_words_do_not_answer_what_asks_for_something_else(type_: QuestionType) -> None:
    assert refused(type_, "слова") == f"form-kind-{type_.value}"


# fmt: off
WORDS = [
    "завтра", "в", "через", "3", "99", "999", "дня", "назад", "28", "ноября", "2026", "in", "days",
    "feb", "29", "пт", "да", "1,", "@",
]
# fmt: on
TYPED = st.one_of(
    st.text(max_size=40),
    st.text(alphabet="0123456789.,:/- +", max_size=20),
    st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join),
)


@given(st.sampled_from(list(QuestionType)), TYPED, st.sampled_from(["ru", "en"]))
def test_whatever_is_typed_is_an_answer_that_fits_or_a_form_error(
    type_: QuestionType, text: str, language: str
) -> None:
    try:
        answer = parse(asked(type_), text, language=language, now=NOW, time_zone=MOSCOW)
    except FormError:
        return
    assert not answer.is_empty
    check_kind(asked(type_), answer)


@given(st.dates(date(1950, 1, 1), date(2150, 1, 1)))
def test_a_date_written_in_figures_is_read_back(day: date) -> None:
    assert read_date(f"{day:%d.%m.%Y}", SUNDAY) == day
    assert read_date(day.isoformat(), SUNDAY) == day


@given(st.times())
def test_a_time_written_in_figures_is_read_back(moment: time) -> None:
    assert read_time(f"{moment:%H:%M}") == moment.replace(second=0, microsecond=0)
    assert read_moment(f"завтра {moment:%H:%M}", NOW) == datetime.combine(
        date(2026, 11, 23), moment.replace(second=0, microsecond=0), MOSCOW
    )


def test_an_answer_holds_only_what_was_typed() -> None:
    assert parse(
        asked(QuestionType.TEXT), "кабель", language="ru", now=NOW, time_zone=MOSCOW
    ) == Answer("кабель")
